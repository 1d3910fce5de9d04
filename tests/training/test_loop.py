import dataclasses
import math
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from workbench.projects.tensors import load_arrays, save_arrays
from workbench.training import loop
from workbench.training.events import (
    Changed,
    Checkpointed,
    Evaluated,
    Event,
    Finished,
    Sampled,
    Snapshot,
    Started,
    Steps,
)
from workbench.training.fitting import Fit
from workbench.training.loop import ResumePoint
from workbench.training.snapshots import spaced_steps

Make = Callable[..., Any]


def of_type(events: list[Event], kind: type[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def ended(events: list[Event]) -> tuple[str, int]:
    last = events[-1]
    assert isinstance(last, Finished)
    return last.status, last.step


def names(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def assert_same(one: dict[str, Tensor], other: dict[str, Tensor]) -> None:
    assert one.keys() == other.keys()
    for name, weight in one.items():
        assert torch.equal(weight, other[name]), name


def resume_point(event: Checkpointed) -> ResumePoint:
    return ResumePoint(event.step, event.tensors, event.state)


def test_events_come_in_order(toy: Make, losses: Make):
    events = toy().run()
    assert names(events)[:4] == ["Started", "Snapshot", "Evaluated", "Sampled"]
    assert names(events)[-4:] == ["Sampled", "Checkpointed", "Evaluated", "Finished"]
    started, finished = events[0], events[-1]
    assert isinstance(started, Started)
    assert isinstance(finished, Finished)
    assert (started.step, started.total_steps, started.device) == (0, 12, "cpu")
    assert started.random_guess == pytest.approx(math.log(7))
    assert started.n_parameter == 2 * 7 * 16 + 2 * 12 * 16 * 16
    assert (finished.step, finished.status, finished.reason) == (12, "finished", None)
    assert [event.step for event in events] == sorted(event.step for event in events)
    seen = [int(step) for event in of_type(events, Steps) for step in event.steps]
    assert seen == list(range(1, 13))  # every step is told once
    assert losses(events)[0] == pytest.approx(math.log(7), abs=1e-6)
    assert [event.step for event in of_type(events, Evaluated)] == [0, 5, 10, 12]
    assert [event.is_complete for event in of_type(events, Evaluated)] == [False, False, False, True]
    assert [event.step for event in of_type(events, Sampled)] == [0, 5, 10, 12]
    assert {event.step for event in of_type(events, Snapshot)} == spaced_steps(12, 4)
    for snapshot in of_type(events, Snapshot):  # a snapshot comes after the steps that led to it
        told = [event.step for event in events[: events.index(snapshot)] if isinstance(event, Steps)]
        assert snapshot.step == (told[-1] if told else 0)


def test_what_events_carry(toy: Make):
    training = toy()
    events = training.run()
    for event in of_type(events, Steps):
        assert event.losses.dtype == np.float32
        assert len(event.steps) == len(event.losses)
        assert event.items_per_second > 0
        assert 0 < event.learning_rate <= training.config.learning_rate
    seconds = [event.seconds for event in of_type(events, Steps)]
    assert seconds == sorted(seconds)
    for event in of_type(events, Sampled):
        assert event.maps["decoder"].shape == (2, 2, 5, 5)
        np.testing.assert_allclose(event.maps["decoder"].sum(-1), 1, rtol=1e-5)
        assert not event.maps["decoder"][..., event.masks["decoder"]].any()
    last = of_type(events, Snapshot)[-1]
    assert last.step == 12
    for name, weight in training.weights().items():
        np.testing.assert_array_equal(last.weights[name], weight.numpy())


def test_events_do_not_change_while_training_goes_on(toy: Make):
    kept: dict[int, tuple[Any, Any]] = {}
    for event in toy().events():
        if isinstance(event, Snapshot):
            kept[event.step] = (event, {name: array.copy() for name, array in event.weights.items()})
    assert len(kept) > 2
    for event, copies in kept.values():
        for name, array in copies.items():
            np.testing.assert_array_equal(event.weights[name], array)


@pytest.mark.parametrize("optimizer", ["muon", "adamw", "adam", "sgd"])
def test_it_learns(toy: Make, losses: Make, optimizer: str):
    rate = {"muon": 0.02, "adamw": 0.005, "adam": 0.005, "sgd": 0.2}[optimizer]
    training = toy(steps=80, optimizer=optimizer, learning_rate=rate, dropout=0.0, eval_interval=1000)
    assert losses(training.run())[-1] < 1.0


@pytest.mark.parametrize("optimizer", ["muon", "adamw", "sgd"])
@pytest.mark.parametrize("through_disk", [False, True])
def test_a_resumed_training_equals_an_uninterrupted_one_bit_for_bit(
    toy: Make,
    losses: Make,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    optimizer: str,
    through_disk: bool,
):
    monkeypatch.setattr(loop, "CHECKPOINT_SECONDS", -1.0)  # after every step
    whole = toy(optimizer=optimizer)
    all_events = whole.run()
    checkpoints = of_type(all_events, Checkpointed)
    assert [event.step for event in checkpoints] == [*range(1, 13)]
    point = resume_point(checkpoints[6])
    assert point.step == 7
    if through_disk:
        save_arrays(tmp_path / "x.safetensors", point.tensors)
        point = ResumePoint(point.step, load_arrays(tmp_path / "x.safetensors"), point.state)
    again = toy(optimizer=optimizer)
    torch.manual_seed(999)  # whatever the new process drew meanwhile
    torch.rand(5)
    events = again.run(point)
    assert names(events)[0] == "Started"
    assert events[0].step == 7
    assert_same(again.weights(), whole.weights())
    assert losses(events) == losses(all_events)[7:]
    last, expected = of_type(events, Checkpointed)[-1], checkpoints[-1]
    assert last.tensors.keys() == expected.tensors.keys()
    for name, array in expected.tensors.items():
        np.testing.assert_array_equal(last.tensors[name], array, strict=True, err_msg=name)
    assert last.state["learning_rate"] == expected.state["learning_rate"]
    assert again.task.asked == list(range(7, 12))


def test_stopping_and_going_on_equals_never_stopping(toy: Make):
    whole = toy()
    whole.run()
    first = toy()
    events: list[Event] = []
    for event in first.events():
        events.append(event)
        if isinstance(event, Steps) and event.step >= 6:
            first.control.stop()
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert (finished.status, finished.step) == ("stopped", 6)
    second = toy()
    last = second.run(resume_point(of_type(events, Checkpointed)[-1]))[-1]
    assert (last.status, last.step) == ("finished", 12)
    assert_same(second.weights(), whole.weights())


def test_looking_does_not_change_the_training(toy: Make):
    calm, watched = (
        toy(eval_interval=1000, log_interval=12),
        toy(eval_interval=1, log_interval=1, snapshots=200),
    )
    calm.run()
    watched.run()
    assert_same(calm.weights(), watched.weights())


def test_the_same_seed_gives_the_same_model_and_another_does_not(toy: Make):
    one, same = toy(), toy()
    one.run()
    same.run()
    assert_same(one.weights(), same.weights())
    other = toy()
    assert list(other.events(seed=12))
    assert any(not torch.equal(weight, other.weights()[name]) for name, weight in one.weights().items())


def test_the_learning_rate_can_be_changed_on_the_way_and_stays_after_resuming(toy: Make):
    training = toy(schedule="constant", warmup_steps=0, learning_rate=0.02, log_interval=1)
    events: list[Event] = []
    for event in training.events():
        events.append(event)
        if isinstance(event, Steps) and event.step == 4:
            training.control.set_learning_rate(0.005)
    rates = [event.learning_rate for event in of_type(events, Steps)]
    assert rates == [0.02] * 4 + [0.005] * 8
    again = toy(schedule="constant", warmup_steps=0, learning_rate=0.02, steps=15)
    resumed = again.run(resume_point(of_type(events, Checkpointed)[-1]))
    assert {event.learning_rate for event in of_type(resumed, Steps)} == {0.005}


def test_the_length_can_be_changed_on_the_way_and_stays_after_resuming(toy: Make):
    training = toy(log_interval=1)
    events: list[Event] = []
    for event in training.events():
        events.append(event)
        if isinstance(event, Steps) and event.step == 4:
            training.control.set_total_steps(20)
    (changed,) = of_type(events, Changed)
    assert (changed.step, changed.total_steps, changed.reason) == (4, 20, None)
    assert ended(events) == ("finished", 20)
    assert of_type(events, Snapshot)[-1].step == 20
    half = next(event for event in of_type(events, Checkpointed) if event.step == 20)
    assert half.state["total_steps"] == 20
    again = toy()
    started = again.run(ResumePoint(half.step, half.tensors, half.state))[0]
    assert started.total_steps == 20


def still_kept(events: list[Event]) -> list[int]:
    kept: set[int] = set()
    for event in of_type(events, Snapshot):
        assert kept >= {*event.dropped}
        kept = (kept | {event.step}) - {*event.dropped}
    return sorted(kept)


def test_a_training_made_longer_goes_on_keeping_snapshots_within_its_number(toy: Make):
    training = toy(snapshots=8, log_interval=1)
    events: list[Event] = []
    for event in training.events():
        events.append(event)
        if isinstance(event, Steps) and event.step == 9:
            training.control.set_total_steps(60)
    kept = still_kept(events)
    assert len(kept) <= 8
    assert (kept[0], kept[-1]) == (0, 60)
    assert len([step for step in kept if 12 < step < 60]) >= 2


@pytest.mark.parametrize("cut", [13, 25, 31, 47])
def test_a_longer_training_cut_off_and_resumed_keeps_the_same_snapshots(
    toy: Make, monkeypatch: pytest.MonkeyPatch, cut: int
):
    monkeypatch.setattr(loop, "CHECKPOINT_SECONDS", -1.0)
    first = toy(snapshots=6).run()
    longer = resume_point(of_type(first, Checkpointed)[-1])
    longer = dataclasses.replace(longer, state={**longer.state, "total_steps": 48})
    whole = toy(snapshots=6).run(longer)
    before_cut = [event for event in whole if event.step <= cut]
    point = resume_point(next(event for event in of_type(whole, Checkpointed) if event.step == cut))
    again = toy(snapshots=6).run(point)
    assert still_kept([*first, *before_cut, *again]) == still_kept([*first, *whole])
    assert [(event.step, event.dropped) for event in of_type(again, Snapshot)] == [
        (event.step, event.dropped) for event in of_type(whole, Snapshot) if event.step > cut
    ]


def test_a_training_cut_off_after_its_length_was_changed_goes_on_to_the_new_length(toy: Make):
    def changed_on_the_way() -> list[Event]:
        training = toy(snapshots=6)
        events: list[Event] = []
        for event in training.events():
            events.append(event)
            if isinstance(event, Steps) and event.step == 6:
                training.control.set_total_steps(30)
        return events

    whole = changed_on_the_way()
    point = resume_point(of_type(whole, Checkpointed)[0])
    first = names(whole).index("Checkpointed")
    assert names(whole)[first + 1] == "Changed"
    again = toy(snapshots=6)
    events = again.run(point)
    assert ended(events) == ("finished", 30)
    assert_same(
        again.weights(), {n: torch.from_numpy(w) for n, w in of_type(whole, Snapshot)[-1].weights.items()}
    )
    assert still_kept([*whole[:first], *events]) == still_kept(whole)


def test_a_length_already_passed_ends_the_training_where_it_is(toy: Make):
    training = toy(log_interval=1)
    events: list[Event] = []
    for event in training.events():
        events.append(event)
        if isinstance(event, Steps) and event.step == 6:
            training.control.set_total_steps(3)
    assert ended(events) == ("finished", 6)


def test_early_stopping_ends_a_training_that_no_longer_improves(toy: Make, monkeypatch: pytest.MonkeyPatch):
    measured = iter([2.0, 1.5, 1.4, 1.45, 1.6, *([1.0] * 9)])
    monkeypatch.setattr(loop, "validation_loss", lambda *_: next(measured))
    events = toy(steps=40, eval_interval=5, patience=2).run()
    assert (events[-1].status, events[-1].step) == ("stopped", 20)
    assert "has not improved for 2" in str(events[-1].reason)
    point = resume_point(of_type(events, Checkpointed)[-1])
    wanted = toy(steps=40, eval_interval=5, patience=2).run(point)
    assert wanted[-1].step > 20  # whoever goes on after an early stop wants more
    cut_off = toy(steps=40, eval_interval=5, patience=2).run(dataclasses.replace(point, was_cut_off=True))
    assert (cut_off[-1].status, cut_off[-1].step) == ("stopped", 20)
    assert str(cut_off[-1].reason) == str(events[-1].reason)


def test_a_training_cut_off_after_its_last_checkpoint_only_says_its_last_words(toy: Make):
    events = toy().run()
    point = dataclasses.replace(resume_point(of_type(events, Checkpointed)[-1]), was_cut_off=True)
    last_words = toy().run(point)
    assert names(last_words) == ["Started", "Evaluated", "Finished"]
    assert last_words[1:] == events[-2:]


def test_without_early_stopping_a_loss_may_rise(toy: Make, monkeypatch: pytest.MonkeyPatch):
    measured = iter(range(100))
    monkeypatch.setattr(loop, "validation_loss", lambda *_: float(next(measured)))
    assert toy(steps=40, eval_interval=5).run()[-1].status == "finished"


def test_the_average_is_what_is_kept_and_measured_and_training_goes_on_from_the_plain_weights(toy: Make):
    plain, averaged = toy(), toy(ema_decay=0.8)
    plain_events, events = plain.run(), averaged.run()
    assert_same(plain.weights(), averaged.weights())
    last, expected = of_type(events, Snapshot)[-1], of_type(plain_events, Snapshot)[-1]
    assert any(not np.array_equal(last.weights[name], expected.weights[name]) for name in last.weights)
    checkpoint = of_type(events, Checkpointed)[-1]
    for name, weight in last.weights.items():
        np.testing.assert_array_equal(checkpoint.tensors[f"average.{name}"], weight)
    measured, other = of_type(events, Evaluated)[-1], of_type(plain_events, Evaluated)[-1]
    assert measured.validation_loss != other.validation_loss


@pytest.mark.parametrize(
    "settings", [{"ema_decay": 0.9}, {"patience": 3}, {"ema_decay": 0.9, "optimizer": "adamw"}]
)
def test_average_and_patience_are_resumed_bit_for_bit(
    toy: Make, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any]
):
    monkeypatch.setattr(loop, "CHECKPOINT_SECONDS", -1.0)
    whole = toy(**settings)
    all_events = whole.run()
    again = toy(**settings)
    events = again.run(resume_point(of_type(all_events, Checkpointed)[6]))
    assert_same(again.weights(), whole.weights())
    last, expected = of_type(events, Checkpointed)[-1], of_type(all_events, Checkpointed)[-1]
    assert last.state | {"seconds": 0} == expected.state | {"seconds": 0}
    for name, tensor in expected.tensors.items():
        np.testing.assert_array_equal(last.tensors[name], tensor, err_msg=name)


def test_checkpoints_come_by_step_too(toy: Make):
    events = toy(checkpoint_interval=5).run()
    assert [event.step for event in of_type(events, Checkpointed)] == [5, 10, 12]


@pytest.mark.parametrize(
    "fit", [Fit(n_part=2), Fit(n_part=4), Fit(recompute=True), Fit(n_part=3, recompute=True)]
)
def test_a_batch_cut_to_fit_teaches_the_same(
    toy: Make, losses: Make, monkeypatch: pytest.MonkeyPatch, fit: Fit
):
    whole, cut = toy(dropout=0.0), toy(dropout=0.0)
    expected = losses(whole.run())
    monkeypatch.setattr(loop, "choose_fit", lambda *_: fit)
    events = cut.run()
    assert events[0].note is not None
    assert losses(events) == pytest.approx(expected, abs=1e-4)
    for name, weight in whole.weights().items():
        torch.testing.assert_close(cut.weights()[name], weight, atol=2e-3, rtol=0)


def test_recomputing_draws_the_same_dropout(toy: Make, losses: Make, monkeypatch: pytest.MonkeyPatch):
    expected = losses(toy(dropout=0.3).run())
    monkeypatch.setattr(loop, "choose_fit", lambda *_: Fit(recompute=True))
    assert losses(toy(dropout=0.3).run()) == pytest.approx(expected, abs=1e-5)


def test_memory_that_runs_out_on_the_way_cuts_the_batch_and_goes_on(toy: Make, losses: Make):
    expected = losses(toy(dropout=0.0).run())
    training = toy(dropout=0.0)
    asked: list[int] = []

    def too_large(step: int) -> None:
        asked.append(step)
        if step == 4 and asked.count(4) == 1:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")

    training.task.before_loss = too_large
    events = training.run()
    (changed,) = of_type(events, Changed)
    assert (changed.step, changed.n_part, changed.recompute) == (4, 2, False)
    assert "2 parts" in str(changed.reason)
    assert events[-1].status == "finished"
    assert losses(events) == pytest.approx(expected, abs=1e-4)
    assert of_type(events, Checkpointed)[-1].state["n_part"] == 2


def test_memory_that_never_suffices_ends_in_a_sentence_and_the_next_training_works(toy: Make):
    training = toy()

    def too_large(step: int) -> None:
        if step == 2:
            raise MemoryError

    training.task.before_loss = too_large
    events = training.run()
    cuts = [(event.n_part, event.recompute) for event in of_type(events, Changed)]
    assert cuts == [(2, False), (4, False), (4, True)]
    assert (events[-1].status, events[-1].problem) == ("failed", "out_of_memory")
    assert toy().run()[-1].status == "finished"


class Runner:
    """Runs a training in a thread and lets a test wait for what it says."""

    def __init__(self, training: Any) -> None:
        self.events: list[Event] = []
        self.training = training
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        for event in self.training.events():
            self.events.append(event)

    @property
    def step(self) -> int:
        # the first batch is also read before the first step, to see what it holds in memory
        return max(0, len(self.training.task.asked) - 1)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < deadline, names(self.events)
            time.sleep(0.005)

    def join(self) -> None:
        self.thread.join(10)
        assert not self.thread.is_alive()


def test_pause_one_step_resume_and_stop_from_another_thread(toy: Make):
    training = toy(steps=100_000, log_interval=1000, eval_interval=100_000, snapshots=2)
    training.control.pause()
    runner = Runner(training)
    try:
        runner.wait_for(lambda: len(runner.events) == 4)
        time.sleep(0.05)
        assert runner.step == 0
        for count in (1, 2):
            training.control.one_step()
            runner.wait_for(lambda count=count: len(of_type(runner.events, Steps)) == count)
            time.sleep(0.05)
            assert runner.step == count  # one and no more, and its loss is told at once
            assert training.control.is_paused
        training.control.resume()
        runner.wait_for(lambda: runner.step > 5)
        training.control.pause()
        time.sleep(0.1)
        held = runner.step
        time.sleep(0.05)
        assert runner.step == held
    finally:
        training.control.stop()
        runner.join()
    finished = runner.events[-1]
    assert isinstance(finished, Finished)
    assert (finished.status, finished.step) == ("stopped", held)
    told = [int(step) for event in of_type(runner.events, Steps) for step in event.steps]
    assert told == list(range(1, held + 1))
    assert of_type(runner.events, Snapshot)[-1].step == held
    assert of_type(runner.events, Checkpointed)[-1].step == held


def test_stopping_before_the_first_step_leaves_a_whole_run(toy: Make):
    training = toy()
    training.control.stop()
    events = training.run()
    assert (events[-1].status, events[-1].step) == ("stopped", 0)
    assert [event.step for event in of_type(events, Snapshot)] == [0]


def test_a_loss_that_is_no_number_ends_the_training_without_keeping_it(toy: Make):
    training = toy(log_interval=100)
    training.task.change_loss = lambda step, loss: loss * math.nan if step == 4 else loss
    events = training.run()
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.status == "failed"
    assert "learning rate" in str(finished.reason)
    assert not of_type(events, Checkpointed)
    for event in of_type(events, Snapshot):
        assert event.step <= 4
        assert all(np.isfinite(array).all() for array in event.weights.values())


@pytest.mark.parametrize("broken_step", [1, 3, 11])
def test_weights_broken_by_a_good_looking_loss_are_not_kept(
    toy: Make, monkeypatch: pytest.MonkeyPatch, broken_step: int
):
    monkeypatch.setattr(loop, "CHECKPOINT_SECONDS", -1.0)
    training = toy(snapshots=200)  # a snapshot at every step

    def with_broken_gradient(step: int, loss: Tensor) -> Tensor:
        if step == broken_step:
            loss.register_hook(lambda gradient: gradient * math.inf)
        return loss

    training.task.change_loss = with_broken_gradient
    events = training.run()
    assert events[-1].status == "failed"
    assert events[-1].step == broken_step + 1
    assert all(np.isfinite(event.losses).all() for event in of_type(events, Steps))
    kept = [*of_type(events, Snapshot), *of_type(events, Checkpointed)]
    assert max(event.step for event in kept) == broken_step
    for event in kept:
        arrays = event.weights if isinstance(event, Snapshot) else event.tensors
        assert all(np.isfinite(array).all() for array in arrays.values())


def test_a_rate_far_too_high_fails_with_a_sentence_or_stays_finite(toy: Make):
    training = toy(optimizer="sgd", learning_rate=10.0, grad_clip=0.0, steps=60, schedule="constant")
    events = training.run()
    for event in of_type(events, Snapshot):
        assert all(np.isfinite(array).all() for array in event.weights.values())
    assert events[-1].status in ("failed", "finished")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
        RuntimeError(
            "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"
        ),
        RuntimeError("MPS backend out of memory"),
    ],
)
def test_too_little_memory_is_said_and_what_was_kept_stays(toy: Make, error: Exception):
    training = toy()

    def run_out(step: int) -> None:
        if step == 4:
            raise error

    training.task.before_loss = run_out
    events = training.run()
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert (finished.status, finished.step) == ("failed", 4)
    assert "memory" in str(finished.reason)
    assert finished.details == str(error)
    assert of_type(events, Snapshot)
    assert all(parameter.grad is None for parameter in training.model.parameters())


def test_too_little_memory_for_the_model_itself_is_said(toy: Make, monkeypatch: pytest.MonkeyPatch):
    training = toy()

    def run_out(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(training.model, "to", run_out)
    events = training.run()
    assert names(events) == ["Finished"]
    assert events[0].status == "failed"


def test_other_errors_are_not_taken_for_something_else(toy: Make):
    training = toy()

    def fail(step: int) -> None:
        raise RuntimeError("shapes do not fit")

    training.task.before_loss = fail
    with pytest.raises(RuntimeError, match="shapes do not fit"):
        training.run()


def test_an_empty_validation_split_is_no_number_and_no_problem(toy: Make):
    training = toy()
    training.task.validation_batches = lambda max_items: iter(())
    events = training.run()
    assert events[-1].status == "finished"
    assert all(math.isnan(event.validation_loss) for event in of_type(events, Evaluated))


def test_the_validation_loss_is_the_mean_over_items_in_evaluation_mode(toy: Make):
    training = toy(dropout=0.9)
    training.run()
    model = training.model.train()
    found = loop.validation_loss(model, training.task, torch.device("cpu"), None)
    assert model.training
    model.eval()
    batch = training.task._rows(np.arange(7))
    assert found == pytest.approx(training.task.loss(model, batch).item(), rel=1e-5)
