"""What the next training begins with, in a sentence, and what can be chosen instead."""

from __future__ import annotations

from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.language import Text, text


def beginning_note(session: Session, *, is_brief: bool = False) -> tuple[Text, Text] | None:
    """Return the sentence and the name of the other choice, or None where every training begins with nothing."""
    project, parent = session.project, session.parent
    if parent is not None:
        return (
            text(
                "The next training begins with what “{run}” had learnt at step {step}.",
                run=run_name(parent.run),
                step=parent.step,
            ),
            text("Begin with nothing instead"),
        )
    if project is None or project.origin is None:
        return None
    begun = project.origin.beginning
    if project.is_from_scratch:
        said = text(
            "The next training begins with nothing but the tokeniser of “{title}”.", title=begun.title
        )
        return said, text("Begin with its encoder")
    if is_brief:
        said = text("The next training begins with the encoder of “{title}”.", title=begun.title)
    else:
        said = text(
            "The next training begins with the encoder of “{title}”: its run “{run}”, step {step:,}. Tokeniser, "
            "layers, heads and width stay as they were there.",
            title=begun.title,
            run=run_name(begun.run),
            step=begun.step,
        )
    return said, text("Train from scratch")


def choose_otherwise(session: Session) -> None:
    """Let the next training begin with the other choice of `beginning_note`."""
    if session.parent is not None:
        session.begin_with_nothing()
    elif session.project is not None:
        session.set_from_scratch(not session.project.is_from_scratch)
