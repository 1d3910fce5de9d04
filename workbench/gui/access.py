"""Whether the open project may be changed: held by this window, or only read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.language import Text, text

if TYPE_CHECKING:
    from workbench.projects.lock import ProjectLock


@dataclass(frozen=True, slots=True)
class Access:
    """What this window may do with a project, until `release`."""

    why_read_only: Text | None = None
    remedy_read_only: Text | None = None
    lock: ProjectLock | None = None

    def release(self) -> None:
        """Let other programs write into the project."""
        if self.lock is not None:
            self.lock.release()


def take_access(folder: Path, *, to_read: bool = False) -> Access:
    """Hold the project in *folder*; only read it if asked *to_read* what another program holds, or if it must be.

    Raises:
        ProjectInUseError: Another program has it open, and it was not asked *to_read* it.
        WorkbenchError: The folder cannot be reached.
    """
    from workbench.projects.lock import ProjectInUseError, ReadOnlyProjectError, lock_project

    try:
        return Access(lock=lock_project(folder))
    except ReadOnlyProjectError as error:
        return Access(error.what, error.remedy)
    except ProjectInUseError:
        if not to_read:
            raise
        return Access(
            text("The project is open read-only, as another program has it open."),
            text("Close it there and open it again to train it or to change anything."),
        )
