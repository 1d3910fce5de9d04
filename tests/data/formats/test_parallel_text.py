from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Modality, Role
from workbench.data.formats.parallel_text import FORMAT
from workbench.data.importing import format_of, import_examples
from workbench.data.table import ReadOptions
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

PAIR = (
    Role(name="source", modality=Modality.TEXT, title="Source", known_names=("en",)),
    Role(name="target", modality=Modality.TEXT, title="Target", known_names=("zh",)),
)


def write(folder: Path, first: str = "cat\ndog\n", second: str = "猫\n狗\n") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "train.en").write_text(first, encoding="utf-8")
    (folder / "train.zh").write_text(second, encoding="utf-8")
    return folder


def zipped(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"inside/{file.name}")
    return path


@pytest.mark.parametrize("kind", ["english", "chinese", "folder", "zip"])
def test_lines_become_pairs_from_whichever_side(tmp_path: Path, kind: str) -> None:
    folder = write(tmp_path / "pairs", "cat\n\ndog", "猫\n空\n狗\n")
    places = {"english": folder / "train.en", "chinese": folder / "train.zh", "folder": folder}
    path = zipped(folder) if kind == "zip" else places[kind]
    assert format_of(path) is FORMAT
    examples, source = import_examples(path, PAIR, no_progress())
    assert examples.texts("source") == ["cat", "dog"]
    assert examples.texts("target") == ["猫", "狗"]
    assert source.columns == {"source": "en", "target": "zh"}
    assert [problem.where for problem in examples.problems] == [f"{path.name}:2"]


@pytest.mark.parametrize("kind", ["file", "folder", "zip"])
def test_different_numbers_of_lines_are_refused_with_both(tmp_path: Path, kind: str) -> None:
    folder = write(tmp_path / "pairs", "one\n" * 1200, "二\n" * 1199)
    path = {"file": folder / "train.en", "folder": folder, "zip": zipped(folder)}[kind]
    with pytest.raises(
        WorkbenchError, match=r"train\.en” has 1,200 lines, but “.*train\.zh” has 1,199"
    ) as caught:
        FORMAT.read(path, ReadOptions(), no_progress())
    assert caught.value.remedy is not None


def test_a_text_without_its_translation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "train[1].en"
    path.write_text("cat")
    (tmp_path / "other.zh").write_text("x")
    with pytest.raises(WorkbenchError, match="no file of the same name in another language"):
        FORMAT.read(path, ReadOptions(), no_progress())
    (tmp_path / "train[1].de").write_text("Katze")
    (tmp_path / "train[1].zh").write_text("mao")
    assert FORMAT.read(path, ReadOptions(), no_progress()).names == ("en", "zh")


def test_a_broken_side_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "pairs", second="")
    for path in (folder, zipped(folder)):
        with pytest.raises(WorkbenchError, match=r"train\.zh” is empty"):
            FORMAT.read(path, ReadOptions(), no_progress())


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(write(tmp_path / "pairs"), ReadOptions(), progress)


LINE = st.text(st.sampled_from("ab ,\"'\t猫\u2028\x85é"), max_size=6).map(lambda line: f"x{line}")


@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=6), st.booleans())
def test_every_line_comes_back_beside_its_translation(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], is_ended: bool
) -> None:
    sides = ["\n".join(side) + "\n" * is_ended for side in zip(*lines, strict=True)]
    folder = write(tmp_path_factory.getbasetemp() / "sides", sides[0], sides[1])
    table = FORMAT.read(folder, ReadOptions(), no_progress())
    assert list(zip(*table.columns, strict=True)) == lines


def test_a_folder_of_two_packed_files(tmp_path: Path) -> None:
    for name, content in (("multi30k.en.gz", "cat\ndog\n"), ("multi30k.de.gz", "Katze\nHund\n")):
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    assert format_of(tmp_path) is FORMAT
    table = FORMAT.read(tmp_path, ReadOptions(), no_progress())
    assert table.names == ("de", "en")
    assert table.columns == (["Katze", "Hund"], ["cat", "dog"])


def test_a_packed_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.en.gz").write_bytes(gzip.compress(b"cat")[:-9])
    (tmp_path / "a.de.gz").write_bytes(gzip.compress(b"Katze"))
    with pytest.raises(WorkbenchError, match=r"a\.en\.gz"):
        FORMAT.read(tmp_path, ReadOptions(), no_progress())
