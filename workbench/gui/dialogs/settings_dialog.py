"""Language and look of the program."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.gui.session import Session
from workbench.gui.widgets.flat_form_row import FlatFormRow
from workbench.language import LANGUAGES, N_, tr

THEME_TITLES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class SettingsDialog(QDialog):
    """Every change is used and kept at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(380)
        self.language = QComboBox()
        self.language.addItem(tr("As the system"), "")
        for key, name in LANGUAGES.items():
            self.language.addItem(name, key)
        self.theme = QComboBox()
        for key, title in THEME_TITLES.items():
            self.theme.addItem(tr(title), key)
        self.language.setCurrentIndex(max(0, self.language.findData(session.settings.language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(session.settings.theme)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(FlatFormRow(N_("Language"), self.language, editor_width=180))
        layout.addWidget(FlatFormRow(N_("Look"), self.theme, editor_width=180))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.language.currentIndexChanged.connect(self._changed)
        self.theme.currentIndexChanged.connect(self._changed)

    def _changed(self) -> None:
        settings = dataclasses.replace(
            self._session.settings, language=self.language.currentData(), theme=self.theme.currentData()
        )
        self._session.set_settings(settings)
