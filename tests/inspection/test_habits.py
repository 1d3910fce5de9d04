from __future__ import annotations

import pytest

from workbench.inspection.habits import measure_habits
from workbench.inspection.stability import EXAMPLES
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.project import Project


def test_trainings_with_other_seeds_are_asked_as_well(project: Project):
    run = project.run()
    found = measure_habits(project, run, None, no_progress())
    assert 1 <= found.n_input <= EXAMPLES
    assert {each.n_input for each in found.heads["decoder"]} == {found.n_input}
    assert found.n_run == 2  # the sample holds two of the same settings
    assert {len(each.best) for each in found.seeds} == {2}


def test_an_earlier_step_has_other_scores(project: Project):
    run = project.run()
    first, *_, last = run.snapshots()
    early, late = (measure_habits(project, run, step, no_progress()) for step in (first, last))
    assert [each.mean for each in early.heads["decoder"]] != [each.mean for each in late.heads["decoder"]]


def test_it_can_be_cancelled(project: Project):
    progress = Progress(lambda fraction: None)
    progress.cancel()
    with pytest.raises(CancelledError):
        measure_habits(project, project.run(), None, progress)
