from __future__ import annotations

from pathlib import Path

import pytest

from workbench.data.formats import markdown, plain_text, subtitles, web_page
from workbench.data.passages import Passages
from workbench.data.table import ReadOptions
from workbench.data.texts import TextFormat
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

KNOWN: list[TextFormat] = [plain_text.FORMAT, markdown.FORMAT, web_page.FORMAT, subtitles.FORMAT]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.key)
def test_a_text_is_one_column_of_passages_in_its_encoding(known: TextFormat, tmp_path: Path) -> None:
    path = tmp_path / f"a{known.suffixes[0]}"
    content = "00:01.000 --> 00:02.000\n你好，世界。\n" if known.key == "subtitles" else "你好，世界。\n"
    path.write_text(content * 20, encoding="gb18030")
    assert known.accepts(path)
    table = known.read(path, ReadOptions(), no_progress())
    assert table.names == ("text",)
    assert isinstance(table.columns[0], Passages)
    assert "".join(table.columns[0]).split() == ["你好，世界。"] * 20
    assert table.encoding == "gb18030"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><head><title>x</title><script>var a</script></head></html>"),
        ("a.md", "---\n***\n"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n"),
        ("a.vtt", "WEBVTT\n\nNOTE nothing is said\n"),
        ("a.txt", "\n\n"),
    ],
)
def test_files_without_words_are_refused(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    known = next(known for known in KNOWN if known.accepts(path))
    with pytest.raises(WorkbenchError, match=r"holds no text|is empty") as caught:
        known.read(path, ReadOptions(), no_progress())
    assert name in str(caught.value)
    assert caught.value.remedy is not None


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.key)
def test_reading_can_be_cancelled(known: TextFormat, tmp_path: Path) -> None:
    path = tmp_path / f"a{known.suffixes[0]}"
    path.write_text("words\n")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        known.read(path, ReadOptions(), progress)
