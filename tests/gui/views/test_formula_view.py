from workbench.gui.views.formula_view import FormulaView


def test_is_drawn_at_every_size_and_read_aloud(shown, n_colour):
    for size in ((220, 60), (60, 20), (600, 200)):
        view = shown(FormulaView(), *size)
        assert n_colour(view) > 3
    assert view.accessibleName().startswith("softmax of Q")
