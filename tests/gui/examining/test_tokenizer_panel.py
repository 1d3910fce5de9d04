from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.gui.examining import tokenizer_panel
from workbench.gui.examining.tokenizer_panel import TokenizerPanel
from workbench.gui.pages.data import DataPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.theme import apply_theme
from workbench.language import WorkbenchError, text
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.schema import replace_at

PageOf = Callable[[str, Examples], DataPage]
WAIT = 10_000
KINDS = [choice.value for choice in TOKENIZERS]
STORY = Examples({"text": Passages.kept(["The cat sat by the door.\n小猫坐在门边。\n" * 60])})
PAIRS = Examples({"source": [f"the cat {n}" for n in range(60)], "target": [f"小猫{n}" for n in range(60)]})
OPINIONS = Examples({"text": [f"line {n}" for n in range(40)], "label": ["yes", "no"] * 20})


def opened(page: DataPage) -> TokenizerPanel:
    page.show_panel("tokenisers")
    panel = page.panel()
    assert isinstance(panel, TokenizerPanel)
    return panel


def learnt(panel: TokenizerPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(panel.cuts()) == len(KINDS), timeout=WAIT)


def numbers(panel: TokenizerPanel) -> dict[str, str]:
    return {row.kind: row.numbers.text() for row in panel.rows}


def test_a_text_stands_there_under_every_kind_and_one_can_be_used(
    page_of: PageOf, session: Session, qtbot: QtBot, qapp: QApplication
) -> None:
    panel = opened(page_of("text-generation", STORY))
    assert panel.editor.toPlainText().startswith("The cat sat by the door.\n小猫坐")
    learnt(panel, qtbot)
    assert "characters" in panel.said.text()
    assert not panel.column.isVisible()
    panel.editor.setPlainText("The cat 鹿")
    qtbot.waitUntil(lambda: "9 tokens" in numbers(panel)["characters"], timeout=WAIT)
    assert "1 unknown" in numbers(panel)["characters"]
    assert "11 tokens · 0 unknown · 0.82 characters a token · vocabulary 259" in numbers(panel)["bytes"]
    assert "4 tokens · 1 unknown" in numbers(panel)["words"]
    words = panel.rows[KINDS.index("words")]
    assert words.tokens.token_text(3) == "token 4: “鹿” is unknown"

    assert [row.button.text() for row in panel.rows][:2] == ["In use", "Use this one"]
    held = panel._learnt
    qtbot.mouseClick(words.button, Qt.MouseButton.LeftButton)
    assert session.experiment.preprocessing.tokenizer == "words"
    assert words.button.text() == "In use"
    assert not words.button.isEnabled()
    assert panel._learnt is held  # nothing is learnt anew for another choice

    apply_theme(qapp, "dark")
    apply_language(qapp, "zh_CN")
    assert "个词元" in numbers(panel)["words"]
    assert words.button.text() == "使用中"
    assert not panel.grab().isNull()


def test_another_vocabulary_size_is_learnt_anew(page_of: PageOf, session: Session, qtbot: QtBot) -> None:
    panel = opened(page_of("text-generation", STORY))
    learnt(panel, qtbot)
    before = panel.cuts()["bpe"].vocab_size
    session.set_experiment(replace_at(session.experiment, "preprocessing.vocab_size", 40))
    assert panel.cuts() == {}
    learnt(panel, qtbot)
    assert panel.cuts()["bpe"].vocab_size < before


def test_each_language_of_a_pair_has_its_own_tokens(page_of: PageOf, qtbot: QtBot) -> None:
    panel = opened(page_of("translation", PAIRS))
    learnt(panel, qtbot)
    assert panel.editor.toPlainText() == "the cat 0"
    panel.column.setCurrentIndex(1)
    assert panel.editor.toPlainText() == "小猫0"
    assert panel.cuts()["words"].n_unknown == 0
    qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
    assert panel.editor.toPlainText() == "小猫1"


def test_a_kind_that_a_project_cannot_use_is_shown_and_says_so(
    page_of: PageOf, session: Session, qtbot: QtBot
) -> None:
    panel = opened(page_of("fill-in-the-blank", Examples({"text": [f"the cat {n}" for n in range(60)]})))
    learnt(panel, qtbot)
    row = panel.rows[KINDS.index("bytes")]
    assert not row.button.isEnabled()
    assert "cannot be trained" in row.button.toolTip()
    row.use_asked.emit("bytes")
    assert session.experiment.preprocessing.tokenizer == "characters"


def test_learning_can_be_stopped_and_asked_for_again(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of("text-classification", OPINIONS)
    panel = opened(page)
    panel.row.cancelled.emit()
    assert "Stopped" in panel.note.said() or len(panel.cuts()) == len(KINDS)
    panel.note.acted.emit()
    learnt(panel, qtbot)
    assert panel.note.said() == ""


def test_what_goes_wrong_is_said(page_of: PageOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WorkbenchError(text("Something is broken."))

    monkeypatch.setattr(tokenizer_panel, "learn_kinds", fail)
    panel = opened(page_of("text-classification", OPINIONS))
    qtbot.waitUntil(lambda: "Something is broken" in panel.note.said(), timeout=WAIT)
    monkeypatch.undo()
    panel.note.button.click()
    learnt(panel, qtbot)


def test_pictures_have_no_tokeniser(page_of: PageOf) -> None:
    pictures = np.zeros((40, 8, 8, 1), dtype=np.uint8)
    panel = opened(page_of("image-recognition", Examples({"image": pictures, "label": ["a", "b"] * 20})))
    assert panel._stack.currentWidget() is panel.empty
    assert panel.cuts() == {}
