from workbench.gui.views.head_choice import head_name, spanned, toggled

ORDER = [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_head_is_added_at_the_end_and_taken_away():
    assert toggled(((0, 0),), (1, 1)) == ((0, 0), (1, 1))
    assert toggled(((0, 0), (1, 1)), (0, 0)) == ((1, 1),)
    assert toggled(((0, 0),), (0, 0)) == ((0, 0),)


def test_a_span_ends_at_the_head_that_was_clicked():
    assert spanned(ORDER, (0, 1), (1, 1)) == ((0, 1), (1, 0), (1, 1))
    assert spanned(ORDER, (1, 1), (0, 1)) == ((1, 1), (1, 0), (0, 1))
    assert spanned(ORDER, (1, 0), (1, 0)) == ((1, 0),)


def test_names_count_from_one():
    assert head_name((0, 3)) == "1.4"
