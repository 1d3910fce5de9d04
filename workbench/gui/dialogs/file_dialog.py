"""Ask for a file, a folder or a place to save: the system's own window where it has one, else a translated one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench import paths
from workbench.language import tr


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file that was chosen; *kinds* are Qt's filters, such as ``Tables (*.csv)``."""
    dialog = _dialog(parent, title, accept=tr("Open"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(kinds.split(";;"))
    return _chosen(dialog)


def ask_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Return the files that were chosen, none if nobody chose; *kinds* as of `ask_file`."""
    dialog = _dialog(parent, title, accept=tr("Open"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(kinds.split(";;"))
    return _all_chosen(dialog)


def ask_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Return the folder that was chosen, beginning in *start*."""
    dialog = _dialog(parent, title, start, accept=tr("Choose"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def ask_save(
    parent: QWidget, title: str, proposed: str | Path, kinds: str = "", suffix: str = ""
) -> Path | None:
    """Return where to write; *proposed* is a name or a whole path, *suffix* is added where none was typed."""
    path = Path(proposed)
    dialog = _dialog(parent, title, path.parent if path.is_absolute() else None, accept=tr("Save"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Save"))  # the mode above has put Qt's word there
    if kinds:
        dialog.setNameFilters(kinds.split(";;"))
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(path.name)
    return _chosen(dialog)


def start_folder() -> Path:
    """Return where people keep their projects, or their home while there are none."""
    folder = paths.projects_dir()
    return folder if folder.is_dir() else Path.home()


def _dialog(parent: QWidget, title: str, start: Path | None = None, *, accept: str) -> QFileDialog:
    start = start if start is not None and start.is_dir() else start_folder()
    dialog = QFileDialog(parent, title, str(start))
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, tr("Look in:"))
    dialog.setLabelText(label.FileName, tr("File name:"))
    dialog.setLabelText(label.FileType, tr("Kind of file:"))
    dialog.setLabelText(label.Accept, accept)
    dialog.setLabelText(label.Reject, tr("Cancel"))
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> list[Path]:
    is_accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    found = dialog.selectedFiles() if is_accepted else []
    dialog.deleteLater()
    return [Path(name) for name in found]
