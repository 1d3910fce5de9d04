from __future__ import annotations

import gzip
import struct
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Modality, Role
from workbench.data.formats.idx_pictures import FORMAT
from workbench.data.importing import format_of, import_examples
from workbench.data.table import ReadOptions
from workbench.language import WorkbenchError
from workbench.progress import no_progress

ROLES = (
    Role(name="image", modality=Modality.IMAGE, title="Picture"),
    Role(name="label", modality=Modality.LABEL, title="Class"),
)
PIXELS = np.arange(3 * 4 * 2, dtype=np.uint8).reshape(3, 4, 2)


def idx(values: np.ndarray) -> bytes:
    return struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()


def write(folder: Path, pictures: bytes, classes: bytes, packed: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("train-images-idx3-ubyte", pictures), ("train-labels-idx1-ubyte", classes)):
        path = folder / (f"{name}.gz" if packed else name)
        path.write_bytes(gzip.compress(content) if packed else content)
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_pictures_and_classes_come_together(tmp_path: Path, packed: bool) -> None:
    folder = write(tmp_path / "数字", idx(PIXELS), idx(np.array([7, 0, 7], np.uint8)), packed)
    assert format_of(folder) is FORMAT
    examples, source = import_examples(folder, ROLES, no_progress())
    assert examples.texts("label") == ["7", "0", "7"]
    images = examples.images("image")
    assert images.shape == (3, 4, 4, 1)
    np.testing.assert_array_equal(images[:, :, 1:3, 0], PIXELS)
    assert not images[:, :, 0].any()
    assert source.format == "idx-pictures"


def test_other_folders_are_left_to_others(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", b"", b"")
    (folder / "more.txt").write_text("x")
    assert not FORMAT.accepts(folder)
    assert not FORMAT.accepts(folder / "train-images-idx3-ubyte")


LABELS = idx(np.array([1, 2, 3], np.uint8))


@pytest.mark.parametrize(
    ("pictures", "classes", "said"),
    [
        (idx(PIXELS)[:-1], LABELS, "not a whole list"),
        (idx(PIXELS) + b"x", LABELS, "not a whole list"),
        (b"", LABELS, "not a whole list"),
        (b"\x00\x00\x0d\x03" + idx(PIXELS)[4:], LABELS, "not a whole list"),
        (idx(PIXELS), LABELS[:5], "not a whole list"),
        (idx(PIXELS), idx(np.array([1, 2], np.uint8)), "3 pictures, but 2 classes"),
        (idx(np.zeros((1, 1, 40_000), np.uint8)), idx(np.zeros(1, np.uint8)), "too large"),
        (struct.pack(">HBB3I", 0, 8, 3, 2**32 - 1, 2**32 - 1, 2**32 - 1), LABELS, "not a whole list"),
    ],
)
def test_damaged_files_are_named(tmp_path: Path, pictures: bytes, classes: bytes, said: str) -> None:
    folder = write(tmp_path / "digits", pictures, classes)
    with pytest.raises(WorkbenchError, match=said) as caught:
        FORMAT.read(folder, ReadOptions(), no_progress())
    assert "digits" in str(caught.value)
    assert caught.value.remedy is not None


@given(st.binary(max_size=40), st.binary(max_size=12))
def test_any_bytes_are_read_or_refused_in_words(pictures: bytes, classes: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write(Path(place), b"\x00\x00\x08\x03" + pictures, b"\x00\x00\x08\x01" + classes)
        try:
            table = FORMAT.read(folder, ReadOptions(), no_progress())
        except WorkbenchError:
            return
        assert len(table.columns[0]) == len(table.columns[1])
