"""Heads of one input are recorded one after the other, and nothing of another input is handed out."""

import numpy as np
import pytest

from workbench.inspection import recorder as recorder_module
from workbench.inspection.probing import Prober
from workbench.inspection.recorder import Recorder
from workbench.language import WorkbenchError
from workbench.projects.project import Project


def test_every_row_is_that_of_the_map(project: Project):
    run = project.runs()[0]
    step, recorder = run.snapshots()[-1], Recorder()
    maps = Prober().probe(run, "The cat", step).reading.kinds["decoder"].maps
    for layer in range(maps.shape[0]):
        record = recorder.record(run, "The cat", step, "decoder", layer, 1)
        for query in range(maps.shape[2]):
            np.testing.assert_allclose(record.steps(query, 0).weights, maps[layer, 1, query], atol=1e-4)


def test_the_input_is_read_once_for_all_heads(project: Project, monkeypatch: pytest.MonkeyPatch):
    run = project.runs()[0]
    step, recorder, n_read = run.snapshots()[-1], Recorder(), 0
    record_pass = recorder_module.record_pass

    def counted(*arguments):
        nonlocal n_read
        n_read += 1
        return record_pass(*arguments)

    monkeypatch.setattr(recorder_module, "record_pass", counted)
    first = recorder.record(run, "The cat", step, "decoder", 0, 0)
    recorder.record(run, "The cat", step, "decoder", 0, 1)
    assert recorder.record(run, "The cat", step, "decoder", 0, 0) is first
    assert n_read == 1
    assert recorder.record(run, "The dog", step, "decoder", 0, 0) is not first
    assert recorder.record(run, "The dog", 0, "decoder", 0, 0) is not first
    assert n_read == 3


def test_only_so_many_heads_are_kept(project: Project, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recorder_module, "KEPT_HEADS", 1)
    run = project.runs()[0]
    step, recorder = run.snapshots()[-1], Recorder()
    first = recorder.record(run, "The cat", step, "decoder", 0, 0)
    recorder.record(run, "The cat", step, "decoder", 0, 1)
    assert recorder.record(run, "The cat", step, "decoder", 0, 0) is not first


def test_a_head_that_is_not_there_is_a_sentence(project: Project):
    run = project.runs()[0]
    with pytest.raises(WorkbenchError, match="no head"):
        Recorder().record(run, "The cat", run.snapshots()[-1], "decoder", 99, 0)
