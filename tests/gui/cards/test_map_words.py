from workbench.gui.cards.map_words import heading_of, names_of

THREE = ((0, 0), (0, 1), (1, 2))


def test_a_card_counts_many_heads_and_a_saved_picture_names_them_all():
    assert heading_of(THREE) == "3 heads"
    assert names_of(THREE) == "Heads 1.1, 1.2, 2.3"
    assert names_of(THREE[:2]) == heading_of(THREE[:2]) == "Heads 1.1, 1.2"
    assert names_of(THREE[:1]) == "Head 1.1"
