"""Several loose files in a folder of their own, so that they are read as a folder of them would be."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import unwritable
from workbench.language import WorkbenchError, text
from workbench.progress import Progress


class Gathered:
    """A temporary folder with links to *paths*, or copies where a link cannot be; it is there until `close`.

    Raises:
        WorkbenchError: A folder is among *paths*, or there is no room for temporary files.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        folder = next((path for path in paths if path.is_dir()), None)
        if folder is not None:
            raise WorkbenchError(
                text(
                    "“{name}” is a folder, and {count} things were dropped.",
                    name=folder.name,
                    count=len(paths),
                ),
                text("Drop one folder, or files only."),
            )
        self._paths = tuple(paths)
        temporary = Path(tempfile.gettempdir())
        try:
            self._place = tempfile.TemporaryDirectory(
                prefix="attention-workbench-", ignore_cleanup_errors=True
            )
        except OSError as error:
            raise unwritable(temporary, error) from error
        # its name is what people will read of where the data came from
        self.folder = Path(self._place.name) / f"{paths[0].name} + {len(paths) - 1}"

    def fill(self, progress: Progress) -> Path:
        """Put the files into the folder and return it.

        Raises:
            WorkbenchError: A file is gone or cannot be read, or the disk is full.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            for number, path in enumerate(self._paths):
                progress.update(number / len(self._paths))
                target = self.folder / path.name
                if target.exists():  # two of the same name, from two folders
                    target = self.folder / f"{path.parent.name}-{path.name}"
                _link(path, target)
        except OSError as error:
            raise WorkbenchError(
                text("The {count} files could not be read together.", count=len(self._paths)),
                text("Put them into one folder and drop that folder."),
            ) from error
        return self.folder

    def close(self) -> None:
        """Take the folder away; the files themselves stay where they are."""
        self._place.cleanup()


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path.resolve(), target)
    except OSError:  # on another disk, or one that knows no links
        shutil.copyfile(path, target)
