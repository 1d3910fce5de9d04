"""Heads of one input recorded one after the other, each for the price of one run of the model."""

from __future__ import annotations

from pathlib import Path

from workbench.inspection.passes import Pass, record_pass
from workbench.inspection.probing import Prober
from workbench.inspection.steps import HeadRecord, record_head
from workbench.projects.run import Run
from workbench.scenarios.base import Value, same_value

KEPT_HEADS = 64


class Recorder:
    """Keeps the pass of the newest input and the heads that were looked at in it.

    Not safe to share between threads, and its models are its own: recording listens to them while they run.
    """

    def __init__(self) -> None:
        self._prober = Prober()
        self._asked: tuple[Path, int, Value] | None = None
        self._pass: Pass | None = None
        self._heads: dict[tuple[str, int, int], HeadRecord] = {}

    def record(self, run: Run, value: Value, step: int, kind: str, layer: int, head: int) -> HeadRecord:
        """Return one head of *run* at *step* while it reads *value*; *layer* and *head* count from 0.

        Raises:
            WorkbenchError: The model has no such head, or the snapshot cannot be read.
        """
        whole = self._whole(run, value, step)
        place = (kind, layer, head)
        found = self._heads.get(place)
        if found is None:
            found = self._heads[place] = record_head(whole, kind, layer, head)
            while len(self._heads) > KEPT_HEADS:
                del self._heads[next(iter(self._heads))]
        return found

    def _whole(self, run: Run, value: Value, step: int) -> Pass:
        asked = self._asked
        is_same = asked is not None and asked[:2] == (run.folder, step) and same_value(asked[2], value)
        if self._pass is not None and is_same:
            return self._pass
        self._asked, self._pass = None, None
        self._heads.clear()
        trained, step = self._prober.trained(run, step)
        self._pass = record_pass(run.scenario, trained, value)
        self._asked = (run.folder, step, value)
        return self._pass
