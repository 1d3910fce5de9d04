"""One kind of tokeniser in the lab: its name, what a text becomes under it, and the button that chooses it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.token_view import TokenView
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import N_, Text, text, tr
from workbench.preprocessing.token_comparison import Cut
from workbench.schema import Choice

_LEAST, _MOST = 36, 132  # pixels: one line of chips, and four; more are scrolled


class _Tokens(TokenView):
    """As high as its chips need, up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_colourful = True
        self.setFixedHeight(_LEAST)

    def fit(self) -> None:
        """Take the height the chips need at this width."""
        if self._tokens:
            self.setFixedHeight(min(max(_LEAST, self.content_size().height() + 4), _MOST))
        else:
            self.setFixedHeight(_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class KindRow(Live, QWidget):
    """A heading with numbers and a button, and the coloured tokens beneath."""

    use_asked = Signal(str)  # the kind

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = choice.value
        self._choice = choice
        self._cut: Cut | None = None
        self._otherwise = Text("")
        self._is_used, self._why_not = False, Text("")
        self.title, self.numbers = QLabel(), ElidedLabel()
        set_role(self.title, "strong")
        set_role(self.numbers, "secondary")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        set_role(self.button, "link")
        self.button.clicked.connect(lambda: self.use_asked.emit(self.kind))
        self.tokens = _Tokens()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title)
        top.addWidget(self.numbers, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.tokens)
        self.retranslate()

    def show_cut(self, found: Cut | None, otherwise: Text) -> None:
        """Show a text under this kind, or say *otherwise* while there is none."""
        if found == self._cut and otherwise == self._otherwise:
            return
        self._cut, self._otherwise = found, otherwise
        pieces = () if found is None else found.pieces
        lost = [at for at, piece in enumerate(pieces) if piece.is_unknown]
        self.tokens.set_tokens([piece.shown for piece in pieces], unknown=lost)
        self.tokens.fit()
        self.retranslate()

    def set_used(self, is_used: bool, why_not: Text) -> None:
        """Say whether the next run uses this kind; *why_not* says why it cannot be chosen, where it cannot."""
        if (is_used, why_not) != (self._is_used, self._why_not):
            self._is_used, self._why_not = is_used, why_not
            self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(tr(self._choice.title))
        self.title.setToolTip(tr(self._choice.help))
        self.numbers.setText("" if self._cut is None else self._cut.in_words())
        can_use = not self._is_used and not self._why_not.sentence
        self.button.setText(tr(N_("In use")) if self._is_used else tr(N_("Use this one")))
        self.button.setEnabled(can_use)
        self.button.setToolTip(str(self._why_not) if self._why_not.sentence else "")
        self.button.setAccessibleName(f"{self.button.text()}: {self.title.text()}")
        self.tokens.set_empty_sentence(str(self._otherwise) if self._otherwise.sentence else None)
        self.tokens.setAccessibleName(
            str(text("{title}: the tokens of the text", title=Text(self._choice.title)))
        )
