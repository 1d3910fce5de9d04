"""Which widget enters which modality."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.data.examples import Modality
from workbench.gui.inputs.conversation_input import ConversationInput
from workbench.gui.inputs.image_input import ImageInput
from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.inputs.paragraph_input import ParagraphInput
from workbench.gui.inputs.question_input import QuestionInput
from workbench.gui.inputs.text_input import TextInput
from workbench.gui.session import Session

WIDGETS: dict[Modality, type[InputWidget]] = {
    Modality.TEXT: TextInput,
    Modality.IMAGE: ImageInput,
    Modality.QUESTION: QuestionInput,
    Modality.CONVERSATION: ConversationInput,
}


def input_for(
    modality: Modality, session: Session, parent: QWidget | None = None, *, has_room: bool = False
) -> InputWidget:
    """Return the widget that enters a value of *modality*; with *has_room* a text has several lines."""
    if modality is Modality.TEXT and has_room:
        return ParagraphInput(session, parent)
    return WIDGETS[modality](session, parent)
