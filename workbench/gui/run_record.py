"""What a run has measured so far: the same numbers whether they arrive live or are read from its folder."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.training.events import Changed, Evaluated, Finished, Sampled, Snapshot, Started, Steps

if TYPE_CHECKING:
    from workbench.projects.run import Run
    from workbench.training.events import Event


@dataclass(slots=True, eq=False)
class RunRecord:
    """Curves, samples and figures of one run; `add` takes the events of a training, `read` a folder."""

    run: str
    steps: array[float] = field(default_factory=lambda: array("d"))
    losses: array[float] = field(default_factory=lambda: array("d"))
    evaluated: dict[int, float] = field(default_factory=dict)
    samples: dict[int, str] = field(default_factory=dict)
    snapshots: list[int] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)  # steps that made room for newer snapshots
    first_step: int = 0  # where this training began; above 0 after going on with a run
    step: int = 0
    total_steps: int = 0
    random_guess: float | None = None
    learning_rate: float | None = None
    items_per_second: float | None = None
    seconds: float = 0.0
    newest: Sampled | None = None  # with the maps, which are in no file
    n_rewritten: int = 0  # grows when what was there before has changed, so that a plot must start afresh

    @classmethod
    def read(cls, run: Run) -> RunRecord:
        """Return what the folder of *run* holds; to be called in a job."""
        from workbench.projects.metrics import Metrics, read_lines

        lines, info = read_lines(run.metrics_path), run.info()
        metrics = Metrics.from_lines(lines)
        last: dict[str, Any] = next((line for line in reversed(lines) if line.get("event") == "steps"), {})
        return cls(
            run=run.name,
            steps=array("d", metrics.steps.tolist()),
            losses=array("d", metrics.losses.tolist()),
            evaluated=dict(
                zip(metrics.evaluated_steps.tolist(), metrics.validation_losses.tolist(), strict=True)
            ),
            samples=dict(metrics.samples),
            snapshots=run.snapshots(),
            step=info.step,
            total_steps=info.total_steps,
            random_guess=info.random_guess,
            learning_rate=last.get("learning_rate"),
            items_per_second=last.get("items_per_second"),
            seconds=metrics.seconds,
        )

    def add(self, event: Event) -> None:
        """Take one event of the training."""
        match event:
            case Started():
                self.first_step = self.step = event.step
                self.total_steps = event.total_steps
                self.random_guess = event.random_guess if math.isfinite(event.random_guess) else None
            case Steps():
                self.steps.extend(event.steps.tolist())
                self.losses.extend(event.losses.tolist())
                self.step, self.seconds = event.step, event.seconds
                self.learning_rate, self.items_per_second = event.learning_rate, event.items_per_second
            case Changed():
                self.total_steps = event.total_steps
            case Evaluated():
                if math.isfinite(event.validation_loss):
                    self.n_rewritten += event.step in self.evaluated
                    self.evaluated[event.step] = event.validation_loss
            case Snapshot():
                self.dropped.update(event.dropped)
                self.snapshots = sorted({*self.snapshots, event.step} - self.dropped)
            case Sampled():
                self.samples[event.step] = event.output
                self.newest = event
            case Finished():
                self.step = event.step
            case _:
                pass

    def put_before(self, earlier: RunRecord) -> None:
        """Take what *earlier* (read from the folder) says of the steps before this training began."""
        kept = sum(step <= self.first_step for step in earlier.steps)
        self.steps = earlier.steps[:kept] + self.steps
        self.losses = earlier.losses[:kept] + self.losses
        before = {step: loss for step, loss in earlier.evaluated.items() if step <= self.first_step}
        self.evaluated = before | self.evaluated
        said = {step: output for step, output in earlier.samples.items() if step <= self.first_step}
        self.samples = said | self.samples
        old = {step for step in earlier.snapshots if step <= self.first_step} - self.dropped
        self.snapshots = sorted({*old, *self.snapshots})
        self.n_rewritten += 1

    def sample_at(self, step: int | None) -> tuple[int, str] | None:
        """Return (step, text) of the newest sample, or of the one nearest to *step*; of two as near, the earlier."""
        if not self.samples:
            return None
        found = max(self.samples) if step is None else min(self.samples, key=lambda at: (abs(at - step), at))
        return found, self.samples[found]
