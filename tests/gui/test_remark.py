from __future__ import annotations

from collections.abc import Callable

from workbench.gui.remark import Remark
from workbench.language import text
from workbench.training.events import Changed, Held, Started

Make = Callable[..., Started]


def changed(reason: str | None) -> Changed:
    return Changed(
        step=1,
        learning_rate=0.1,
        total_steps=4,
        n_part=2,
        recompute=False,
        reason=None if reason is None else text(reason),
    )


def test_what_is_waited_for_goes_away_when_it_goes_on_and_the_note_stays(started: Make) -> None:
    remark = Remark().after([started("cut"), Held(step=1, reason=text("full"))])
    assert (str(remark.waits_for), str(remark.note)) == ("full", "cut")
    remark = remark.after([Held(step=1, reason=None)])
    assert remark.waits_for is None
    assert str(remark.note) == "cut"


def test_a_change_somebody_asked_for_says_nothing_and_one_of_the_memory_does(started: Make) -> None:
    remark = Remark().after([started(), changed(None)])
    assert remark.note is None
    assert str(remark.after([changed("smaller")]).note) == "smaller"
