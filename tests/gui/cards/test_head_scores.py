from workbench.gui.cards.head_scores import (
    BY_ENTROPY,
    BY_LAYER,
    orders,
    score_table,
    scores_in_words,
    sorted_heads,
)
from workbench.inspection.heads import HeadSummary
from workbench.inspection.statistics import STATISTIC_OF


def summary(layer: int, head: int, previous: float | None, entropy: float) -> HeadSummary:
    scores = {"previous": previous, "same": 0.2, "induction": None}
    return HeadSummary(
        layer=layer, head=head, scores=scores, label=None, score=previous or 0.2, entropy=entropy
    )


HEADS = [summary(0, 0, 0.1, 0.5), summary(0, 1, 0.9, 0.2), summary(1, 0, None, 0.5), summary(1, 1, 0.9, 0.8)]


def test_heads_are_sorted_by_a_score_with_the_most_first():
    assert sorted_heads(HEADS, BY_LAYER) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert sorted_heads(HEADS, "previous") == [(0, 1), (1, 1), (0, 0), (1, 0)]
    assert sorted_heads(HEADS, BY_ENTROPY) == [(1, 1), (0, 0), (1, 0), (0, 1)]


def test_only_what_was_measured_is_offered():
    assert [key for key, _ in orders(HEADS)] == [BY_LAYER, "previous", "same", BY_ENTROPY]
    assert [key for key, _ in orders([])] == [BY_LAYER, BY_ENTROPY]


def test_every_score_is_listed_with_its_source():
    listed = scores_in_words(HEADS[1])
    assert [score.name for score in listed] == ["previous token", "itself", "spread (entropy)"]
    assert [score.is_named for score in listed] == [True, False, False]
    assert STATISTIC_OF["previous"].source in listed[0].meaning


def test_all_scores_of_all_heads_become_a_table():
    table = score_table(HEADS)
    assert table.rows == ("1.1", "1.2", "2.1", "2.2")
    assert table.columns == ("previous token", "itself", "spread (entropy)")
    assert table.text().splitlines()[3].split("\t") == [
        "2.1",
        "",
        "0.2",
        "0.5",
    ]  # no meaning: empty, not zero
