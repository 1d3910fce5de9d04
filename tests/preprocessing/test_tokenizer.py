"""Round trips.

Characters: any text over the fitted alphabet comes back exactly. SentencePiece with `whole_text`: the same, for text as
importing leaves it (plain line breaks) and without U+2581, which SentencePiece uses as its own mark for a space.
SentencePiece for sentences: the text comes back after NFKC normalisation, with single spaces.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import WorkbenchError
from workbench.preprocessing.tokenizer import (
    SPECIALS,
    CharacterTokenizer,
    SentencePieceTokenizer,
    Tokenizer,
    _sample,
    smallest_vocabulary,
)
from workbench.preprocessing.tokenizers import load_tokenizer
from workbench.progress import CancelledError, Progress, no_progress

ENGLISH = [
    "The cat sat on the mat.",
    "A dog ran home; the cat slept!",
    "She said: “we eat 3 red apples?”",
] * 8
CHINESE = ["猫坐在垫子上。", "狗跑回家，猫睡着了！", "她说：“我们吃三个红苹果？”"] * 8
WHOLE = "\n".join(ENGLISH + CHINESE) + "\n\n\tindented  twice\u3000wide 😀 e\u0301 ﬁ Ａ\n"

whole_pieces = SentencePieceTokenizer.fit([WHOLE], 150, no_progress(), whole_text=True)
english_pieces = SentencePieceTokenizer.fit(ENGLISH, 60, no_progress())
chinese_pieces = SentencePieceTokenizer.fit(CHINESE, 60, no_progress())


@pytest.mark.parametrize("has_marks", [False, True])
@given(fitted=st.text(min_size=1), data=st.data())
def test_characters_come_back_exactly(has_marks: bool, fitted: str, data: st.DataObject):
    tokenizer = CharacterTokenizer.fit([fitted], has_marks=has_marks)
    line = data.draw(st.text(alphabet=sorted(set(fitted))))
    ids = tokenizer.encode(line)
    assert tokenizer.decode(ids) == line
    assert "".join(tokenizer.labels(ids)) == line
    assert len(ids) == len(line)
    first = 3 if has_marks else 1
    assert all(first <= token < tokenizer.vocab_size for token in ids)
    assert tokenizer.vocab_size == first + len(set(fitted))


@given(line=st.text())
def test_unknown_characters_become_0_and_are_left_out(line: str):
    tokenizer = CharacterTokenizer.fit(["abc"])
    ids = tokenizer.encode(line)
    assert [token == 0 for token in ids] == [character not in "abc" for character in line]
    assert tokenizer.decode(ids) == "".join(character for character in line if character in "abc")


def test_marks_are_shown_but_never_written():
    tokenizer = CharacterTokenizer.fit(["ab"], has_marks=True)
    assert tokenizer.labels([0, 1, 2, 3, 4]) == [*SPECIALS, "a", "b"]
    assert tokenizer.decode([1, 3, 0, 4, 2]) == "ab"
    for pieces in (whole_pieces, english_pieces):
        assert pieces.labels([0, 1, 2]) == list(SPECIALS)
        assert pieces.decode([0, 1, 2]) == ""


@given(line=st.text(alphabet=sorted(set(WHOLE))))
def test_whole_text_pieces_come_back_exactly(line: str):
    ids = whole_pieces.encode(line)
    assert whole_pieces.decode(ids) == line
    assert "".join(whole_pieces.labels(ids)) == line
    assert all(2 < token < whole_pieces.vocab_size for token in ids)


@pytest.mark.parametrize(
    "line", ["", "\n", "\n\n\n", "  ", " \n ", "the  cat\n\n  sat\n", WHOLE, " the", "the "]
)
def test_spaces_and_line_breaks_are_kept(line: str):
    assert whole_pieces.decode(whole_pieces.encode(line)) == line


def test_a_text_cut_anywhere_can_be_put_together_again():
    ids = [
        token for start in range(0, len(WHOLE), 7) for token in whole_pieces.encode(WHOLE[start : start + 7])
    ]
    assert whole_pieces.decode(ids) == WHOLE


@pytest.mark.parametrize(("tokenizer", "lines"), [(english_pieces, ENGLISH), (chinese_pieces, CHINESE)])
@given(data=st.data())
def test_sentences_come_back_with_single_spaces(tokenizer: Tokenizer, lines: list[str], data: st.DataObject):
    line = data.draw(st.text(alphabet=sorted(set("".join(lines)) | {" "})))
    expected = " ".join(line.split())
    found = tokenizer.decode(tokenizer.encode(line))
    assert found == expected
    assert tokenizer.decode(tokenizer.encode(found)) == found


def test_sentences_of_both_languages():
    for tokenizer, lines in ((english_pieces, ENGLISH), (chinese_pieces, CHINESE)):
        for line in lines:
            assert tokenizer.decode(tokenizer.encode(line)) == line
    assert len(english_pieces.encode(ENGLISH[0])) < len(ENGLISH[0])


def test_pieces_never_seen_become_0():
    assert 0 in whole_pieces.encode("ж")
    assert 0 in english_pieces.encode("猫")


@given(line=st.text())
def test_any_text_gets_ids_within_the_vocabulary(line: str):
    for tokenizer in (whole_pieces, english_pieces, chinese_pieces):
        ids = tokenizer.encode(line)
        assert all(0 <= token < tokenizer.vocab_size for token in ids)
        assert len(tokenizer.labels(ids)) == len(ids)
        tokenizer.decode(ids)


@pytest.mark.parametrize(
    "tokenizer",
    [
        CharacterTokenizer.fit([WHOLE]),
        CharacterTokenizer.fit(CHINESE, has_marks=True),
        whole_pieces,
        chinese_pieces,
    ],
)
@pytest.mark.parametrize("name", ["plain", "文件夹 with  spaces"])
def test_a_saved_tokenizer_is_the_same(tmp_path: Path, tokenizer: Tokenizer, name: str):
    folder = tmp_path / name
    tokenizer.save(folder, "source tokenizer")
    again = load_tokenizer(folder, "source tokenizer")
    assert type(again) is type(tokenizer)
    assert again.vocab_size == tokenizer.vocab_size
    for line in (*ENGLISH[:3], *CHINESE[:3], WHOLE, "ж"):
        assert again.encode(line) == tokenizer.encode(line)
    everything = list(range(tokenizer.vocab_size))
    assert again.labels(everything) == tokenizer.labels(everything)
    assert again.decode(everything) == tokenizer.decode(everything)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", "{}", '{"kind": "characters"}', '{"kind": 3}', "null"]
)
def test_a_damaged_description_is_named(tmp_path: Path, content: str):
    CharacterTokenizer.fit(ENGLISH).save(tmp_path, "x")
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(WorkbenchError) as caught:
        load_tokenizer(tmp_path, "x")
    assert str(tmp_path) in str(caught.value)


def test_damaged_or_missing_pieces_are_named(tmp_path: Path):
    english_pieces.save(tmp_path, "x")
    whole = (tmp_path / "x.model").read_bytes()
    for content in (b"", b"no model", whole[: len(whole) // 2], whole[:-9]):
        (tmp_path / "x.model").write_bytes(content)
        with pytest.raises(WorkbenchError, match="damaged"):
            load_tokenizer(tmp_path, "x")
    (tmp_path / "x.model").unlink()
    with pytest.raises(WorkbenchError, match="damaged"):
        load_tokenizer(tmp_path, "x")
    (tmp_path / "x.json").unlink()
    with pytest.raises(WorkbenchError, match=r"x\.json"):
        load_tokenizer(tmp_path, "x")


@pytest.mark.parametrize("lines", [[], [""], ["  ", "\n"]])
def test_nothing_to_learn_from_is_said(lines: list[str]):
    with pytest.raises(WorkbenchError, match="no text"):
        SentencePieceTokenizer.fit(lines, 100, no_progress())


@pytest.mark.parametrize("lines", [["a"], ["a a a"], ["ab" * 3000], ["猫"], ["1 2 3"], ["\u3000x"]])
@pytest.mark.parametrize("whole_text", [False, True])
def test_very_little_text_gives_a_small_vocabulary(lines: list[str], whole_text: bool):
    tokenizer = SentencePieceTokenizer.fit(lines, 1000, no_progress(), whole_text=whole_text)
    assert 3 < tokenizer.vocab_size <= 1000
    assert tokenizer.decode(tokenizer.encode(lines[0])) == (lines[0] if whole_text else lines[0].strip())


def test_more_characters_than_the_vocabulary_asked_for():
    line = "".join(chr(0x4E00 + index) for index in range(400))
    tokenizer = SentencePieceTokenizer.fit([line] * 3, 100, no_progress())
    assert tokenizer.vocab_size >= 400
    assert tokenizer.decode(tokenizer.encode(line)) == line
    assert smallest_vocabulary(Counter(line)) >= 400


def test_a_rare_letter_of_a_small_alphabet_gets_a_piece_of_its_own():
    lines = [*["the cat sat on the mat and the dog ran home"] * 200, "Umbrella"]
    tokenizer = SentencePieceTokenizer.fit(lines, 60, no_progress())
    assert tokenizer.decode(tokenizer.encode("Umbrella")) == "Umbrella"


def test_fitting_can_be_cancelled_and_depends_on_the_text_alone(tmp_path: Path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        SentencePieceTokenizer.fit(ENGLISH, 60, progress)
    english_pieces.save(tmp_path, "one")
    SentencePieceTokenizer.fit(ENGLISH, 60, no_progress()).save(tmp_path, "other")
    assert (tmp_path / "one.model").read_bytes() == (tmp_path / "other.model").read_bytes()
    assert json.loads((tmp_path / "one.json").read_text())["kind"] == "sentencepiece"


def test_of_a_very_long_text_a_sample_from_all_over_it_is_learnt(monkeypatch: pytest.MonkeyPatch):
    lines = [f"{number:04}\n" for number in range(1000)]
    assert _sample(iter(lines), keep_breaks=True) == lines
    monkeypatch.setattr("workbench.preprocessing.tokenizer.SAMPLE_CHARACTERS", 1000)
    for pieces in (lines, ["".join(lines)]):  # wherever passages end
        kept = _sample(pieces, keep_breaks=True)
        assert kept == lines[::8]
        assert 500 <= sum(map(len, kept)) <= 1000
