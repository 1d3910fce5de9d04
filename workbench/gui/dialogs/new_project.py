"""Name a new project and say where it lives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench import paths
from workbench.gui.dialogs import file_dialog
from workbench.gui.session import free_folder
from workbench.gui.theme import set_role
from workbench.language import tr
from workbench.scenarios.base import Scenario
from workbench.scenarios.catalogue import all_scenarios


class NewProject(QDialog):
    """Scenario, name and folder; the defaults are good, so Enter is enough."""

    def __init__(
        self,
        scenario: Scenario | None = None,
        parent: QWidget | None = None,
        *,
        scenarios: Sequence[Scenario] = (),
        begins_with: str = "",
    ) -> None:
        """Ask; of *scenarios* if they are given, whose model *begins_with* the run of that name."""
        super().__init__(parent)
        self.setWindowTitle(tr("New project"))
        self.setMinimumWidth(460)
        self._parent_folder = paths.projects_dir()
        self._scenarios = tuple(scenarios) or all_scenarios()
        self._was_named = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        self._choice = QComboBox(self)
        for entry in self._scenarios:
            self._choice.addItem(tr(entry.about.title), entry.key)
        self._choice.setCurrentIndex(self._scenarios.index(scenario) if scenario else 0)
        self._summary = self._label("", "secondary")
        self.name = QLineEdit(self)
        self.name.setMaxLength(80)
        self._folder = self._label("", "secondary")
        self._change = QPushButton(tr("Another folder…"), self)
        layout.addWidget(self._label(tr("What should it learn?"), "heading"))
        layout.addWidget(self._choice)
        layout.addWidget(self._summary)
        if begins_with:
            said = tr(
                "Its model begins with what run “{run}” learnt. Tokeniser and weights are copied into the new project.",
                run=begins_with,
            )
            layout.addWidget(self._label(said, "secondary"))
        layout.addSpacing(8)
        layout.addWidget(self._label(tr("Name"), "heading"))
        layout.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(self._change)
        layout.addLayout(row)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = QPushButton(tr("Create"), self)
        set_role(self.create_button, "primary")
        self.create_button.setDefault(True)
        self._buttons.addButton(self.create_button, QDialogButtonBox.ButtonRole.AcceptRole)
        layout.addSpacing(8)
        layout.addWidget(self._buttons)
        self.name.setAccessibleName(tr("Name"))
        self._choice.setAccessibleName(tr("What should it learn?"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._change.clicked.connect(self._choose_folder)
        self.name.textEdited.connect(self._named)
        self.name.textChanged.connect(self._show)
        self._choice.currentIndexChanged.connect(self._chosen)
        self._chosen()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def scenario(self) -> Scenario:
        """The chosen scenario."""
        return self._scenarios[self._choice.currentIndex()]

    @property
    def title(self) -> str:
        """The name that was typed."""
        return self.name.text().strip()

    @property
    def folder(self) -> Path:
        """Where the project will be made."""
        return free_folder(self._parent_folder, folder_name(self.title))

    def _label(self, shown: str, role: str) -> QLabel:
        label = QLabel(shown, self)
        label.setWordWrap(True)
        set_role(label, role)
        return label

    def _named(self) -> None:
        self._was_named = True

    def _chosen(self) -> None:
        self._summary.setText(tr(self.scenario.about.summary))
        if not self._was_named:
            self.name.setText(free_folder(self._parent_folder, tr(self.scenario.about.title)).name)
        self._show()

    def _show(self) -> None:
        self.create_button.setEnabled(bool(self.title))
        self.create_button.setToolTip("" if self.title else tr("Type a name first."))
        self._folder.setText(str(self.folder) if self.title else str(self._parent_folder))

    def _choose_folder(self) -> None:
        chosen = file_dialog.ask_folder(self, tr("Where should the project live?"), self._parent_folder)
        if chosen is not None:
            self._parent_folder = chosen
            self._show()


def folder_name(title: str) -> str:
    """Return *title* without the characters some file system refuses."""
    cleaned = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title).strip(" .")
    return cleaned[:60] or "project"
