"""The whole matrix of a head beside one of its rows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.gui.theme import load_theme
from workbench.gui.views.key_bars import KeyBars
from workbench.gui.views.matrix_beside import MatrixBeside, SmallMatrix
from workbench.gui.views.step_parts import NONE

THEME = load_theme("light")


def part_of(n_query: int, n_key: int, *, is_causal: bool = False, are_shares: bool = True) -> MatrixBeside:
    values = np.random.default_rng(1).normal(size=(n_query, n_key))
    hidden = ~np.tri(n_query, n_key, dtype=bool) if is_causal else None
    if hidden is not None:
        values[hidden] = 0.0 if are_shares else -np.inf
    names = [f"key{key}" for key in range(n_key)]
    bars = KeyBars(np.ones(n_key), names, names, np.zeros(n_key, bool), 0, "share", frozenset("V"))
    queries = [f"query{query}" for query in range(n_query)]
    return MatrixBeside(
        bars,
        SmallMatrix(
            values=np.abs(values) if are_shares else values,
            hidden=hidden,
            names=queries,
            query=n_query - 1,
            are_shares=are_shares,
        ),
    )


def painted(part: MatrixBeside, area: QRectF, marked: int | None = None) -> QImage:
    image = QImage(int(area.right()) + 10, int(area.bottom()) + 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    part.paint(painter, area, THEME, NONE, marked)
    painter.end()
    return image


@pytest.mark.parametrize(("n_query", "n_key"), [(2, 2), (16, 16), (8, 30), (30, 8), (200, 200)])
def test_bars_and_rows_are_found_where_they_stand(n_query: int, n_key: int) -> None:
    part = part_of(n_query, n_key)
    area = QRectF(10, 20, 520, part.height(520))
    for index in range(part.n_spot()):
        rect = part.spot(area, index)
        assert area.adjusted(-1, -1, 1, 1).contains(rect)
        assert part.spot_at(area, QPointF(rect.center().x(), rect.center().y())) == index
        is_row = index >= n_key
        assert part.query_of(index) == (index - n_key if is_row else None)
        assert part.key_of(index) == (None if is_row else index)
    assert part.words(n_key) == "the row of query0: click to work it out"
    assert part.words(n_key + n_query - 1) == f"the row of query{n_query - 1}, worked out here"


def test_there_is_no_matrix_where_there_is_no_room() -> None:
    part = part_of(4, 4)
    assert part.matrix_area(QRectF(0, 0, 300, 90)) is None
    assert part.matrix_area(QRectF(0, 0, 500, 90)) is not None


@pytest.mark.parametrize("are_shares", [True, False])
def test_what_is_taken_away_has_no_colour_and_the_row_a_frame(are_shares: bool) -> None:
    part = part_of(8, 8, is_causal=True, are_shares=are_shares)
    area = QRectF(10, 20, 520, part.height(520))
    image, at = painted(part, area), part.matrix_area(area)
    assert at is not None
    corner = QPointF(at.right() - 4, at.top() + 4).toPoint()
    assert image.pixelColor(corner) == THEME.color("masked")
    low = [image.pixelColor(int(at.left() - 1), int(y)) for y in np.arange(at.bottom() - 10, at.bottom() + 2)]
    frame = THEME.color("series_2")
    assert any(abs(each.red() - frame.red()) < 60 and each.blue() < 140 for each in low)
    assert painted(part, area, marked=8 + 2) != image
