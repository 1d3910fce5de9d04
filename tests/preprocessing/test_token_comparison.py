from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.preprocessing.token_comparison import cut
from workbench.preprocessing.tokenizers import TOKENIZERS, fit_tokenizer
from workbench.progress import no_progress

LINES = ["the cat sat on the mat", "a dog ran (home)", "小猫坐在门边。"] * 10
LEARNT = {
    choice.value: fit_tokenizer(choice.value, LINES, 60, no_progress(), is_exact=True)
    for choice in TOKENIZERS
}


def test_what_is_unknown_is_shown_as_it_was_typed() -> None:
    found = cut("words", LEARNT["words"], "the zebra sat, 小鹿！")
    assert [piece.shown for piece in found.pieces if piece.is_unknown] == ["zebra", ",", "鹿", "！"]
    assert (found.n_token, found.n_unknown, found.n_character) == (8, 4, 18)
    assert found.characters_per_token == 18 / 8
    short = cut("words", LEARNT["words"], "it isn’t, 鹿鸣 I")
    assert [piece.shown for piece in short.pieces] == ["it", "isn", "’", "t", ",", " ", "鹿", "鸣", "I"]
    pieces = cut("bpe", LEARNT["bpe"], "the жж cat")
    assert [piece.shown for piece in pieces.pieces if piece.is_unknown] == ["жж"]
    letters = cut("characters", LEARNT["characters"], "aЖ")
    assert [piece.shown for piece in letters.pieces] == ["a", "Ж"]
    assert "2 tokens" in letters.in_words()
    assert "1 unknown" in letters.in_words()


@pytest.mark.parametrize("kind", list(LEARNT))
def test_no_text_has_no_tokens(kind: str) -> None:
    found = cut(kind, LEARNT[kind], "")
    assert (found.pieces, found.characters_per_token) == ((), 0.0)


@pytest.mark.parametrize("kind", list(LEARNT))
@given(line=st.text(alphabet="the cat 猫鹿（ж\n😀\u3000", max_size=20))
def test_there_is_a_piece_for_every_token(kind: str, line: str) -> None:
    tokenizer = LEARNT[kind]
    found = cut(kind, tokenizer, line)
    ids = tokenizer.encode(line)
    assert [piece.is_unknown for piece in found.pieces] == [token == 0 for token in ids]
    assert all(piece.shown for piece in found.pieces)
    assert found.vocab_size == tokenizer.vocab_size
