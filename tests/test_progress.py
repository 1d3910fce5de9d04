import pytest

from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress


def test_what_is_reported_stays_between_0_and_1():
    seen: list[float] = []
    progress = Progress(seen.append)
    for fraction in (-1, 0, 0.5, 1, 2):
        progress.update(fraction)
    assert seen == [0, 0, 0.5, 1, 1]


def test_parts_of_parts():
    seen: list[float] = []
    outer = Progress(seen.append).part(0.5, 1.0)
    outer.update(0.5)
    outer.part(0.0, 0.5).update(1.0)
    assert seen == [0.75, 0.75]


def test_cancelling_reaches_every_part():
    progress = Progress()
    part = progress.part(0.0, 0.5).part(0.5, 1.0)
    part.update(0.1)
    progress.cancel()
    for each in (progress, part):
        with pytest.raises(CancelledError):
            each.update(0.2)


def test_cancelling_a_part_cancels_the_whole():
    progress = Progress()
    progress.part(0.0, 0.5).cancel()
    with pytest.raises(WorkbenchError, match="Nothing was changed"):
        progress.update(0.0)


def test_nobody_watches():
    no_progress().update(0.5)
