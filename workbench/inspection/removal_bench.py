"""Every question about one run that is asked by removing heads, with what was measured before kept at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from workbench.inspection.ablation import (
    LossChange,
    Method,
    PredictionChange,
    changed_prediction,
)
from workbench.inspection.validation_part import MAX_ITEMS, ValidationPart, validation_part
from workbench.language import WorkbenchError
from workbench.models.removal import HeadMeans, HeadName, all_heads, heads_off
from workbench.progress import Progress
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import Trained, Value

SPARE_MODELS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPart:
    """How much of the validation data a loss is measured on."""

    n_item: int  # predictions
    n_row: int  # examples
    is_whole: bool  # whether that is all there is


class RemovalBench:
    """Tests one run by removing heads; may be asked from several threads at once.

    Switching a head off changes a model while it is asked, so every question has a model to itself, loaded from a
    snapshot: neither a training nor anything else that looks at the run notices. What questions share is the part of
    the validation data and the losses that were measured on it.
    """

    def __init__(self, project: Project, run: Run, max_items: int = MAX_ITEMS) -> None:
        self._project, self._run, self._max_items = project, run, max_items
        self._lock = threading.Lock()  # of what follows; never held while something is measured
        self._spare: OrderedDict[int, Trained] = OrderedDict()
        self._losses: dict[tuple[int, tuple[HeadName, ...], Method], float] = {}
        self._means: dict[int, HeadMeans] = {}
        self._part: ValidationPart | None = None
        self._making = threading.Lock()  # only one reads the validation data

    @property
    def measured(self) -> MeasuredPart | None:
        """What losses are measured on, once one was."""
        part = self._part
        if part is None:
            return None
        return MeasuredPart(n_item=part.n_item, n_row=part.n_row, is_whole=part.is_whole)

    def prediction(
        self, value: Value, step: int, heads: Iterable[HeadName], method: Method, progress: Progress
    ) -> PredictionChange:
        """Answer *value* at *step* with every head and without *heads*.

        Raises:
            CancelledError: Somebody asked *progress* to stop.
            WorkbenchError: The model has no such head, the snapshot is damaged, or there is no validation data to
                measure means on.
        """
        with self._model(step) as trained:
            means = self._means_at(step, trained, progress) if method == "mean" else None
            return changed_prediction(self._run.scenario, trained, value, heads, means)

    def loss(self, step: int, heads: Iterable[HeadName], method: Method, progress: Progress) -> LossChange:
        """Measure the model of *step* with every head and without *heads*.

        Raises:
            CancelledError: Somebody asked *progress* to stop.
            WorkbenchError: The model has no such head, the snapshot is damaged, or there is no validation data.
        """
        with self._model(step) as trained:
            return self._change(step, trained, tuple(sorted(set(heads))), method, progress)

    def ranking(self, step: int, method: Method, progress: Progress) -> Iterator[LossChange]:
        """Yield what the loss of *step* becomes without each head alone, in the order of the model.

        Raises:
            CancelledError: Somebody asked *progress* to stop.
            WorkbenchError: The snapshot is damaged, or there is no validation data.
        """
        with self._model(step) as trained:
            heads = all_heads(trained.model)
            for number, head in enumerate(heads):
                part = progress.part(number / len(heads), (number + 1) / len(heads))
                yield self._change(step, trained, (head,), method, part)
        progress.update(1.0)

    def through_training(
        self, heads: Iterable[HeadName], method: Method, progress: Progress
    ) -> Iterator[LossChange]:
        """Yield what the loss becomes without *heads* at every snapshot, from the first to the last.

        Raises:
            CancelledError: Somebody asked *progress* to stop.
            WorkbenchError: The model has no such head, a snapshot is damaged, or there is no validation data.
        """
        chosen, steps = tuple(sorted(set(heads))), self._run.snapshots()
        for number, step in enumerate(steps):
            part = progress.part(number / len(steps), (number + 1) / len(steps))
            try:
                with self._model(step) as trained:
                    found = self._change(step, trained, chosen, method, part)
            except WorkbenchError:
                if step in self._run.snapshots():
                    raise
                continue  # a running training made room for a newer one
            yield found
        progress.update(1.0)

    @contextmanager
    def _model(self, step: int) -> Generator[Trained]:
        """Lend a model of *step* that nobody else has."""
        with self._lock:
            trained = self._spare.pop(step, None)
        if trained is None:
            trained = self._run.load(step)
        try:
            yield trained
        finally:
            with self._lock:
                self._spare[step] = trained
                while len(self._spare) > SPARE_MODELS:
                    self._spare.popitem(last=False)

    def _change(
        self, step: int, trained: Trained, heads: tuple[HeadName, ...], method: Method, progress: Progress
    ) -> LossChange:
        progress.update(0.0)
        part = self._part_for(trained, progress.part(0.0, 0.2))
        before = self._loss(part, step, trained, (), method, progress.part(0.2, 0.6))
        after = self._loss(part, step, trained, heads, method, progress.part(0.6, 1.0))
        return LossChange(heads=heads, before=before, after=after, n_item=part.n_item, step=step)

    def _loss(
        self,
        part: ValidationPart,
        step: int,
        trained: Trained,
        heads: tuple[HeadName, ...],
        method: Method,
        progress: Progress,
    ) -> float:
        key = step, heads, "zero" if not heads else method
        with self._lock:
            known = self._losses.get(key)
        if known is not None:
            return known
        means = self._means_at(step, trained, progress) if heads and method == "mean" else None
        with heads_off(trained.model, heads, means):
            found = part.loss(trained.model, progress)
        with self._lock:
            self._losses[key] = found
        return found

    def _means_at(self, step: int, trained: Trained, progress: Progress) -> HeadMeans:
        with self._lock:
            known = self._means.get(step)
        if known is not None:
            return known
        found = self._part_for(trained, progress.part(0.0, 0.2)).head_means(trained.model)
        with self._lock:
            self._means[step] = found
        return found

    def _part_for(self, trained: Trained, progress: Progress) -> ValidationPart:
        with self._making:
            if self._part is None:
                self._part = validation_part(self._project, trained, progress, self._max_items)
            return self._part
