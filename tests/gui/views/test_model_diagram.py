import pytest
from PySide6.QtGui import QFontMetricsF

from workbench.gui.views.figure import sized
from workbench.gui.views.model_diagram import (
    DiagramArrow,
    DiagramBlock,
    DiagramColumn,
    DiagramSpec,
    ModelDiagram,
    _groups,
)

ENCODER = DiagramColumn(
    "Encoder",
    [
        DiagramBlock("Words", "40 tokens", "input"),
        DiagramBlock("Self-attention", "4 heads", "attention", 3, 4),
    ],
)
DECODER = DiagramColumn(
    "Decoder",
    [
        DiagramBlock("Cross-attention", "", "cross", 3, 4),
        DiagramBlock("Feed forward", "", "feedforward", 3),
        DiagramBlock("Next token", "", "output"),
    ],
)


def test_neighbours_with_one_repeat_share_a_bracket():
    assert _groups(DECODER.blocks) == [(0, 1, 3)]
    apart = [DiagramBlock("a", repeat=2), DiagramBlock("b"), DiagramBlock("c", repeat=2)]
    assert _groups(apart) == [(0, 0, 2), (2, 2, 2)]


def test_drawn_and_put_into_words(shown, n_colour):
    view = ModelDiagram()
    view.set_spec(DiagramSpec([ENCODER, DECODER]))
    shown(view, 600, 400)
    assert "Self-attention (4 heads) × 3" in view.accessibleDescription()
    assert view._arrows() == [DiagramArrow(0, 1, 1, 0)]
    assert n_colour(view) > 20
    assert b"Cross-attention" in view.to_svg()


def test_blocks_are_found_under_the_pointer(shown):
    view = ModelDiagram()
    view.set_spec(DiagramSpec([DECODER]))
    shown(view, 300, 300)
    plan = view._plan(view.rect().toRectF())
    rect = view._layout(plan)[0][1]
    assert view.block_at(plan.start + rect.center() * plan.scale) == (0, 1)


@pytest.mark.parametrize("size", [(410, 610), (280, 480), (1400, 950), (2000, 1300), (180, 200)])
def test_the_drawing_fills_its_room_and_stays_inside(shown, size: tuple[int, int]):
    view = ModelDiagram()
    view.set_spec(DiagramSpec([ENCODER, DECODER]))
    shown(view, *size)
    plan = view._plan(view.rect().toRectF())
    rects = [rect for column in view._layout(plan) for rect in column]
    ends = [plan.start + rect.bottomRight() * plan.scale for rect in rects]
    starts = [plan.start + rect.topLeft() * plan.scale for rect in rects]
    assert min(point.x() for point in starts) >= 0
    assert min(point.y() for point in starts) >= 0
    assert max(point.x() for point in ends) <= size[0]
    assert max(point.y() for point in ends) <= size[1]


def test_the_drawing_grows_with_the_window(shown):
    view = ModelDiagram()
    view.set_spec(DiagramSpec([DECODER]))
    scales = []
    for size in ((410, 610), (1400, 950), (2000, 1300)):
        shown(view, *size)
        scales.append(view._plan(view.rect().toRectF()).scale)
    assert scales == sorted(set(scales))


def test_a_long_label_is_written_smaller_before_it_is_cut(shown):
    view = ModelDiagram()
    long = DiagramColumn("Decoder", [DiagramBlock("Tokens written so far", "≤ 48", "input")])
    view.set_spec(DiagramSpec([ENCODER, long]))
    shown(view, 380, 400)
    plan = view._plan(view.rect().toRectF())
    metrics = QFontMetricsF(sized(view.font(), view._label_size(plan), bold=True))
    assert metrics.horizontalAdvance("Tokens written so far") <= plan.width - 20


def test_empty_says_so(shown, n_colour):
    view = shown(ModelDiagram())
    assert "drawn here" in view.accessibleDescription()
    assert n_colour(view) > 2
    view.set_spec(DiagramSpec([DiagramColumn("Encoder"), DECODER]))
    view.grab()
