"""XML read event by event, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from workbench.language import WorkbenchError, text

MAX_WAITING = 50_000_000  # bytes without an event: one endless tag
Event = tuple[
    str, str, dict[str, str]
]  # ("start", name, attributes), ("end", name, {}) or ("text", words, {})


class _DoctypeError(Exception):
    """A document type may define entities that unfold into gigabytes; office files never have one."""


def xml_events(chunks: Iterable[bytes], path: Path) -> Iterator[Event]:
    """Yield what is in an XML file, names and attributes without their name spaces.

    Raises:
        WorkbenchError: It is broken, or declares a document type; *path* is named.
    """
    found: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def local(name: str) -> str:
        return name.rpartition(" ")[2]

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(("start", local(name), {local(key): value for key, value in attributes.items()}))

    def refuse(*_: Any) -> None:
        raise _DoctypeError

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: found.append(("end", local(name), {}))
    parser.CharacterDataHandler = lambda words: found.append(("text", words, {}))
    parser.StartDoctypeDeclHandler = refuse
    n_waiting = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            n_waiting = 0 if found else n_waiting + len(chunk)
            if n_waiting > MAX_WAITING:
                raise _DoctypeError
            yield from found
            found.clear()
        parser.Parse(b"", True)
        yield from found
    except (expat.ExpatError, _DoctypeError) as error:
        raise WorkbenchError(
            text("“{path}” is damaged, or was not written by an office program.", path=str(path)),
            text("Open it in an office program, save it again and import that."),
        ) from error
