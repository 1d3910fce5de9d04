"""The whole path a person takes, through real widgets, for every scenario and in both languages."""

from __future__ import annotations

import csv
import dataclasses
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.data.importing import import_examples
from workbench.deployment.exporting import load_export
from workbench.gui.dialogs import file_dialog
from workbench.gui.main_window import MainWindow
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session, TrainingState
from workbench.gui.settings import Settings
from workbench.gui.theme import apply_theme
from workbench.language import WorkbenchError
from workbench.scenarios.catalogue import scenario_of

CHINESE = {
    "text-generation": "写文本",
    "image-recognition": "识别图片",
    "translation": "翻译",
    "text-classification": "给文本分类",
    "summarisation": "写摘要",
    "algorithm-lab": "算法实验室",
    "fill-in-the-blank": "填空",
    "question-answering": "回答问题",
    "dialogue": "对话",
}
PATIENCE = 30_000


def story(folder: Path) -> Path:
    path = folder / "故事 story.txt"
    lines = [
        f"The {colour} {animal} sleeps under tree number {number}."
        for number in range(30)
        for colour in ("red", "blue")
        for animal in ("cat", "dog")
    ]
    path.write_text("\n".join(lines), encoding="gb18030")
    return path


def pairs(folder: Path) -> Path:
    path = folder / "pairs.csv"
    animals = {"cat": "猫", "dog": "狗", "hen": "鸡", "cow": "牛"}
    verbs = {"sees": "看见", "likes": "喜欢", "helps": "帮助"}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "english", "chinese"])
        rows = [
            (f"The {one} {verb} the {other}.", f"{animals[one]}{verbs[verb]}{animals[other]}。")
            for one in animals
            for other in animals
            for verb in verbs
            if one != other
        ]
        for number, (english, chinese) in enumerate(rows):
            writer.writerow([number, english, chinese])
    return path


def pictures(folder: Path) -> Path:
    path = folder / "pictures.zip"
    rng = np.random.default_rng(0)
    with zipfile.ZipFile(path, "w") as archive:
        for name, bright in (("night", 20), ("day", 230)):
            for number in range(12):
                pixels = rng.integers(0, 20, size=(16, 16), dtype=np.uint8) + np.uint8(bright)
                one = folder / "one.png"
                Image.fromarray(pixels).save(one)
                archive.write(one, f"{name}/{number}.png")
        archive.writestr("day/broken.png", b"not a picture")
    return path


def opinions(folder: Path) -> Path:
    path = folder / "opinions.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["评论", "情感"])
        for thing in ("汤", "房间", "电影", "手机", "老师"):
            for word in ("很好", "不错", "棒极了", "真舒服", "让人满意"):
                writer.writerow([f"这里的{thing}{word}，我喜欢。", "好评"])
            for word in ("很差", "糟透了", "不行", "真难受", "让人失望"):
                writer.writerow([f"这里的{thing}{word}，我不喜欢。", "差评"])
    return path


def notices(folder: Path) -> Path:
    path = folder / "notices.jsonl"
    rows = [
        {
            "document": f"On {day} the {house} is closed. Bring a friend. It rains.",
            "summary": f"{house} closed",
        }
        for day in ("Monday", "Tuesday", "Friday", "Sunday")
        for house in ("pool", "library", "museum", "school", "ice rink", "garden", "mill", "old bridge")
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def questions(folder: Path) -> Path:
    path = folder / "questions.json"
    asked = [
        {
            "context": f"{name}住在{town}。她是{job}。",
            "qas": [
                {"question": f"{name}住在哪里？", "answers": [{"text": town, "answer_start": len(name) + 2}]},
                {"question": f"谁是{job}？", "answers": [{"text": name, "answer_start": 0}]},
                {"question": f"{name}几岁？", "answers": [{"text": "九岁", "answer_start": 0}]},
            ],
        }
        for name in ("小红", "小兰", "小芳", "小月")
        for town in ("青山", "白河", "石桥")
        for job in ("医生", "老师", "画家")
    ]
    value = {"version": "1.1", "data": [{"title": "家", "paragraphs": asked}]}
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def talks(folder: Path) -> Path:
    path = folder / "talks.txt"
    rows = [
        f"来客：有{food}吗？\n店员：有{food}。\n来客：来{number}份。\n店员：好的，{number}份{food}。"
        for food in ("米饭", "面条", "饺子", "豆腐", "番茄汤")
        for number in "一二三四五六"
    ]
    path.write_text("\n\n".join(rows), encoding="utf-8")
    return path


SOURCES: dict[str, Callable[[Path], Path] | None] = {
    "text-generation": story,
    "image-recognition": pictures,
    "translation": pairs,
    "text-classification": opinions,
    "summarisation": notices,
    "algorithm-lab": None,  # makes its examples itself
    "fill-in-the-blank": story,
    "question-answering": questions,
    "dialogue": talks,
}


@pytest.fixture(params=["en", "zh_CN"])
def window(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    apply_language(qapp, request.param)
    session = Session(Settings(language=request.param, theme="light"))
    found = MainWindow(session)
    qtbot.addWidget(found)
    found.show()
    yield found
    session.shutdown()
    session.deleteLater()


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled(), button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go(qtbot: QtBot, window: MainWindow, page: str) -> QWidget:
    press(qtbot, window.rail[page])
    assert window.page == page
    return window.pages[page]


@pytest.mark.parametrize("key", list(SOURCES))
def test_from_data_to_an_exported_model(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    key: str,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
) -> None:
    session = window.session
    errors: list[WorkbenchError] = []
    session.raised.connect(errors.append)
    scenario = scenario_of(key)
    # Home: the card of this use exists in the window's language
    home = window.pages["home"]
    titles = [card._title.text() for card in home.cards]  # pyright: ignore[reportAttributeAccessIssue]
    if session.settings.language == "zh_CN":
        assert CHINESE[key] in titles
    session.new_project(scenario, tmp_path / "项目 project", "Test", preset="tiny")
    qtbot.waitUntil(lambda: window.page == "data", timeout=PATIENCE)
    # Data: bring a file
    bring = SOURCES[key]
    if bring is None:
        few = dataclasses.replace(scenario.samples[0].recipe, longest=3, alphabet=4)
        with qtbot.waitSignal(session.data_changed, timeout=PATIENCE):
            qtbot.waitUntil(lambda: session.input is not None, timeout=PATIENCE)
            session.generate_data(few)
    else:
        source = bring(tmp_path)
        session.import_table(lambda progress: import_examples(source, scenario.roles, progress))
    qtbot.waitUntil(lambda: session.busy is None and session.input is not None, timeout=PATIENCE)
    assert session.project is not None
    assert session.project.source().n_skipped == {"image-recognition": 1, "question-answering": 36}.get(
        key, 0
    )
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=PATIENCE)
    # Model: type another number of layers; the diagram, the estimate and the rail follow
    model = go(qtbot, window, "model")
    before = session.estimate
    layers = next(
        box
        for box in model.findChildren(QSpinBox)
        if box.value() == session.experiment.model.n_layer and box.maximum() in (24, 48)
    )
    layers.selectAll()
    qtbot.keyClicks(layers, "1")
    qtbot.keyClick(layers, Qt.Key.Key_Return)
    assert session.experiment.model.n_layer == 1
    qtbot.waitUntil(lambda: session.estimate is not None and session.estimate is not before, timeout=PATIENCE)
    assert session.estimate.n_parameter < before.n_parameter  # pyright: ignore[reportOptionalMemberAccess]
    # Train
    train = go(qtbot, window, "train")
    steps = train.form.editor("steps")  # pyright: ignore[reportAttributeAccessIssue]
    steps.selectAll()
    qtbot.keyClicks(steps, "6")
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    press(qtbot, train.transport.main_button)  # pyright: ignore[reportAttributeAccessIssue]
    assert session.is_training
    qtbot.waitUntil(lambda: session.training_state is TrainingState.IDLE, timeout=PATIENCE)
    assert not errors, str(errors[0])
    info = session.selected_info()
    assert info is not None
    assert (info.status, info.step) == ("finished", 6)
    assert not train.grid.is_empty()  # pyright: ignore[reportAttributeAccessIssue]
    # Inspect: maps for the input, another head by a click, an older step
    inspect = go(qtbot, window, "inspect")
    grid = inspect.heads.grid  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: not grid.is_empty(), timeout=PATIENCE)
    rect = grid.thumb_rect(0, 1).center().toPoint()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.x(), rect.y()))
    assert (session.selection.layer, session.selection.head) == (0, 1)
    session.select(step=0)
    qtbot.wait(100)
    session.select(step=None)
    # Evaluate
    evaluate = go(qtbot, window, "evaluate")
    press(qtbot, evaluate.measure_button)  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: session.evaluation is not None, timeout=PATIENCE)
    assert session.evaluation is not None
    assert set(session.evaluation.metrics) == set(scenario.metrics)
    # Use: an answer, then take it away
    use = go(qtbot, window, "use")
    if scenario.output.value == "text":
        press(qtbot, use.answer_button)  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: use.history.count() > 0 or scenario.output.value != "text", timeout=PATIENCE)  # pyright: ignore[reportAttributeAccessIssue]
    out = tmp_path / "taken away"
    out.mkdir()
    monkeypatch.setattr(file_dialog, "ask_folder", lambda *_, **__: out)
    press(qtbot, use.take_away.export_button)  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: (out / "README.md").exists() and session.busy is None, timeout=PATIENCE)
    exported, trained = load_export(out)
    assert exported.key == key
    assert session.input is not None
    assert list(exported.predict(trained, session.input, exported.options_type()))
    # Both languages and themes can be switched on every page while it is open
    for page in ("home", "data", "model", "train", "inspect", "evaluate", "use"):
        go(qtbot, window, page)
        window.switch_language()
        window.switch_theme()
        qapp.processEvents()
    assert not errors, str(errors[0])
