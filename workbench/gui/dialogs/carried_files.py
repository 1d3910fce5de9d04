"""How the files of an open set come to a computer without network: what to fetch elsewhere, and where to put it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.data.catalogue import DataSet
from workbench.gui.icons import icon
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import N_, tr


class CarriedFiles(Card):
    """The addresses of the files of one set, each to copy; the folder they belong into; a button to choose them."""

    files_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Without a network"), parent)
        self._set: DataSet | None = None
        self.steps = QLabel()
        self.steps.setWordWrap(True)
        set_role(self.steps, "secondary")
        self._files = QWidget()
        self.copy_buttons: list[QPushButton] = []
        self.choose_button = QPushButton(tr("Choose the file…"))
        self.choose_button.setIcon(icon("open"))
        self.choose_button.clicked.connect(lambda: self.files_asked.emit())
        self.folder_button = QPushButton(tr("Open its folder"))
        self.folder_button.setIcon(icon("folder"))
        self.folder_button.clicked.connect(self._open_folder)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._files)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.choose_button, self.folder_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_set(self, shown: DataSet) -> None:
        """Say how *shown* is brought."""
        self._set = shown
        self.steps.setText(
            tr(
                "On a computer with a network, open the address in the browser, save the file on a USB stick, "
                "and choose it here. It is checked and copied; the stick is not needed afterwards."
            )
            if len(shown.files) == 1
            else tr(
                "On a computer with a network, open each address in the browser, save the files on a USB stick, "
                "and choose them here. They are checked and copied; the stick is not needed afterwards."
            )
        )
        new = QWidget()
        grid = QGridLayout(new)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.copy_buttons = []
        for at, file in enumerate(shown.files):
            address = ElidedLabel(file.addresses[0])
            set_role(address, "mono")
            copy = QPushButton(tr("Copy the address"))
            copy.setIcon(icon("copy"))
            copy.setAutoDefault(False)
            copy.setAccessibleName(tr("Copy the address of {name}", name=file.name))
            copy.clicked.connect(
                lambda _=False, it=file.addresses[0]: QGuiApplication.clipboard().setText(it)
            )
            self.copy_buttons.append(copy)
            grid.addWidget(address, at, 0)
            grid.addWidget(copy, at, 1)
        self.body.replaceWidget(self._files, new)
        self._files.hide()
        self._files.deleteLater()
        self._files = new
        self.folder_button.setToolTip(str(shown.folder))
        self.choose_button.setText(
            tr("Choose the file…") if len(shown.files) == 1 else tr("Choose the files…")
        )

    def _open_folder(self) -> None:
        if self._set is None:
            return
        folder = self._set.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:  # the nearest that is there then
            folder = next(parent for parent in folder.parents if parent.is_dir())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
