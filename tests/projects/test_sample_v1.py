"""A project as the first release wrote it opens, reads, predicts and resumes for ever."""

from __future__ import annotations

import numpy as np

from workbench.projects.project import Project
from workbench.projects.tensors import load_arrays
from workbench.training.events import Finished, Started

WHOLE, STOPPED = "2026-01-01T1000-tiny", "2026-01-01T1005-tiny"


def test_it_opens(project: Project) -> None:
    assert project.title == "Small story"
    assert project.scenario.key == "text-generation"
    assert project.source().name == "small-story.txt"
    assert project.examples().texts("text")[0].startswith("The cat sat in the rain.\n")
    assert project.experiment().model.d_model == 8
    infos = [run.info() for run in project.runs()]
    assert [(info.name, info.status, info.step, info.total_steps) for info in infos] == [
        (WHOLE, "finished", 20, 20),
        (STOPPED, "stopped", 10, 20),
    ]
    assert project.run(WHOLE).snapshots() == [0, 1, 4, 20]
    metrics = project.run(WHOLE).metrics()
    assert metrics.steps.tolist() == list(range(1, 21))
    assert metrics.evaluated_steps.tolist() == [0, 10, 20]
    assert metrics.validation_losses[-1] < metrics.validation_losses[0]
    assert metrics.samples[0][0] == 0


def test_it_reads_and_predicts(project: Project) -> None:
    run = project.run(WHOLE)
    for step in run.snapshots():
        reading = project.scenario.read(run.load(step), "The cat")
        assert reading.kinds["decoder"].maps.shape == (2, 2, 7, 7)
        assert np.allclose(reading.kinds["decoder"].maps.sum(-1), 1, atol=1e-5)
    options = project.scenario.options_type(max_tokens=5)
    *_, last = project.scenario.predict(run.load(), "The cat", options)
    assert last.output.startswith("The cat")


def test_it_resumes_to_where_the_whole_run_came(project: Project) -> None:
    stopped = project.run(STOPPED)
    events = list(project.train(stopped, resume=True))
    assert isinstance(events[0], Started)
    assert events[0].step == 10
    assert isinstance(events[-1], Finished)
    assert events[-1].status == "finished"
    assert stopped.metrics().steps.tolist() == list(range(1, 21))
    whole = load_arrays(project.run(WHOLE).snapshot_path(20))
    resumed = load_arrays(stopped.snapshot_path(20))
    assert whole.keys() == resumed.keys()
    for name, array in whole.items():  # other processors round a little differently
        np.testing.assert_allclose(resumed[name], array, atol=1e-3)
