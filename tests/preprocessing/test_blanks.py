from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.preprocessing.blanks import (
    BLANK_LABEL,
    BlankTokenizer,
    blank_spans,
    filled,
    filled_parts,
    token_spans,
)
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.preprocessing.tokenizers import fit_tokenizer
from workbench.progress import no_progress

LINES = ["the cat sat on the mat", "a cat ran", "小猫坐在门边。", "小狗坐在门边。"] * 20


@pytest.fixture(scope="module", params=["characters", "sentencepiece"])
def tokenizer(request: pytest.FixtureRequest) -> BlankTokenizer:
    return BlankTokenizer(fit_tokenizer(request.param, LINES, 60, no_progress()))


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("", []),
        ("a __ b", []),
        ("a ___ b", [(2, 5)]),
        ("a ______ b", [(2, 8)]),
        ("小猫＿门边＿＿。", [(2, 3), (5, 7)]),
        ("______＿", [(0, 6), (6, 7)]),
    ],
)
def test_blanks_are_three_underscores_or_full_width_ones(line: str, spans: list[tuple[int, int]]) -> None:
    assert blank_spans(line) == spans


def test_a_blank_stands_for_one_token_and_changes_no_other(tokenizer: BlankTokenizer) -> None:
    whole = tokenizer.encode("the cat sat")
    assert tokenizer.blank == tokenizer.inner.vocab_size == tokenizer.vocab_size - 1
    assert tokenizer.blank not in whole
    for place in range(len(whole)):
        hidden = [index == place for index in range(len(whole))]
        typed = tokenizer.typed(whole, hidden)
        shown = [tokenizer.blank if index == place else token for index, token in enumerate(whole)]
        if all(label.strip() for label in tokenizer.labels(whole[max(0, place - 1) : place + 1])):
            # a piece that is a space alone cannot be typed as a blank, nor right before one
            assert tokenizer.encode(typed) == shown, typed
    labels = tokenizer.labels(tokenizer.encode("the ___"))
    assert labels[-1] == BLANK_LABEL


def test_chinese_goes_on_after_a_blank_without_a_space(tokenizer: BlankTokenizer) -> None:
    assert tokenizer.encode("小猫___在门边。")[-len(tokenizer.encode("小猫在门边。")) :]
    after = tokenizer.labels(tokenizer.encode("___在门边。"))
    assert after[0] == BLANK_LABEL
    assert "".join(after[1:]) == "在门边。"
    assert tokenizer.encode("＿在门边。") == tokenizer.encode("___在门边。")


def test_blanks_beside_each_other(tokenizer: BlankTokenizer) -> None:
    assert tokenizer.encode("___ ___") == [tokenizer.blank] * 2
    assert tokenizer.encode("＿") == [tokenizer.blank]
    assert tokenizer.encode("") == []


def test_hidden_tokens_side_by_side_can_be_typed() -> None:
    tokenizer = BlankTokenizer(fit_tokenizer("characters", LINES, 0, no_progress()))
    ids = tokenizer.encode("cat")
    typed = tokenizer.typed(ids, [False, True, True])
    assert typed == "c___ ___"
    assert tokenizer.encode(typed) == [ids[0], tokenizer.blank, tokenizer.blank]


def test_cleaning_leaves_blanks_alone() -> None:
    cleaned = BlankTokenizer(
        fit_tokenizer("characters", LINES, 0, no_progress(), cleaning=CleaningConfig(lower_case=True))
    )
    assert cleaned.labels(cleaned.encode("THE ___")) == ["t", "h", "e", " ", BLANK_LABEL]
    assert token_spans("THE ___", cleaned.labels(cleaned.encode("THE ___")))[0] == (0, 1)


@given(st.text(alphabet="ab _＿小🙂\n", max_size=30))
def test_whatever_is_typed(line: str) -> None:
    tokenizer = BlankTokenizer(fit_tokenizer("characters", ["ab 小"], 0, no_progress()))
    ids = tokenizer.encode(line)
    assert ids.count(tokenizer.blank) == len(blank_spans(line))
    labels = tokenizer.labels(ids)
    spans = [span for span in token_spans(line, labels) if span is not None]
    assert spans == sorted(spans)
    for label, span in zip(labels, token_spans(line, labels), strict=True):
        if span is not None and label != BLANK_LABEL:
            assert line[span[0] : span[1]] == label.strip()
    assert "".join(part for part, _ in filled_parts(line, [])) == line


def test_words_are_written_into_blanks() -> None:
    assert filled("The ___ sat.", [" cat"]) == "The cat sat."
    assert filled("un___ed", [" cat"]) == "un cated"
    assert filled("___ ___", [" the", " cat"]) == "the cat"
    assert filled("a ___ ___", [" b"]) == "a b ___"
    assert filled_parts("a ___.", [" b"]) == [("a ", -1), ("b", 0), (".", -1)]
    assert filled("none", []) == "none"
