from __future__ import annotations

from workbench.data.passages import Passages
from workbench.data.sentences import sentences_of
from workbench.progress import no_progress


def test_lines_and_long_lines_by_sentences_with_their_places() -> None:
    long = "One sentence here. " * 20 + "第一句。第二句！"
    content = f"first\n\n  second line.\n{long}\nlast"
    for most in (2, 40, 10_000):
        found = list(sentences_of(Passages.kept([content], most), no_progress()))
        assert all(content[place : place + len(each)] == each for place, each in found)
    assert [each for _, each in found][:3] == ["first", "  second line.", "One sentence here. "]
    assert [each for _, each in found][-3:] == ["第一句。", "第二句！", "last"]
