"""An input taken from the project's own data."""

from __future__ import annotations

import re

import numpy as np

from workbench.data.examples import Examples, ImageArray, Modality, Question
from workbench.scenarios.base import Scenario, Value

LONGEST = 200  # characters of one row
EXCERPT = 32  # characters taken from a column that is one long text
LEAST, LEAST_CHINESE = 20, 12  # characters below which a beginning says too little
TRIES = 20  # a text of blank lines or single words ends the search
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|(?<=[。！？])(?![”’」』）])|(?<=[。！？][”’」』）])")
_OPENING = "\"'“‘«「『《¿¡"


def example_input(
    scenario: Scenario, examples: Examples, generator: np.random.Generator, last_row: int = -1
) -> tuple[Value, int]:
    """Return an input for *scenario* and the row it is from: the row after *last_row*, or a random one if -1.

    Rows of plain text that say too little are passed over as long as there are others.
    """
    role = scenario.roles[0].name  # of a long text each passage counts as a row
    column = examples.columns[role]
    n_row = len(column)

    def next_row(row: int) -> int:
        return int(generator.integers(n_row)) if last_row < 0 else (row + 1) % n_row

    row = next_row(last_row)
    if isinstance(column, np.ndarray):
        return np.array(column[row]), row
    first = row
    for _ in range(TRIES if len(scenario.roles) == 1 else 0):  # else every row was made to be an input
        if len(column[row]) > LONGEST or _says_enough(column[row].strip()):
            break
        row = next_row(row)
    else:
        row = first
    whole = column[row]
    if scenario.input is Modality.QUESTION:
        asked, passage = (examples.texts(each.name)[row] for each in scenario.roles[:2])
        return Question(asked.strip(), passage.strip()), row
    return (excerpt(whole, generator) if len(whole) > LONGEST else whole.strip()), row


def posed_input(
    scenario: Scenario, examples: Examples, generator: np.random.Generator, last_row: int = -1
) -> tuple[Value, int]:
    """Return what `example_input` does, as the scenario asks about it: with words hidden, or the answer left out."""
    value, row = example_input(scenario, examples, generator, last_row)
    return scenario.posed(value, generator), row


def excerpt(whole: str, generator: np.random.Generator) -> str:
    """Return the beginning of a random sentence of a long text, in whole words where the language has them.

    Headings, single words and what else says too little are taken only from a text that has nothing better.
    """
    longest = ""
    for _ in range(TRIES):
        sentences = _sentences_around(whole, int(generator.integers(max(1, len(whole)))))
        good = [sentence for sentence in sentences if _is_prose(sentence)]
        if good:
            return _beginning(good[int(generator.integers(len(good)))])
        longest = max(longest, *sentences, key=len)
    return _beginning(longest or whole.strip())


def _sentences_around(whole: str, place: int) -> list[str]:
    """Return the sentences of the line at *place*, or of the part near it if that line is long."""
    line_start, line_end = whole.rfind("\n", 0, place) + 1, whole.find("\n", place)
    start = max(line_start, place - LONGEST)
    end = min(len(whole) if line_end < 0 else line_end, place + LONGEST)
    parts = [part.strip() for part in _SENTENCE_END.split(whole[start:end])]
    if start > line_start:  # the first one is cut
        parts = parts[1:] or [parts[0].partition(" ")[2] or parts[0]]
    return parts


def _least(sentence: str) -> int:
    n_chinese = sum("\u3040" <= character <= "\u9fff" for character in sentence)
    return LEAST_CHINESE if 2 * n_chinese > len(sentence) else LEAST


def _says_enough(sentence: str) -> bool:
    return len(sentence) >= _least(sentence)


def _is_prose(sentence: str) -> bool:
    """Say whether *sentence* is worth going on from; a heading ends without a mark and is short."""
    if not _says_enough(sentence) or not (sentence[0].isalnum() or sentence[0] in _OPENING):
        return False
    return len(sentence) > EXCERPT or not sentence[-1].isalnum()


def _beginning(sentence: str) -> str:
    shown = sentence[:EXCERPT]
    if len(sentence) > EXCERPT and not sentence[EXCERPT].isspace() and " " in shown[_least(sentence) :]:
        shown = shown.rsplit(" ", 1)[0]  # the last word is cut
    return shown.strip()


def ink_and_ground(pictures: ImageArray) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the colours to draw with so that a drawing looks like *pictures* (N, H, W, C): ink and paper."""
    edge = np.concatenate([pictures[:, 0].ravel(), pictures[:, -1].ravel()])
    black, white = (0, 0, 0), (255, 255, 255)
    return (white, black) if edge.size == 0 or np.median(edge) < 128 else (black, white)
