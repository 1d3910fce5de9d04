from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from workbench.data.examples import ImageArray
from workbench.data.formats.image_folder import (
    FORMAT,
    PictureError,
    open_picture,
    read_picture,
    square_pixels,
)
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import no_progress


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    image.save(written, kind)
    return written.getvalue()


def read(path: Path) -> Table:
    return FORMAT.read(path, ReadOptions(), no_progress())


def pixels_of(table: Table) -> ImageArray:
    column = table.columns[0]
    assert isinstance(column, np.ndarray)
    return column


GREY = encoded(Image.new("L", (12, 12), 90))
RED = encoded(Image.new("RGB", (12, 12), "red"))


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


FILES = {
    "猫/1.png": GREY,
    "猫/2.JPG": encoded(Image.new("L", (12, 12), 20), "JPEG"),
    "dog/1.webp": encoded(Image.new("L", (10, 10), 20), "WEBP"),
    "dog/2.bmp": encoded(Image.new("L", (12, 12), 20), "BMP"),
    "dog/cut.png": GREY[: len(GREY) // 2],
    "dog/text.png": b"this is no picture",
    "dog/nothing.png": b"",
    "dog/notes.txt": b"not looked at",
    ".hidden/1.png": GREY,
    "loose.png": GREY,
}


def test_broken_pictures_among_good_ones_are_left_out_and_named(tmp_path: Path) -> None:
    table = read(fill(tmp_path, FILES))
    assert table.names == ("image", "label")
    assert table.columns[1] == ["dog", "dog", "猫", "猫"]
    assert pixels_of(table).shape == (4, 12, 12, 1)
    assert [problem.where for problem in table.problems] == ["dog/cut.png", "dog/nothing.png", "dog/text.png"]


def test_a_zip_file_is_read_like_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "pictures.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(f"all/{name}", content)
        archive.writestr("__MACOSX/all/dog/._1.png", b"x")
    table = read(path)
    assert table.columns[1] == ["all", "dog", "dog", "猫", "猫"] or sorted(table.columns[1]) == sorted(
        ["all", "dog", "dog", "猫", "猫"]
    )
    assert len(table.problems) == 3


def test_damage_inside_a_zip_costs_one_picture(tmp_path: Path) -> None:
    path = tmp_path / "pictures.zip"
    noise = np.random.default_rng(0).integers(0, 255, (40, 40), dtype=np.uint8)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/1.png", GREY)
        archive.writestr("b/2.bmp", encoded(Image.fromarray(noise // 64), "BMP"))
    content = bytearray(path.read_bytes())
    start = content.index(b"b/2.bmp") + 200
    content[start : start + 40] = bytes(40)
    path.write_bytes(content)
    table = read(path)
    assert table.columns[1] == ["a"]
    assert [problem.where for problem in table.problems] == ["b/2.bmp"]


def test_far_too_large_files_and_pictures_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = encoded(Image.new("1", (10_000, 9_500)))
    fill(tmp_path, {"a/1.png": GREY, "a/huge.png": huge, "b/1.png": GREY})
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # nothing is printed on the terminal either
        table = read(tmp_path)
    assert [(problem.where, str(problem.reason)) for problem in table.problems] == [
        ("a/huge.png", "too large: 10,000×9,500 pixels")
    ]
    monkeypatch.setattr("workbench.data.formats.image_folder.MAX_FILE", len(huge) - 1)
    assert "larger than" in str(read(tmp_path).problems[0].reason)


def test_colour_is_kept_only_where_there_is_some(tmp_path: Path) -> None:
    grey_as_rgb = encoded(Image.new("RGB", (12, 12), (70, 70, 70)))
    assert pixels_of(read(fill(tmp_path / "grey", {"a/1.png": grey_as_rgb, "b/1.png": GREY}))).shape[-1] == 1
    found = pixels_of(read(fill(tmp_path / "red", {"a/1.png": RED, "b/1.png": GREY})))
    assert found.shape[-1] == 3
    assert found[0, 0, 0].tolist() == [255, 0, 0]
    assert found[1, 0, 0].tolist() == [90, 90, 90]


def test_transparent_places_become_white() -> None:
    for mode, colour in (("RGBA", (10, 20, 30, 0)), ("LA", (10, 0))):
        image = open_picture(encoded(Image.new(mode, (4, 4), colour)))
        assert image.mode == "RGB"
        assert np.asarray(image).min() == 255


def test_sixteen_bits_keep_their_shades() -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16).reshape(16, 16)
    image = open_picture(encoded(Image.fromarray(ramp)))
    assert image.mode == "L"
    assert np.array_equal(np.asarray(image).ravel(), np.arange(256))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
def test_every_mode_becomes_grey_or_colour(mode: str) -> None:
    image = open_picture(encoded(Image.new(mode, (4, 4)), "JPEG" if mode == "CMYK" else "PNG"))
    assert image.mode == ("L" if mode in ("1", "L") else "RGB")


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1), (7, 30)])
def test_any_shape_becomes_a_square(size: tuple[int, int]) -> None:
    assert square_pixels(Image.new("L", size, 5), 28, 1).shape == (28, 28, 1)


def test_upright_as_the_camera_says() -> None:
    image = Image.new("L", (20, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif)
    assert open_picture(written.getvalue()).size == (10, 20)


def test_scrambled_bytes_are_only_ever_a_broken_picture() -> None:
    rng = np.random.default_rng(3)
    for content in (RED, encoded(Image.new("RGB", (9, 9)), "JPEG"), encoded(Image.new("RGB", (9, 9)), "BMP")):
        for _ in range(200):
            scrambled = bytearray(content)
            for place in rng.integers(0, len(content), 5):
                scrambled[place] = int(rng.integers(0, 256))
            try:
                open_picture(bytes(scrambled))
            except PictureError:
                continue


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"notes.txt": b"x"}, "holds no pictures in class folders"),
        ({"loose.png": GREY}, "holds no pictures in class folders"),
        ({"a/1.png": b"broken", "b/2.png": b""}, "None of the 2 pictures"),
    ],
)
def test_folders_without_pictures_are_refused(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        read(fill(tmp_path, files))
    assert words in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_broken_zip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(WorkbenchError, match="is not a readable zip file"):
        read(path)


def test_one_picture_is_read_or_refused_by_name(tmp_path: Path) -> None:
    fill(tmp_path, {"good.png": RED, "bad.png": b"x"})
    assert read_picture(tmp_path / "good.png").shape == (12, 12, 3)
    for name, words in (
        ("bad.png", "not a readable picture"),
        ("none.png", "does not exist"),
        (".", "could not be"),
    ):
        with pytest.raises(WorkbenchError, match=words) as caught:
            read_picture(tmp_path / name)
        assert caught.value.remedy is not None


def test_a_bomb_of_pictures_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.archive.UNSUSPECTED", 3_000_000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"cats/{number}.png", bytes(2_000_000))
    with pytest.raises(WorkbenchError, match=r"a\.zip” was not unpacked"):
        FORMAT.read(path, ReadOptions(), no_progress())


def test_parts_may_stand_above_the_classes(tmp_path: Path) -> None:
    fill(tmp_path, {"train/cats/1.png": GREY, "train/dogs/1.png": GREY, "测试/cats/1.png": GREY})
    table = read(tmp_path)
    assert table.names == ("image", "label", "split")
    assert table.columns[1:] == (["cats", "dogs", "cats"], ["train", "train", "test"])
    fill(tmp_path, {"more/cats/1.png": GREY})
    assert read(tmp_path).names == ("image", "label")


@given(
    st.sampled_from(["PNG", "JPEG", "WEBP", "BMP"]), st.integers(0, 500), st.binary(min_size=1, max_size=6)
)
def test_whatever_is_damaged_a_picture_is_square_or_left_out(
    tmp_path_factory: pytest.TempPathFactory, kind: str, at: int, change: bytes
) -> None:
    content = bytearray(encoded(Image.linear_gradient("L").resize((12, 12)), kind))
    at %= len(content)
    content[at : at + len(change)] = change
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/1.png", GREY)
        archive.writestr("b/1.png", bytes(content))
    table = read(path)
    assert len(table.columns[1]) + len(table.problems) == 2
    assert pixels_of(table).shape[1] == pixels_of(table).shape[2]
