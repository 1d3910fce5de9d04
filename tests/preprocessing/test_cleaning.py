import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.preprocessing.cleaning import (
    ROW_STEPS,
    TEXT_STEPS,
    UNTOUCHED,
    CleaningConfig,
    is_mostly,
    line_change,
    row_is_left_out,
    text_change,
    without_rows,
)

EVERYTHING = CleaningConfig(
    strip_markup=True,
    unicode_form="NFKC",
    half_width=True,
    chinese="t2s",
    lower_case=True,
    collapse_space=True,
)


def cleaned(line: str, **steps: object) -> str:
    change = line_change(dataclasses.replace(UNTOUCHED, **steps))
    assert change is not None
    return change(line)


def test_the_steps_are_the_fields_of_the_config_in_their_order():
    assert (*TEXT_STEPS, *ROW_STEPS) == tuple(field.name for field in dataclasses.fields(CleaningConfig))


def test_nothing_is_done_unless_it_is_asked_for():
    assert line_change(UNTOUCHED) is None
    assert line_change(CleaningConfig(shortest=3, drop_duplicates=True)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Tom &amp; <b>Jerry</b></p>", "Tom & Jerry"),
        ("a <!-- never\nshown --> b", "a  b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("i <3 you", "i <3 you"),
        ("&#20320;&#x597d; &nosuch; AT&T", "你好 &nosuch; AT&T"),
        ("&amp;lt;b&amp;gt;x", "x"),
    ],
)
def test_markup_goes_and_comparisons_stay(before: str, after: str):
    assert cleaned(before, strip_markup=True) == after


def test_characters_are_written_in_one_way():
    assert cleaned("Cafe\u0301 ﬁn", unicode_form="NFC") == "Café ﬁn"
    assert cleaned("Cafe\u0301 ﬁn ²", unicode_form="NFKC") == "Café fin 2"
    assert cleaned("ＡＢＣ　１２３，你好！", half_width=True) == "ABC 123,你好!"
    assert cleaned("The CAT", lower_case=True) == "the cat"
    assert cleaned("漢字與電腦，頭髮和發現", chinese="t2s") == "汉字与电脑，头发和发现"
    assert cleaned("汉字与电脑", chinese="s2t") == "漢字與電腦"


def test_spaces_become_one_and_line_breaks_stay():
    assert cleaned("a \t b\u3000c  \nd\r\n", collapse_space=True) == "a b c\nd\r\n"
    assert cleaned("Once upon a ", collapse_space=True) == "Once upon a "


@given(st.text(alphabet=st.sampled_from("<b>/&amp;lt#38 xＡ１，é\u0301漢字發İßﬁ\t\u3000\n!-"), max_size=40))
def test_what_was_cleaned_is_not_changed_again(line: str):
    for step in TEXT_STEPS:
        change = text_change(EVERYTHING, step)
        assert change(change(line)) == change(line), step


def test_rows_are_left_out_by_length_and_by_script():
    assert row_is_left_out(CleaningConfig(shortest=3), "shortest", ["abcd", " ab "])
    assert not row_is_left_out(CleaningConfig(shortest=3), "shortest", ["abcd", "abc"])
    assert row_is_left_out(CleaningConfig(longest=3), "longest", ["abcd", "ab"])
    assert not row_is_left_out(CleaningConfig(longest=0), "longest", ["abcd"])
    assert row_is_left_out(CleaningConfig(script="LATIN"), "script", ["你好 a", "hello"])
    assert not row_is_left_out(UNTOUCHED, "script", ["你好"])


@pytest.mark.parametrize(
    ("line", "script", "is_so"),
    [
        ("hello 你", "LATIN", True),
        ("你好吗 ok", "CJK", True),
        ("こんにちは", "KANA", True),
        ("Привет", "CYRILLIC", True),
        ("123 !?", "LATIN", False),
        ("", "CJK", False),
    ],
)
def test_the_script_of_a_line_is_that_of_most_of_its_letters(line: str, script: str, is_so: bool):
    assert is_mostly(line, script) is is_so


def test_a_file_to_measure_keeps_all_its_rows():
    config = dataclasses.replace(EVERYTHING, shortest=3, longest=9, script="CJK", drop_duplicates=True)
    assert without_rows(config) == EVERYTHING


def test_no_sign_before_the_blocks_of_chinese_would_be_converted():
    from opencc import OpenCC

    others = "".join(map(chr, range(0x20, 0x2E80)))
    for direction in ("t2s", "s2t"):
        assert OpenCC(direction).convert(others) == others
        assert cleaned(others, chinese=direction) == others
    assert cleaned("the 漢 one", chinese="t2s") == "the 汉 one"
