"""Collect every sentence of the program into resources/i18n/*.ts and say what is not translated yet.

``python packaging/dev.py translate`` updates the catalogues: new sentences are added as unfinished, sentences nobody
uses any more are removed, finished translations are kept. ``--check`` changes nothing and fails when something is
missing. The files are Qt's own format, so Qt Linguist opens them.
"""

from __future__ import annotations

import argparse
import ast
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
MARKS = ("tr", "N_", "text")  # functions of workbench.language whose first argument is a sentence


@dataclass
class Sentence:
    """One sentence and the files it stands in."""

    source: str
    files: list[str] = field(default_factory=list[str])


def literal(node: ast.expr) -> str | None:
    """Return the string *node* writes down, or None if it is not a plain one."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def sentences_in(path: Path) -> Iterator[str]:
    """Yield every marked sentence in a Python file, in order."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in MARKS
            and node.args
        ):
            found = literal(node.args[0])
            if found:
                yield found


def collect(folder: Path) -> dict[str, Sentence]:
    """Return every sentence of the program, sorted by the file it is first used in."""
    found: dict[str, Sentence] = {}
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder.parent).as_posix()
        for source in sentences_in(path):
            entry = found.setdefault(source, Sentence(source))
            if name not in entry.files:
                entry.files.append(name)
    return found


def fields_of(sentence: str) -> set[str]:
    """Return the names in braces of *sentence*."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def read(path: Path) -> dict[str, str]:
    """Return the finished translations of a catalogue."""
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") is None:
            found[source] = translation.text
    return found


def write(path: Path, language: str, sentences: dict[str, Sentence], known: dict[str, str]) -> None:
    """Write a catalogue of all *sentences* with the translations that are *known*."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        "    <name>workbench</name>",
    ]
    for entry in sentences.values():
        translation = known.get(entry.source)
        lines.append("    <message>")
        lines += [f'        <location filename="../../{name}"/>' for name in entry.files[:1]]
        lines.append(f"        <source>{escape(entry.source)}</source>")
        if translation:
            lines.append(f"        <translation>{escape(translation)}</translation>")
        else:
            lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def wrong_fields(known: dict[str, str]) -> list[str]:
    """Return sentences whose translation fills in other names than the original."""
    return [source for source, shown in known.items() if fields_of(source) != fields_of(shown)]


def main() -> int:
    """Update or check every catalogue; return 1 where something is missing or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail when something is missing")
    check = parser.parse_args().check
    sentences = collect(ROOT / "workbench")
    is_complete = True
    for path in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        known = read(path)
        missing = [source for source in sentences if source not in known]
        unused = [source for source in known if source not in sentences]
        wrong = wrong_fields(known)
        if not check:
            write(path, path.stem, sentences, known)
        print(
            f"{path.name}: {len(sentences)} sentences, {len(missing)} missing, {len(unused)} no longer used"
        )
        for source in missing:
            print(f"  missing: {source!r}")
        for source in wrong:
            print(f"  other names in braces: {source!r}")
        is_complete = is_complete and not missing and not wrong and not (check and unused)
    return 0 if is_complete else 1


if __name__ == "__main__":
    sys.exit(main())
