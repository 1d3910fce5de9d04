from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import text
from workbench.projects.metrics import (
    Metrics,
    append_line,
    cut_after,
    event_to_json,
    finite,
    last_steps,
    read_lines,
)
from workbench.training.events import Checkpointed, Evaluated, Finished, Sampled, Snapshot, Started, Steps

EVENTS = (
    Started(
        step=0,
        total_steps=3,
        n_parameter=5,
        device="cpu",
        device_name="2 threads",
        device_reason=text("no GPU found"),
        random_guess=1.5,
    ),
    Steps(
        step=2,
        steps=np.array([1, 2]),
        losses=np.array([2.0, np.nan], dtype=np.float32),
        learning_rate=0.1,
        items_per_second=12.34,
        seconds=1.0,
    ),
    Evaluated(step=2, validation_loss=float("inf"), is_complete=True),
    Snapshot(step=2, weights={"w": np.zeros(2)}),
    Sampled(step=2, output="小猫\u2028\x85\n", maps={}, masks={}),
    Checkpointed(step=2, tensors={}, state={}),
    Finished(step=2, status="failed", reason=text("The loss is {what}.", what="gone")),
)


def test_every_event_is_plain_json() -> None:
    lines = [json.loads(json.dumps(event_to_json(event), allow_nan=False)) for event in EVENTS]
    assert [line["event"] for line in lines] == [
        *("started", "steps", "evaluated", "snapshot", "sampled", "checkpointed", "finished")
    ]
    assert lines[1]["losses"] == [2.0, None]
    assert lines[2]["validation_loss"] is None
    assert lines[6]["reason"] == "The loss is gone."
    assert (finite(1.0), finite(float("nan")), finite(float("-inf"))) == (1.0, None, None)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_whatever_a_model_writes_comes_back(tmp_path: Path, outputs: list[str]) -> None:
    path = tmp_path / "metrics.jsonl"
    path.unlink(missing_ok=True)
    for step, output in enumerate(outputs):
        append_line(path, event_to_json(Sampled(step=step, output=output, maps={}, masks={})))
    assert [output for _, output in Metrics.from_lines(read_lines(path)).samples] == outputs


def test_a_torn_last_line_and_damaged_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    for event in EVENTS[1:3]:
        append_line(path, event_to_json(event))
    whole = read_lines(path)
    content = path.read_bytes()
    for end in range(len(content)):
        path.write_bytes(content[:end])
        assert read_lines(path) in ([], whole[:1], whole)
    path.write_bytes(content + b'[1]\n{"event": "steps"}\n\xff\xfe\n{"step": "x"}\n' + b"[" * 100_000)
    assert read_lines(path) == whole
    assert read_lines(tmp_path / "none.jsonl") == []


def test_curves_are_collected(tmp_path: Path) -> None:
    metrics = Metrics.from_lines([event_to_json(event) for event in EVENTS])
    assert metrics.steps.tolist() == [1, 2]
    assert np.isnan(metrics.losses[1])
    assert metrics.evaluated_steps.tolist() == []
    assert metrics.seconds == 1.0


def test_cutting_drops_what_came_later(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    for step in (1, 2, 3):
        append_line(path, {"event": "sampled", "step": step, "output": "字\u2028"})
    cut_after(path, 2)
    assert [line["step"] for line in read_lines(path)] == [1, 2]
    cut_after(path, -1)
    assert read_lines(path) == []
    cut_after(tmp_path / "none.jsonl", 2)


def test_the_last_steps_are_found_at_the_end_of_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    assert last_steps(path) == (0, 0.0)
    append_line(path, {"event": "steps", "step": 7, "losses": [1.0] * 9000, "seconds": 1.5})
    assert last_steps(path) == (7, 1.5)
    for step in range(7, 40):
        append_line(path, {"event": "sampled", "step": step, "output": "字" * 20_000})
    with path.open("a", encoding="utf-8") as file:
        file.write('{"event": "steps", "step": 9, "sec')
    assert last_steps(path) == (7, 1.5)
    append_line(path, {})  # ends the torn line
    append_line(path, {"event": "steps", "step": 50, "seconds": "?"})
    assert last_steps(path) == (50, 0.0)
