from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from workbench.data.encoding import detect_encoding, encoding_title, read_text
from workbench.language import WorkbenchError
from workbench.progress import no_progress

SIMPLIFIED = "从前有一只小猫，它住在一座老房子里。每天早上，它都会坐在窗边看雨。\n"
TRADITIONAL = "從前有一隻小貓，它住在一座老房子裡。每天早上，它都會坐在窗邊看雨。\n"
SHORT = "今天天气很好。"
MIXED = "english,中文\nHello,你好\nThe cat sleeps.,猫在睡觉。\n"

CASES = [
    pytest.param(text, encoding, id=f"{name}-{encoding}")
    for name, text, encodings in (
        (
            "long",
            SIMPLIFIED * 40,
            ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"),
        ),
        (
            "sentence",
            SIMPLIFIED,
            ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"),
        ),
        ("short", SHORT, ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")),
        ("table", MIXED, ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")),
        ("long-traditional", TRADITIONAL * 40, ("big5", "utf-8", "utf-16-le", "utf-16-be")),
        ("short-traditional", "今天天氣很好。", ("big5", "utf-8", "utf-16-le", "utf-16-be")),
        (
            "english",
            "The cat sat by the door.\n" * 5,
            ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
        ),
    )
    for encoding in encodings
]


@pytest.mark.parametrize(("content", "encoding"), CASES)
def test_the_same_text_is_read_from_every_encoding(tmp_path: Path, content: str, encoding: str) -> None:
    path = tmp_path / "文章.txt"
    path.write_bytes(content.encode(encoding))
    read, used = read_text(path)
    assert read == content
    assert encoding_title(used).replace("-", "")[:3].lower() in encoding.replace("-", "").replace(
        "18030", "k"
    )


def test_marks_of_big_and_little_endian_are_known(tmp_path: Path) -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(mark + SHORT.encode(encoding))
        assert read_text(path) == (SHORT, "utf-16")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Привет, как дела? Сегодня хорошая погода.\n" * 5, "windows-1251"),
        ("Le café est fermé à l'été, ça dépend.\n" * 5, "windows-1252"),
        ("こんにちは、今日はいい天気です。\n" * 5, "shift_jis"),
        ("안녕하세요 오늘은 날씨가 좋습니다\n" * 5, "euc-kr"),
    ],
)
def test_other_languages_are_not_taken_for_chinese(tmp_path: Path, content: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content.encode(encoding))
    assert path.read_bytes().decode(detect_encoding(path, no_progress())) == content


def test_windows_and_old_mac_newlines_become_plain(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_text(path)[0] == "one\ntwo\nthree\n"


def test_a_named_encoding_is_used_and_its_mark_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + SHORT.encode())
    assert read_text(path, "utf-8") == (SHORT, "utf-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE, "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is not a text file"),
        (b"plain \x00 zero", "is not a text file"),
        (bytes([1, 2, 3, 65]) * 50, "is not a text file"),
        ((SIMPLIFIED * 10).encode()[:300] + b"\xff" + (SIMPLIFIED * 10).encode()[300:], "line 4 holds bytes"),
        ((SIMPLIFIED * 10).encode()[:-2], "line 10 holds bytes"),
    ],
    ids=[
        "nothing",
        "spaces",
        "only-mark",
        "only-mark-16",
        "png",
        "zero",
        "control",
        "one-bad-byte",
        "cut-off",
    ],
)
def test_what_is_no_text_is_said_with_the_file(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(WorkbenchError) as caught:
        read_text(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.remedy is not None


def test_a_wrong_named_encoding_and_a_missing_file_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SIMPLIFIED.encode("gb18030"))
    for encoding in ("utf-8", "no-such-encoding"):
        with pytest.raises(WorkbenchError, match="is not text in"):
            read_text(path, encoding)
    with pytest.raises(WorkbenchError, match="does not exist"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(WorkbenchError, match="could not be read"):
        read_text(tmp_path)
