"""Fields of a form are shown whole, whatever the language makes of their labels."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from workbench.gui.forms import ConfigForm
from workbench.gui.qt_language import apply_language
from workbench.gui.widgets.settings_card import SettingsCard
from workbench.training.config import TrainingConfig


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("height", [200, 700])
def test_every_field_ends_inside_its_scroll_area(qtbot, qapp: QApplication, language: str, height: int):
    card = SettingsCard("Settings", 150)
    qtbot.addWidget(card)
    scroll, column = card.add_fields()
    form = ConfigForm(TrainingConfig(), editor_width=104)
    column.addWidget(form)
    column.addStretch(1)
    apply_language(qapp, language)
    card.resize(card.sizeHint().width(), height)
    card.show()
    qapp.processEvents()
    room = scroll.viewport().width()
    for name in ("steps", "batch_size", "learning_rate", "optimizer", "schedule", "seed"):
        editor = form.editor(name)
        right = editor.mapTo(scroll.viewport(), editor.rect().topRight()).x()
        assert right < room, name
        if isinstance(editor, QComboBox):
            assert editor.width() >= editor.sizeHint().width()
