from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from workbench.data.examples import Modality, Role
from workbench.data.importing import import_examples
from workbench.data.importing_parts import import_parts
from workbench.data.split import SPLITS, SplitConfig, SplitName, split_examples
from workbench.data.store import load_examples, save_examples
from workbench.language import WorkbenchError
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.progress import no_progress
from workbench.projects.cleaning import clean_examples

PAIR = tuple(Role(name=name, modality=Modality.TEXT, title=name) for name in ("source", "target"))
PICTURE = (
    Role(name="image", modality=Modality.IMAGE, title="Picture"),
    Role(name="label", modality=Modality.LABEL, title="Class"),
)


def test_a_file_for_each_part_is_kept_as_it_is(tmp_path: Path) -> None:
    train, test = tmp_path / "one.csv", tmp_path / "two.csv"
    train.write_text("source,target\n" + "".join(f"cat {at},{at}\n" for at in range(20)) + "x,\n")
    test.write_text("target,source\n99,dog\n98,hen\n")
    examples, source = import_parts({"train": train, "test": test}, PAIR, no_progress())
    assert (source.name, source.n_example, source.n_skipped) == ("one.csv + two.csv", 22, 1)
    kept = save_examples(tmp_path / "data", examples, source)
    for found in (kept, load_examples(tmp_path / "data")):
        parts = split_examples(found, SplitConfig(validation_percent=10, test_percent=50))
        assert parts["test"].texts("source") == ["dog", "hen"]
        assert (len(parts["train"]), len(parts["validation"])) == (18, 2)  # cut, as the data brings none
        assert set(parts["train"].columns) == {"source", "target"}


def test_what_does_not_fit_together_is_refused(tmp_path: Path) -> None:
    train, test = tmp_path / "one.csv", tmp_path / "two.csv"
    train.write_text("source,target\ncat,1\n")
    test.write_text("text,label\ncat,1\ndog,2\n")
    with pytest.raises(WorkbenchError, match=r"two\.csv” has no column “source”"):
        import_parts({"train": train, "test": test}, PAIR, no_progress())
    (tmp_path / "a.txt").write_text("words")
    with pytest.raises(WorkbenchError, match="are not alike"):
        import_parts({"train": tmp_path / "a.txt", "test": test}, PAIR[:1], no_progress())


@pytest.mark.parametrize("is_folder", [False, True])
def test_long_texts_stay_the_parts_they_came_as(tmp_path: Path, is_folder: bool) -> None:
    texts: dict[SplitName, str] = {
        "train": "Learn this. " * 30,
        "test": "Ask THAT.",
        "validation": "Watch it.",
    }
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, content in texts.items():
        (folder / f"{name}.txt").write_text(content)
    role = PAIR[:1]
    if is_folder:
        examples, source = import_examples(folder, role, no_progress())
    else:
        paths: dict[SplitName, Path] = {name: folder / f"{name}.txt" for name in SPLITS}
        examples, source = import_parts(paths, role, no_progress())
    kept = save_examples(tmp_path / "data", examples, source)
    lower = clean_examples(kept, role, CleaningConfig(lower_case=True), no_progress())
    for found, change in ((kept, str), (load_examples(tmp_path / "data"), str), (lower, str.lower)):
        parts = split_examples(found, SplitConfig())
        for name, content in texts.items():
            (column,) = parts[name].columns
            assert "".join(parts[name].texts(column)).strip() == change(content).strip()


def test_cuts_that_are_not_in_the_text_are_damage(tmp_path: Path) -> None:
    paths: dict[SplitName, Path] = {"train": tmp_path / "train.txt", "test": tmp_path / "test.txt"}
    for path in paths.values():
        path.write_text("some words")
    save_examples(tmp_path / "data", *import_parts(paths, PAIR[:1], no_progress()))
    source = tmp_path / "data" / "source.json"
    source.write_text(source.read_text().replace("20", "99"))
    with pytest.raises(WorkbenchError, match="is damaged"):
        load_examples(tmp_path / "data")


def test_pictures_of_one_size_are_put_together(tmp_path: Path) -> None:
    for folder, side in (("one", 8), ("two", 8), ("three", 9)):
        for label in ("cats", "dogs"):
            (tmp_path / folder / label).mkdir(parents=True)
            Image.new("L", (side, side), 100).save(tmp_path / folder / label / "1.png")
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    examples, _ = import_parts({"train": one, "validation": two}, PICTURE, no_progress())
    assert np.shape(examples.images("image")) == (4, 8, 8, 1)
    with pytest.raises(WorkbenchError, match="three” are not of the size"):
        import_parts({"train": one, "test": three}, PICTURE, no_progress())
