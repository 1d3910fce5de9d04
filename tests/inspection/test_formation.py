from __future__ import annotations

import numpy as np
import pytest

from workbench.inspection.formation import follow_heads, formed_at, histories
from workbench.inspection.probing import Prober
from workbench.inspection.statistics import STATISTIC_OF
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress
from workbench.projects.project import Project

RUN = "2026-01-01T1000-tiny"


@pytest.mark.parametrize(
    ("scores", "step"),
    [
        ([0.1, 0.6, 0.7, 0.9], 10),
        ([0.9, 0.1, 0.6, 0.5], 20),  # lost once: what counts is when it stays
        ([0.6, 0.6, 0.6, 0.6], 0),
        ([0.1, 0.9, 0.9, 0.4], None),
        ([np.nan, 0.9, np.nan, 0.8], 30),
    ],
)
def test_a_head_has_formed_where_its_score_stays(scores: list[float], step: int | None):
    assert formed_at(np.array([0, 10, 20, 30]), np.array(scores), 0.5) == step


def test_every_head_at_every_snapshot(project: Project):
    run, prober = project.run(RUN), Prober()
    shares: list[float] = []
    seen = list(follow_heads(prober, run, "The cat sat by the door.", Progress(shares.append)))
    assert [step for step, _ in seen] == run.snapshots()
    assert shares[-1] == 1
    found = histories(seen)["decoder"]
    assert len(found) == len(seen[-1][1]["decoder"])
    for history, summary in zip(found, seen[-1][1]["decoder"], strict=True):
        assert (history.layer, history.head, history.label) == (summary.layer, summary.head, summary.label)
        assert set(history.scores) == set(STATISTIC_OF)
        assert history.entropy[-1] == summary.entropy
        assert history.scores["previous"][-1] == summary.scores["previous"]
        assert np.isnan(history.scores["next"]).all()
        assert (history.formed is None) == (history.label is None)
    assert prober.trained(run, run.snapshots()[0])[1] == run.snapshots()[0]


def test_it_can_be_cancelled_and_what_was_seen_is_kept(project: Project):
    progress = Progress()
    going = follow_heads(Prober(), project.run(RUN), "The", progress)
    first = next(going)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(going)
    assert len(histories([first])["decoder"][0].steps) == 1
    assert histories([]) == {}


def test_what_is_known_is_left_out_and_so_is_a_snapshot_that_made_room(
    project: Project,
):
    run, value = project.run(RUN), "The cat"
    first, second, *others = run.snapshots()
    assert [step for step, _ in follow_heads(Prober(), run, value, known={first, second})] == others
    going = follow_heads(Prober(), run, value)
    next(going)
    run.snapshot_path(second).unlink()
    assert [step for step, _ in going] == others


def test_a_damaged_snapshot_is_told(project: Project):
    run = project.run(RUN)
    run.snapshot_path(run.snapshots()[0]).write_bytes(b"no weights")
    with pytest.raises(WorkbenchError):
        next(follow_heads(Prober(), run, "The cat"))
