"""Conversations as text: one turn a line, each with its speaker before a colon; and how tables become such texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from workbench.data.documents import Documents
from workbench.data.examples import Problem
from workbench.data.passages import Passages
from workbench.data.split import GIVEN
from workbench.data.table import Table
from workbench.language import text

WHOLE, SPEAKER, TURN, ANSWER = "conversation", "speaker", "turn", "answer"  # roles of columns
NAMELESS = ("A", "B")  # who speaks in turn where nobody says who does
LONGEST_NAME = 24  # characters; what is longer before a colon is a sentence
MOST_WORDS = 3  # in the name of a speaker

_MARK = re.compile(r"\s*([^:：\n]+?)\s*[:：](?!//)\s*(.*)", re.DOTALL)
_NOT_IN_NAMES = r"[.,;!?。，；！？、…\"“”]"
_NO_NAME = re.compile(_NOT_IN_NAMES + r"|^[\d\s]+$")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says before somebody else speaks."""

    speaker: str  # empty where nobody is named
    words: str


def turns_of(conversation: str) -> list[Turn]:
    """Return the turns of a text; a line that names no speaker goes on with the turn before it.

    Where no line names a speaker, every line is a turn and no turn has a speaker.
    """
    lines = [line for line in conversation.splitlines() if line.strip()]
    marked = [_marked(line) for line in lines]
    if not any(marked):
        return [Turn("", line.strip()) for line in lines]
    turns: list[Turn] = []
    for line, turn in zip(lines, marked, strict=True):
        if turn is not None:
            turns.append(turn)
        elif turns:
            turns[-1] = Turn(turns[-1].speaker, f"{turns[-1].words} {line.strip()}".strip())
        else:
            turns.append(Turn("", line.strip()))
    return turns


def conversation_text(turns: Iterable[Turn]) -> str:
    """Return *turns* as a text from which `turns_of` reads them again."""
    return "\n".join(
        f"{_name(turn.speaker)}: {_one_line(turn.words)}" if turn.speaker else _one_line(turn.words)
        for turn in turns
    )


def with_speakers(turns: Sequence[Turn]) -> list[Turn]:
    """Return *turns* with a speaker for each: those without are taken to speak in turn."""
    return [
        turn if turn.speaker else Turn(NAMELESS[number % 2], turn.words) for number, turn in enumerate(turns)
    ]


def answered(conversation: str, asks: str, answers: str, words: str) -> list[Turn]:
    """Return the turns of *conversation* and after them *words* of who *answers*, in place of a turn they go on from.

    What no speaker is named for was said by who *asks*.
    """
    turns = [Turn(turn.speaker or asks, turn.words) for turn in turns_of(conversation)]
    if turns and turns[-1].speaker == answers:
        turns.pop()
    return [*turns, Turn(answers, words)]


def whole_conversations(table: Table, columns: Mapping[str, str], source: str) -> Table:
    """Return a table with a conversation in each row; what is none is left out and listed.

    Args:
        table: What was read.
        columns: Role -> column. A turn in each row is gathered by the conversation it belongs to; a question in each
            row has the answer beside it; else a cell holds a whole conversation, a long text one after the other with
            blank lines between.
        source: Name of the file, for messages.
    """
    cells = {role: table.columns[table.names.index(name)] for role, name in columns.items()}
    whole = cast("Sequence[str]", cells[WHOLE])
    given = [str(cell) for cell in cells[GIVEN]] if GIVEN in cells else None
    found: list[tuple[int, list[Turn]]] = []  # the row each began in
    if TURN in cells:
        speakers = cast("Sequence[str]", cells.get(SPEAKER, [""] * len(whole)))
        found = list(_gathered(whole, speakers, cast("Sequence[str]", cells[TURN])))
    elif ANSWER in cells:
        pairs = zip(whole, cast("Sequence[str]", cells[ANSWER]), strict=True)
        found = [
            (row, [Turn(NAMELESS[0], asked), Turn(NAMELESS[1], said)])
            for row, (asked, said) in enumerate(pairs)
        ]
    elif isinstance(whole, Passages | Documents):
        parts = _BLANK_LINES.split("".join(whole.whole if isinstance(whole, Documents) else whole).strip())
        found = [(row, turns_of(part)) for row, part in enumerate(parts)]
    else:
        found = [(row, turns_of(cell)) for row, cell in enumerate(whole)]
    kept: list[str] = []
    rows: list[int] = []
    problems: list[Problem] = []
    for row, turns in found:
        spoken = with_speakers([turn for turn in turns if turn.words.strip()])
        if len({turn.speaker for turn in spoken}) < 2:
            problems.append(Problem(table.place(row, source), text("nobody answers: it needs two speakers")))
            continue
        kept.append(conversation_text(spoken))
        rows.append(row)
    numbers = table.row_numbers() if not isinstance(whole, Passages | Documents) else range(1, len(found) + 1)
    return replace(
        table,
        names=(WHOLE, GIVEN) if given is not None else (WHOLE,),
        columns=(kept, [given[row] for row in rows]) if given is not None else (kept,),
        first_rows=tuple(numbers[row] for row in rows),
        problems=(*table.problems, *problems),
        files=(),
    )


def flat_conversation(record: Any) -> Any:
    """Return a JSON *record* with its lists of turns as texts; anything else as it is.

    A turn is an object that says who speaks and what is said, under any of the usual names.
    """
    if not isinstance(record, dict):
        return record  # pyright: ignore[reportUnknownVariableType]
    values = cast("dict[str, Any]", record)
    read = {name: _read_turns(cell) for name, cell in values.items() if isinstance(cell, list)}
    return values | {name: conversation_text(with_speakers(turns)) for name, turns in read.items() if turns}


def nested_conversations(value: Any) -> list[Any]:
    """Return the conversations a JSON *value* holds, so that none is taken for a table of its turns."""
    held: Any = value
    lists = [held] if isinstance(held, list) else list(held.values()) if isinstance(held, dict) else []
    for each in lists:
        if not isinstance(each, list) or not each:
            continue
        items = cast("list[Any]", each)
        if any(isinstance(item, dict) and flat_conversation(item) != item for item in items):
            return items
    return []


_SPEAKER_NAMES = ("speaker", "role", "from", "author", "user", "name", "who", "说话人", "角色")
_WORDS_NAMES = ("text", "content", "value", "utterance", "message", "words", "said", "内容", "文本")


def _read_turns(items: list[Any]) -> list[Turn]:
    """Return the turns in a list of JSON objects; none if one of them does not say who speaks and what."""
    turns: list[Turn] = []
    for item in items:
        if not isinstance(item, dict):
            return []
        values = {
            name.lower(): cell for name, cell in cast("dict[str, Any]", item).items() if isinstance(cell, str)
        }
        words = next((values[name] for name in _WORDS_NAMES if name in values), None)
        speaker = next((values[name] for name in _SPEAKER_NAMES if name in values), None)
        if words is None or speaker is None:
            return []
        turns.append(Turn(speaker, words))
    return turns


def _gathered(
    whole: Sequence[str], speakers: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[int, list[Turn]]]:
    """Yield the first row and the turns of each conversation, in the order in which they begin."""
    first: dict[str, int] = {}
    turns: dict[str, list[Turn]] = {}
    for row, (key, speaker, said) in enumerate(zip(whole, speakers, words, strict=True)):
        first.setdefault(key, row)
        turns.setdefault(key, []).append(Turn(speaker.strip(), said))
    for key, row in first.items():
        yield row, turns[key]


def _marked(line: str) -> Turn | None:
    found = _MARK.fullmatch(line)
    if found is None:
        return None
    name, words = found.groups()
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS or _NO_NAME.search(name):
        return None
    return Turn(name, words.strip())


def _name(speaker: str) -> str:
    """Return a name that can stand before a colon."""
    plain = " ".join(re.sub(r"[:：]|" + _NOT_IN_NAMES, " ", speaker).split()[:MOST_WORDS])
    plain = plain[:LONGEST_NAME].strip()
    return f"#{plain}" if plain.isdecimal() else plain or NAMELESS[0]


def _one_line(words: str) -> str:
    return " ".join(words.split())
