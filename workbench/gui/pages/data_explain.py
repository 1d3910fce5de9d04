"""What the Explain panel says beside the examples."""

from __future__ import annotations

from workbench.gui.examining.overview import Overview
from workbench.language import tr
from workbench.scenarios.base import Scenario


def explain_data(scenario: Scenario | None, shown: Overview | None, own: str) -> list[tuple[str, str]]:
    """Return (lead, paragraph) pairs that fit the data on show, or how to bring it; *own* are the scenario's words."""
    own = tr(own) if own else ""
    see, look, attempt = tr("What you see"), tr("Look for"), tr("Try this")
    if shown is None or scenario is None:
        parts = [
            (
                see,
                tr(
                    "A model learns only from <b>examples</b>. Here you say which ones "
                    "(the <i>training data</i>). They are copied into your project and stay on this computer."
                ),
            ),
            (
                look,
                tr(
                    "data that is like what you will ask the model later: "
                    "it cannot know what it was never shown."
                ),
            ),
            (attempt, tr("Take the data that comes with the program first. Bring your own afterwards.")),
        ]
    elif shown.image_role:
        parts = [
            (
                see,
                tr(
                    "Your pictures, and beside them one as the model gets it: cut into squares "
                    "(<i>patches</i>) that it reads one after the other like words."
                ),
            ),
            (
                look,
                tr(
                    "classes with far fewer pictures than the others: the model will guess them too rarely "
                    "(<i>imbalance</i>). And for pictures in the wrong class."
                ),
            ),
            (
                attempt,
                tr("Change the patch size on the Model page, come back, and see what is left of a picture."),
            ),
        ]
    elif shown.label_role:
        parts = [
            (
                see,
                tr(
                    "Your texts with their classes, and beneath them one as the model gets it: cut into small "
                    "parts (<i>tokens</i>). Each has a number, and the numbers are all that the model sees."
                ),
            ),
            (
                look,
                tr(
                    "classes with far fewer texts than the others: the model will guess them too rarely "
                    "(<i>imbalance</i>). And for texts in the wrong class."
                ),
            ),
            (
                attempt,
                tr("Choose another tokeniser on the Model page, come back, and count the tokens again."),
            ),
        ]
    else:
        parts = [
            (
                see,
                tr(
                    "Your data, and beneath it one piece as the model gets it: cut into small parts "
                    "(<i>tokens</i>). Each has a number, and the numbers are all that the model sees."
                ),
            ),
            (
                look,
                tr(
                    "the colours at the right edge. The model learns from the <i>training</i> part only; "
                    "<i>validation</i> and <i>test</i> are kept back to measure it honestly."
                ),
            ),
            (
                attempt,
                tr("Choose another tokeniser on the Model page, come back, and count the tokens again."),
            ),
        ]
    if own:
        parts.insert(1, ("", own))
    if shown is not None and shown.source.recipe is not None:
        parts[-1] = (
            attempt,
            tr("Choose another task or longer sequences at the left: the examples change at once."),
        )
    return parts
