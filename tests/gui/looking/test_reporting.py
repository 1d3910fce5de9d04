"""What the page shows, saved as one page for a report."""

from __future__ import annotations

import pytest

from workbench.gui.pages.inspect import InspectPage


@pytest.mark.parametrize("key", ["text-generation", "translation", "question-answering", "image-recognition"])
@pytest.mark.parametrize("panel", ["map", "comparison"])
def test_the_page_holds_every_figure_in_sight(panel_of, settle, qtbot, tmp_path, key, panel):
    shown = panel_of(panel, key)
    settle()
    page = shown.parentWidget()
    while not isinstance(page, InspectPage):
        page = page.parentWidget()
    with qtbot.waitSignal(page.session.told, timeout=10_000):
        page.save_report(tmp_path / "report.html")
    written = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert written.count("data:image/svg+xml") == 1 + len(shown.figures())
    assert (written.count("data:image/png") == 1) is (key == "image-recognition")
    assert '<html lang="en">' in written


def test_a_folder_that_is_no_folder_is_told(panel_of, settle, qtbot, tmp_path):
    shown = panel_of("map", "text-generation")
    settle()
    (tmp_path / "file").write_text("x")
    page = shown.window()
    with qtbot.waitSignal(page.session.raised, timeout=10_000):
        page.save_report(tmp_path / "file" / "report.html")
