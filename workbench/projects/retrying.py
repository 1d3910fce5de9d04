"""What to change after a training that could not go on, so that the next one can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.language import Text, text
from workbench.numerals import plain
from workbench.scenarios.base import Scenario
from workbench.schema import problems_in, replace_at, settings_of

SLOWER = 1 / 3  # of a learning rate that was too large; half of it often still is with Muon
SMALLER = ("seq_len", "max_len", "d_model", "n_layer")  # of these the first that can be halved


@dataclass(frozen=True, slots=True)
class Retry:
    """Settings to try again with, and what a button says of them."""

    title: Text
    experiment: Any


def retry_of(
    scenario: Scenario, experiment: Any, problem: str, learning_rate: float | None = None
) -> Retry | None:
    """Return what to try after a run with *experiment* ended with *problem*, or None where nothing is known to help.

    *learning_rate* is the one in use at the end, where it had been changed on the way.
    """
    if problem == "not_finite":
        slower = float(f"{(learning_rate or experiment.training.learning_rate) * SLOWER:.1g}")
        changed = replace_at(experiment, "training.learning_rate", slower)
        said = text("Try again with learning rate {value}", value=plain(slower))
        return None if problems_in(changed) else Retry(said, changed)
    if problem == "out_of_memory":
        for name, _, description in sorted(
            (found for found in settings_of(experiment.model) if found[0] in SMALLER),
            key=lambda found: SMALLER.index(found[0]),
        ):
            half = getattr(experiment.model, name) // 2
            changed = replace_at(experiment, f"model.{name}", half)
            if half > 0 and not problems_in(changed) and not scenario.check(changed, None):
                said = text("Try again with {setting} {value}", setting=text(description.title), value=half)
                return Retry(said, changed)
    return None
