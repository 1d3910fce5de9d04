"""What a run said at a step is never passed off as what it said at another."""

from __future__ import annotations

from workbench.gui.run_record import RunRecord


def test_the_nearest_sample_is_found_with_its_own_step():
    record = RunRecord(run="r", samples={0: "noise", 100: "words", 200: "sentences"})
    assert record.sample_at(None) == (200, "sentences")
    assert record.sample_at(100) == (100, "words")
    assert record.sample_at(71) == (100, "words")
    assert record.sample_at(40) == (0, "noise")
    assert record.sample_at(50) == (0, "noise")
    assert RunRecord(run="r").sample_at(3) is None
    assert RunRecord(run="r", samples={10: "first"}).sample_at(1) == (10, "first")
