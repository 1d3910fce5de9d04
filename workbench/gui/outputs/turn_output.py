"""A conversation as it is read on a telephone: what a person says on the right, what the model says on the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.data.conversations import Turn, answered, conversation_text
from workbench.gui.icons import icon
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.theme import current_theme, set_role
from workbench.language import tr
from workbench.scenarios.base import Prediction, Value

COPIED_MS = 1500
PADDING, PIXELS = 10, 14
WIDEST = 0.78  # of a bubble, as a share of the panel


class TurnOutput(OutputWidget):
    """A bubble for each turn; the newest one grows while it is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns: list[Turn] = []
        self._model = ""  # who the model is
        self._output, self._n_left_out = "", 0
        self._bubbles: list[QLabel] = []
        inner = QWidget()
        set_role(inner, "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.viewport().installEventFilter(self)
        self._area.verticalScrollBar().rangeChanged.connect(
            lambda _, end: self._area.verticalScrollBar().setValue(end)
        )
        self._nothing, self.forgotten = QLabel(), QLabel()
        for label in (self._nothing, self.forgotten):
            label.setWordWrap(True)
            set_role(label, "secondary")
        self.copy_button = QPushButton()
        set_role(self.copy_button, "flat")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        below = QHBoxLayout()
        below.addWidget(self.forgotten, 1)
        below.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self._area, 1)
        column.addLayout(below)
        self.retranslate()
        self.restyle()

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        turns = answered(str(entered), *prediction.speakers, prediction.output)
        self._model, self._output = prediction.speakers[1], prediction.output
        self._n_left_out = prediction.n_left_out
        is_growth = len(turns) == len(self._turns) and turns[:-1] == self._turns[:-1]
        self._turns = turns
        if is_growth and self._bubbles:
            self._bubbles[-1].setText(prediction.output or "…")
            self._bubbles[-1].setAccessibleDescription(prediction.output)
            self._fit(self._bubbles[-1:])
        else:
            self._draw()
        self._say()

    def clear(self) -> None:
        self._turns, self._output, self._n_left_out = [], "", 0
        self._draw()
        self._say()

    def answer(self) -> str:
        return self._output

    def copy(self) -> None:
        """Put the whole conversation on the clipboard."""
        QGuiApplication.clipboard().setText(conversation_text(self._turns))
        self.copy_button.setText(tr("Copied"))
        self._copied.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit(self._bubbles)
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._bubbles = []
        for turn in self._turns:
            is_model = turn.speaker == self._model
            name, bubble = QLabel(turn.speaker), QLabel(turn.words or "…")
            name.setTextFormat(Qt.TextFormat.PlainText)
            set_role(name, "secondary")
            bubble.setTextFormat(Qt.TextFormat.PlainText)
            bubble.setWordWrap(True)
            bubble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            bubble.setAccessibleName(turn.speaker)
            bubble.setAccessibleDescription(turn.words)
            side = Qt.AlignmentFlag.AlignLeft if is_model else Qt.AlignmentFlag.AlignRight
            row = QWidget()
            stacked = QVBoxLayout(row)
            stacked.setContentsMargins(0, 0, 0, 0)
            stacked.setSpacing(2)
            stacked.addWidget(name, 0, side)
            stacked.addWidget(bubble, 0, side)
            self._column.insertWidget(self._column.count() - 1, row)
            self._bubbles.append(bubble)
        self._colour()
        self._fit(self._bubbles)

    def _fit(self, bubbles: Sequence[QLabel]) -> None:
        """Let no bubble be wider than most of the panel, nor than its words."""
        most = int(self._area.viewport().width() * WIDEST)
        for bubble in bubbles:
            bubble.ensurePolished()
            words = bubble.fontMetrics().horizontalAdvance(bubble.text()) + 2 * PADDING + 12
            width = max(48, min(most, words))
            bubble.setFixedSize(width, bubble.heightForWidth(width))

    def _colour(self) -> None:
        theme = current_theme()
        for turn, bubble in zip(self._turns, self._bubbles, strict=True):
            is_model = turn.speaker == self._model
            back, front = ("scroll", "text") if is_model else ("accent", "on_accent")
            bubble.setStyleSheet(
                f"background: {theme.color(back).name()}; color: {theme.color(front).name()};"
                f"border-radius: 10px; padding: 6px {PADDING}px; font-size: {PIXELS}px;"
            )

    def _say(self) -> None:
        self._nothing.setVisible(not self._turns)
        self._area.setVisible(bool(self._turns))
        self.copy_button.setEnabled(bool(self._turns))
        self.forgotten.setText(
            tr(
                "{count} earlier turns no longer fit the context: the model has forgotten them.",
                count=self._n_left_out,
            )
            if self._n_left_out
            else ""
        )

    def retranslate(self) -> None:
        self._nothing.setText(tr("Say something: the conversation appears here."))
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setToolTip(tr("Copy the whole conversation"))
        self.copy_button.setAccessibleName(tr("Copy the whole conversation"))
        self._say()

    def restyle(self) -> None:
        self.copy_button.setIcon(icon("copy", "secondary"))
        self._colour()
