"""A text with its blanks filled, and for each blank what else may stand there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.theme import current_theme, set_role
from workbench.gui.views.figure import visible_token
from workbench.gui.widgets.probability_bars import ProbabilityBars
from workbench.language import tr
from workbench.preprocessing.blanks import BLANK, filled, filled_parts
from workbench.scenarios.base import Prediction, Value

ROWS = 6  # bars of each blank
PIXELS = 20
LEAST_HEIGHT, MOST_HEIGHT = 48, 170  # of the text
HIDE, KEEP = "hide", "keep"  # what a click in the text does: make a blank of a word, or a word of a blank


class BlanksOutput(OutputWidget):
    """The text above, where a click hides a word; below it bars for each blank, where a click chooses one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered = ""
        self._prediction: Prediction | None = None
        self._chosen: list[int] = []  # of the choices of each blank
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.anchorClicked.connect(self._on_link)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        set_role(self.hint, "secondary")
        self.copy_button = QPushButton()
        set_role(self.copy_button, "flat")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.answer()))
        under = QHBoxLayout()
        under.addWidget(self.hint, 1)
        under.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self.bars: list[ProbabilityBars] = []
        self._titles: list[QLabel] = []
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 4, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(under)
        column.addWidget(scroll, 1)
        self.retranslate()
        self.restyle()

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        self._entered = entered if isinstance(entered, str) else ""
        self._prediction = prediction
        self._chosen = [0] * len(prediction.blanks)
        self._fit_rows(len(prediction.blanks))
        self._show()

    def clear(self) -> None:
        self._entered, self._prediction, self._chosen = "", None, []
        self._fit_rows(0)
        self._show()

    def answer(self) -> str:
        return filled(self._entered, self._words())

    def choose(self, blank: int, choice: int) -> None:
        """Write another of its choices into a blank."""
        self._chosen[blank] = choice
        self._show()

    def hide_word(self, start: int, end: int) -> None:
        """Ask about the text without the characters from *start* to *end*."""
        self.proposed.emit(self._entered[:start] + BLANK + self._entered[end:])

    def keep(self, blank: int) -> None:
        """Ask about the text with the word that fills *blank* written into it."""
        words = self._words()
        kept = [words[number] if number == blank else BLANK for number in range(len(words))]
        self.proposed.emit(filled(self._entered, kept))

    def _words(self) -> list[str]:
        blanks = () if self._prediction is None else self._prediction.blanks
        return [blank.choices[choice][0] for blank, choice in zip(blanks, self._chosen, strict=True)]

    def _fit_rows(self, count: int) -> None:
        while len(self.bars) > count:
            for widget in (self.bars.pop(), self._titles.pop()):
                self._rows.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.bars) < count:
            number = len(self.bars)
            title, bars = QLabel(), ProbabilityBars()
            set_role(title, "heading")
            bars.set_choosable(True)
            bars.chosen.connect(lambda choice, blank=number: self.choose(blank, choice))
            self._rows.insertWidget(2 * number, title)
            self._rows.insertWidget(2 * number + 1, bars)
            self.bars.append(bars)
            self._titles.append(title)

    def _show(self) -> None:
        blanks = () if self._prediction is None else self._prediction.blanks
        for number, (blank, bars, title) in enumerate(zip(blanks, self.bars, self._titles, strict=True)):
            bars.set_values(
                [(visible_token(label.strip() or label), share) for label, share in blank.choices[:ROWS]],
                self._chosen[number],
            )
            title.setText(tr("Blank {number}", number=number + 1) if len(blanks) > 1 else tr("The blank"))
            bars.setAccessibleName(title.text())
        self.text.setHtml(self._html())
        self.text.setAccessibleDescription(self.answer())
        self._fit_text()
        if self._prediction is None:
            self.hint.setText("")
        elif blanks:
            self.hint.setText(tr("Click a bar to choose another word, or a word in the text to hide it too."))
        else:
            self.hint.setText(
                tr(
                    "This text has no blank. Type ___ (three underscores) where a word is missing, or click a word "
                    "to hide it."
                )
            )
        self.copy_button.setEnabled(bool(self._entered))

    def _fit_text(self) -> None:
        needed = int(self.text.document().size().height()) + 4
        self.text.setFixedHeight(min(MOST_HEIGHT, max(LEAST_HEIGHT, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_text()

    def _html(self) -> str:
        """Return the text with a link on every word, and its filled blanks marked."""
        if self._prediction is None:
            return ""
        theme = current_theme()
        plain = f"color:{theme.color('text').name()};text-decoration:none"
        marked = (
            f"color:{theme.color('accent').name()};background-color:{theme.color('accent_surface').name()};"
            "font-weight:600;text-decoration:underline"
        )
        words = iter(self._prediction.words)
        word = next(words, None)
        shown: list[str] = []
        place = 0
        blanks = iter(self._prediction.blanks)
        for part, number in filled_parts(self._entered, self._words()):
            if number >= 0:
                word_in = part if part.strip() else visible_token(" ")  # a space can be a token too
                shown.append(f'<a href="{KEEP}:{number}" style="{marked}">{escape(word_in)}</a>')
                place = next(blanks).span[1]
                continue
            end = place + len(part)
            while word is not None and word[1] <= end:
                shown.append(escape(self._entered[place : word[0]]))
                inside = escape(self._entered[word[0] : word[1]])
                shown.append(f'<a href="{HIDE}:{word[0]}:{word[1]}" style="{plain}">{inside}</a>')
                place = word[1]
                word = next(words, None)
            shown.append(escape(self._entered[place:end]))
            place = end
        return f'<p style="font-size:{PIXELS}px;white-space:pre-wrap">{"".join(shown)}</p>'

    def _on_link(self, link: QUrl) -> None:
        what, *numbers = link.toString().split(":")
        places = [int(number) for number in numbers]
        if what == HIDE:
            self.hide_word(places[0], places[1])
        else:
            self.keep(places[0])

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("The answer appears here."))
        self.text.setAccessibleName(tr("Text with its blanks filled"))
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the whole text"))
        self.copy_button.setAccessibleName(tr("Copy the whole text"))
        self._show()

    def restyle(self) -> None:
        self.copy_button.setIcon(icon("copy", "secondary"))
        self._show()
