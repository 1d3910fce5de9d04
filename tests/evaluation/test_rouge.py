import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluation.metric import all_metrics
from workbench.evaluation.rouge import rouge_l, rouge_n, words
from workbench.scenarios.base import Judged

LINES = st.lists(st.sampled_from(["a", "b", "c", "猫"]), max_size=12).map(" ".join)


def test_words_are_runs_of_letters_and_every_chinese_character():
    assert words("Don't panic, R2-D2!") == ["don", "t", "panic", "r2", "d2"]
    assert words("用GPT写摘要") == ["用", "gpt", "写", "摘", "要"]
    assert words("…") == []


def test_the_scores_are_those_counted_by_hand():
    # shared words: the (twice), cat, mat; of 6 and 7
    expected, predicted = "the cat sat on the mat", "the cat was lying near the mat"
    assert rouge_n(expected, predicted, 1) == pytest.approx(2 * 4 / 13)
    # shared pairs: the cat, the mat; of 5 and 6
    assert rouge_n(expected, predicted, 2) == pytest.approx(2 * 2 / 11)
    # in order: the cat the mat
    assert rouge_l(expected, predicted) == pytest.approx(2 * 4 / 13)
    # Lin (2004), section 3: "police killed the gunman" shares two words in order with "the gunman kill police"
    assert rouge_l("police killed the gunman", "police kill the gunman") == pytest.approx(3 / 4)
    assert rouge_l("police killed the gunman", "the gunman kill police") == pytest.approx(2 / 4)


@given(LINES, LINES)
def test_the_scores_are_symmetric_shares(one: str, other: str):
    for score in (rouge_l, lambda a, b: rouge_n(a, b, 1), lambda a, b: rouge_n(a, b, 2)):
        found = score(one, other)
        assert 0 <= found <= 1
        assert found == pytest.approx(score(other, one))
    assert rouge_l(one, one) == (1.0 if one else 0.0)
    assert rouge_l(one, other) <= rouge_n(one, other, 1) + 1e-12


def test_the_metrics_are_means_over_examples():
    judged = [
        Judged(value="", expected="a b", predicted="a b", loss=0.0),
        Judged(value="", expected="a b", predicted="c", loss=0.0),
    ]
    known = all_metrics()
    assert [known[key].measure(judged) for key in ("rouge-1", "rouge-2", "rouge-l")] == [0.5, 0.5, 0.5]
