from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.encoding import detect_encoding, encoding_title, open_text, read_text, text_lines
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

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


# in pieces


def in_pieces(path: Path, chunk_bytes: int, encoding: str | None = None) -> tuple[str, str]:
    pieces, used = open_text(path, encoding, no_progress(), chunk_bytes)
    return "".join(pieces), used


@pytest.mark.parametrize("chunk_bytes", [1, 2, 3, 5, 7, 64])
@pytest.mark.parametrize(("content", "encoding"), CASES)
def test_read_in_tiny_pieces_it_is_the_same(
    tmp_path: Path, content: str, encoding: str, chunk_bytes: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content.replace("\n", "\r\n").encode(encoding))
    assert in_pieces(path, chunk_bytes) == read_text(path)
    assert in_pieces(path, chunk_bytes)[0] == content


STATEFUL = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "hz", "iso2022_jp")


@given(
    st.text(st.sampled_from("ab~{}中国猫\r\n \ufeff"), min_size=1),
    st.sampled_from(STATEFUL),
    st.integers(1, 9),
    st.integers(0, 3),
)
def test_whatever_was_cut_off_pieces_say_what_the_whole_says(
    tmp_path_factory: pytest.TempPathFactory, content: str, encoding: str, chunk_bytes: int, n_cut: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "a.txt"
    encoded = content.encode(encoding, errors="ignore")
    path.write_bytes(encoded[: len(encoded) - n_cut])

    def said(chunk_bytes: int) -> object:
        try:
            return in_pieces(path, chunk_bytes, encoding)
        except WorkbenchError as error:
            return str(error)

    assert said(chunk_bytes) == said(1_000_000)
    try:
        whole = path.read_bytes().decode(encoding)
    except UnicodeDecodeError:
        assert "holds bytes" in str(said(1_000_000)) or "is empty" in str(said(1_000_000))
    else:
        plain = whole.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        assert said(1_000_000) == (plain, encoding) or "is empty" in str(said(1_000_000))


@pytest.mark.parametrize("encoding", ["utf-16", "UTF_32"])
def test_a_named_encoding_without_its_mark_is_read_in_the_order_of_the_machine(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "a.txt"
    order = "le" if sys.byteorder == "little" else "be"
    path.write_bytes(SIMPLIFIED.encode(f"{encoding.replace('_', '-')}-{order}"))
    assert in_pieces(path, 3, encoding) == (SIMPLIFIED, encoding)


def test_the_line_of_broken_bytes_is_counted_across_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    content = SIMPLIFIED.encode()
    path.write_bytes(content * 4 + b"\xe4\xbb\n" + content)
    for chunk_bytes in (1, 2, 3, 50, 1_000_000):
        with pytest.raises(WorkbenchError, match="line 5 holds bytes"):
            in_pieces(path, chunk_bytes)


def test_utf_8_is_decided_by_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((SIMPLIFIED * 20_000).encode("gb18030"))
    assert read_text(path)[1] == "gb18030"
    path.write_bytes(b"a" * 1_500_000 + "猫".encode())
    assert read_text(path)[1] == "utf-8"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
@pytest.mark.parametrize(
    "beginning", ["12,34\n" * 200_000, "a" * 1_200_000, "\n1\n2" * 300_000, "x\n" * 600_000]
)
def test_what_begins_with_a_megabyte_of_english_is_told_by_what_comes_later(
    tmp_path: Path, beginning: str, encoding: str
) -> None:
    path = tmp_path / "a.txt"
    content = beginning + TRADITIONAL * 3 + "plain\n" * 20
    path.write_bytes(content.encode(encoding))
    assert read_text(path) == (content, encoding)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SIMPLIFIED * 100, encoding="utf-8")
    seen: list[float] = []
    progress = Progress(seen.append)
    pieces, _ = open_text(path, None, progress, 100)
    next(pieces)
    progress.cancel()
    with pytest.raises(CancelledError):
        list(pieces)
    assert seen == sorted(seen)


@given(st.text(st.sampled_from("ab\n")), st.integers(1, 5))
def test_lines_of_pieces_are_lines_of_the_text(whole: str, size: int) -> None:
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    assert list(text_lines(pieces, Path("a.txt"))) == io.StringIO(whole).readlines()


def test_a_line_without_end_is_refused_before_it_fills_the_memory() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        yield "short\n"
        while True:
            taken += 1
            yield "x" * 1000

    with pytest.raises(WorkbenchError, match=r"a\.csv”, line 2: longer than 5,000"):
        list(text_lines(endless(), Path("a.csv"), most=5000))
    assert taken == 6
