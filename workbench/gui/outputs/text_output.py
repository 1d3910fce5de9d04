"""A text that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from workbench.gui.icons import icon, icon_pixmap
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.theme import current_theme, set_role
from workbench.language import tr
from workbench.scenarios.base import Prediction, Value

SHORT = 90  # characters: an answer no longer than this is shown large
LARGE_PIXELS, PIXELS = 20, 14
COPIED_MS = 1500


class TextOutput(OutputWidget):
    """The words that were entered in the secondary colour, where the answer goes on from them; then the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._output, self._entered = "", ""
        self._expected: str | None = None
        self._is_right = False
        self._shown = ""  # what the document holds
        self.text_edit = QTextEdit()
        self.text_edit.setReadOnly(True)
        self.text_edit.setUndoRedoEnabled(False)
        self.copy_button = QPushButton()
        set_role(self.copy_button, "flat")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        self.verdict_sign, self.verdict = QLabel(), QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.verdict, "strong")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.verdict_sign)
        below.addWidget(self.verdict, 1)
        below.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text_edit, 1)
        column.addLayout(below)
        self.retranslate()
        self.restyle()

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        self._expected = prediction.expected
        self._show(prediction.output, entered if isinstance(entered, str) else "")
        self._show_verdict()

    def clear(self) -> None:
        self._expected = None
        self._show("", "")
        self._show_verdict()

    def answer(self) -> str:
        return self._output

    def copy(self) -> None:
        """Put the whole answer on the clipboard."""
        QGuiApplication.clipboard().setText(self._output)
        self.copy_button.setText(tr("Copied"))
        self._copied.start()

    def is_continued(self) -> bool:
        """Say whether the answer begins with what was entered."""
        is_begun = bool(self._entered) and self._output.startswith(self._entered)
        return is_begun and self._expected is None  # what can be right or wrong is an answer of its own

    def _show_verdict(self) -> None:
        """Say whether the answer is the right one, where that is known."""
        expected = self._expected
        for label in (self.verdict_sign, self.verdict):
            label.setVisible(expected is not None)
        if expected is None:
            return
        is_right = self._output == expected
        name, token = ("check", "good") if is_right else ("close", "error")
        self.verdict_sign.setPixmap(icon_pixmap(name, 16, token, self.devicePixelRatioF()))
        self.verdict.setText(
            tr("Right: {answer}", answer=expected)
            if is_right
            else tr("Wrong. The right answer: {answer}", answer=expected)
        )

    def _show(self, output: str, entered: str) -> None:
        # a text of many thousand characters grows at its end only: nothing else is laid out again
        is_growth = bool(self._shown) and entered == self._entered and output.startswith(self._shown)
        self._output, self._entered = output, entered
        if is_growth and self._is_large() == self._was_large:
            bar = self.text_edit.verticalScrollBar()
            at_end = bar.value() >= bar.maximum() - 4
            self._append(output[len(self._shown) :], "text")
            if at_end:
                bar.setValue(bar.maximum())
        else:
            self._write_anew()
        self._shown = output
        self.copy_button.setEnabled(bool(output))
        self.text_edit.setAccessibleDescription(output[-400:])

    _was_large = False

    def _is_large(self) -> bool:
        return len(self._output) <= SHORT and not self.is_continued()

    def _write_anew(self) -> None:
        self._was_large = self._is_large()
        self.text_edit.clear()
        begun = len(self._entered) if self.is_continued() else 0
        self._append(self._output[:begun], "secondary")
        self._append(self._output[begun:], "text")

    def _append(self, words: str, token: str) -> None:
        if not words:
            return
        style = QTextCharFormat()
        style.setForeground(current_theme().color(token))
        font = QFont(self.text_edit.font())
        font.setPixelSize(LARGE_PIXELS if self._was_large else PIXELS)
        style.setFont(font)
        cursor = QTextCursor(self.text_edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(words, style)

    def retranslate(self) -> None:
        self.text_edit.setPlaceholderText(tr("The answer appears here."))
        self.text_edit.setAccessibleName(tr("Answer"))
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the whole text"))
        self.copy_button.setAccessibleName(tr("Copy the whole text"))
        self.copy_button.setEnabled(bool(self._output))
        self._show_verdict()

    def restyle(self) -> None:
        self.copy_button.setIcon(icon("copy", "secondary"))
        self._show_verdict()
        self._write_anew()
