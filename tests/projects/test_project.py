from __future__ import annotations

import dataclasses
import errno
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.atomic import DiskFullError, read_json, write_json
from workbench.data.examples import Examples
from workbench.data.importing import Source, checksum
from workbench.data.passages import Passages
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress
from workbench.projects.checkpoints import checkpoint_folders
from workbench.projects.project import MAX_PREPARED, Project
from workbench.projects.run import Run
from workbench.projects.tensors import load_arrays, save_arrays
from workbench.scenarios.catalogue import scenario_of
from workbench.training.control import Control
from workbench.training.devices import DeviceLostError
from workbench.training.events import (
    Checkpointed,
    Evaluated,
    Event,
    Finished,
    Held,
    Sampled,
    Snapshot,
    Started,
    Steps,
)
from workbench.training.loop import train

Config = Callable[..., Any]


@pytest.fixture(autouse=True)
def often_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint after every step instead of every 30 seconds."""
    monkeypatch.setattr("workbench.training.loop.CHECKPOINT_SECONDS", -1.0)


def weights(run: Run) -> dict[str, Any]:
    return load_arrays(run.snapshot_path(run.snapshots()[-1]))


def assert_same(one: Run, other: Run) -> None:
    first, second = weights(one), weights(other)
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def ended(events: Iterable[Event]) -> Finished:
    *_, last = events
    assert isinstance(last, Finished)
    return last


def new_data(text: str) -> tuple[Examples, Source]:
    examples = Examples({"text": Passages.of(text)})
    source = Source(
        name="other.txt",
        format="text",
        encoding="utf-8",
        has_header=False,
        columns={"text": "text"},
        n_example=1,
        n_skipped=0,
        skipped=(),
        checksum=checksum(examples),
    )
    return examples, source


def test_create_open_and_change(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "一个", scenario_of("translation"), "我的", "tiny")
    assert not project.has_data
    assert project.runs() == []
    project.set_title("Ours")
    project.set_experiment(scenario_of("translation").preset("small"))
    for opened in (Project.open(tmp_path / "一个"), Project.open(tmp_path / "一个" / "project.json")):
        assert opened.title == "Ours"
        assert opened.experiment() == scenario_of("translation").preset("small")
    with pytest.raises(WorkbenchError, match="has no data yet"):
        project.examples()
    with pytest.raises(WorkbenchError, match="already exists"):
        Project.create(tmp_path / "一个", scenario_of("translation"), "x")


def test_title_and_settings_written_by_two_threads_are_both_kept(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled = threading.Event()

    def slow(path: Path, values: Any) -> None:
        if not titled.is_set():  # the settings, whose file is not there yet when the title comes
            titled.set()
            time.sleep(0.05)
        write_json(path, values)

    monkeypatch.setattr("workbench.projects.project.write_json", slow)
    thread = threading.Thread(target=project.set_experiment, args=(config(steps=77),))
    thread.start()
    titled.wait(20)
    project.set_title("Other")
    thread.join()
    again = Project.open(project.folder)
    assert (again.title, again.experiment().training.steps) == ("Other", 77)


def test_a_copy_is_complete_and_its_own(project: Project, tmp_path: Path) -> None:
    copy = project.save_copy(tmp_path / "copy")
    copy.set_title("Copy")
    assert Project.open(project.folder).title == "Small story"
    assert [run.name for run in copy.runs()] == [run.name for run in project.runs()]
    with pytest.raises(WorkbenchError, match="already exists"):
        project.save_copy(tmp_path / "copy")
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkbenchError, match="could not be copied"):
        project.save_copy(tmp_path / "file" / "copy")


def test_everything_is_on_disk_before_it_is_said(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=6))
    for event in project.train(run):
        if isinstance(event, Snapshot):
            assert run.snapshot_path(event.step).exists()
            assert not event.weights
        if isinstance(event, Checkpointed):
            newest = checkpoint_folders(run.checkpoints)[0]
            assert read_json(newest / "state.json")["step"] == event.step
            assert not event.tensors
    assert run.info().status == "finished"
    assert not list(project.folder.rglob("*.tmp"))


def test_the_state_is_written_once_an_event_and_only_where_it_matters(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = project.new_run(config(steps=6, log_interval=1))
    written: list[Path] = []

    def counted(path: Path, value: Any) -> None:
        written.append(path)
        write_json(path, value)

    monkeypatch.setattr("workbench.projects.run.write_json", counted)
    monkeypatch.setattr("workbench.training.loop.CHECKPOINT_SECONDS", 1e9)
    before = 0
    for event in project.train(run):
        expected = 0 if isinstance(event, Steps | Sampled) else 1
        begun = 1 if isinstance(event, Started) else 0  # the checksum of the data, before the first event
        assert len(written) - before == expected + begun, event
        before = len(written)
        if isinstance(event, Evaluated):
            assert run.state()["validation_loss"] == event.validation_loss
            assert run.state()["step"] == event.step


def test_a_killed_run_knows_its_last_step(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.training.loop.CHECKPOINT_SECONDS", 1e9)
    run = project.new_run(config(steps=40, log_interval=1, eval_interval=40, snapshots=2))
    events = project.train(run)
    last = next(event for event in events if isinstance(event, Steps) and event.step == 5)
    killed = (run.folder / "run.json").read_bytes()
    events.close()
    (run.folder / "run.json").write_bytes(killed)  # as it was when nobody could write it any more
    run.write_state(process={"pid": -1})
    info = run.info()
    assert (info.status, info.step) == ("interrupted", 5)
    assert info.seconds == pytest.approx(last.seconds, abs=1e-3)
    assert ended(project.train(run, resume=True)).step == 40
    assert (run.info().status, run.info().step) == ("finished", 40)


def test_a_training_whose_driver_went_away_resumes_to_the_same_weights(
    project: Project, config: Config
) -> None:
    whole, broken = project.new_run(config(steps=9)), project.new_run(config(steps=9))
    assert ended(project.train(whole)).status == "finished"
    events = project.train(broken)
    for event in events:
        if isinstance(event, Checkpointed) and event.step == 4:
            break
    events.close()
    assert broken.info().status == "interrupted"
    assert ended(project.train(broken, resume=True)).status == "finished"
    assert_same(whole, broken)
    assert whole.metrics().losses.tolist() == broken.metrics().losses.tolist()
    assert whole.metrics().validation_losses.tolist() == broken.metrics().validation_losses.tolist()
    assert whole.snapshots() == broken.snapshots()


def test_a_stopped_training_keeps_a_model_and_goes_on(project: Project, config: Config) -> None:
    whole, stopped = (
        project.new_run(config(steps=8, log_interval=1)),
        project.new_run(config(steps=8, log_interval=1)),
    )
    ended(project.train(whole))
    control = Control()
    seen: list[Event] = []
    for event in project.train(stopped, control=control):
        seen.append(event)
        if isinstance(event, Steps) and event.step == 3:
            control.stop()
    assert ended(seen).status == "stopped"
    assert stopped.snapshots()[-1] == 3
    ended(project.train(stopped, resume=True))
    assert_same(whole, stopped)
    assert 3 in stopped.snapshots()


@pytest.mark.parametrize("damage", ["cut", "bit", "no tensors", "unfinished", "half a state"])
def test_the_previous_checkpoint_is_used_when_the_newest_is_damaged(
    project: Project, config: Config, damage: str
) -> None:
    whole, broken = project.new_run(config(steps=9)), project.new_run(config(steps=9))
    ended(project.train(whole))
    for event in project.train(broken):
        if isinstance(event, Checkpointed) and event.step == 5:
            break
    newest = checkpoint_folders(broken.checkpoints)[0]
    tensors, state = newest / "tensors.safetensors", newest / "state.json"
    content = bytearray(tensors.read_bytes())
    match damage:
        case "cut":
            tensors.write_bytes(content[:-50])
        case "bit":  # still a valid file of the right shapes
            content[-3] ^= 1
            tensors.write_bytes(content)
        case "no tensors":
            tensors.unlink()
        case "unfinished":  # killed before the last file: nothing to tell a person
            state.unlink()
        case _:
            state.write_text(state.read_text()[:40])
    point = broken.resume_point()
    assert point is not None
    assert point.step == 4
    assert (point.note is None) == (damage == "unfinished")
    started = next(event for event in project.train(broken, resume=True) if isinstance(event, Started))
    assert started.note == point.note
    ended(project.train(broken, resume=True))
    assert_same(whole, broken)


def test_a_full_disk_holds_the_training_until_there_is_room(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, held = project.new_run(config(steps=9)), project.new_run(config(steps=9))
    ended(project.train(whole))
    monkeypatch.setattr("workbench.projects.recording.ROOM_SECONDS", 0.01)
    fsync, refused = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal refused
        if 40 <= (refused := refused + 1) < 50:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr("workbench.atomic.os.fsync", full)
    events = list(project.train(held))
    monkeypatch.undo()
    waits = [event for event in events if isinstance(event, Held)]
    assert waits
    assert [event.reason is None for event in waits] == [False, True] * (len(waits) // 2)
    assert "disk is full" in str(waits[0].reason)
    assert ended(events).status == "finished"
    assert_same(whole, held)
    assert held.metrics().steps.tolist() == whole.metrics().steps.tolist()


def test_stopping_ends_a_training_that_waits_for_room(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, control = project.new_run(config(steps=9)), Control()
    monkeypatch.setattr("workbench.projects.recording.ROOM_SECONDS", 0.01)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def drive() -> None:
        for event in project.train(run, control=control):
            if isinstance(event, Checkpointed):
                monkeypatch.setattr("workbench.atomic.os.fsync", full)
            if isinstance(event, Held):
                control.stop()

    with pytest.raises(DiskFullError):
        drive()
    monkeypatch.undo()
    assert run.resume_point() is not None


def test_only_the_newest_two_checkpoints_are_kept(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=9))
    ended(project.train(run))
    assert [int(folder.name) for folder in checkpoint_folders(run.checkpoints)] == [9, 8]


def test_a_checkpoint_of_another_model_is_refused(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=2))
    ended(project.train(run))
    path = checkpoint_folders(run.checkpoints)[0] / "tensors.safetensors"
    arrays = load_arrays(path)
    replace_tensors(path, {**arrays, "model.head.weight": arrays["model.head.weight"][:, :4]})
    run.write_state(status="interrupted")
    with pytest.raises(WorkbenchError, match="does not belong to this model"):
        list(project.train(run, resume=True))
    for folder in checkpoint_folders(run.checkpoints):
        replace_tensors(folder / "tensors.safetensors", {"model.head.weight": arrays["model.head.weight"]})
    assert run.resume_point() is None


def replace_tensors(path: Path, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Change a checkpoint as somebody would who knows its checksum."""
    save_arrays(path, arrays)
    state = read_json(path.with_name("state.json"))
    write_json(path.with_name("state.json"), {**state, "sha256": sha256(path.read_bytes()).hexdigest()})


def test_a_torn_last_line_and_a_later_one_are_forgotten_by_resume(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=6))
    for event in project.train(run):
        if isinstance(event, Checkpointed) and event.step == 3:
            break
    with run.metrics_path.open("a", encoding="utf-8") as file:
        file.write('{"event": "steps", "step": 4, "first_step": 4, "losses": [1.0]}\n{"event": "st')
    save_arrays(run.snapshot_path(5), {"x": np.zeros(1)})
    ended(project.train(run, resume=True))
    assert run.metrics().steps.tolist() == [1, 2, 3, 4, 5, 6]
    assert run.snapshots()[-1] == 6
    assert 5 not in run.snapshots()


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (None, "interrupted"),
        ({}, "interrupted"),
        ("x", "interrupted"),
        ({"pid": "7", "host": "here"}, "interrupted"),
        ({"pid": 2**22 + 5, "host": "here"}, "interrupted"),
        ({"pid": 2**70, "host": "here"}, "interrupted"),
        ({"pid": -1, "host": "here"}, "interrupted"),
        ({"pid": os.getpid(), "host": "elsewhere"}, "interrupted"),
        ({"pid": os.getpid(), "host": "here"}, "running"),
        ({"pid": os.getpid(), "host": "here", "started": "long ago"}, "interrupted"),
    ],
)
def test_a_run_left_running_by_nobody_is_interrupted(
    project: Project, monkeypatch: pytest.MonkeyPatch, mark: Any, status: str
) -> None:
    monkeypatch.setattr("workbench.projects.process.platform.node", lambda: "here")
    run = project.runs()[0]
    run.write_state(status="running", process=mark)
    assert run.info().status == status


def test_a_new_run_is_running_here(project: Project, config: Config) -> None:
    assert project.new_run(config()).info().status == "running"


def test_runs_of_one_minute_have_their_own_names(project: Project, config: Config) -> None:
    names = {project.new_run(config()).name for _ in range(3)}
    assert len(names) == 3
    assert project.run().name == "2026-01-01T1005-tiny"  # the newest that has weights


def test_what_failed_before_it_began_says_so(project: Project, config: Config) -> None:
    experiment = config()
    short = dataclasses.replace(
        experiment, split=dataclasses.replace(experiment.split, validation_percent=0.0)
    )
    short = dataclasses.replace(short, model=dataclasses.replace(short.model, seq_len=4000))
    run = project.new_run(short)
    with pytest.raises(WorkbenchError, match="too short"):
        list(project.train(run))
    info = run.info()
    assert info.status == "failed"
    assert "too short" in info.reason


def test_a_mistake_in_the_program_leaves_a_failed_run(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("workbench.projects.project.new_model", broken)
    run = project.new_run(config())
    with pytest.raises(ZeroDivisionError):
        list(project.train(run))
    assert run.info().status == "failed"


def test_a_training_cut_off_by_its_device_is_interrupted_and_goes_on(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = project.new_run(config(steps=6))

    def lost(*arguments: Any, **named: Any) -> Iterable[Event]:
        for event in train(*arguments, **named):
            yield event
            if isinstance(event, Checkpointed) and event.step == 3:
                raise DeviceLostError(RuntimeError("CUDA error: unknown error"))

    with monkeypatch.context() as patch:
        patch.setattr("workbench.projects.project.train", lost)
        with pytest.raises(DeviceLostError):
            list(project.train(run))
    assert run.info().status == "interrupted"
    assert "stopped answering" in run.info().reason
    assert ended(project.train(run, resume=True)).status == "finished"
    assert run.info().reason == ""


def test_an_old_run_keeps_working_when_the_data_changed(project: Project) -> None:
    run = project.runs()[0]
    before = project.scenario.read(run.load(), "The cat").kinds["decoder"].maps
    project.attach(*new_data("甲乙丙丁" * 300))
    assert run.data_checksum() != project.source().checksum
    assert np.array_equal(project.scenario.read(run.load(), "The cat").kinds["decoder"].maps, before)
    with pytest.raises(WorkbenchError, match="data changed"):
        list(project.train(project.run("2026-01-01T1005-tiny"), resume=True))
    assert project.run("2026-01-01T1005-tiny").info().status == "stopped"


def test_replaced_data_comes_back_and_its_runs_go_on(project: Project, config: Config) -> None:
    before, whole = project.source(), list(project.examples().texts("text"))
    project.attach(*new_data("甲乙丙丁" * 300))
    assert project.has_previous_data
    project.prepared(config())
    assert not (project.save_copy(project.folder.with_name("copy")).folder / "data.old").exists()
    project.restore_data()
    assert project.source() == before
    assert list(project.examples().texts("text")) == whole
    assert not project.has_previous_data
    run = project.run("2026-01-01T1005-tiny")
    assert run.data_checksum() == before.checksum
    assert ended(project.train(run, resume=True)).status == "finished"


def test_prepared_arrays_are_made_once_and_the_oldest_forgotten(
    project: Project, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = config()
    first = project.prepared(experiment)
    with monkeypatch.context() as patch:
        patch.setattr("workbench.projects.project.prepare", None)
        again = project.prepared(experiment)
    assert np.array_equal(first.arrays["train"]["tokens"], again.arrays["train"]["tokens"])
    for seed in range(MAX_PREPARED + 2):
        split = dataclasses.replace(experiment.split, seed=seed, validation_percent=11.0)
        project.prepared(dataclasses.replace(experiment, split=split))
    assert len(list((project.data_folder / "prepared").iterdir())) == MAX_PREPARED


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x93NUMPY\x01", b"x"])
def test_damaged_prepared_arrays_are_made_again(project: Project, config: Config, content: bytes) -> None:
    whole = project.prepared(config()).arrays["train"]["tokens"]
    for path in (project.data_folder / "prepared").rglob("train.tokens.npy"):
        path.write_bytes(content)
    assert np.array_equal(project.prepared(config()).arrays["train"]["tokens"], whole)


def test_preparing_can_be_cancelled(project: Project, config: Config) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        project.prepared(config(), progress)
    assert not list(project.data_folder.rglob("*.new"))


def test_a_run_folder_that_cannot_be_made(project: Project, config: Config) -> None:
    runs = project.folder / "runs"
    runs.rename(project.folder / "away")
    runs.write_text("a file")
    with pytest.raises(WorkbenchError, match="cannot be made"):
        project.new_run(config())


def test_one_class_leaves_the_old_data(tmp_path: Path) -> None:
    scenario = scenario_of("image-recognition")
    project = Project.create(tmp_path / "p", scenario, "x", "tiny")
    source = dataclasses.replace(new_data("x")[1], columns={"image": "image", "label": "label"})
    pictures = np.zeros((2, 8, 8, 1), dtype=np.uint8)
    project.attach(Examples({"image": pictures, "label": ["a", "b"]}), source)
    with pytest.raises(WorkbenchError, match="only one class"):
        project.attach(Examples({"image": pictures, "label": ["a", "a"]}), source)
    assert Project.open(tmp_path / "p").examples().texts("label") == ["a", "b"]


def test_a_newer_format_is_not_touched(project: Project) -> None:
    path = project.folder / "project.json"
    write_json(path, read_json(path) | {"format": 2, "new": True})
    before = path.read_bytes()
    with pytest.raises(WorkbenchError, match="newer version"):
        Project.open(project.folder)
    assert path.read_bytes() == before
