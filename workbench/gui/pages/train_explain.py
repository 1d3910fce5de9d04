"""What the Explain panel says beside a training."""

from __future__ import annotations

import math

from workbench.gui.run_record import RunRecord
from workbench.language import N_, tr
from workbench.scenarios.base import Scenario


def explain_training(scenario: Scenario | None, record: RunRecord | None, own: str) -> list[tuple[str, str]]:
    """Return (lead, paragraph) pairs for the run that is shown; *key* finds what the scenario itself adds."""
    if scenario is None:
        return [
            (
                tr("What you see"),
                tr(
                    "Here a model learns: it guesses, sees the right answer, and changes its numbers a little, over "
                    "and over. A curve shows how surprised it still is (<i>loss</i>); a good training makes it fall."
                ),
            ),
            (tr("Try this"), tr("Open a project or the example on the page Home, then come back here.")),
        ]
    parts = [
        (
            tr("What you see"),
            tr(
                "The blue line is how surprised the model is by what it trains on (<i>training loss</i>). The "
                "orange dots are examples it has never seen (<i>validation loss</i>)."
            ),
        )
    ]
    guess = None if record is None else record.random_guess
    if guess is not None:
        parts.append(
            (
                "",
                tr(
                    "Below the dashed line the model knows more than a blind guess among {count} {things}: "
                    "ln {count} = {loss}.",
                    count=round(math.exp(guess)),
                    things=tr(_guessed_things(scenario.output.value)),
                    loss=f"{guess:.2f}",
                ),
            )
        )
    if own:
        parts.append(("", tr(own)))
    parts.append(
        (
            tr("Look for"),
            tr(
                "the moment the orange dots stop falling while blue goes on: the model has begun to memorise "
                "(<i>overfitting</i>)."
            ),
        )
    )
    back = _early_step(record)
    parts.append(
        (
            tr("Try this"),
            tr(
                "Drag the slider back to step {step} and look at the same input through younger heads.",
                step=back,
            )
            if back
            else tr("Press Start, then Pause, and take the next steps one by one."),
        )
    )
    return parts


def _guessed_things(output: str) -> str:
    return N_("classes") if output == "label" else N_("possible tokens")


def _early_step(record: RunRecord | None) -> int:
    """Return the snapshot nearest to a tenth of the way, or 0 when there is none."""
    if record is None:
        return 0
    return min(record.snapshots, key=lambda step: abs(step - record.total_steps / 10), default=0)
