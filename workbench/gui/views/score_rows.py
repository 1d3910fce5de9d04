"""The habits of one head: what each score means, where it comes from, and how far it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.theme import set_role


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row, in words of the present language."""

    title: str
    meaning: str
    values: tuple[str, ...]  # one for each column of numbers
    is_strong: bool = False  # the habit the head is named after


class ScoreRows(QScrollArea):
    """Rows of words at the left and numbers at the right; it scrolls where there is not room for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self.setWidget(self._inner)
        self._shape = (0, 0)
        self._heads: list[QLabel] = []
        self._rows: list[tuple[QLabel, QLabel, list[QLabel]]] = []

    def set_rows(self, columns: Sequence[str], rows: Sequence[ScoreRow]) -> None:
        """Show *rows* under the names of the columns of numbers."""
        if self._shape != (len(columns), len(rows)):
            self._make(len(columns), len(rows))
        for label, name in zip(self._heads, columns, strict=True):
            label.setText(name)
        for (title, meaning, numbers), row in zip(self._rows, rows, strict=True):
            title.setText(row.title)
            set_role(title, "accent" if row.is_strong else "strong")
            meaning.setText(row.meaning)
            for label, value in zip(numbers, row.values, strict=True):
                label.setText(value)
            title.setAccessibleName(", ".join((row.title, *(value for value in row.values if value))))

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the rows say: title and numbers."""
        return [(title.text(), *(label.text() for label in numbers)) for title, _, numbers in self._rows]

    def _make(self, n_column: int, n_row: int) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        self._shape = (n_column, n_row)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._heads = [QLabel() for _ in range(n_column)]
        for column, label in enumerate(self._heads):
            set_role(label, "secondary")
            self._grid.addWidget(label, 0, column + 1, right)
        self._rows = []
        for row in range(1, n_row + 1):
            words, title, meaning = QWidget(), QLabel(), QLabel()
            meaning.setWordWrap(True)
            set_role(meaning, "secondary")
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(title)
            column.addWidget(meaning)
            self._grid.addWidget(words, row, 0)
            numbers = [QLabel() for _ in range(n_column)]
            for place, label in enumerate(numbers):
                set_role(label, "mono")
                self._grid.addWidget(label, row, place + 1, right)
            self._rows.append((title, meaning, numbers))
        self._grid.setRowStretch(n_row + 1, 1)
