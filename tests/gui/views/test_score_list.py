import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.gui.theme import apply_theme
from workbench.gui.views.score_list import ROW, Score, ScoreList

SCORES = [
    Score(name="previous token", value=0.91, threshold=0.5, meaning="The share before. Source: a paper."),
    Score(name="itself", value=0.05, threshold=0.5, meaning="The share on itself."),
    Score(name="spread", value=0.9, threshold=None, meaning="How even."),
]


@pytest.fixture
def scores(shown):
    view = ScoreList()
    view.set_scores(SCORES)
    return shown(view, 180, 120)


def test_a_name_is_used_from_its_threshold_upwards():
    assert [score.is_named for score in SCORES] == [True, False, False]


def test_a_line_tells_what_it_means(scores):
    assert scores.row_at(QPointF(20, 1.5 * ROW)) == 1
    assert scores.row_at(QPointF(20, 10 * ROW)) == -1
    meaning = scores.meaning_at(0)
    assert meaning.startswith("previous token 0.91. The share before. Source: a paper.")
    assert "0.50" in meaning
    assert scores.meaning_at(2) == "spread 0.90. How even."


def test_keys_walk_and_are_described(scores, qtbot):
    assert "previous token 0.91, itself 0.05" in scores.accessibleDescription()
    qtbot.keyClick(scores, Qt.Key.Key_Down)
    qtbot.keyClick(scores, Qt.Key.Key_Down)
    assert "The share on itself." in scores.accessibleDescription()


def test_it_scrolls_where_it_does_not_fit(shown, qtbot):
    view = ScoreList()
    view.set_scores(SCORES)
    shown(view, 180, ROW + 4)
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_it_is_painted_in_both_themes(scores, qapp, n_colour):
    assert n_colour(scores) > 5
    apply_theme(qapp, "dark")
    assert n_colour(scores) > 5
    scores.set_scores([])
    scores.grab()
