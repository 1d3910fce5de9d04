from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Examples, Modality, Role
from workbench.data.importing import (
    all_formats,
    checksum,
    format_of,
    guess_columns,
    import_examples,
    read_table,
    require_classes,
    suffixes_for,
)
from workbench.data.passages import Passages
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

TEXT = (Role(name="text", modality=Modality.TEXT, title="Text", known_names=("content",)),)
PAIR = (
    Role(name="source", modality=Modality.TEXT, title="Source", known_names=("english", "en")),
    Role(name="target", modality=Modality.TEXT, title="Target", known_names=("chinese", "zh")),
)
PICTURE = (
    Role(name="image", modality=Modality.IMAGE, title="Picture"),
    Role(name="label", modality=Modality.LABEL, title="Class", known_names=("class",)),
)


def table(*names: str) -> Table:
    return Table(format="table", names=names, columns=tuple([f"{name} cell"] for name in names))


def test_every_format_is_found() -> None:
    assert {known.key for known in all_formats()} == {
        *("text", "markdown", "html", "subtitles", "text-folder", "table-folder"),
        *(
            "table",
            "jsonl",
            "json",
            "xlsx",
            "docx",
            "packed",
            "parquet",
            "parallel-text",
            "image-folder",
            "idx-pictures",
        ),
    }


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("source", "target"), {"source": "source", "target": "target"}),
        (("zh", "EN"), {"source": "EN", "target": "zh"}),
        (("id", "chinese", "english"), {"source": "english", "target": "chinese"}),
        (("column 1", "column 2"), {"source": "column 1", "target": "column 2"}),
        (("x", "english"), {"source": "english", "target": "x"}),
        (("only",), {"source": "only"}),
    ],
)
def test_columns_are_guessed_by_name_and_then_by_place(
    names: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert guess_columns(table(*names), PAIR) == expected


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("key,english,chinese\n1,cat,猫\n2,dog,狗\n", encoding="utf-8")
    examples, source = import_examples(path, PAIR, no_progress(), {"source": "chinese", "target": "english"})
    assert examples.texts("source") == ["猫", "狗"]
    assert source.columns == {"source": "chinese", "target": "english"}
    assert (source.name, source.n_example, source.n_skipped, source.encoding) == ("a.csv", 2, 0, "utf-8")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"source": "english", "target": "french"}, "has no column “french”"),
        ({"source": "english"}, "has no column for “Target”"),
        ({"source": "english", "target": "chinese", "label": "key"}, "“label” is not something"),
    ],
)
def test_wrong_columns_are_said_with_those_there_are(
    tmp_path: Path, columns: dict[str, str], words: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("key,english,chinese\n1,cat,猫\n", encoding="utf-8")
    with pytest.raises(WorkbenchError) as caught:
        import_examples(path, PAIR, no_progress(), columns)
    assert words in str(caught.value)
    assert caught.value.remedy is not None


def test_rows_with_missing_cells_are_skipped_counted_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target\ncat,猫\n,狗\nhen, \nfox,狐\nshort\n", encoding="utf-8")
    examples, source = import_examples(path, PAIR, no_progress())
    assert examples.texts("source") == ["cat", "fox"]
    assert source.n_skipped == 3
    assert {problem.where: str(problem.reason) for problem in source.skipped} == {
        "a.csv:6": "1 cells instead of 2",
        "a.csv:3": "“source” is empty",
        "a.csv:4": "“target” is empty",
    }


def test_only_empty_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target\ncat,\n,狗\n", encoding="utf-8")
    with pytest.raises(WorkbenchError, match="holds no usable example"):
        import_examples(path, PAIR, no_progress())


def test_pictures_are_not_taken_for_text_nor_text_for_pictures(tmp_path: Path) -> None:
    pictures = Table(
        format="image-folder",
        names=("image", "label"),
        columns=(np.zeros((2, 8, 8, 1), dtype=np.uint8), ["a", "b"]),
    )
    from workbench.data.importing import take_columns

    with pytest.raises(WorkbenchError, match="holds pictures"):
        take_columns(pictures, TEXT, None, "folder")
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(WorkbenchError, match="holds text"):
        import_examples(tmp_path / "a.txt", PICTURE, no_progress())
    with pytest.raises(WorkbenchError, match="does not hold what"):
        take_columns(pictures, PICTURE, {"image": "label", "label": "image"}, "folder")


def test_unknown_and_missing_kinds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(b"PK")
    with pytest.raises(WorkbenchError, match="cannot be imported"):
        format_of(tmp_path / "a.xyz")
    with pytest.raises(WorkbenchError, match="does not exist"):
        read_table(tmp_path / "none.csv", ReadOptions(), no_progress())


def test_one_class_is_refused_for_training() -> None:
    pictures = np.zeros((2, 8, 8, 1), dtype=np.uint8)
    with pytest.raises(WorkbenchError, match="only one class, “cat”"):
        require_classes(Examples({"image": pictures, "label": ["cat", "cat"]}), PICTURE, "folder")
    require_classes(Examples({"image": pictures, "label": ["cat", "dog"]}), PICTURE, "folder")


def test_checksum_changes_with_any_cell_and_not_with_the_file(tmp_path: Path) -> None:
    one = checksum(Examples({"text": ["ab", "c"]}))
    assert one == checksum(Examples({"text": ["ab", "c"]}))
    assert one != checksum(Examples({"text": ["a", "bc"]}))
    assert one != checksum(Examples({"source": ["ab", "c"]}))


@given(st.text(st.sampled_from("ab\n中🦊")), st.integers(2, 9))
def test_checksum_of_a_long_text_does_not_depend_on_its_passages(whole: str, most: int) -> None:
    # projects made when a text was held in memory as one cell keep theirs
    assert checksum(Examples({"text": Passages.kept([whole], most)})) == checksum(Examples({"text": [whole]}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "one\r\ntwo\n\n three"),
        ("a.csv", 'text\n"one\ntwo\n\n three"\n'),
        ("a.jsonl", '{"text": "one\\ntwo\\n\\n three"}\n{"text": ""}\n'),
    ],
)
def test_a_text_file_and_a_table_of_one_cell_are_one_long_text(
    tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode())
    examples, source = import_examples(path, TEXT, no_progress())
    assert examples.continuous is not None
    assert "".join(examples.texts("text")) == "one\ntwo\n\n three"
    assert (len(examples), source.n_example, examples.count_characters("text")) == (1, 1, 15)
    assert source.checksum == checksum(Examples({"text": ["one\ntwo\n\n three"]}))
    path.unlink()  # the file it came from is not needed any more
    assert "".join(examples.texts("text")) == "one\ntwo\n\n three"


def test_rows_are_not_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n{"text": "two"}\n')
    examples, _ = import_examples(path, TEXT, no_progress())
    assert examples.continuous is None
    assert (len(examples), examples.count_characters("text")) == (2, 6)


def test_a_cancelled_import_stops(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        import_examples(tmp_path / "a.txt", TEXT, progress)


def test_the_window_offers_the_files_that_can_hold_what_is_needed() -> None:
    assert suffixes_for(PICTURE) == [".zip"]
    assert {".csv", ".jsonl", ".json"} <= set(suffixes_for(PAIR))
    assert ".txt" not in suffixes_for(PAIR)
    assert {".csv", ".json", ".txt"} <= set(suffixes_for(TEXT))


def test_a_folder_of_texts_is_one_long_text_or_a_row_a_file(tmp_path: Path) -> None:
    for name, content in (("b/2.txt", "two"), ("a/1.txt", "one\n")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content)
    examples, source = import_examples(tmp_path, TEXT, no_progress())
    assert examples.continuous is not None
    assert "".join(examples.continuous) == "one\n\ntwo\n\n"
    assert (source.format, source.n_example) == ("text-folder", 1)
    labelled = (TEXT[0], Role(name="label", modality=Modality.LABEL, title="Class"))
    examples, source = import_examples(tmp_path, labelled, no_progress())
    assert list(examples.texts("text")) == ["one\n", "two"]
    assert examples.texts("label") == ["a", "b"]


def test_a_limit_takes_rows_evenly_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target\n" + "".join(f"cat {at},{at}\n" for at in range(101)))
    examples, source = import_examples(path, PAIR, no_progress(), limit=3)
    assert examples.texts("target") == ["0", "50", "100"]
    assert (source.n_example, source.limit, source.n_skipped) == (3, 3, 0)
    assert str(examples.notes[-1]) == "3 of 101 rows were taken, evenly."
    assert len(import_examples(path, PAIR, no_progress(), limit=500)[0]) == 101


def test_a_column_of_parts_is_taken_by_its_name_or_by_choice(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("split,source,target,fold\ntrain,a,1,test\ndev,b,2,train\ntest,c,3,train\n")
    examples, source = import_examples(path, PAIR, no_progress())
    assert source.columns == {"source": "source", "target": "target", "split": "split"}
    assert examples.texts("split") == ["train", "validation", "test"]
    chosen = {"source": "source", "target": "target"}
    assert "split" not in import_examples(path, PAIR, no_progress(), chosen)[0].columns
    examples, _ = import_examples(path, PAIR, no_progress(), {**chosen, "split": "fold"})
    assert examples.texts("split") == ["test", "train", "train"]
    with pytest.raises(WorkbenchError, match="has no column “none”"):
        import_examples(path, PAIR, no_progress(), {**chosen, "split": "none"})


def test_rows_of_an_unknown_part_are_left_out_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("source,target,set\na,1,train\nb,2,unlabelled\nc,3,\n")
    columns = {"source": "source", "target": "target", "split": "set"}
    examples, _ = import_examples(path, PAIR, no_progress(), columns)
    assert {problem.where: str(problem.reason) for problem in examples.problems} == {
        "a.csv:3": "“unlabelled” is none of train, validation and test",
        "a.csv:4": "“split” is empty",
    }
    path.write_text("source,target,set\na,1,dev\nb,2,test\n")
    with pytest.raises(WorkbenchError, match=r"No row of .* is for training"):
        import_examples(path, PAIR, no_progress(), columns)


ENCODED = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5")


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("suffix", [".txt", ".csv", ".tsv", ".jsonl", ".json", ".srt", ".zh"])
def test_the_same_chinese_rows_are_the_same_examples_in_every_encoding(
    tmp_path: Path, suffix: str, encoding: str
) -> None:
    rows = [("小貓坐在門邊看雨，", "狗"), ("從前有一座老房子。", "貓"), ("one line of English", "cat")] * 4
    written = {
        ".txt": "".join(f"{one}{two}\n" for one, two in rows),
        ".csv": "source,target\n" + "".join(f"{one},{two}\n" for one, two in rows),
        ".tsv": "source\ttarget\n" + "".join(f"{one}\t{two}\n" for one, two in rows),
        ".jsonl": "".join(f'{{"source": "{one}", "target": "{two}"}}\n' for one, two in rows),
        ".json": json.dumps([{"source": one, "target": two} for one, two in rows], ensure_ascii=False),
        ".srt": "".join(f"1\n00:00:01,000 --> 00:00:02,000\n{one}\n\n" for one, _ in rows),
        ".zh": "".join(f"{one}\n" for one, _ in rows),
    }[suffix]
    checksums: set[str] = set()
    for name in ("utf-8", encoding):
        path = tmp_path / name / f"a{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written.encode(name))
        (path.parent / "a.en").write_text("cat\n" * len(rows), encoding="utf-8")
        examples, source = import_examples(path, TEXT if suffix in (".txt", ".srt") else PAIR, no_progress())
        assert source.n_skipped == 0
        checksums.add(checksum(examples))
        path.unlink()
        (path.parent / "a.en").unlink()
    assert len(checksums) == 1
