from __future__ import annotations

import numpy as np
import pytest

from workbench.data import statistics
from workbench.data.examples import Examples, Modality, Role
from workbench.data.passages import Passages
from workbench.data.remarks import method_of, remarks_on
from workbench.data.split import SplitConfig
from workbench.data.statistics import DataStatistics, measure_data
from workbench.progress import CancelledError, Progress, no_progress

TEXT = Role(name="text", modality=Modality.TEXT, title="Text")
LABEL = Role(name="label", modality=Modality.LABEL, title="Class")
IMAGE = Role(name="image", modality=Modality.IMAGE, title="Picture")
SPLIT = SplitConfig(validation_percent=20, test_percent=10)
THINGS = ("lamp", "river", "mountain", "violin", "bridge", "garden", "window", "tractor", "island", "candle")


def sentence(number: int) -> str:
    first, second, third = (THINGS[number // step % 10] for step in (1, 10, 100))
    return f"{number}: a {first} is near the {second} and the {third}"


def of_rows(texts: list[str], labels: list[str] | None = None) -> DataStatistics:
    columns = {"text": texts} if labels is None else {"text": texts, "label": labels}
    return measure_data(Examples(columns), (TEXT,) if labels is None else (TEXT, LABEL), SPLIT, no_progress())


def test_rows_without_anything_twice() -> None:
    found = of_rows(["abc", "de", "字"], ["x", "y", "x"])
    assert found.n_item == 3
    assert found.texts[0].lengths.largest == 3
    assert found.repeats.n_extra == 0
    assert not found.repeats.pairs
    assert found.classes is not None
    assert found.classes.names == ("x", "y")
    assert found.classes.counts.sum() == 3
    assert not remarks_on(found)


def test_copies_and_overlap_are_found_with_their_rows() -> None:
    texts = [sentence(number) for number in range(200)]
    doubled = [*texts, *(each.upper() + " " for each in texts[:100])]
    found = of_rows(doubled).repeats
    assert (found.n_extra, found.n_group) == (100, 100)
    assert all(group.rows == (group.rows[0], group.rows[0] + 200) for group in found.groups)
    overlap = found.overlaps["validation"]
    assert 0 < overlap.n_copy <= overlap.n_item == 60
    pair = next(pair for pair in found.pairs if pair.part == "validation")
    assert abs(pair.row - pair.train_row) == 200
    assert pair.shown.casefold().strip() == pair.train_shown.casefold().strip()
    (remark,) = remarks_on(of_rows(doubled))
    assert remark.is_about_repeats
    assert f"{overlap.n_found} of 60" in str(remark.sentence) or "test part" in str(remark.sentence)
    assert len(method_of(found)) == 2


def test_parts_that_the_data_brings_are_compared_as_they_are() -> None:
    examples = Examples(
        {"text": ["one", "two", "two", "ten"], "split": ["train", "train", "test", "validation"]}
    )
    overlaps = measure_data(examples, (TEXT,), SPLIT, no_progress()).repeats.overlaps
    assert (overlaps["test"].n_copy, overlaps["test"].n_item) == (1, 1)
    assert (overlaps["validation"].n_copy, overlaps["validation"].n_item) == (0, 1)


def test_the_same_text_in_two_classes_is_a_contradiction() -> None:
    found = of_rows(["one", "two", "One", "three"], ["a", "a", "b", "b"])
    assert found.repeats.n_contradiction == 1
    assert found.repeats.groups[0].classes == ("a", "b")
    assert any("different classes" in str(remark.sentence) for remark in remarks_on(found))


def test_small_classes_are_remarked_on() -> None:
    found = of_rows([str(number) for number in range(60)], ["large"] * 57 + ["small"] * 3)
    assert "19 times" in str(remarks_on(found)[0].sentence)


def whole(lines: list[str]) -> DataStatistics:
    passages = Passages.kept(["\n".join(lines)], 500)
    return measure_data(Examples({"text": passages}), (TEXT,), SPLIT, no_progress())


def test_a_long_text_is_compared_line_by_line() -> None:
    lines = [sentence(number) for number in range(300)]
    assert not whole(lines).repeats.n_extra
    lines[-5:] = lines[:5]
    found = whole(lines)
    assert found.is_lines
    assert found.n_item == 300
    assert found.texts[0].lengths.n == 300
    assert found.texts[0].lengths.largest == max(map(len, lines))
    assert found.repeats.overlaps["validation"].n_copy == 5
    pair = found.repeats.pairs[0]
    assert (pair.row, pair.train_row) == (295, 0)
    assert pair.shown == pair.train_shown == lines[0]
    assert "validation part" in str(remarks_on(found)[0].sentence)


def test_sentences_of_a_text_without_line_breaks_are_compared_too() -> None:
    said = [f"{sentence(number)}." for number in range(200)]
    said[-4:] = said[:4]
    found = whole([" ".join(said)])
    assert found.repeats.overlaps["validation"].n_copy >= 3
    assert found.repeats.pairs[-1].shown == found.repeats.pairs[-1].train_shown


def test_too_many_sentences_are_sampled_with_all_their_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "MOST_SENTENCES", 100)
    lines = [sentence(number) for number in range(400)]
    found = whole(lines + lines).repeats
    assert found.every >= 8
    assert found.n_extra * 2 == found.n_item <= 100
    assert "one in" in str(method_of(found)[-1])


def test_pictures() -> None:
    pictures = np.random.default_rng(1).integers(0, 255, (40, 8, 8, 3), dtype=np.uint8)
    pictures[1] = 7
    pictures[20:] = pictures[:20]
    examples = Examples({"image": pictures, "label": ["a", "b"] * 20})
    found = measure_data(examples, (IMAGE, LABEL), SPLIT, no_progress())
    assert found.pictures is not None
    assert (found.pictures.width, found.pictures.channels, found.pictures.n_empty) == (8, 3, 2)
    assert found.pictures.brightness.n == 40
    assert found.repeats.n_extra == 20
    said = " ".join(str(remark.sentence) for remark in remarks_on(found))
    assert "one colour" in said
    assert "training part too" in said


def test_nothing_at_all() -> None:
    found = of_rows([])
    assert (found.n_item, found.repeats.n_item, found.texts[0].lengths.bins().counts.size) == (0, 0, 0)


def test_it_can_be_stopped() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        measure_data(Examples({"text": ["a"]}), (TEXT,), SPLIT, progress)
