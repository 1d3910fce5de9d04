from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.projects.array_files import open_array, write_arrays


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=6),
    st.sampled_from([(), (3,), (2, 0), (1, 2, 2)]),
    st.sampled_from(["uint8", "uint16", "uint32", "int64", "float32"]),
    st.sampled_from([0, 10**6]),
)
def test_pieces_written_one_after_the_other_are_the_whole(
    tmp_path_factory: pytest.TempPathFactory,
    lengths: list[int],
    inner: tuple[int, ...],
    kind: str,
    mapped_from: int,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    rng = np.random.default_rng(0)
    pieces = [rng.integers(0, 200, (length, *inner)).astype(kind) for length in lengths]
    write_arrays(folder, "train", ({"a": piece, "b": piece[:, ...][:1]} for piece in pieces))
    for name, expected in (("a", pieces), ("b", [piece[:1] for piece in pieces])):
        path = folder / f"train.{name}.npy"
        found = open_array(path, mapped_from)
        assert type(found) is np.ndarray
        assert found.dtype == kind
        assert np.array_equal(found, np.concatenate(expected))
        assert np.array_equal(np.load(path), found)  # anybody can open it


def test_the_length_may_have_any_number_of_digits(tmp_path: Path) -> None:
    write_arrays(tmp_path, "a", ({"x": np.full(9_999, number, dtype=np.uint8)} for number in range(101)))
    found = open_array(tmp_path / "a.x.npy", 0)
    assert len(found) == 9_999 * 101
    assert found[-1] == 100


def test_pieces_of_different_arrays_are_refused(tmp_path: Path) -> None:
    for other in (np.zeros(2, dtype=np.uint8), np.zeros((2, 2), dtype=np.uint16)):
        with pytest.raises(ValueError, match="does not go on"):
            write_arrays(tmp_path, "a", [{"x": np.zeros(2, dtype=np.uint16)}, {"x": other}])


def test_a_large_array_cannot_be_written_by_mistake(tmp_path: Path) -> None:
    write_arrays(tmp_path, "a", [{"x": np.arange(5)}])
    with pytest.raises(ValueError, match="read-only"):
        open_array(tmp_path / "a.x.npy", 0)[0] = 1


@pytest.mark.parametrize("mapped_from", [0, 10**6])
@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04", b"\x93NUMPY\x01", "short"])
def test_a_damaged_array_is_refused(tmp_path: Path, content: Any, mapped_from: int) -> None:
    write_arrays(tmp_path, "a", [{"x": np.arange(500)}])
    path = tmp_path / "a.x.npy"
    path.write_bytes(path.read_bytes()[:-8] if content == "short" else content)
    with pytest.raises((ValueError, EOFError, OSError)):
        open_array(path, mapped_from)
