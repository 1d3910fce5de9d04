"""Checked examples: a table whose columns are named by the part they play in a scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from workbench.data.passages import Passages
from workbench.language import Text

ImageArray = npt.NDArray[np.uint8]


class Modality(StrEnum):
    """What a value is; the window has one widget to enter and one to show each."""

    TEXT = "text"
    LABEL = "label"
    IMAGE = "image"
    BLANKS = "blanks"  # of an answer: the text that was entered, with its blanks filled
    NUMBER = "number"  # of a column; written as text
    QUESTION = "question"  # of an input: a text and what is asked about it
    SPAN = "span"  # of an answer: a part of the text that was asked about
    CONVERSATION = "conversation"  # of an input: a text of turns, each with its speaker before a colon
    TURN = "turn"  # of an answer: what is said next in a conversation
    PART = "part"  # of a column: something a conversation is put together from


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a text."""

    question: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One column a scenario needs."""

    name: str
    modality: Modality
    title: str  # marked for translation
    known_names: tuple[str, ...] = ()  # column names that are taken without asking, lower case
    part_of: str = ""  # role whose text holds this one to the letter
    is_optional: bool = False  # whether a source may do without it; an empty cell is then no mistake
    is_conversation: bool = False  # whether rows are put together to conversations, a text of turns each
    goes_with: str = ""  # role without which no column is taken for this one unasked


@dataclass(frozen=True, slots=True)
class Problem:
    """One item of a source that was left out."""

    where: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Examples:
    """Columns of equal length: text and labels as lists of str, pictures as (N, S, S, C) uint8.

    One continuous text is a single column of `Passages`: they are not rows, and where they end means nothing.
    """

    columns: Mapping[str, Sequence[str] | ImageArray]
    problems: tuple[Problem, ...] = field(default=())
    notes: tuple[Text, ...] = field(default=())  # what was changed on reading, without leaving anything out
    # how more of them can be made, as plain JSON values; None where they came from a file
    recipe: Mapping[str, Any] | None = None

    def __len__(self) -> int:
        """Return the number of rows; a continuous text is one."""
        if self.continuous is not None:
            return 1
        return min((len(column) for column in self.columns.values()), default=0)

    @property
    def continuous(self) -> Passages | None:
        """The one long text, or None where there are rows."""
        column = next(iter(self.columns.values()), None)
        return column if isinstance(column, Passages) else None

    def texts(self, name: str) -> Sequence[str]:
        """Return the column *name* as strings."""
        return cast("Sequence[str]", self.columns[name])

    def count_characters(self, name: str) -> int:
        """Return how long the texts in column *name* are together."""
        column = self.columns[name]
        return column.n_character if isinstance(column, Passages) else sum(map(len, self.texts(name)))

    def images(self, name: str) -> ImageArray:
        """Return the column *name* as pictures (N, S, S, C)."""
        return cast("ImageArray", self.columns[name])

    def take(self, rows: npt.NDArray[Any]) -> Examples:
        """Return only *rows*, in that order."""
        taken: dict[str, Any] = {
            name: column[rows] if isinstance(column, np.ndarray) else [column[int(row)] for row in rows]
            for name, column in self.columns.items()
        }
        return Examples(taken, recipe=self.recipe)
