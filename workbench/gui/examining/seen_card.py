"""The chosen example as the model gets it: tokens with their numbers, or a picture cut into patches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.patch_view import PatchView
from workbench.gui.views.token_view import TokenView
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.language import N_, Text, tr
from workbench.scenarios.base import PatchesSeen, Seen, TokensSeen


class TokenField(Live, QWidget):
    """One line of tokens under its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: TokensSeen | None = None
        self._title = QLabel()
        set_role(self._title, "secondary")
        self.view = TokenView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self.view, 1)

    def set_seen(self, seen: TokensSeen) -> None:
        """Show the tokens and their numbers."""
        self._seen = seen
        self.view.set_tokens(seen.tokens, seen.ids)
        self.retranslate()

    def retranslate(self) -> None:
        if self._seen is not None:
            count = len(self._seen.tokens)
            self._title.setText(tr("{title}: {count:,} tokens", title=tr(self._seen.title), count=count))
            self.view.setAccessibleName(self._title.text())
            self.view.set_empty_sentence(tr("This line is empty: the model gets nothing from it."))


class SeenCard(Card):
    """What the model sees of one example, or a sentence on why that cannot be shown yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._where: Text | None = None
        super().__init__(N_("What the model sees"), parent)
        # Beside a gallery there is no room for the pill next to the heading: it gives way to a line of its own.
        self._pill, self._line = QLabel(), ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        set_role(self._pill, "pill")
        set_role(self._line, "secondary")
        self.fields: list[TokenField] = []
        self.patches = PatchView()
        self._words = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._words)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12)
        self.empty = EmptyState("eye", N_("Preparing…"))
        self.stack = QStackedWidget()
        for widget in (self.empty, self._words, self.patches):
            self.stack.addWidget(widget)
        self.add_beside_title(self._pill)
        self.body.addWidget(self._line)
        self.body.addWidget(self.stack, 1)
        self.retranslate()

    def show_sentence(self, sentence: str | Text, action: str = "") -> None:
        """Say why there is nothing to see."""
        self._where = None
        self.empty.set_sentence(sentence, action)
        self.stack.setCurrentWidget(self.empty)
        self.retranslate()

    def show_seen(self, seen: Sequence[Seen], where: Text) -> None:
        """Show one example; *where* says which."""
        self._where = where
        tokens = [each for each in seen if isinstance(each, TokensSeen)]
        patches = next((each for each in seen if isinstance(each, PatchesSeen)), None)
        if patches is not None:
            self.patches.set_image(patches.picture, patches.patch_size)
            self.stack.setCurrentWidget(self.patches)
        else:
            while len(self.fields) < len(tokens):
                field = TokenField()
                self.fields.append(field)
                self._columns.addWidget(field, 1)
            for at, field in enumerate(self.fields):
                field.setVisible(at < len(tokens))
                if at < len(tokens):
                    field.set_seen(tokens[at])
            self.stack.setCurrentWidget(self._words)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "stack"):
            return  # the base class translates before this class has made its parts
        where = str(self._where) if self._where else ""
        has_line = self.stack.currentWidget() is self.patches
        self._pill.setText(where)
        self._line.setText(where)
        self._pill.setVisible(bool(where) and not has_line)
        self._line.setVisible(bool(where) and has_line)

    def place(self) -> str:
        """Return which example is shown, in words."""
        return self._pill.text()
