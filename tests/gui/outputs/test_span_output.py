from __future__ import annotations

import numpy as np
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.data.examples import Question
from workbench.gui.outputs.factory import output_for
from workbench.gui.outputs.span_output import SpanOutput
from workbench.scenarios.base import Highlight, Prediction
from workbench.scenarios.catalogue import scenario_of

PASSAGE = "😀 Ann sings 在北京。"
ANSWER = Prediction(
    output="北京",
    probabilities=(("北京", 0.7), ("Ann", 0.2)),
    highlight=Highlight(
        spans=((13, 15), (2, 5)),
        tokens=((2, 5), (6, 11), (13, 14), (14, 15)),
        starts=np.array([0.2, 0.1, 0.7, 0.0], dtype=np.float32),
        ends=np.array([0.2, 0.1, 0.0, 0.7], dtype=np.float32),
    ),
)


def test_the_answer_is_marked_in_the_passage_where_it_stands(qtbot: QtBot) -> None:
    assert PASSAGE[13:15] == "北京"
    shown = output_for(scenario_of("question-answering").output)
    qtbot.addWidget(shown)
    assert isinstance(shown, SpanOutput)
    shown.resize(400, 600)
    shown.show()
    shown.show_prediction(ANSWER, Question("Where?", PASSAGE))
    assert shown.highlighted() == shown.answer() == "北京"
    assert shown.text_edit.toPlainText() == PASSAGE
    assert [label for label, _ in shown.bars.values()] == ["北京", "Ann"]
    assert shown.edges.isVisible()
    one = (shown.edges.width() - 66) / 4
    assert "“北”: starts here 70" in shown.edges.words_at(66 + 2.5 * one)
    assert shown.edges.words_at(0) == ""
    shown.copy()
    assert QGuiApplication.clipboard().text() == "北京"
    shown.grab()
    shown.resize(400, 300)
    assert not shown.edges.isVisible()
    shown.show_prediction(Prediction(output=""), Question("Where?", ""))
    assert shown.highlighted() == ""
    shown.clear()
    assert shown.answer() == ""
