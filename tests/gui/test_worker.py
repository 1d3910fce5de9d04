from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.gui.worker import Jobs, Latest, TrainingThread
from workbench.language import WorkbenchError, text
from workbench.progress import CancelledError, Progress


def unwanted(given: object) -> None:
    raise AssertionError(f"should not have been called: {given}")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    found = Jobs()
    yield found
    found.shutdown()


def test_a_job_runs_elsewhere_and_answers_here(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[tuple[int, threading.Thread]] = []
    worked: list[threading.Thread] = []

    def work(progress: Progress) -> int:
        worked.append(threading.current_thread())
        return 7

    jobs.start(work, lambda value: answers.append((value, threading.current_thread())), unwanted)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.main_thread())]
    assert worked[0] is not threading.main_thread()


def test_what_is_written_is_written_in_order_even_while_other_jobs_fill_the_pool(
    jobs: Jobs, qtbot: QtBot
) -> None:
    may_end = threading.Event()
    written: list[int] = []
    done: list[int] = []

    def work(progress: Progress) -> list[int]:
        may_end.wait(20)
        return list(written)

    for _ in range(3):
        jobs.start(work, lambda _: None, unwanted)
    for number in range(20):
        jobs.write(lambda number=number: written.append(number), unwanted)
    jobs.write(lambda: list(written), unwanted, done.extend)
    qtbot.waitUntil(lambda: bool(done))
    assert done == list(range(20))
    may_end.set()


def test_a_job_can_wait_for_what_is_written(jobs: Jobs, qtbot: QtBot) -> None:
    may_write = threading.Event()
    written: list[int] = []
    seen: list[list[int]] = []

    def write() -> None:
        may_write.wait(20)
        written.append(1)

    def read(progress: Progress) -> list[int]:
        jobs.finish_writing()
        return list(written)

    jobs.write(write, unwanted)
    jobs.start(read, seen.append, unwanted)
    may_write.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [[1]]


def test_what_was_to_be_written_is_written_before_the_window_closes(jobs: Jobs) -> None:
    written: list[int] = []
    for number in range(5):
        jobs.write(lambda number=number: written.append(number), unwanted)
    jobs.shutdown()
    assert written == list(range(5))


def test_an_unexpected_failure_becomes_a_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    failed: list[WorkbenchError] = []
    jobs.start(lambda progress: 1 / 0, unwanted, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert "ZeroDivisionError" in str(failed[0])
    assert "Traceback" not in str(failed[0])
    assert "safe" in str(failed[0])


def test_progress_arrives_and_cancel_ends_the_job(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[float] = []
    failed: list[WorkbenchError] = []

    def work(progress: Progress) -> None:
        while True:
            progress.update(0.5)
            time.sleep(0.005)

    job = jobs.start(work, unwanted, failed.append, seen.append)
    qtbot.waitUntil(lambda: 0.5 in seen)
    job.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], CancelledError)


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_of_a_job_that_has_ended_stays_in_memory(jobs: Jobs, qtbot: QtBot, fails: bool) -> None:
    class Model:
        pass

    used, answer = Model(), Model()
    seen = [weakref.ref(used), weakref.ref(answer)]

    def work(progress: Progress, used: Model = used, answer: Model = answer) -> Model:
        if fails:
            raise WorkbenchError(text("broken"))
        return answer

    jobs.start(work, lambda _: None, lambda _: None)
    del work, used, answer
    qtbot.waitUntil(lambda: not jobs._running)
    jobs.shutdown()  # the thread has let go as well
    gc.collect()
    assert [each() for each in seen] == [None, None]


def test_latest_answers_only_the_newest_request(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    worked: list[int] = []
    answers: list[int] = []
    latest = Latest(jobs, answers.append, unwanted)

    def ask(number: int) -> None:
        def work(progress: Progress) -> int:
            gate.wait(5)
            worked.append(number)
            return number

        latest.ask(work)

    for number in range(5):
        ask(number)
    assert latest.is_busy
    gate.set()
    qtbot.waitUntil(lambda: bool(answers) and not latest.is_busy)
    assert answers == [4]
    assert worked == [0, 4]


def test_latest_tells_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    shares: list[float] = []
    latest = Latest(jobs, lambda _: None, unwanted, progressed=shares.append)
    latest.ask(lambda progress: progress.update(1.0))
    qtbot.waitUntil(lambda: shares == [1.0])


def test_latest_goes_on_after_a_failure(jobs: Jobs, qtbot: QtBot) -> None:
    failed: list[WorkbenchError] = []
    answers: list[int] = []
    latest = Latest(jobs, answers.append, failed.append)

    def broken(progress: Progress) -> int:
        raise WorkbenchError(text("broken"))

    latest.ask(broken)
    qtbot.waitUntil(lambda: bool(failed))
    latest.ask(lambda progress: 3)
    qtbot.waitUntil(lambda: answers == [3])


def test_training_events_come_in_order_and_in_batches(qtbot: QtBot) -> None:
    batches: list[list[int]] = []
    ended: list[object] = []

    def events(progress: Progress) -> Iterator[int]:
        for number in range(200):
            time.sleep(0.002)
            yield number

    thread = TrainingThread(events, lambda: False)
    thread.events.connect(batches.append)
    thread.ended.connect(ended.append)
    thread.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert [number for batch in batches for number in batch] == list(range(200))
    assert len(batches) < 40  # 200 events in about half a second, at most 20 batches a second
    assert ended == [None]


def test_a_training_that_fails_ends_with_a_sentence_and_closes_its_generator(qtbot: QtBot) -> None:
    ended: list[object] = []
    closed: list[bool] = []

    def events(progress: Progress) -> Iterator[int]:
        try:
            yield 1
            raise OSError("disk on fire")
        finally:
            closed.append(True)

    thread = TrainingThread(events, lambda: False)
    thread.ended.connect(ended.append)
    thread.start()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], WorkbenchError)
    assert "disk on fire" in str(ended[0])
    assert closed == [True]


def test_what_a_training_said_before_it_waits_arrives(qtbot: QtBot) -> None:
    go_on = threading.Event()

    def events(progress: Progress) -> Iterator[int]:
        del progress
        yield 1
        yield 2  # too soon after the first one to be handed over with it
        go_on.wait(10)
        yield 3

    thread = TrainingThread(events, lambda: False)
    seen: list[int] = []
    thread.events.connect(seen.extend)
    thread.start()
    qtbot.waitUntil(lambda: seen == [1, 2], timeout=5000)
    with qtbot.waitSignal(thread.ended, timeout=5000):
        go_on.set()
    assert seen == [1, 2, 3]
