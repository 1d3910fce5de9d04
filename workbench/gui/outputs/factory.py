"""Which widget shows which modality."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.data.examples import Modality
from workbench.gui.outputs.blanks_output import BlanksOutput
from workbench.gui.outputs.label_output import LabelOutput
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.outputs.span_output import SpanOutput
from workbench.gui.outputs.text_output import TextOutput
from workbench.gui.outputs.turn_output import TurnOutput

WIDGETS: dict[Modality, type[OutputWidget]] = {
    Modality.TEXT: TextOutput,
    Modality.LABEL: LabelOutput,
    Modality.BLANKS: BlanksOutput,
    Modality.SPAN: SpanOutput,
    Modality.TURN: TurnOutput,
}


def output_for(modality: Modality, parent: QWidget | None = None) -> OutputWidget:
    """Return the widget that shows an answer of *modality*."""
    return WIDGETS[modality](parent)
