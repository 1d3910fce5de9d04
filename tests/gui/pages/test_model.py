from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.gui.pages.model import ModelPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Estimate, Session
from workbench.gui.theme import apply_theme
from workbench.training.fitting import Fit

PAGE = ModelPage
NewProject = Callable[..., None]


def editor(page: ModelPage, name: str) -> QSpinBox:
    found = page.forms["model"].editor(name)
    assert isinstance(found, QSpinBox)
    return found


def test_without_a_project_it_leads_to_home(qtbot: QtBot, session: Session, page: ModelPage) -> None:
    assert page.empty.isVisible()
    with qtbot.waitSignal(session.page_asked) as asked:
        page.empty.button.click()
    assert asked.args == ["home"]


def test_without_data_it_leads_to_the_data(
    qtbot: QtBot, session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project(with_data=False)
    assert page.body.isVisible()
    assert not page.diagram.is_empty()
    with qtbot.waitSignal(session.page_asked) as asked:
        page.go.click()
    assert asked.args == ["data"]


def test_costs_and_device_appear(
    qtbot: QtBot, session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project()
    assert page.cost_notes["parameters"].text() == "Working it out…"
    qtbot.waitUntil(lambda: session.estimate is not None and page.device.choice is not None, timeout=20_000)
    assert page.costs["parameters"].text().endswith("k")
    assert page.costs["memory"].text().endswith("MB")
    assert page.costs["time"].text().startswith("about")
    assert "(" in page.cost_notes["device"].text()
    with qtbot.waitSignal(session.page_asked) as asked:
        page.go.click()
    assert asked.args == ["train"]


@pytest.mark.parametrize(
    ("device", "own", "words"),
    [
        ("cpu", 0, "of the 1.0 GB in this computer: close other programs first."),
        ("cuda", 8_000_000_000, "of the 8.0 GB the NVIDIA GPU has: plenty of room."),
        ("cuda", 1_000_000_000, "of the 1.0 GB the NVIDIA GPU has: close other programs that use it first."),
        ("mps", 600_000_000, "but the Apple GPU has 600 MB: choose a smaller model or batch."),
        ("cuda", 0, "Most of it on the graphics card."),
    ],
)
def test_memory_is_compared_with_that_of_the_device(
    session: Session,
    page: ModelPage,
    new_project: NewProject,
    monkeypatch: pytest.MonkeyPatch,
    device: str,
    own: int,
    words: str,
) -> None:
    new_project(with_data=False)
    monkeypatch.setattr("workbench.gui.pages.model.total_memory", lambda: 1_000_000_000)
    session.estimate = Estimate(
        n_parameter=10, memory_bytes=600_000_000, seconds=1, processor=None, device=device, device_memory=own
    )
    session.estimate_changed.emit()
    assert page.cost_notes["memory"].text() == words


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_batch_that_will_be_cut_to_fit_is_announced_beside_the_memory(
    qapp: QApplication,
    qtbot: QtBot,
    session: Session,
    page: ModelPage,
    new_project: NewProject,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    new_project()
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=20_000)
    whole = page.cost_notes["memory"].text()
    assert "\n" not in whole
    fit = Fit(n_part=4)
    monkeypatch.setattr("workbench.training.estimate.choose_fit", lambda *_: fit)
    with qtbot.waitSignal(session.estimate_changed, timeout=20_000):
        editor(page, "n_layer").setValue(3)
    apply_language(qapp, language)
    said = str(fit.sentence())
    assert "4" in said
    assert page.cost_notes["memory"].text().endswith(f"\n{said}")


def test_the_form_drives_drawing_and_experiment(
    qtbot: QtBot, session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project()
    assert not page.changed.isVisible()
    editor(page, "n_layer").setValue(3)
    assert session.experiment.model.n_layer == 3
    assert "× 3" in page.diagram.accessibleDescription()
    assert page.changed.isVisible()
    qtbot.mouseClick(page.preset.segments.button("tiny"), Qt.MouseButton.LeftButton)
    assert session.experiment.model.n_layer == 2
    assert editor(page, "n_layer").value() == 2
    assert not page.changed.isVisible()
    qtbot.mouseClick(page.preset.segments.button("small"), Qt.MouseButton.LeftButton)
    assert editor(page, "n_layer").value() == 4


def test_impossible_settings_are_explained_beside_the_field(
    session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project()
    drawn = page.diagram.accessibleDescription()
    editor(page, "n_head").setValue(5)
    assert "5 heads" in page.forms["model"].note("n_head")
    assert page.diagram.accessibleDescription() == drawn
    assert not page.go.isEnabled()
    assert page.go.toolTip()
    editor(page, "n_head").setValue(4)
    assert page.forms["model"].note("n_head") == ""
    assert page.go.isEnabled()


@pytest.mark.parametrize(
    "key",
    ["image-recognition", "translation", "text-generation", "text-classification", "question-answering"],
)
def test_every_scenario_is_drawn_in_both_languages(
    qapp: QApplication, session: Session, page: ModelPage, new_project: NewProject, key: str
) -> None:
    new_project(key, with_data=False)
    assert not page.diagram.is_empty()
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    assert not page.diagram.is_empty()
    assert page.explain()


def test_another_scenario_gets_its_own_form(
    session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project("image-recognition", with_data=False)
    assert page.forms["model"].editor("patch_size").isVisible()
    new_project("translation", with_data=False)
    assert page.forms["model"].editor("max_len").isVisible()
    assert page._part_titles["preprocessing"].isVisible()


def test_a_part_without_settings_has_no_heading(
    session: Session, page: ModelPage, new_project: NewProject
) -> None:
    new_project("algorithm-lab", with_data=False)
    assert not page._part_titles["preprocessing"].isVisible()
    assert page._part_titles["model"].isVisible()
