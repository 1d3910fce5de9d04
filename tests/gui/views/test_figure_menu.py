"""Copying and saving a figure by its menu and by keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from workbench.gui.dialogs import file_dialog
from workbench.gui.theme import apply_theme
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.figure_menu import FigureMenu


@pytest.fixture
def offered(qtbot, session):
    figure = AttentionMap()
    qtbot.addWidget(figure)
    figure.resize(300, 260)
    figure.show()
    figure.set_map(np.eye(3), list("abc"), list("abc"))
    return figure, FigureMenu(figure, session, lambda: "Head 1.1 · step 4"), session


def test_control_c_copies_the_figure_light_and_with_its_caption(offered, qtbot, qapp):
    figure, menu, session = offered
    apply_theme(qapp, "dark")
    plain = figure.to_image(2).height()
    with qtbot.waitSignal(session.told):
        qtbot.keyClick(figure, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().image()
    assert not copied.isNull()
    assert copied.height() > plain
    assert copied.pixelColor(1, 1).lightness() > 240
    assert figure.caption == ""
    assert menu.picture().size() == copied.size()


def test_the_numbers_are_copied_as_a_table(offered):
    figure, menu, _ = offered
    menu.copy_numbers()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "a\t1\t0\t0"
    assert [action.text() for action in menu.menu().actions() if action.text()][:2] == [
        "Copy the picture",
        "Copy the numbers",
    ]
    figure.clear()
    assert "Copy the numbers" not in [action.text() for action in menu.menu().actions()]


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv", "npz"])
def test_every_kind_of_file_is_saved(offered, monkeypatch, tmp_path, qtbot, suffix):
    _, menu, session = offered
    asked = []

    def ask(parent, title, proposed, kinds="", ending=""):
        asked.append(proposed)
        return tmp_path / f"figure.{ending}"

    monkeypatch.setattr(file_dialog, "ask_save", ask)
    with qtbot.waitSignal(session.told):
        menu.save(suffix, 1)
    written = (tmp_path / f"figure.{suffix}").read_bytes()
    assert asked == [f"Head-1.1-·-step-4.{suffix}"]
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b"\xef\xbb\xbf", "npz": b"PK"}
    assert written.startswith(starts[suffix])
    if suffix == "svg":
        assert "Head 1.1 · step 4" in written.decode()
    if suffix == "png":
        assert QImage(str(tmp_path / "figure.png")).height() > 260


def test_a_folder_that_is_gone_is_told(offered, monkeypatch, tmp_path, qtbot):
    _, menu, session = offered
    monkeypatch.setattr(file_dialog, "ask_save", lambda *_: tmp_path / "gone" / "figure.png")
    with qtbot.waitSignal(session.raised):
        menu.save("png")
    monkeypatch.setattr(file_dialog, "ask_save", lambda *_: None)
    menu.save("png")
