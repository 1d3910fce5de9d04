"""A passage with the answer marked in it, and what else might be the answer."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from workbench.data.examples import Question
from workbench.gui.icons import icon
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.theme import current_theme, set_role
from workbench.gui.views.edge_bars import EdgeBars
from workbench.gui.views.figure import percent
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.probability_bars import ProbabilityBars
from workbench.language import tr
from workbench.scenarios.base import Prediction, Value

BIG_PIXELS, PIXELS = 28, 15
ROOM_FOR_EDGES = 420  # pixels of height from which the bars of start and end are shown
COPIED_MS = 1500


class SpanOutput(OutputWidget):
    """The answer large, the passage with it highlighted, start and end of each token, and the next best parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self._passage = ""
        self.label, self._sure = ElidedLabel(), QLabel()
        self._sure.setWordWrap(True)
        set_role(self._sure, "secondary")
        self.copy_button = QPushButton()
        set_role(self.copy_button, "flat")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        self.text_edit = QTextEdit()
        self.text_edit.setReadOnly(True)
        self.edges = EdgeBars()
        self._others = QLabel()
        set_role(self._others, "heading")
        self.bars = ProbabilityBars(decimals=3)
        above = QHBoxLayout()
        above.addWidget(self.label, 1)
        above.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._sure)
        column.addWidget(self.text_edit, 1)
        column.addWidget(self.edges)
        column.addWidget(self._others)
        column.addWidget(self.bars)
        self.retranslate()
        self.restyle()

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        self._prediction = prediction
        self._passage = entered.passage if isinstance(entered, Question) else ""
        self._write()

    def clear(self) -> None:
        self._prediction, self._passage = None, ""
        self._write()

    def answer(self) -> str:
        return "" if self._prediction is None else self._prediction.output

    def copy(self) -> None:
        """Put the answer on the clipboard."""
        QGuiApplication.clipboard().setText(self.answer())
        self.copy_button.setText(tr("Copied"))
        self._copied.start()

    def highlighted(self) -> str:
        """Return what is marked in the passage."""
        marks = self.text_edit.extraSelections()
        return marks[0].cursor.selectedText() if marks else ""  # pyright: ignore[reportAttributeAccessIssue]

    def _write(self) -> None:
        found = self._prediction
        self.text_edit.setPlainText(self._passage)
        self.bars.set_values(
            [] if found is None else [(_one_line(words), p) for words, p in found.probabilities]
        )
        self.edges.set_highlight(None if found is None else found.highlight, self._passage)
        self._mark()
        self._fit()
        self.retranslate()

    def _mark(self) -> None:
        """Mark the likeliest part."""
        highlight = None if self._prediction is None else self._prediction.highlight
        marks: list[QTextEdit.ExtraSelection] = []
        if highlight is not None and highlight.spans:
            first, last = (_utf16(self._passage, place) for place in highlight.spans[0])
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(current_theme().color("accent"))
            style.setForeground(QColor(current_theme().hex("on_accent")))
            style.setFontWeight(QFont.Weight.Bold)
            cursor = QTextCursor(self.text_edit.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
            self.text_edit.setTextCursor(QTextCursor(self.text_edit.document()))
            seen = QTextCursor(self.text_edit.document())
            seen.setPosition(first)
            self.text_edit.setTextCursor(seen)  # scrolls to it
        self.text_edit.setExtraSelections(marks)

    def _fit(self) -> None:
        has_edges = self._prediction is not None and self._prediction.highlight is not None
        self.edges.setVisible(has_edges and self.height() >= ROOM_FOR_EDGES)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def retranslate(self) -> None:
        found = self._prediction
        self.label.setText("–" if found is None or not found.output else _one_line(found.output))
        if found is None:
            sure = tr("The answer appears here.")
        elif found.probabilities:
            sure = tr("The model is {share} sure.", share=percent(found.probabilities[0][1]))
        else:
            sure = tr("There is no passage in which an answer could be found.")
        self._sure.setText(sure)
        self.label.setAccessibleName(tr("Answer: {label}", label=self.label.text()))
        self.text_edit.setAccessibleName(tr("Passage with the answer marked"))
        self.text_edit.setAccessibleDescription(self.answer())
        self._others.setText(tr("The likeliest parts"))
        self._others.setVisible(found is not None and bool(found.probabilities))
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the whole text"))
        self.copy_button.setAccessibleName(tr("Copy the whole text"))
        self.copy_button.setEnabled(bool(self.answer()))

    def restyle(self) -> None:
        self.copy_button.setIcon(icon("copy", "secondary"))
        # said to these widgets alone, because the program's style sheet would win over a font set by hand
        self.label.setStyleSheet(f"font-size: {BIG_PIXELS}px; font-weight: 700;")
        self.text_edit.setStyleSheet(f"font-size: {PIXELS}px;")
        self._mark()


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _utf16(words: str, place: int) -> int:
    """Return the place as Qt counts, which takes an emoji for two characters."""
    return len(words[:place].encode("utf-16-le", "surrogatepass")) // 2
