"""A question and the text it is about, sent while they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.data.examples import Question
from workbench.gui.icons import icon
from workbench.gui.inputs.typed_input import TypedInput
from workbench.gui.session import Session
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr
from workbench.scenarios.base import Value

LONGEST_QUESTION, LONGEST_PASSAGE = 1000, 100_000  # characters
LINES, BRIEF_LINES = 3, 2  # of the passage that are in sight


class QuestionInput(TypedInput):
    """A line for the question, a box for the passage under it, and a die for another pair from the data."""

    brings_examples = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit, self.passage = QLineEdit(), QPlainTextEdit()
        self.edit.setMaxLength(LONGEST_QUESTION)
        self.passage.setTabChangesFocus(True)
        self.random_button = QPushButton()
        self.random_button.setFixedWidth(38)
        self.random_button.setAutoDefault(False)
        self.random_button.clicked.connect(self.take_random_example)
        self._shown: Question | None = None  # what was sent or set last, the very same object
        self.edit.textEdited.connect(lambda _: self.typing.start())
        self.passage.textChanged.connect(self.typing.start)
        self.edit.returnPressed.connect(self.on_return)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.edit, 1)
        above.addWidget(self.random_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self.passage)
        self.setFocusProxy(self.edit)
        self.set_brief(False)
        self.retranslate()
        self.restyle()

    def set_brief(self, is_brief: bool) -> None:
        lines = BRIEF_LINES if is_brief else LINES
        self.passage.setFixedHeight(lines * self.passage.fontMetrics().lineSpacing() + 22)

    def value(self) -> Value | None:
        now = Question(self.edit.text(), self.passage.toPlainText()[:LONGEST_PASSAGE])
        if self._shown == now:
            return self._shown
        return now if now.question.strip() or now.passage.strip() else None

    def set_value(self, value: Value | None) -> None:
        found = value if isinstance(value, Question) else None
        self.typing.stop()
        self._shown = found
        asked, passage = (found.question, found.passage) if found is not None else ("", "")
        if asked != self.edit.text():
            self.edit.setText(asked)
            self.edit.setCursorPosition(0)
        if passage != self.passage.toPlainText():
            self.passage.blockSignals(True)
            self.passage.setPlainText(passage)
            self.passage.blockSignals(False)

    def send(self) -> None:
        now = self.value()
        if isinstance(now, Question) and now != self._shown:
            self._shown = now
            self.changed.emit(now)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else ""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(tr("Question"))
        self.edit.setAccessibleDescription(hint)
        self.passage.setPlaceholderText(tr("The text that holds the answer"))
        self.passage.setAccessibleName(tr("Passage"))
        self.random_button.setToolTip(wrapped(tr("Another example from the data")))
        self.random_button.setAccessibleName(tr("Another example from the data"))

    def restyle(self) -> None:
        self.random_button.setIcon(icon("dice"))
