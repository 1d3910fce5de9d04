"""What was said so far, and what is said next."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.data.conversations import Turn, answered, conversation_text, turns_of
from workbench.gui.icons import icon
from workbench.gui.inputs.typed_input import TypedInput
from workbench.gui.session import Session
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr
from workbench.scenarios.base import Prediction, Value

LONGEST_TURN, LONGEST = 2000, 100_000  # characters
LINES, BRIEF_LINES = 3, 2  # of the earlier turns that are in sight


class ConversationInput(TypedInput):
    """A line for the next turn, and under it a box with the earlier ones, each with its speaker before a colon."""

    brings_examples = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit, self.before = QLineEdit(), QPlainTextEdit()
        self.edit.setMaxLength(LONGEST_TURN)
        self.before.setTabChangesFocus(True)
        self.again_button, self.random_button = QPushButton(), QPushButton()
        for button in (self.again_button, self.random_button):
            button.setFixedWidth(38)
            button.setAutoDefault(False)
        self.again_button.clicked.connect(self.start_again)
        self.random_button.clicked.connect(self.take_random_example)
        self._sent = ""
        self._speaker = ""  # of the next turn, as far as it is known
        self.edit.textEdited.connect(lambda _: self.typing.start())
        self.before.textChanged.connect(self.typing.start)
        self.edit.returnPressed.connect(self.on_return)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.edit, 1)
        above.addWidget(self.again_button)
        above.addWidget(self.random_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self.before)
        self.setFocusProxy(self.edit)
        self.set_brief(False)
        self.retranslate()
        self.restyle()

    def set_brief(self, is_brief: bool) -> None:
        lines = BRIEF_LINES if is_brief else LINES
        self.before.setFixedHeight(lines * self.before.fontMetrics().lineSpacing() + 22)

    def value(self) -> Value | None:
        turns = turns_of(self.before.toPlainText()[:LONGEST])
        words = " ".join(self.edit.text().split())
        if words:
            turns.append(Turn(self._speaker if not turns or turns[-1].speaker else "", words))
        now = conversation_text(turns)
        return self._sent if now == self._sent else now

    def set_value(self, value: Value | None) -> None:
        shown = value if isinstance(value, str) else ""
        self.typing.stop()
        if shown == self._sent and shown:
            return
        self._sent = shown
        turns = turns_of(shown)
        last = turns.pop() if turns else Turn("", "")
        self._speaker = last.speaker
        self._show(turns, last.words)

    def answered(self, prediction: Prediction, entered: Value) -> None:
        """Take an answer into the earlier turns; the line is free for what is said next."""
        self._speaker = prediction.speakers[0]
        self._show(answered(str(entered), *prediction.speakers, prediction.output), "")
        self.send()

    def start_again(self) -> None:
        """Forget what was said."""
        self._show([], "")
        self._speaker = ""
        self.send()
        self.edit.setFocus()

    def _show(self, turns: list[Turn], words: str) -> None:
        self.before.blockSignals(True)
        self.before.setPlainText(conversation_text(turns))
        self.before.verticalScrollBar().setValue(self.before.verticalScrollBar().maximum())
        self.before.blockSignals(False)
        self.edit.setText(words)
        self.edit.setCursorPosition(0)

    def send(self) -> None:
        now = self.value()
        if isinstance(now, str) and now is not self._sent:
            self._sent = now
            self.changed.emit(now)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else ""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(tr("What is said next"))
        self.edit.setAccessibleDescription(hint)
        self.before.setPlaceholderText(
            tr("What was said before: one turn a line, the speaker before a colon")
        )
        self.before.setAccessibleName(tr("What was said before"))
        for button, words in (
            (self.again_button, tr("Start the conversation again")),
            (self.random_button, tr("Another example from the data")),
        ):
            button.setToolTip(wrapped(words))
            button.setAccessibleName(words)

    def restyle(self) -> None:
        self.again_button.setIcon(icon("refresh"))
        self.random_button.setIcon(icon("dice"))
