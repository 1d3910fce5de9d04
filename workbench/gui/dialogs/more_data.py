"""Well-known open sets of data: what they are, fetched from the network or brought on a USB stick, then imported."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.data.catalogue import DataSet, data_sets, sets_for
from workbench.data.checking import WrongFileError
from workbench.data.downloading import Arrived
from workbench.data.fetching import bring, checked, fetch, not_compared
from workbench.gui.dialogs import file_dialog
from workbench.gui.dialogs.carried_files import CarriedFiles
from workbench.gui.icons import icon
from workbench.gui.quantities import memory
from workbench.gui.theme import set_role
from workbench.gui.widgets.message_bar import MessageBar
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.worker import Job, Jobs
from workbench.language import Text, WorkbenchError, text, tr
from workbench.progress import CancelledError, Progress
from workbench.scenarios.base import Scenario
from workbench.scenarios.catalogue import all_scenarios

LIST_WIDTH = 264
TWO_LINES = 3.2  # times the height of a line of Latin letters; Chinese ones are higher
FINE = 10_000_000  # bytes, below which a tenth of a megabyte counts


def size_words(entry: DataSet) -> str:
    """Return how large a set is, translated."""
    n_byte = entry.n_byte
    size = memory(n_byte) if n_byte >= FINE else tr("{n} MB", n=f"{max(0.1, n_byte / 1e6):.1f}")
    return tr("about {size}", size=size) if entry.is_about else size


def files_of(entry: DataSet) -> tuple[tuple[Path, int, int], ...]:
    """Return the files of *entry* that are here, with size in bytes and time in ns: others when one is replaced."""
    places = [entry.place_of(file) for file in entry.files]
    found = [(place, place.stat()) for place in places if place.is_file()]
    return tuple((place, state.st_size, state.st_mtime_ns) for place, state in found)


class MoreData(QDialog):
    """Choose a set of the catalogue; nothing goes over the network before *Download* is pressed."""

    use_asked = Signal(Path)  # what to import; the dialog has closed then

    def __init__(self, jobs: Jobs, scenario: Scenario | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._scenario = jobs, scenario
        self._job: Job | None = None
        self._is_closed = False
        self._is_new = False  # what is here has just come
        self._wrong: object = None  # the files that turned out to be other ones
        self.setWindowTitle(tr("Get more data"))
        self.resize(860, 560)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Open sets of data"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_box = QCheckBox(tr("Also sets for other scenarios"))
        self.all_box.setVisible(scenario is not None)
        self.all_box.setChecked(scenario is None or not sets_for(scenario.key))
        self._title, self._summary = QLabel(), QLabel()
        set_role(self._title, "title")
        self._licence, self._size, self._source, self._suits = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self._title, self._summary, self._licence, self._suits):
            label.setWordWrap(True)
        self._source.setOpenExternalLinks(True)
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.state = QLabel()
        self.state.setWordWrap(True)
        set_role(self.state, "secondary")
        self.message = MessageBar()
        self.progress = ProgressRow()
        self.progress.hide()
        self.progress.cancelled.connect(self._cancel)
        self.download_button, self.use_button = QPushButton(tr("Download")), QPushButton(tr("Use this data"))
        self.download_button.setIcon(icon("download", "on_accent"))
        self.carried = CarriedFiles()
        self.carried.files_asked.connect(self._choose_files)
        self._lay_out()
        self.all_box.toggled.connect(self._fill)
        self.list.currentRowChanged.connect(self._show_set)
        self.download_button.clicked.connect(self._download)
        self.use_button.clicked.connect(self._use)
        self._fill()
        self.list.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.all_box)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 1)
        rows = (
            (tr("Size"), self._size),
            (tr("Licence"), self._licence),
            (tr("Suits"), self._suits),
            (tr("Comes from"), self._source),
        )
        for row, (title, label) in enumerate(rows):
            heading = QLabel(title)
            set_role(heading, "secondary")
            facts.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(label, row, 1)
        act = QHBoxLayout()
        act.setSpacing(8)
        for button in (self.download_button, self.use_button):
            button.setAutoDefault(False)
            act.addWidget(button)
        act.addWidget(self.state, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self._summary)
        right.addLayout(facts)
        right.addSpacing(4)
        right.addLayout(act)
        right.addWidget(self.progress)
        right.addWidget(self.message)
        right.addStretch(1)
        right.addWidget(self.carried)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left)
        body.addLayout(right, 1)
        buttons = QDialogButtonBox()
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(body, 1)
        layout.addWidget(buttons)

    # what is shown

    @property
    def chosen(self) -> DataSet | None:
        """The set that is shown."""
        row = self.list.currentRow()
        return None if row < 0 else self.list.item(row).data(Qt.ItemDataRole.UserRole)

    def _fill(self) -> None:
        before = self.chosen
        shown = data_sets()
        if self._scenario is not None:
            fitting = sets_for(self._scenario.key)
            rest = tuple(entry for entry in shown if entry not in fitting)
            shown = fitting + rest if self.all_box.isChecked() else fitting
        self.list.clear()
        for entry in shown:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self._mark()
        self.list.setCurrentRow(shown.index(before) if before in shown else 0)

    def _mark(self) -> None:
        """Say at every set whether it is on this computer."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            entry: DataSet = item.data(Qt.ItemDataRole.UserRole)
            is_here = self._is_here(entry)
            here = tr("on this computer") if is_here else size_words(entry)
            item.setText(f"{entry.title}\n{here}")
            item.setToolTip(entry.title)
            item.setSizeHint(QSize(0, round(TWO_LINES * self.list.fontMetrics().lineSpacing())))
            item.setIcon(icon("check", "good") if is_here else icon("data", "secondary"))

    def _show_set(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        self.message.dismiss()
        self._title.setText(entry.title)
        self._summary.setText(entry.summary)
        self._size.setText(size_words(entry))
        self._licence.setText(entry.licence)
        titles = [tr(known.about.title) for known in all_scenarios() if known.key in entry.scenarios]
        self._suits.setText(", ".join(titles) or tr("a scenario that is still to come"))
        self._source.setText(f'<a href="{escape(entry.source)}">{escape(entry.source)}</a>')
        self.carried.show_set(entry)
        self._show_state()

    def _show_state(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        is_busy, is_here, why = self._job is not None, self._is_here(entry), self._why_not(entry)
        self.download_button.setVisible(not is_here)
        self.download_button.setEnabled(not is_busy)
        self.use_button.setVisible(is_here)
        self.use_button.setEnabled(not is_busy and not why)
        self.use_button.setToolTip(why)
        for button in (self.download_button, self.use_button):
            set_role(button, "primary")
        missing = entry.missing_files()
        if is_here:
            state = why or tr("It is on this computer; no network is needed.")
        elif 0 < len(missing) < len(entry.files):
            state = tr("Still missing: {name}", name=", ".join(file.name for file in missing))
        else:
            state = ""
        self.state.setText(state)
        for widget in (self.list, self.all_box, self.carried):
            widget.setEnabled(not is_busy)

    def _is_here(self, entry: DataSet) -> bool:
        return entry.is_here and files_of(entry) != self._wrong

    def _why_not(self, entry: DataSet) -> str:
        """Return why *entry* cannot be imported now, translated, or nothing."""
        if self._scenario is None:
            return tr("To use it, start a project first.")
        if self._scenario.key not in entry.scenarios:
            return tr("It does not suit the scenario of this project.")
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._job is None:
            self._mark()  # somebody may have put files into the folder
            self._show_state()

    # what is done

    def _download(self) -> None:
        entry = self.chosen
        if entry is not None:
            self._is_new = True
            self._start(text("Downloading “{name}”", name=entry.title), lambda it: fetch(entry, it))

    def _use(self) -> None:
        entry = self.chosen
        if entry is not None:
            self._is_new = False
            self._start(text("Checking “{name}”", name=entry.title), lambda it: checked(entry, it))

    def _choose_files(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        kinds = f"{tr('All files')} (*)"
        found = file_dialog.ask_files(self, tr("Choose the files of “{name}”", name=entry.title), kinds)
        if found:
            self._is_new = True
            self._start(text("Copying “{name}”", name=entry.title), lambda it: bring(entry, found, it))

    def _start(self, what: Text, work: Callable[[Progress], tuple[Arrived, ...]]) -> None:
        if self._job is not None:
            return
        self.message.dismiss()
        self.progress.start(what)
        self._job = self._jobs.start(work, self._done, self._failed, self._progressed)
        self._show_state()

    def _progressed(self, fraction: float) -> None:
        if not self._is_closed:
            self.progress.set_progress(fraction)

    def _done(self, arrived: tuple[Arrived, ...]) -> None:
        if self._is_closed:
            return
        self._wrong = None
        self._finish()
        entry = self.chosen
        unknown = [file for file in arrived if not file.was_compared]
        if unknown and self._is_new:  # a person should read this before going on
            self.message.show_message("info", not_compared(unknown[0]))
        elif entry is not None and entry.is_here and not self._why_not(entry):
            self.accept()
            self.use_asked.emit(entry.path)

    def _failed(self, error: WorkbenchError) -> None:
        if self._is_closed:
            return
        if isinstance(error, WrongFileError) and not self._is_new:
            self._wrong = None if self.chosen is None else files_of(self.chosen)  # only to be fetched again
        self._finish()
        if not isinstance(error, CancelledError):
            self.message.show_error(error)

    def _finish(self) -> None:
        self._job = None
        self.progress.finish()
        self._mark()
        self._show_state()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def done(self, result: int) -> None:
        self._is_closed = True
        self._cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._cancel()
            return
        super().keyPressEvent(event)
