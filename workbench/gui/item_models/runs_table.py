"""The runs of a project as a table: what became of them, and where their settings differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from workbench.gui.run_names import run_name
from workbench.language import N_, tr
from workbench.numerals import grouped
from workbench.preprocessing.cleaning import cleaning_of
from workbench.schema import Setting, settings_of, value_in_words

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
SORT_ROLE = int(_Role.UserRole) + 1
CHECKED_AT_FIRST = 4  # curves that can still be told apart
CLEANING = "cleaning"
GROUPS = ("preprocessing", CLEANING, "model", "training", "split")
STATUS_TITLES = {
    "running": N_("running"),
    "finished": N_("finished"),
    "stopped": N_("stopped"),
    "failed": N_("failed"),
    "interrupted": N_("interrupted"),
}


def _no_curve() -> npt.NDArray[np.float64]:
    return np.zeros(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run: its result, its config and its validation curve."""

    name: str
    status: str
    step: int
    total_steps: int = 0
    validation_loss: float | None = None
    best: float | None = None
    n_parameter: int = 0
    seconds: float = 0.0
    parent: tuple[str, int] | None = None  # run and step it branched from
    experiment: Any = None
    steps: npt.NDArray[Any] = field(default_factory=_no_curve)
    losses: npt.NDArray[Any] = field(default_factory=_no_curve)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its explanation, and the value that is shown and sorted by."""

    title: str  # marked for translation
    help: str  # marked for translation
    value: Callable[[RunRow], Any]
    shown: Callable[[Any], str] = str
    is_number: bool = True


def _loss(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _status(value: str) -> str:
    return tr(STATUS_TITLES.get(value, value))


def _duration(seconds: float) -> str:
    return tr("{n} s", n=f"{seconds:.0f}") if seconds < 600 else tr("{n} min", n=f"{seconds / 60:.0f}")


RESULTS = (
    Column(
        N_("Run"),
        N_("Checked runs are drawn below; the chosen one is what every page shows."),
        lambda row: row.name,
        run_name,
        is_number=False,
    ),
    Column(
        N_("Status"),
        N_("How the training ended."),
        lambda row: row.status,
        _status,
        is_number=False,
    ),
    Column(N_("Step"), N_("How many steps were trained."), lambda row: row.step, grouped),
    Column(
        N_("Validation"),
        N_("The last loss on the validation part; lower is better."),
        lambda row: row.validation_loss,
        _loss,
    ),
    Column(N_("Best"), N_("The lowest validation loss on the way."), lambda row: row.best, _loss),
    Column(N_("Parameters"), N_("How many numbers the model learnt."), lambda row: row.n_parameter, grouped),
    Column(N_("Time"), N_("How long it trained."), lambda row: row.seconds, _duration),
)


def _origin(value: tuple[str, int] | None) -> str:
    return "–" if value is None else tr("{run}, step {step}", run=run_name(value[0]), step=value[1])


ORIGIN = Column(
    N_("Branched from"),
    N_("The run and the step whose weights it began with."),
    lambda row: row.parent,
    _origin,
    is_number=False,
)


def differing_settings(experiments: Sequence[Any]) -> list[tuple[str, str, Setting]]:
    """Return (group, name, description) of each setting that is not the same in all *experiments*."""
    found: list[tuple[str, str, Setting]] = []
    if len(experiments) < 2:
        return found
    for group in GROUPS:
        configs = [_group(experiment, group) for experiment in experiments]
        for name, _, description in settings_of(configs[0]):
            first = getattr(configs[0], name)
            if any(getattr(config, name) != first for config in configs[1:]):
                found.append((group, name, description))
    return found


def _group(experiment: Any, name: str) -> Any:
    return cleaning_of(experiment) if name == CLEANING else getattr(experiment, name)


def _setting_column(group: str, name: str, description: Setting) -> Column:
    def value(row: RunRow) -> Any:
        return getattr(_group(row.experiment, group), name, None) if row.experiment is not None else None

    def shown(found: Any) -> str:
        return "–" if found is None else value_in_words(name, found, description, with_unit=False)

    return Column(description.title, description.help, value, shown, is_number=not description.choices)


class RunsTable(QAbstractTableModel):
    """A row for each run, the newest first; the box in the first column says which curves are drawn."""

    checked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RunRow] = []
        self._columns: list[Column] = list(RESULTS)
        self._checked: set[str] = set()
        self._known: set[str] = set()
        self._selected = ""

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Show *rows*, given the oldest first; boxes of runs that were known stay as they are."""
        experiments = [row.experiment for row in rows if row.experiment is not None]
        origin = [ORIGIN] if any(row.parent is not None for row in rows) else []
        columns = [*RESULTS, *origin, *(_setting_column(*found) for found in differing_settings(experiments))]
        names = [row.name for row in rows]
        new = [name for name in reversed(names) if name not in self._known]
        room = max(0, CHECKED_AT_FIRST - len(self._checked & set(names)))
        is_same_shape = [row.name for row in self._rows] == names[::-1] and len(columns) == len(self._columns)
        self._checked = (self._checked & set(names)) | set(new[:room])
        self._known = set(names)
        if is_same_shape:  # only numbers changed, as while training: the view keeps its place
            self._rows, self._columns = list(reversed(rows)), columns
            self._all_changed()
        else:
            self.beginResetModel()
            self._rows, self._columns = list(reversed(rows)), columns
            self.endResetModel()
        self.checked_changed.emit()

    def set_selected(self, name: str) -> None:
        """Show in bold which run the pages are about."""
        if name != self._selected:
            self._selected = name
            self._all_changed()

    def row(self, number: int) -> RunRow:
        """Return one row."""
        return self._rows[number]

    def number_of(self, name: str) -> int:
        """Return the row of the run *name*, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.name == name), -1)

    def checked(self) -> list[RunRow]:
        """Return the rows whose curves are to be drawn."""
        return [row for row in self._rows if row.name in self._checked]

    def translate(self) -> None:
        """Show everything in the current language."""
        self._all_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _all_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # what Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == SORT_ROLE:
            return column.value(row)
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return column.shown(column.value(row))
        if role == _Role.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.name in self._checked else Qt.CheckState.Unchecked
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.FontRole and row.name == self._selected:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None

    def setData(self, index: _Index, value: Any, role: int = int(_Role.EditRole)) -> bool:
        if role != _Role.CheckStateRole or not index.isValid() or index.column():
            return False
        name = self._rows[index.row()].name
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._checked.add(name)
        else:
            self._checked.discard(name)
        self.dataChanged.emit(index, index, [_Role.CheckStateRole])
        self.checked_changed.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == _Role.DisplayRole:
            return tr(column.title)
        if role == _Role.ToolTipRole:
            return tr(column.help)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def sort_key(value: Any) -> tuple[int, float, str]:
    """Return what values of one column are ordered by: numbers by size, words by letter, nothing last."""
    if value is None:
        return (2, 0.0, "")
    if isinstance(value, int | float):
        return (0, float(value), "")
    return (1, 0.0, str(value))


def read_rows(project: Any) -> list[RunRow]:
    """Return a row for each readable run of *project*, the oldest first; for a job, as curves may be long."""
    from workbench.language import WorkbenchError

    rows: list[RunRow] = []
    for run in project.runs():
        try:
            info = run.info()
            metrics = run.metrics()
        except WorkbenchError:
            continue  # the session has said so already
        try:
            experiment = run.experiment()
        except WorkbenchError:
            experiment = None
        rows.append(
            RunRow(
                name=info.name,
                status=info.status,
                step=info.step,
                total_steps=info.total_steps,
                validation_loss=info.validation_loss,
                best=info.best_validation_loss,
                n_parameter=info.n_parameter,
                seconds=info.seconds,
                parent=info.parent,
                experiment=experiment,
                steps=metrics.evaluated_steps,
                losses=metrics.validation_losses,
            )
        )
    return rows
