from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.training.snapshots import SnapshotPlan, most_snapshots, spaced_steps


def walk(plan: SnapshotPlan, kept: set[int], first: int, last: int) -> None:
    """Keep what *plan* asks for from *first* to *last*, in *kept*."""
    for step in plan.steps():
        if first <= step <= last:
            dropped = plan.keep(step)
            assert kept >= {*dropped}
            kept -= {*dropped}
            kept.add(step)


@given(
    total=st.integers(1, 1_000_000),
    count=st.integers(2, 200),
    model_bytes=st.integers(0, 10**9),
    budget=st.integers(0, 10**11),
)
def test_snapshots_keep_to_their_number_and_room(total: int, count: int, model_bytes: int, budget: int):
    steps = spaced_steps(total, most_snapshots(count, model_bytes, budget))
    assert {0, total} <= steps
    assert all(0 <= step <= total for step in steps)
    assert len(steps) <= count
    assert len(steps) <= 2 or len(steps) * model_bytes <= budget


def test_snapshots_lie_close_together_where_much_happens():
    steps = sorted(spaced_steps(1000, 12))
    gaps = np.diff(steps)
    assert len(steps) >= 10
    assert (np.diff(gaps) >= 0).all()
    assert steps[:3] == [0, 1, 2]


def test_a_longer_training_has_spaced_snapshots_in_its_new_stretch():
    plan, kept = SnapshotPlan(30, spaced_steps(300, 30)), set[int]()
    walk(plan, kept, 0, 300)
    plan.set_length(300, 600)
    walk(plan, kept, 301, 600)
    added = sorted(step for step in kept if step > 300)
    assert len(added) >= 4
    assert added[-1] == 600
    assert max(np.diff([300, *added])) < 150
    assert len(kept) <= 30


def test_a_training_made_longer_again_and_again_keeps_its_number_and_stays_spaced():
    plan, kept, last = SnapshotPlan(12, spaced_steps(100, 12)), set[int](), 0
    for total in (100, 120, 150, 400, 410, 2000, 2100, 2200, 2300):
        plan.set_length(last, total)
        walk(plan, kept, last + (last > 0), total)
        assert {0, total} <= kept
        assert sorted(kept) == plan.steps()
        assert len(kept) <= 12
        last = total
    assert max(np.diff(np.log1p(sorted(kept)))) < 2.5


@given(
    n_most=st.integers(2, 60),
    total=st.integers(1, 5000),
    share=st.floats(0, 1),
    changed=st.integers(1, 20_000),
)
def test_whatever_the_length_becomes_the_last_step_is_kept_and_the_number_held(
    n_most: int, total: int, share: float, changed: int
):
    plan, kept, at = SnapshotPlan(n_most, spaced_steps(total, n_most)), set[int](), int(share * total)
    walk(plan, kept, 0, at)
    plan.set_length(at, changed)
    last = max(changed, at)
    walk(plan, kept, at + 1, last)
    if last not in plan:  # ended where it stood
        kept -= {*plan.keep(last)}
        kept.add(last)
    assert {0, last} <= kept
    assert len(kept) <= n_most


def test_changing_the_length_before_the_first_step_is_like_beginning_with_it():
    plan = SnapshotPlan(20, spaced_steps(50, 20))
    plan.set_length(0, 700)
    assert set(plan.steps()) == spaced_steps(700, 20)


def test_a_stretch_that_is_planned_already_stays_as_it_is():
    plan = SnapshotPlan(10, spaced_steps(100, 10))
    before = plan.steps()
    plan.set_length(50, 100)
    plan.set_length(50, 20)
    assert plan.steps() == before


def test_where_two_are_kept_the_old_last_one_makes_room():
    plan = SnapshotPlan(2, spaced_steps(10, 2))
    assert (plan.keep(0), plan.keep(10)) == ((), ())
    plan.set_length(10, 12)
    assert plan.keep(12) == (10,)
