from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import numpy as np
import pytest

from workbench.inspection.probing import Prober
from workbench.inspection.report import ReportFigure, Seen, report
from workbench.language import set_language
from workbench.projects.project import Project

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>'
VOID = {"meta", "img", "!doctype"}


class Reader(HTMLParser):
    """Checks that tags nest, and notes what the page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.sources: list[str] = []
        self.language = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given["lang"] or ""
        self.sources += [str(given[name]) for name in ("src", "href") if name in given]
        if tag == "img":
            assert given["alt"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def seen(project: Project, english: None) -> Seen:
    run = project.runs()[0]
    value = 'the <b>"cat"</b> & the dog'
    probed = Prober().probe(run, value)
    (kind,) = probed.reading.kinds
    return Seen(
        project="Cats & <dogs>",
        scenario=project.scenario.about.title,
        run="tiny",
        info=run.info(),
        experiment=run.experiment(),
        value=value,
        probed=probed,
        kind=kind,
        head=probed.heads[kind][0],
        figures=[ReportFigure(title='Head "1.1"', svg=SVG), ReportFigure(title="All heads", svg=SVG)],
    )


def test_the_page_stands_alone(seen: Seen):
    page = report(seen)
    reader = read(page)
    assert reader.language == "en"
    assert "<script" not in page
    assert "http" not in page  # nothing is fetched; the drawings lie in the page, encoded
    assert len(reader.sources) == 2
    assert all(source.startswith("data:image/svg+xml;base64,") for source in reader.sources)


def test_everything_that_is_needed_is_told(seen: Seen):
    said = " ".join(read(report(seen)).words)
    assert "Cats & <dogs>" in said
    assert str(seen.value) in said
    assert "Head 1.1" in said
    assert "Random seed" in said
    assert "Validation loss" in said
    label, chance = seen.probed.reading.probabilities[0]
    assert f"{chance:.3f}" in said
    scores = [score for score in seen.head.scores.values() if score is not None]
    assert all(f"{score:.2f}" in said for score in scores)
    assert label


def test_chinese(seen: Seen):
    set_language("zh_CN")
    reader = read(report(seen))
    assert reader.language == "zh-CN"
    assert "图" in " ".join(reader.words)


def test_a_picture_is_shown_instead_of_a_text(seen: Seen):
    import dataclasses

    shown = dataclasses.replace(seen, value=np.zeros((2, 2, 1), np.uint8), picture_png=b"\x89PNG", figures=())
    assert [source[:15] for source in read(report(shown)).sources] == ["data:image/png;"]
    empty = dataclasses.replace(seen, value="", figures=())
    assert "(empty)" in report(empty)
