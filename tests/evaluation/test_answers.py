from __future__ import annotations

import pytest

from workbench.evaluation.answers import answer_words, is_same_answer, words_in_common


def test_capitals_punctuation_and_articles_make_no_difference() -> None:
    assert answer_words("The “Old” bridge, of Rome!") == ["old", "bridge", "of", "rome"]
    assert is_same_answer("the old bridge", "Old bridge.")
    assert not is_same_answer("the old bridge", "the old bridges")
    assert answer_words("在北京 BBC 2号楼。") == ["在", "北", "京", "bbc", "2", "号", "楼"]


@pytest.mark.parametrize(
    ("expected", "predicted", "share"),
    [
        ("old bridge", "the old stone bridge", 0.8),
        ("北京", "北京市", 0.8),
        ("Ann", "Ben", 0.0),
        ("Ann", "", 0.0),
        ("", "", 1.0),
        ("The", "the", 0.0),
        ("the", "the", 1.0),
        ("😀", "😀", 1.0),
    ],
)
def test_words_in_common(expected: str, predicted: str, share: float) -> None:
    assert words_in_common(expected, predicted) == pytest.approx(share)
