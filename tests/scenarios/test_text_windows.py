"""How the training text is read: whole passes in shuffled windows."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from workbench.preprocessing.tokenizer import CharacterTokenizer
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.text_generation import TextGeneration, TextProcessor, TextTask


def task_over(n_token: int, seq_len: int, batch_size: int, seed: int = 5) -> TextTask:
    """A task whose tokens are their own places, so that a batch shows where it was cut."""
    scenario = scenario_of("text-generation")
    assert isinstance(scenario, TextGeneration)
    preset = scenario.preset("tiny")
    experiment = dataclasses.replace(
        preset,
        model=dataclasses.replace(preset.model, seq_len=seq_len),
        training=dataclasses.replace(preset.training, batch_size=batch_size, seed=seed),
    )
    processor = TextProcessor(CharacterTokenizer.fit(["ab"]))
    arrays = {"tokens": np.arange(n_token)}
    return TextTask(scenario, Trained(None, processor, experiment), arrays, arrays, "a")  # type: ignore[arg-type]


def starts_of_pass(task: TextTask, epoch: int) -> list[int]:
    n_window = task._n_window
    assert n_window % task._batch_size == 0
    steps = range(epoch * n_window // task._batch_size, (epoch + 1) * n_window // task._batch_size)
    return [int(row[0]) for step in steps for row in task.training_batch(step).inputs[0]]


def test_each_pass_reads_every_window_once_and_cuts_the_text_anew():
    task = task_over(n_token=16 * 25, seq_len=16, batch_size=4)
    passes = [starts_of_pass(task, epoch) for epoch in range(6)]
    for starts in passes:
        assert np.diff(sorted(starts)).tolist() == [16] * 23
        assert min(starts) < 16
        assert starts != sorted(starts)
    assert len({min(starts) for starts in passes}) > 2
    assert len({tuple(starts) for starts in passes}) == 6


@pytest.mark.parametrize("n_token", [17, 18, 31, 32, 33, 47, 48, 49, 64])
def test_a_window_and_its_targets_never_pass_the_end(n_token: int):
    task = task_over(n_token=n_token, seq_len=16, batch_size=3)
    for step in range(40):
        batch = task.training_batch(step)
        assert batch.inputs[0].shape == (3, 16)
        assert int(batch.targets.max()) < n_token
        assert (batch.targets == batch.inputs[0] + 1).all()


def test_a_batch_depends_on_seed_and_step_alone():
    task, again = (task_over(n_token=400, seq_len=16, batch_size=4) for _ in range(2))
    wanted = [0, 9, 3, 30, 12, 5, 31]  # not in order: a resumed training begins anywhere
    for step in wanted:
        task.training_batch(step)
    for step in reversed(wanted):
        one, other = task.training_batch(step), again.training_batch(step)
        assert one.targets.tolist() == other.targets.tolist()
    different = task_over(n_token=400, seq_len=16, batch_size=4, seed=6)
    assert different.training_batch(0).targets.tolist() != task.training_batch(0).targets.tolist()
