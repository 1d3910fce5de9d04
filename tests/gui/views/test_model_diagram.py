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
    scale, start = view._scale_and_start(view.rect().toRectF())
    rect = view._layout()[0][1]
    assert view.block_at(start + rect.center() * scale) == (0, 1)


def test_empty_says_so(shown, n_colour):
    view = shown(ModelDiagram())
    assert "drawn here" in view.accessibleDescription()
    assert n_colour(view) > 2
    view.set_spec(DiagramSpec([DiagramColumn("Encoder"), DECODER]))
    view.grab()
