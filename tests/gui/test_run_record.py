"""What a run said at a step is never passed off as what it said at another."""

from __future__ import annotations

from workbench.gui.run_record import RunRecord
from workbench.training.events import Snapshot


def test_the_nearest_sample_is_found_with_its_own_step():
    record = RunRecord(run="r", samples={0: "noise", 100: "words", 200: "sentences"})
    assert record.sample_at(None) == (200, "sentences")
    assert record.sample_at(100) == (100, "words")
    assert record.sample_at(71) == (100, "words")
    assert record.sample_at(40) == (0, "noise")
    assert record.sample_at(50) == (0, "noise")
    assert RunRecord(run="r").sample_at(3) is None
    assert RunRecord(run="r", samples={10: "first"}).sample_at(1) == (10, "first")


def test_snapshots_that_made_room_are_gone_even_when_the_folder_was_read_before():
    record = RunRecord(run="r", first_step=20)
    record.add(Snapshot(step=30, weights={}, dropped=(8,)))
    record.put_before(RunRecord(run="r", snapshots=[0, 4, 8, 20]))
    assert record.snapshots == [0, 4, 20, 30]
    record.add(Snapshot(step=40, weights={}, dropped=(20, 4)))
    assert record.snapshots == [0, 30, 40]
