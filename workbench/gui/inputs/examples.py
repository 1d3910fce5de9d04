"""An input taken from the project's own data."""

from __future__ import annotations

import numpy as np

from workbench.data.examples import Examples, ImageArray
from workbench.scenarios.base import Scenario, Value

LONGEST = 200  # characters of one row
EXCERPT = 32  # characters taken from a column that is one long text
EARLIEST = 12  # an excerpt may end at a space after this many characters


def example_input(
    scenario: Scenario, examples: Examples, generator: np.random.Generator, last_row: int = -1
) -> tuple[Value, int]:
    """Return an input for *scenario* and the row it is from: the row after *last_row*, or a random one if -1."""
    role = scenario.roles[0].name
    column = examples.columns[role]
    n_row = len(column)
    row = int(generator.integers(n_row)) if last_row < 0 else (last_row + 1) % n_row
    if isinstance(column, np.ndarray):
        return np.array(column[row]), row
    whole = column[row]
    return (excerpt(whole, generator) if len(whole) > LONGEST else whole.strip()), row


def excerpt(whole: str, generator: np.random.Generator) -> str:
    """Return the beginning of a random line of a long text, in whole words where the language has them."""
    for _ in range(20):  # most draws hit a good line; a text of blank lines ends the search
        start = int(generator.integers(max(1, len(whole) - EXCERPT)))
        line_start = whole.rfind("\n", 0, start) + 1
        begin = line_start if start - line_start < LONGEST else start
        words = whole[begin : begin + EXCERPT].split("\n", 1)[0]
        if begin != line_start and " " in words:
            words = words.split(" ", 1)[1]  # the first word is cut
        shown = words.strip()
        if len(words) == EXCERPT and len(shown) == EXCERPT and " " in shown[EARLIEST:]:
            shown = shown.rsplit(" ", 1)[0]
        if len(shown) >= EARLIEST:
            return shown
    return whole.strip()[:EXCERPT]


def ink_and_ground(pictures: ImageArray) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the colours to draw with so that a drawing looks like *pictures* (N, H, W, C): ink and paper."""
    edge = np.concatenate([pictures[:, 0].ravel(), pictures[:, -1].ravel()])
    black, white = (0, 0, 0), (255, 255, 255)
    return (white, black) if edge.size == 0 or np.median(edge) < 128 else (black, white)
