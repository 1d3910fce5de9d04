"""What holds for every kind of tokeniser, and what is special to each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import WorkbenchError
from workbench.preprocessing.byte_tokenizer import ByteTokenizer
from workbench.preprocessing.tokenizer import SPECIALS, UNKNOWN, Tokenizer, smallest_vocabulary
from workbench.preprocessing.tokenizers import TOKENIZERS, fit_tokenizer, load_tokenizer
from workbench.preprocessing.word_tokenizer import WordTokenizer, parts
from workbench.progress import CancelledError, Progress, no_progress

KINDS = [choice.value for choice in TOKENIZERS]
LINES = [
    "The cat sat on the mat, and the dog ran.",
    "“Three red apples?” she asked; they ate 3.",
    "小猫坐在门边，小狗跑回家。",
    "I like 猫 and 狗!",
    "A tab\tand  two spaces 😀\n\nend",
] * 6
ANY = "the cat 猫狗，“.\n\t😀é中\ud800ж_＿"


def fitted(kind: str, *, is_exact: bool = False, is_fine: bool = False, **others: float) -> Tokenizer:
    return fit_tokenizer(kind, LINES, 150, no_progress(), is_exact=is_exact, has_marks=True, is_fine=is_fine)


EXACT = {kind: fitted(kind, is_exact=True) for kind in KINDS}
PLAIN = {kind: fitted(kind) for kind in KINDS}
FINE = {kind: fitted(kind, is_fine=True) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", [*LINES[:5], "", "\n", "  ", "\n\n\t ", " the", "The "])
def test_an_exact_text_comes_back_with_every_space_and_line_break(kind: str, line: str) -> None:
    tokenizer = EXACT[kind]
    ids = tokenizer.encode(line)
    assert tokenizer.decode(ids) == line
    assert UNKNOWN not in ids
    if kind != "bytes":
        assert "".join(tokenizer.labels(ids)) == line


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", LINES[:4])
def test_a_line_comes_back_as_it_is_written(kind: str, line: str) -> None:
    found = PLAIN[kind].decode(PLAIN[kind].encode(line))
    # SentencePiece writes full-width signs the way Unicode (NFKC) does
    assert found.replace("，", ",") == line.replace("，", ",")


@pytest.mark.parametrize("kind", KINDS)
@given(line=st.text(alphabet=ANY, max_size=30) | st.text(max_size=12))
def test_any_text_gets_ids_labels_and_places(kind: str, line: str) -> None:
    for tokenizer in (EXACT[kind], PLAIN[kind], FINE[kind]):
        if "\ud800" in line and kind in ("sentencepiece", "bpe"):
            continue  # no text: importing never leaves it
        ids = tokenizer.encode(line)
        assert all(0 <= token < tokenizer.vocab_size for token in ids)
        assert len(tokenizer.labels(ids)) == len(ids)
        tokenizer.decode(ids)
        placed, places = tokenizer.encode_with_places(line)
        assert len(placed) == len(places)
        assert set(placed) <= set(ids)
        assert [place for place in places if place[0] < place[1]] == sorted(
            place for place in places if place[0] < place[1]
        )
        seen = {at for start, end in places for at in range(start, end)}
        assert not any(line[at].isspace() for at in seen if kind != "sentencepiece" and kind != "bpe")
        if kind not in ("sentencepiece", "bpe"):
            assert seen == {at for at, character in enumerate(line) if not character.isspace()}


@pytest.mark.parametrize("kind", ["words", "sentencepiece", "bpe"])
def test_chinese_characters_and_signs_are_pieces_of_their_own_where_a_part_may_begin_anywhere(
    kind: str,
) -> None:
    line = "小猫坐在门边, and the dog!"
    _, places = FINE[kind].encode_with_places(line)
    assert all((at, at + 1) in places for at in (*range(7), len(line) - 1))
    assert (line.index("dog"), line.index("dog") + 3) in places or kind != "words"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_marks_and_is_the_same_when_it_was_saved(kind: str, tmp_path: Path) -> None:
    for name, tokenizer in (("exact", EXACT[kind]), ("plain", PLAIN[kind])):
        tokenizer.save(tmp_path, name)
        again = load_tokenizer(tmp_path, name)
        assert type(again) is type(tokenizer)
        assert again.vocab_size == tokenizer.vocab_size
        for line in LINES[:5]:
            assert again.encode(line) == tokenizer.encode(line)
            assert again.decode(again.encode(line)) == tokenizer.decode(tokenizer.encode(line))
        if kind != "characters" or name == "exact":
            assert again.labels([0, 1, 2]) == list(SPECIALS)
            assert again.decode([0, 1, 2]) == ""


@given(line=st.text())
def test_bytes_know_everything(line: str) -> None:
    tokenizer = ByteTokenizer()
    ids = tokenizer.encode(line)
    assert UNKNOWN not in ids
    assert tokenizer.decode(ids) == line
    assert len(ids) == len(line.encode())


@given(ids=st.lists(st.integers(0, 258)))
def test_broken_bytes_are_shown_and_never_fail(ids: list[int]) -> None:
    assert isinstance(ByteTokenizer().decode(ids), str)
    assert len(ByteTokenizer().labels(ids)) == len(ids)


def test_bytes_have_readable_names() -> None:
    tokenizer = ByteTokenizer()
    assert tokenizer.labels(tokenizer.encode("a 中")) == ["a", " ", "⟨E4⟩", "⟨B8⟩", "⟨AD⟩"]
    broken = tokenizer.encode("中")[:2]
    assert tokenizer.decode([*broken, *tokenizer.encode("a")]) == "�a"
    assert tokenizer.decode([*tokenizer.encode("a"), *broken]) == "a"  # its last byte may still come
    assert tokenizer.decode(tokenizer.encode("\ud800")) == "?"
    assert tokenizer.encode_with_places("a 中")[1] == [(0, 1), (1, 1), (2, 3), (2, 3), (2, 3)]


def test_words_are_cut_at_white_space_punctuation_and_chinese_characters() -> None:
    tokenizer = WordTokenizer.fit(["don't stop, 小猫 and 小狗 (now)"], 100, no_progress())
    assert tokenizer.labels(tokenizer.encode("don't stop, 小猫(now)  now")) == [
        *(" don", "'", "t", " stop", ",", " ", "小", "猫", "(", "now", ")"),
        *(" ", "now"),  # known as it stands after a bracket
    ]
    ids = tokenizer.encode_with_places("(now)  now")[0]
    assert tokenizer.encode_with_places("(now)  now")[1] == [(0, 1), (1, 4), (4, 5), (7, 7), (7, 10)]
    assert tokenizer.decode(ids) == "(now) now"


def test_marks_belong_to_their_letter_and_hiragana_stands_alone() -> None:
    lines = ("नमस्ते!", "今日はテレビを", "cafe\u0301")
    cut = [[word for word, _ in parts(line, whole_text=True)] for line in lines]
    assert cut == [["नमस्ते", "!"], ["今", "日", "は", "テレビ", "を"], ["cafe\u0301"]]


def test_the_most_frequent_words_are_known_and_the_rest_is_not() -> None:
    lines = ["one", *["two"] * 2, *["three"] * 3, *["four"] * 4]
    tokenizer = WordTokenizer.fit(lines, 6, no_progress())
    assert tokenizer.words == [" ", " four", " three"]
    assert tokenizer.encode("four three two") == [4, 5, UNKNOWN]
    assert tokenizer.decode(tokenizer.encode("four two three")) == "four three"
    assert tokenizer.encode_with_places("four two")[0] == [4, UNKNOWN, UNKNOWN, UNKNOWN]
    assert tokenizer.encode_with_places("four two")[1] == [(0, 4), (5, 6), (6, 7), (7, 8)]


def test_a_small_vocabulary_of_words_has_room_for_chinese() -> None:
    characters = "".join(chr(0x4E00 + number) for number in range(300))
    tokenizer = fit_tokenizer("words", [characters], 32, no_progress())
    assert UNKNOWN not in tokenizer.encode(characters)


def test_without_text_there_are_no_words() -> None:
    with pytest.raises(WorkbenchError, match="no text"):
        WordTokenizer.fit(["", "  "], 100, no_progress())
    with pytest.raises(WorkbenchError, match="no text"):
        fit_tokenizer("bpe", [""], 100, no_progress())


def test_learning_words_can_be_cancelled() -> None:
    def cancel(_: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        WordTokenizer.fit(LINES, 100, Progress(cancel))


@pytest.mark.parametrize("kind", ["sentencepiece", "bpe"])
def test_less_coverage_loses_the_rarest_characters(kind: str) -> None:
    lines = [*["abcabc"] * 50, "z"]
    whole = fit_tokenizer(kind, lines, 32, no_progress())
    most = fit_tokenizer(kind, lines, 32, no_progress(), coverage=0.99)
    assert UNKNOWN not in whole.encode("az")
    assert UNKNOWN in most.encode("az")
    assert UNKNOWN not in most.encode("abc")


def test_the_usual_coverage_keeps_a_small_alphabet_whole() -> None:
    small = Counter({"a": 1_000_000, "b": 1})
    assert smallest_vocabulary(small) == smallest_vocabulary(small, 1.0) > smallest_vocabulary(small, 0.99)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_fine", [False, True])
def test_chinese_signs_stay_what_they_are(kind: str, is_fine: bool) -> None:
    line = "他说：“一，二（三）；４！”…½"
    tokenizer = fit_tokenizer(kind, [line, "你好。"] * 20, 64, no_progress(), is_fine=is_fine)
    assert tokenizer.decode(tokenizer.encode(line)) == line


@pytest.mark.parametrize("kind", ["sentencepiece", "bpe"])
def test_white_space_of_any_kind_is_a_space_to_pieces(kind: str) -> None:
    tokenizer = fit_tokenizer(kind, ["one two, three"] * 20, 40, no_progress())
    line = " one\t\u3000two,\u200b\xa0three\n"
    ids, places = tokenizer.encode_with_places(line)
    assert ids == tokenizer.encode("one two, three")
    assert "".join(line[start:end] for start, end in places).replace("\u200b", "") == "onetwo,three"
