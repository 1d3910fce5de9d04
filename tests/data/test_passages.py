from __future__ import annotations

import gc
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.passages import Passages, find_passages, passages_of, write_passages
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

# letters of one to four bytes, and every kind of line break
TEXTS = st.text(st.one_of(st.sampled_from("ab \n\r中é🦊\u2028"), st.characters(exclude_categories=["Cs"])))
SIZES = st.integers(2, 12)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@given(st.lists(TEXTS, max_size=4), SIZES)
def test_passages_joined_are_the_text(pieces: list[str], most: int) -> None:
    whole = "".join(pieces)
    passages = Passages.kept(pieces, most)
    assert "".join(passages) == whole
    assert passages.n_character == len(whole)
    assert all(0 < len(passage) <= most for passage in passages)
    assert all(not (one.endswith("\r") and two.startswith("\n")) for one, two in itertools.pairwise(passages))
    assert [passages[number] for number in range(-len(passages), 0)] == list(passages)
    with pytest.raises(IndexError):
        passages[len(passages)]


@given(TEXTS, SIZES, st.data())
def test_a_part_is_the_part_of_the_text(whole: str, most: int, data: st.DataObject) -> None:
    passages, expected = Passages.kept([whole], most), whole
    for _ in range(2):  # and a part of a part
        start = data.draw(st.integers(0, len(expected) + 2))
        end = data.draw(st.integers(0, len(expected) + 2))
        passages, expected = passages.cut(start, end), expected[start:end]
        assert "".join(passages) == expected
        assert passages.n_character == len(expected)
        assert all(passages)
        lengths = [len(passage) for passage in passages]
        assert passages.starts().tolist() == [0, *np.cumsum(lengths, dtype=int).tolist()]
        breaks = [passage.count("\n") for passage in passages]
        assert passages.breaks().tolist() == [0, *np.cumsum(breaks, dtype=int).tolist()]


@given(TEXTS, SIZES)
def test_a_file_is_found_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, whole: str, most: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "text.txt"
    index = write_passages(path, [whole], most)
    assert path.read_bytes() == whole.encode()
    found = find_passages(path, no_progress(), most)
    assert list(found) == list(passages_of([whole], most))
    assert found.starts().tolist() == index.n_character.tolist()


def test_passages_end_after_a_line_where_they_can() -> None:
    assert list(Passages.kept(["one\ntwo\nthree\n"], 6)) == ["one\n", "two\n", "three\n"]
    assert list(Passages.kept(["onetwothree"], 6)) == ["onetwo", "three"]


def test_a_temporary_file_goes_when_nobody_needs_it(temporary: Path) -> None:
    passages = Passages.of("one two three")
    part = passages.cut(4, 7)
    del passages
    gc.collect()
    assert list(part) == ["two"]
    assert len(list(temporary.iterdir())) == 1
    del part
    gc.collect()
    assert not list(temporary.iterdir())


def test_nothing_is_left_of_a_text_that_was_cancelled_or_does_not_fit(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancelled() -> Iterator[str]:
        yield "x" * 100
        raise CancelledError

    with pytest.raises(CancelledError):
        Passages.kept(cancelled(), 10)

    def full() -> Iterator[str]:
        yield "x" * 100
        raise OSError(28, "No space left on device")

    with pytest.raises(WorkbenchError, match="disk is full"):
        Passages.kept(full(), 10)
    assert not list(temporary.iterdir())
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "nowhere"))
    with pytest.raises(WorkbenchError, match="could not be written"):
        Passages.of("x")


@pytest.mark.parametrize("other", [b"one\nTWO\n", b"\none\ntwo\n", b"one\n", None])
def test_another_text_in_its_place_is_never_taken_for_it(tmp_path: Path, other: bytes | None) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"one\ntwo\n")
    passages = find_passages(path, no_progress(), 4)
    if other is None:
        path.unlink()
    else:
        path.write_bytes(other)
    with pytest.raises(WorkbenchError, match="no longer the text it was"):
        list(passages)


def test_a_file_that_is_not_utf_8_is_refused_and_looking_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("猫".encode()[:2])
    with pytest.raises(UnicodeDecodeError):
        find_passages(path, no_progress())
    path.write_bytes(b"cat")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        find_passages(path, progress)
