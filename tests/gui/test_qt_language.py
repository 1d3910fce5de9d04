from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from workbench import language
from workbench.gui.live import Live
from workbench.gui.qt_language import apply_language


class Recorder(Live, QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen: list[str] = []
        self.retranslate()

    def retranslate(self) -> None:
        self.seen.append(language.current_language())


def test_switch_there_and_back_reaches_every_widget_once(qtbot, qapp: QApplication, monkeypatch):
    monkeypatch.setattr(language, "read_catalogue", lambda path: {})
    window = QWidget()
    qtbot.addWidget(window)
    inner = Recorder(QWidget(window))
    window.show()
    apply_language(qapp, "zh_CN")
    qapp.processEvents()
    assert inner.seen == ["en", "zh_CN"]
    assert QLocale().name() == "zh_CN"
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "取消"
    apply_language(qapp, "en")
    qapp.processEvents()
    assert inner.seen == ["en", "zh_CN", "en"]
    assert QLocale().language() == QLocale.Language.English
    assert "Cancel" in box.button(QMessageBox.StandardButton.Cancel).text()


def test_damaged_catalogue_leaves_english(qapp: QApplication, monkeypatch):
    def broken(path: object) -> dict[str, str]:
        raise OSError

    monkeypatch.setattr(language, "read_catalogue", broken)
    apply_language(qapp, "zh_CN")
    assert language.current_language() == "en"
    assert QLocale().language() == QLocale.Language.English
