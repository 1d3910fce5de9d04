"""A class and how sure the model is of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.theme import set_role
from workbench.gui.views.figure import percent
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.probability_bars import ProbabilityBars
from workbench.language import tr
from workbench.scenarios.base import Prediction, Value

BIG_PIXELS = 40


class LabelOutput(OutputWidget):
    """The likeliest class large, and a bar for each class under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: Prediction | None = None
        self.label = ElidedLabel()
        self._sure = QLabel()
        self._sure.setWordWrap(True)
        set_role(self._sure, "secondary")
        self.bars = ProbabilityBars(decimals=3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.addWidget(self.bars)
        rows.addStretch(1)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self._sure)
        column.addSpacing(8)
        column.addWidget(scroll, 1)
        self.retranslate()
        self.restyle()

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        self._prediction = prediction
        self.bars.set_values(prediction.probabilities)
        self.retranslate()

    def clear(self) -> None:
        self._prediction = None
        self.bars.set_values([])
        self.retranslate()

    def answer(self) -> str:
        return "" if self._prediction is None else self._prediction.output

    def retranslate(self) -> None:
        found = self._prediction
        self.label.setText("–" if found is None else found.output)
        if found is None:
            sure = tr("The answer appears here.")
        elif found.probabilities:
            sure = tr("The model is {share} sure.", share=percent(found.probabilities[0][1]))
        else:
            sure = ""
        self._sure.setText(sure)
        self.label.setAccessibleName(tr("Answer: {label}", label=self.label.text()))

    def restyle(self) -> None:
        # said to this one widget, because the program's style sheet would win over a font set by hand
        self.label.setStyleSheet(f"font-size: {BIG_PIXELS}px; font-weight: 700;")
