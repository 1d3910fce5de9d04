"""The maps of an earlier step: one input read by a stored model, in a job."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.gui.worker import Jobs, Latest
from workbench.language import WorkbenchError
from workbench.progress import Progress
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from workbench.inspection.probing import Probed, Prober
    from workbench.projects.run import Run

Wanted = tuple[str, int, int]  # run, step, identity of the input


class StepProbes:
    """Reads each wanted (run, step, input) once; *found* gets the newest answer, *failed* what went wrong."""

    def __init__(
        self, jobs: Jobs, found: Callable[[Probed], None], failed: Callable[[WorkbenchError], None]
    ) -> None:
        self._found = found
        self._asked: Wanted | None = None
        self._probed: Probed | None = None
        self._prober: Prober | None = None
        self._requests = Latest(jobs, self._answer, failed)
        self.busy_changed = self._requests.busy_changed

    def ask(self, run: Run, step: int, value: Value) -> None:
        """Find the maps of *value* at *step*; when that was the last question, its answer comes at once."""
        wanted = (run.name, step, id(value))
        if wanted == self._asked:
            if self._probed is not None:
                self._found(self._probed)
            return
        self._asked = wanted
        if self._prober is None:
            from workbench.inspection.probing import Prober

            self._prober = Prober()
        prober = self._prober

        def work(_: Progress) -> tuple[Wanted, Probed]:
            return wanted, prober.probe(run, value, step)

        self._requests.ask(work)

    def forget_question(self) -> None:
        """Want nothing any more: an answer on its way is dropped, and the same question is asked anew."""
        self._asked = None

    def forget_answer(self) -> None:
        """Give the last answer no second time."""
        self._probed = None

    def reset(self) -> None:
        """Forget everything, the models read included."""
        self._asked = self._probed = self._prober = None

    def _answer(self, answer: tuple[Wanted, Probed]) -> None:
        wanted, probed = answer
        if wanted == self._asked:
            self._probed = probed
            self._found(probed)
