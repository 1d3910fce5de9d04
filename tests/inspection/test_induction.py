"""The known result that the whole inspector hangs on: in two layers of attention, trained on random letters that are
said twice, an induction head forms on top of a previous-token head, and without it the second time is lost.

Source: Olsson et al., "In-context Learning and Induction Heads" (2022).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest
import torch
import torch.nn.functional as F

from workbench.inspection.formation import follow_heads, histories
from workbench.inspection.probing import Prober
from workbench.inspection.stability import over_inputs
from workbench.models.removal import HeadName, heads_off
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import Trained

BLIND = math.log(20)  # of twenty letters
LENGTH = 10  # of the sequences that are measured


@pytest.fixture(scope="module")
def run(induction_project: Project) -> Run:
    return induction_project.run()


@pytest.fixture(scope="module")
def lines(sequences: Callable[[int, int, int, int], list[str]]) -> list[str]:
    return [f"\n{each}{each}" for each in sequences(2, 64, LENGTH, LENGTH)]


def second_time(trained: Trained, lines: Sequence[str], heads: Sequence[HeadName] = ()) -> float:
    """Return the mean loss of letters that were said before, in nats."""
    ids = torch.tensor([trained.processor.tokenizer.encode(line) for line in lines])
    with torch.inference_mode(), heads_off(trained.model, heads):
        logits = trained.model(ids[:, :-1]).transpose(1, 2)
        each = F.cross_entropy(logits, ids[:, 1:], reduction="none")
    return float(each[:, LENGTH + 1 :].mean())


def test_the_statistics_find_both_heads(run: Run, lines: list[str]):
    trained = run.load()
    below, above = over_inputs([run.scenario.read(trained, line).kinds for line in lines[:12]])["decoder"]
    assert below.label is not None
    assert below.label.key == "previous"
    assert above.label is not None
    assert above.label.key == "induction"


def test_without_either_head_the_second_time_is_as_unknown_as_the_first(run: Run, lines: list[str]):
    trained = run.load()
    assert second_time(trained, lines) < 0.25 * BLIND
    for layer in (0, 1):
        assert second_time(trained, lines, [HeadName("decoder", layer, 0)]) > 0.9 * BLIND


def test_the_head_formed_on_the_way(run: Run, lines: list[str]):
    found = histories(list(follow_heads(Prober(), run, lines[0])))["decoder"]
    formed = found[1].formed
    assert formed is not None
    assert 0 < formed < 600
