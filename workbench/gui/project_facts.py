"""What the window shows of a project that is on disk: read once when something changed, in a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.language import WorkbenchError

if TYPE_CHECKING:
    from workbench.data.importing import Source
    from workbench.projects.project import Project
    from workbench.projects.run import Run, RunInfo


@dataclass(frozen=True, slots=True)
class DataFacts:
    """The data of a project; without a source it has none, or a damaged one."""

    source: Source | None = None
    is_damaged: bool = False
    can_be_undone: bool = False  # the data before is still kept

    @property
    def is_there(self) -> bool:
        """Whether there is anything, readable or not."""
        return self.source is not None or self.is_damaged


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One run: its summary, what it was trained with, and the steps whose weights it kept."""

    info: RunInfo
    experiment: Any  # None where it is damaged
    data_checksum: str  # "" where it is not known
    snapshots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunsFacts:
    """Every run that can be read, the oldest first, and what is wrong with the others."""

    runs: tuple[RunFacts, ...] = ()
    problems: tuple[WorkbenchError, ...] = ()


def read_data_facts(project: Project) -> DataFacts:
    """Return what the folder of *project* says about its data."""
    has_previous = project.has_previous_data
    if not project.has_data:
        return DataFacts(can_be_undone=has_previous)
    try:
        return DataFacts(project.source(), can_be_undone=has_previous)
    except WorkbenchError:
        return DataFacts(is_damaged=True, can_be_undone=has_previous)


def read_runs_facts(project: Project) -> RunsFacts:
    """Return what the folder of *project* says about its runs."""
    found: list[RunFacts] = []
    problems: list[WorkbenchError] = []
    for run in project.runs():
        try:
            found.append(read_run_facts(run))
        except WorkbenchError as error:
            problems.append(error)
    return RunsFacts(tuple(found), tuple(problems))


def read_run_facts(run: Run) -> RunFacts:
    """Return what the folder of *run* says.

    Raises:
        WorkbenchError: ``run.json`` is damaged.
    """
    info = run.info()
    try:
        experiment = run.experiment()
    except WorkbenchError:
        experiment = None
    return RunFacts(info, experiment, run.data_checksum(), tuple(run.snapshots()))
