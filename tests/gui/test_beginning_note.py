"""From a model that fills in blanks to one that sorts texts, through the window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.data.importing import import_examples
from workbench.gui.dialogs.new_project import NewProject
from workbench.gui.main_window import MainWindow
from workbench.gui.session import TrainingState
from workbench.scenarios.catalogue import scenario_of

PATIENCE = 30_000
LEFT = Qt.MouseButton.LeftButton


def test_a_model_that_fills_in_blanks_goes_on_to_sort_texts(
    qtbot: QtBot,
    window: MainWindow,
    folders: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = window.session
    errors: list[Any] = []
    session.raised.connect(errors.append)
    before = Path(shutil.copytree(folders["fill-in-the-blank"], tmp_path / "before"))
    session.open_project(before, "train")
    qtbot.waitUntil(lambda: session.has_weights and window.page == "train", timeout=PATIENCE)
    run = session.selection.run
    asked: list[NewProject] = []

    def answer(dialog: NewProject) -> bool:
        asked.append(dialog)
        return True

    monkeypatch.setattr(NewProject, "exec", answer)
    monkeypatch.setattr(NewProject, "folder", tmp_path / "after")
    # Inspect offers it too, and Train does it
    window.show_page("inspect")
    inspect: Any = window.pages["inspect"]
    inspect._fill_menu()
    assert "Use it for another task…" in [action.text() for action in inspect._menu.actions()]
    window.show_page("train")
    train: Any = window.pages["train"]
    train.run_row.menu.aboutToShow.emit()
    assert train.run_row.successor_action.isVisible()
    train.run_row.successor_action.trigger()
    qtbot.waitUntil(
        lambda: session.scenario is scenario_of("text-classification") and window.page == "data",
        timeout=PATIENCE,
    )
    assert asked[0].scenario.key == "text-classification"
    assert session.project is not None
    assert session.project.origin is not None
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "text,label\n"
        + "".join(f"the fox saw {word},{kind}\n" for word, kind in (("a bird", "b"), ("it", "i")) * 20)
    )
    session.import_table(lambda progress: import_examples(rows, session.scenario.roles, progress))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: session.has_data and session.busy is None, timeout=PATIENCE)
    # the Model page says so and holds what has to stay
    window.show_page("model")
    model: Any = window.pages["model"]
    assert "begins with the encoder of “tiny”" in model.beginning.said()
    width = model.forms["model"].editor("d_model")
    assert not width.isEnabled()
    assert width.value() == 16
    assert "stays as it was there" in width.accessibleDescription()
    assert model.forms["model"].editor("dropout").isEnabled()
    assert not model.changed.isVisible()
    session.set_preset("large")
    assert width.value() == 16
    session.set_preset("tiny")
    # trained once from scratch and once with the encoder
    window.show_page("train")
    train.form.editor("steps").setValue(3)
    qtbot.mouseClick(train.transport.note.button, LEFT)
    assert "nothing but the tokeniser" in train.transport.note.said()
    assert session.project.is_from_scratch
    qtbot.mouseClick(train.transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(session.runs) == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=PATIENCE)
    assert session.runs[0].beginning is None
    qtbot.mouseClick(train.transport.note.button, LEFT)
    qtbot.mouseClick(train.transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(session.runs) == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=PATIENCE)
    beginning = session.runs[-1].beginning
    assert beginning is not None
    assert beginning.run == run
    assert "begun with the encoder of “tiny”" in train.run_row.status.text()
    train.run_row.menu.aboutToShow.emit()
    assert not train.run_row.successor_action.isVisible()
    assert not errors, str(errors[0])
