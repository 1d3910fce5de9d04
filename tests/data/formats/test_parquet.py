from __future__ import annotations

import contextlib
import datetime
import decimal
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data.formats.parquet import FORMAT
from workbench.data.importing import format_of
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress


@pytest.fixture(scope="module")
def parquet() -> Any:
    pytest.importorskip("pyarrow", reason="pyarrow is an optional extra")
    return importlib.import_module("pyarrow.parquet")


def written(path: Path, columns: dict[str, Any], parquet: Any, **options: Any) -> Path:
    arrow: Any = importlib.import_module("pyarrow")
    parquet.write_table(arrow.table(columns), path, **options)
    return path


def read(path: Path) -> Table:
    return FORMAT.read(path, ReadOptions(), no_progress())


def test_without_pyarrow_a_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    assert format_of(path) is FORMAT
    with pytest.raises(WorkbenchError, match=r"a\.parquet” needs pyarrow") as caught:
        read(path)
    assert "(.csv)" in str(caught.value.remedy)
    assert "pip install pyarrow" in str(caught.value.remedy)
    with pytest.raises(WorkbenchError, match="does not exist"):
        read(tmp_path / "none.parquet")


def test_columns_of_plain_values_are_read_and_nested_ones_left_out(tmp_path: Path, parquet: Any) -> None:
    columns = {
        "text": ["小猫", None, "dog"],
        "stars": [1, 2, 3],
        "share": [0.5, float("nan"), 1.0],
        "kept": [True, False, None],
        "day": [datetime.date(2026, 1, 2), None, None],
        "price": [decimal.Decimal("1.50"), None, None],
        "words": [b"as bytes", b"\xff", b""],
        "tags": [["a"], [], None],
        "more": [{"a": 1}, None, None],
    }
    table = read(written(tmp_path / "a.parquet", columns, parquet))
    assert dict(zip(table.names, table.columns, strict=True)) == {
        "text": ["小猫", "", "dog"],
        "stars": ["1", "2", "3"],
        "share": ["0.5", "", "1.0"],
        "kept": ["true", "false", ""],
        "day": ["2026-01-02", "", ""],
        "price": ["1.50", "", ""],
        "words": ["as bytes", "", ""],
    }
    assert (table.format, table.first_rows, table.has_header) == ("parquet", (1, 2, 3), True)


def test_rows_come_in_batches_and_reading_can_be_cancelled(
    tmp_path: Path, parquet: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.data.formats.parquet.BATCH_ROWS", 10)
    path = written(tmp_path / "a.parquet", {"text": [f"row {at}" for at in range(95)]}, parquet)
    seen: list[float] = []
    table = FORMAT.read(path, ReadOptions(), Progress(seen.append))
    assert table.columns == ([f"row {at}" for at in range(95)],)
    assert (len(seen), seen[-1]) == (11, 1.0)
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(path, ReadOptions(), progress)


def test_what_cannot_be_used_is_said(tmp_path: Path, parquet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.parquet", {"tags": [["a"], ["b"]]}, parquet)
    with pytest.raises(WorkbenchError, match="holds no columns of text"):
        read(path)
    path = written(tmp_path / "a.parquet", {"text": ["a" * 1000] * 10_000}, parquet)
    assert path.stat().st_size < 10_000  # nearly all of it is the same
    for limit in (100, 5_000_000):  # by what the file says of itself, and by what becomes of it
        monkeypatch.setattr("workbench.data.formats.parquet.MAX_UNPACKED", limit)
        with pytest.raises(WorkbenchError, match=r"a\.parquet” was not read"):
            read(path)


@settings(max_examples=40)
@given(at=st.integers(0, 2000), change=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, parquet: Any, at: int, change: bytes
) -> None:
    path = written(
        tmp_path_factory.getbasetemp() / "a.parquet", {"text": ["小猫", "dog"] * 20, "n": range(40)}, parquet
    )
    content = bytearray(path.read_bytes())
    at %= len(content)
    content[at : at + len(change)] = change
    path.write_bytes(content)
    with contextlib.suppress(WorkbenchError):
        table = read(path)
        assert len({len(column) for column in table.columns}) == 1
