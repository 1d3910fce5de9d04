from __future__ import annotations

import dataclasses
import threading
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench import atomic
from workbench.data.importing import import_examples
from workbench.gui.session import PAGES, Session, TrainingState, free_folder, short_number
from workbench.language import WorkbenchError, text
from workbench.progress import Progress
from workbench.projects.lock import LOCK_NAME
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.catalogue import scenario_of
from workbench.training.events import Snapshot

LINES = "\n".join(
    f"The {colour} {animal} sleeps under tree number {number}."
    for number in range(40)
    for colour in ("red", "blue")
    for animal in ("cat", "dog", "hen")
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def ready_project(session: Session, qtbot: QtBot, folder: Path, story: Path, steps: int = 20) -> Project:
    """Make a project with data and very small settings through the session."""
    scenario = scenario_of("text-generation")
    with qtbot.waitSignal(session.project_changed):
        session.new_project(scenario, folder, "Cats", preset="tiny")
    session.import_table(lambda progress: import_examples(story, scenario.roles, progress))
    qtbot.waitUntil(lambda: session.busy is None and session.input is not None, timeout=10_000)
    experiment = session.experiment
    model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, seq_len=16)
    training = dataclasses.replace(
        experiment.training,
        steps=steps,
        batch_size=4,
        eval_interval=5,
        log_interval=1,
        snapshots=5,
        device="cpu",
    )
    session.set_experiment(dataclasses.replace(experiment, model=model, training=training))
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=10_000)
    assert session.project is not None
    return session.project


def train(session: Session, qtbot: QtBot) -> None:
    session.start_training()
    qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=30_000)


def test_before_a_project_every_step_waits_and_says_why_nothing_can_start(session: Session) -> None:
    assert session.step_state("data").state == "waiting"
    assert "project" in str(session.why_not_train())


def test_new_project_imports_and_estimates(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    pages: list[str] = []
    session.page_asked.connect(pages.append)
    project = ready_project(session, qtbot, tmp_path / "新 项目", story)
    assert pages == ["data"]
    assert project.source().name == "story.txt"
    assert session.estimate is not None
    assert session.estimate.n_parameter > 1000
    assert session.estimate.memory_bytes > 10**8
    assert session.estimate.seconds > 0
    assert session.why_not_train() is None
    assert [session.step_state(key).state for key in ("data", "model", "train", "inspect")] == [
        "done",
        "done",
        "ready",
        "waiting",
    ]


def test_training_runs_and_the_rail_follows(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story)
    states: list[TrainingState] = []
    session.training_state_changed.connect(lambda: states.append(session.training_state))
    train(session, qtbot)
    preparing = [TrainingState.PREPARING] * 2  # without and with a run
    assert states == [*preparing, TrainingState.RUNNING, TrainingState.IDLE]
    info = session.selected_info()
    assert info is not None
    assert (info.status, info.step) == ("finished", 20)
    assert session.has_weights
    assert session.step_state("train").state == "done"
    assert session.step_state("inspect").state == "ready"


def test_changed_settings_make_the_training_stale(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    train(session, qtbot)
    training = dataclasses.replace(session.experiment.training, seed=5)
    session.set_experiment(dataclasses.replace(session.experiment, training=training))
    assert session.step_state("train").state == "stale"


def test_the_rail_reads_nothing_from_the_disk(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    train(session, qtbot)
    before = {page: session.step_state(page) for page in PAGES[1:]}

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("read from the disk")

    with monkeypatch.context() as patch:
        for name in ("read_text", "read_bytes", "exists", "is_file", "is_dir", "iterdir", "glob", "open"):
            patch.setattr(Path, name, refuse)
        assert {page: session.step_state(page) for page in PAGES[1:]} == before
        assert session.selected_run() is not None
        assert session.snapshots[-1] == 2
        assert session.run_with_weights == session.selection.run
        assert session.why_not_train() is None
    with qtbot.waitSignal(session.project_changed):
        session.open_project(project.folder)
    assert session.step_state("train") == before["train"]
    assert session.step_state("inspect") == before["inspect"]


def test_other_data_make_the_training_stale(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    scenario = ready_project(session, qtbot, tmp_path / "p", story, steps=2).scenario
    train(session, qtbot)
    other = tmp_path / "other.txt"
    other.write_text(LINES.upper(), encoding="utf-8")
    with qtbot.waitSignal(session.data_changed):
        session.import_table(lambda progress: import_examples(other, scenario.roles, progress))
    assert session.step_state("train").state == "stale"
    assert session.can_undo_data
    with qtbot.waitSignal(session.data_changed):
        session.undo_data()
    assert session.step_state("train").state == "done"
    assert session.data_source is not None
    assert session.data_source.name == "story.txt"
    assert str(session.input) in LINES
    assert not session.can_undo_data
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=10_000)


def test_with_the_first_snapshot_there_is_a_model_to_look_at(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=100_000)
    session.start_training()
    assert not session.has_weights
    qtbot.waitUntil(lambda: session.has_weights, timeout=20_000)
    assert session.is_training
    assert session.step_state("inspect").state == "ready"
    session.stop_training()
    qtbot.waitUntil(lambda: not session.is_training, timeout=20_000)


def test_a_resumed_run_forgets_the_snapshots_after_its_checkpoint(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=20)
    monkeypatch.setattr("workbench.training.loop.CHECKPOINT_SECONDS", 1e9)
    run = project.new_run(session.experiment)
    events = project.train(run)  # broken off without a checkpoint: it begins again
    while run.snapshots()[-1:] < [5]:
        next(events)
    events.close()
    with qtbot.waitSignal(session.project_changed):
        session.open_project(project.folder)
    qtbot.waitUntil(lambda: session.input is not None, timeout=10_000)
    assert session.snapshots[-1] > 1
    seen: list[int] = []
    session.training_events.connect(lambda _: seen.append(session.snapshots[-1]))
    session.resume_training(run.name)
    qtbot.waitUntil(lambda: not session.is_training, timeout=20_000)
    assert seen == sorted(seen)
    assert list(session.snapshots) == run.snapshots()


def test_a_prolonged_run_has_new_snapshots_and_the_list_is_that_of_the_disk(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=12)
    train(session, qtbot)
    run = session.selected_run()
    assert run is not None
    old = list(session.snapshots)
    session.resume_training(run.name, 40)
    seen: list[list[int]] = []
    session.training_events.connect(lambda _: seen.append(list(session.snapshots)))
    qtbot.waitUntil(lambda: not session.is_training, timeout=20_000)
    assert seen[-1] == run.snapshots()
    assert len(seen[-1]) <= 5
    assert seen[-1][-1] == 40
    assert set(old) - set(seen[-1])  # some made room


def test_who_looks_at_a_snapshot_that_makes_room_sees_the_nearest(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=12)
    train(session, qtbot)
    kept = list(session.snapshots)
    session.select(step=kept[2])
    session.training_run = session.selection.run  # as while it trains
    session._on_events([Snapshot(step=50, weights={}, dropped=(kept[2],))])
    session.training_run = ""
    assert session.selection.step == min(kept[:2] + kept[3:], key=lambda step: abs(step - kept[2]))


def test_the_end_of_a_training_does_not_wait_for_other_jobs(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=2)

    def forever(progress: Progress) -> None:
        while True:
            progress.update(0.1)
            time.sleep(0.002)  # a job that never lets go of the interpreter would slow the training itself

    jobs = [session.jobs.start(forever, pytest.fail, lambda _: None) for _ in range(3)]
    try:
        train(session, qtbot)
        info = session.selected_info()
        assert info is not None
        assert (info.status, info.step) == ("finished", 2)
    finally:
        for job in jobs:
            job.cancel()
    qtbot.waitUntil(lambda: not session.jobs._running)


def test_a_deleted_run_is_gone_at_once_and_from_the_disk(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    train(session, qtbot)
    session.delete_run(session.selection.run)
    assert session.runs == []
    assert session.selection.run == ""
    qtbot.waitUntil(lambda: not session.jobs._running)
    assert project.runs() == []


def test_the_last_project_asked_for_is_the_one_that_opens(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        Project.create(tmp_path / name, scenario_of("text-generation"), name, "tiny")
    session.open_project(tmp_path / "a")
    session.open_project(tmp_path / "b")
    qtbot.waitUntil(lambda: not session.jobs._running)
    assert session.project is not None
    assert session.project.title == "b"
    session.open_project(tmp_path / "a")
    session.close_project()
    qtbot.waitUntil(lambda: not session.jobs._running)
    assert session.project is None


def test_pause_step_continue_and_stop_keep_the_model(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    ready_project(session, qtbot, tmp_path / "p", story, steps=100_000)
    last = [0]
    session.training_events.connect(lambda events: last.append(events[-1].step))
    session.start_training()
    qtbot.waitUntil(lambda: last[-1] > 3, timeout=20_000)
    session.pause_training()
    assert session.training_state is TrainingState.PAUSED
    qtbot.wait(300)
    held = last[-1]
    qtbot.wait(200)
    assert last[-1] == held
    session.one_training_step()
    qtbot.waitUntil(lambda: last[-1] == held + 1, timeout=5_000)
    session.continue_training()
    qtbot.waitUntil(lambda: last[-1] > held + 3, timeout=10_000)
    session.stop_training()
    qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=20_000)
    info = session.selected_info()
    assert info is not None
    assert info.status == "stopped"
    run = session.selected_run()
    assert run is not None
    assert run.snapshots()[-1] == info.step


def test_while_training_the_project_cannot_be_left(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=100_000)
    raised: list[WorkbenchError] = []
    session.raised.connect(raised.append)
    session.start_training()
    qtbot.waitUntil(lambda: session.training_state is TrainingState.RUNNING, timeout=20_000)
    session.close_project()
    session.open_project(tmp_path)
    assert session.project is project
    assert len(raised) == 2
    session.stop_training()
    qtbot.waitUntil(lambda: not session.is_training, timeout=20_000)


def test_shutdown_in_the_middle_of_a_training_keeps_it(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=100_000)
    session.start_training()
    qtbot.waitUntil(lambda: session.training_state is TrainingState.RUNNING, timeout=20_000)
    session.shutdown()
    info = project.runs()[-1].info()
    assert info.status == "stopped"
    assert project.runs()[-1].snapshots()[-1] == info.step


def test_a_failed_import_leaves_the_old_data(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story)
    raised: list[WorkbenchError] = []
    session.raised.connect(raised.append)
    scenario = project.scenario
    session.import_table(lambda progress: import_examples(tmp_path / "absent.txt", scenario.roles, progress))
    qtbot.waitUntil(lambda: bool(raised), timeout=5_000)
    assert "absent.txt" in str(raised[0])
    assert project.source().name == "story.txt"
    assert session.busy is None


def test_cancelling_is_said_and_is_no_error(session: Session, qtbot: QtBot) -> None:
    told: list[object] = []
    raised: list[object] = []
    session.told.connect(told.append)
    session.raised.connect(raised.append)

    def forever(progress: Progress) -> None:
        while True:
            progress.update(0.1)

    session.start_busy(text("Waiting"), forever, pytest.fail)
    assert session.busy is not None
    session.cancel_busy()
    qtbot.waitUntil(lambda: bool(told))
    assert raised == []
    assert session.busy is None


def test_a_folder_that_is_no_project_leaves_the_recent_list(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    raised: list[WorkbenchError] = []
    session.raised.connect(raised.append)
    session.settings = session.settings.with_recent(tmp_path)
    session.open_project(tmp_path)
    qtbot.waitUntil(lambda: bool(raised))
    assert "project.json" in str(raised[0])
    assert session.settings.recent == ()


def test_settings_are_in_the_project_when_it_is_opened_again(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story)
    expected = session.experiment
    session.close_project()
    assert session.project is None
    with qtbot.waitSignal(session.project_changed):
        session.open_project(project.folder)
    assert session.experiment == expected
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=10_000)


def test_a_project_opened_again_at_once_has_the_newest_settings(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story)
    training = dataclasses.replace(session.experiment.training, steps=77)
    session.set_experiment(dataclasses.replace(session.experiment, training=training))
    with qtbot.waitSignal(session.project_changed):
        session.open_project(project.folder)
    assert session.project is not project
    assert session.experiment.training.steps == 77


def test_nothing_is_written_by_the_thread_of_the_window(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[str, bool]] = []
    replacing = atomic.replacing

    def watched(path: Path) -> AbstractContextManager[Path]:
        written.append((path.name, threading.current_thread() is threading.main_thread()))
        return replacing(path)

    monkeypatch.setattr(atomic, "replacing", watched)
    ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    session.save_experiment()
    train(session, qtbot)
    with qtbot.waitSignal(session.renamed):
        session.rename_project("Dogs")
    session.set_settings(dataclasses.replace(session.settings, theme="dark"))
    session.close_project()
    qtbot.waitUntil(lambda: not session.jobs._running)
    names = {name for name, _ in written}
    assert {"project.json", "experiment.json", "run.json", "settings.json"} <= names
    assert not [name for name, is_window in written if is_window]
    assert '"title": "Dogs"' in (tmp_path / "p" / "project.json").read_text(encoding="utf-8")
    assert '"steps": 2,' in (tmp_path / "p" / "project.json").read_text(encoding="utf-8")


def test_asking_twice_makes_one_project(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    raised: list[WorkbenchError] = []
    session.raised.connect(raised.append)
    with qtbot.waitSignal(session.project_changed):
        for _ in range(2):
            session.new_project(scenario_of("text-generation"), tmp_path / "p", "Cats", "tiny")
    qtbot.waitUntil(lambda: not session.jobs._running)
    assert not raised
    assert session.project is not None
    assert session.project.folder == tmp_path / "p"


def test_closing_while_a_project_is_made_leaves_it_whole_and_free(session: Session, tmp_path: Path) -> None:
    session.new_project(scenario_of("text-generation"), tmp_path / "p", "Cats", "tiny")
    session.shutdown()
    assert Project.open(tmp_path / "p").title == "Cats"
    assert not (tmp_path / "p" / LOCK_NAME).exists()


def test_starting_twice_makes_one_run(session: Session, qtbot: QtBot, tmp_path: Path, story: Path) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    session.start_training()
    train(session, qtbot)
    assert len(project.runs()) == len(session.runs) == 1


@pytest.mark.parametrize("how", ["stop", "close"])
def test_ending_while_the_run_is_made_leaves_none(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    project = ready_project(session, qtbot, tmp_path / "p", story, steps=2)
    is_making, may_end = threading.Event(), threading.Event()
    new_run = Project.new_run

    def slow(*arguments: Any) -> Run:
        is_making.set()
        assert may_end.wait(20)
        return new_run(*arguments)

    monkeypatch.setattr(Project, "new_run", slow)
    session.start_training()
    assert is_making.wait(20)
    assert session.training_state is TrainingState.PREPARING
    if how == "stop":
        session.stop_training()
        may_end.set()
        qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=20_000)
    else:
        threading.Timer(0.2, may_end.set).start()
        session.shutdown()
    assert project.runs() == []
    assert list((project.folder / "runs").iterdir()) == []


def test_a_run_that_cannot_be_made_says_so_and_the_next_one_can_start(
    session: Session, qtbot: QtBot, tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[WorkbenchError] = []
    session.raised.connect(raised.append)
    ready_project(session, qtbot, tmp_path / "p", story, steps=2)

    def refuse(*_: Any) -> Run:
        raise WorkbenchError(text("There is no room."))

    with monkeypatch.context() as patch:
        patch.setattr(Project, "new_run", refuse)
        train(session, qtbot)
    assert [str(error.what) for error in raised] == ["There is no room."]
    assert session.runs == []
    train(session, qtbot)
    assert session.runs[-1].status == "finished"


def test_a_new_run_resets_the_selection(session: Session) -> None:
    session.select(kind="decoder", layer=1, head=2, step=5)
    session.select(run="other")
    selection = session.selection
    assert (selection.run, selection.step, selection.kind, selection.layer) == ("other", None, "", -1)


def test_one_head_ends_a_choice_of_several(session: Session) -> None:
    session.select(kind="decoder", layer=1, head=2, heads=((0, 0), (1, 2)))
    session.select(query=3)
    assert session.selection.heads == ((0, 0), (1, 2))
    session.select(layer=1, head=2)
    assert session.selection.heads == ()
    session.select(heads=((0, 0), (1, 2)))
    session.select(run="other")
    assert session.selection.heads == ()


def test_free_folder_and_short_numbers(tmp_path: Path) -> None:
    assert free_folder(tmp_path, "a") == tmp_path / "a"
    (tmp_path / "a").mkdir()
    assert free_folder(tmp_path, "a") == tmp_path / "a 2"
    assert [short_number(value) for value in (12, 1234, 803_328, 1.5e9)] == ["12", "1.23 k", "803 k", "1.5 G"]
