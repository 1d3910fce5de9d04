"""Every score is 1 on a map that does nothing else and 0 on one that never does it."""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.inspection.heads import HONEST, HeadSummary, interesting_head, summarise_heads
from workbench.inspection.statistics import STATISTIC_OF, STATISTICS, is_separator, relative_entropy
from workbench.language import tr
from workbench.scenarios.base import Axis, KindMaps

LENGTH = 8
REPEATING = tuple("abcdabcd")
Map = npt.NDArray[np.float32]


def looking(target: Any, length: int = LENGTH) -> Map:
    """A map whose row i looks at target(i) alone."""
    one = np.zeros((length, length), dtype=np.float32)
    for query in range(length):
        one[query, target(query)] = 1
    return one


def even(hidden: npt.NDArray[np.bool_]) -> Map:
    shown = (~hidden).astype(np.float32)
    return shown / shown.sum(-1, keepdims=True)


def kind_maps(
    *heads: Map,
    labels: tuple[str, ...] = REPEATING,
    is_causal: bool = False,
    of: Literal["tokens", "patches"] = "tokens",
    grid: tuple[int, int] | None = None,
) -> KindMaps:
    maps = np.stack(heads)[None]
    n_query, n_key = maps.shape[2:]
    n_extra = 0 if of == "tokens" else 1
    query = Axis(kind=of, labels=labels[:n_query], grid=grid, n_extra=n_extra)
    key = Axis(kind=of, labels=labels[:n_key], grid=grid, n_extra=n_extra)
    hidden = ~np.tri(n_query, n_key, dtype=bool) if is_causal else np.zeros((n_query, n_key), dtype=bool)
    return KindMaps(maps=maps, query=query, key=key, hidden=hidden)


def scores(one: Map, kind: str = "encoder", **settings: Any) -> HeadSummary:
    (summary,) = summarise_heads(kind_maps(one, **settings), kind)
    return summary


PREVIOUS = looking(lambda query: max(query - 1, 0))
NEXT = looking(lambda query: min(query + 1, LENGTH - 1))
SAME = looking(lambda query: query)
FIRST = looking(lambda query: 0)
LAST = looking(lambda query: LENGTH - 1)
INDUCTION = looking(lambda query: query - 3 if query >= 4 else 0)
DUPLICATE = looking(lambda query: query - 4 if query >= 4 else query + 4)
NEAR = (PREVIOUS + NEXT + SAME) / 3
FAR = looking(lambda query: (query + 4) % LENGTH)
EVEN = even(np.zeros((LENGTH, LENGTH), dtype=bool))
SPACED = tuple("a b c d ")  # separators at 1, 3, 5, 7
SPACES = looking(lambda query: query | 1)
LETTERS = looking(lambda query: query & ~1)


@pytest.mark.parametrize(
    ("name", "one", "labels"),
    [
        ("previous", PREVIOUS, tuple("abcdefgh")),
        ("next", NEXT, tuple("abcdefgh")),
        ("same", SAME, REPEATING),
        ("first", FIRST, REPEATING),
        ("induction", INDUCTION, REPEATING),
        ("duplicate", DUPLICATE, REPEATING),
        ("separator", SPACES, SPACED),
        ("local", NEAR, REPEATING),
        ("uniform", EVEN, REPEATING),
    ],
)
def test_a_pure_habit_scores_1_and_is_named(name: str, one: Map, labels: tuple[str, ...]):
    # the first position has none before it, the last none after it: no choice, not counted
    summary = scores(one, labels=labels)
    assert summary.scores[name] == (1 if name not in ("local", "uniform") else pytest.approx(1, abs=1e-6))
    assert summary.label is STATISTIC_OF[name]
    assert summary.score == summary.scores[name]


@pytest.mark.parametrize(
    ("name", "one", "labels"),
    [
        ("previous", NEXT, REPEATING),
        ("previous", SAME, REPEATING),
        ("next", PREVIOUS, REPEATING),
        ("same", looking(lambda query: (query + 2) % LENGTH), REPEATING),
        ("first", LAST, REPEATING),
        ("induction", PREVIOUS, REPEATING),
        ("induction", SAME, REPEATING),
        ("duplicate", SAME, REPEATING),
        ("duplicate", INDUCTION, REPEATING),
        ("separator", LETTERS, SPACED),
        ("local", FAR, REPEATING),
        ("local", EVEN, REPEATING),
        ("uniform", SAME, REPEATING),
    ],
)
def test_the_contrary_scores_0(name: str, one: Map, labels: tuple[str, ...]):
    assert scores(one, labels=labels).scores[name] == pytest.approx(0, abs=1e-6)


def test_the_causal_maps_of_a_decoder_score_1_too():
    for name, one in (("previous", PREVIOUS), ("same", SAME), ("first", FIRST), ("induction", INDUCTION)):
        assert scores(one, "decoder", is_causal=True).scores[name] == 1
    back = looking(lambda query: query - 4 if query >= 4 else 0)
    assert scores(back, "decoder", is_causal=True).scores["duplicate"] == 1


def test_half_a_habit_scores_a_half():
    summary = scores(((PREVIOUS + LAST) / 2).astype(np.float32))
    assert summary.scores["previous"] == pytest.approx(0.5)


def test_nothing_repeats_nothing_to_induce():
    apart = scores(INDUCTION, labels=tuple("abcdefgh")).scores
    assert apart["induction"] is None
    assert apart["duplicate"] is None
    assert (
        scores(PREVIOUS, labels=("a",) * LENGTH).scores["induction"] or 0
    ) > 0  # what follows an "a" is an "a"


def meaningful(summary: HeadSummary) -> set[str]:
    return {name for name, score in summary.scores.items() if score is not None}


def test_which_habits_a_kind_can_have():
    of_letters = {"previous", "first", "induction", "duplicate", "same", "local", "uniform"}
    assert set(scores(SAME).scores) == set(STATISTIC_OF)
    assert meaningful(scores(SAME, "decoder", is_causal=True)) == of_letters
    assert meaningful(scores(SAME)) == of_letters | {"next"}
    assert meaningful(scores(SAME, labels=SPACED)) == of_letters | {"next", "separator"}
    assert meaningful(scores(SAME, "cross")) == {"uniform"}
    assert meaningful(scores(SAME, "cross", labels=SPACED)) == {"separator", "uniform"}
    patches = scores(FIRST, of="patches")
    assert meaningful(patches) == {"class", "same", "uniform"}
    assert patches.label is STATISTIC_OF["class"]
    assert patches.scores["class"] == 1


def test_squares_of_a_picture_are_near_where_they_touch():
    labels = ("◉", *(f"{row}·{column}" for row in range(3) for column in range(3)))

    def local(target: Any) -> float | None:
        return scores(looking(target, 10), labels=labels, of="patches", grid=(3, 3)).scores["local"]

    assert local(lambda query: query) == 1
    # one row down, or up from the last one: the squares touch though six tokens lie between 4·1 and 1·1
    assert local(lambda query: query + 3 if query <= 6 else query - 3) == 1
    assert local(lambda query: 0) == 0
    raster = scores(looking(lambda query: max(query - 1, 0), 10), labels=labels, of="patches", grid=(3, 3))
    assert raster.scores["previous"] is None


def test_the_class_token_is_beside_no_token():
    labels = ("◉", *"abcdefg")
    plain = kind_maps(FIRST, labels=labels)
    axis = Axis(kind="tokens", labels=labels, n_extra=1)

    def scores_of(one: Map) -> HeadSummary:
        maps = kind_maps(one, labels=labels).maps
        return summarise_heads(KindMaps(maps=maps, query=axis, key=axis, hidden=plain.hidden), "encoder")[0]

    summary = scores_of(FIRST)
    assert summary.label is STATISTIC_OF["class"]
    assert (summary.scores["class"], summary.scores["first"], summary.scores["previous"]) == (1, 0, 0)
    assert scores_of(PREVIOUS).scores["previous"] == 1
    assert scores_of(looking(lambda query: 1)).scores["first"] == 1


def test_the_more_telling_habit_gives_the_name():
    summary = scores(PREVIOUS, labels=tuple("abcdefgh"))
    assert summary.scores["local"] == 1
    assert summary.label is STATISTIC_OF["previous"]


def test_one_row_is_no_habit():
    summary = scores(INDUCTION, labels=tuple("abcdaxyz"))  # one repeated letter
    assert summary.scores["induction"] == 1
    assert summary.label is not STATISTIC_OF["induction"]


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        *((label, True) for label in (" ", "\n", ".", " ,", "。", "⟨/s⟩", "⟨s⟩")),
        *((label, False) for label in ("a", " a", "猫", "␀", "", "🙂", "3")),
    ],
)
def test_what_parts_tokens(label: str, is_one: bool):
    assert is_separator(label) == is_one


def test_even_attention_over_what_can_be_seen_is_everywhere():
    hidden = ~np.tri(LENGTH, dtype=bool)
    summary = scores(even(hidden), "decoder", is_causal=True)
    assert summary.entropy == pytest.approx(1)
    assert summary.label is STATISTIC_OF["uniform"]


def test_entropy_by_hand():
    maps = np.array([[[[0.5, 0.5, 0, 0], [1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]]]], dtype=np.float32)
    found = relative_entropy(maps, np.zeros((3, 4), dtype=bool))
    assert found[0, 0] == pytest.approx((0.5 + 0 + 1) / 3, abs=1e-6)


def test_no_clear_habit_has_no_name():
    hidden = np.zeros((LENGTH, LENGTH), dtype=bool)
    mixed = (SAME + FAR + INDUCTION + LAST + looking(lambda query: (query * 3) % LENGTH)) / 5
    summary = scores(mixed.astype(np.float32))
    assert summary.label is None
    assert all((summary.scores[each.key] or 0) < each.threshold for each in STATISTICS)
    assert not hidden.any()


def test_one_token_alone_breaks_nothing():
    for kind in ("encoder", "decoder", "cross"):
        summary = scores(np.ones((1, 1), dtype=np.float32), kind, labels=("a",), is_causal=kind == "decoder")
        assert all(score is None for score in summary.scores.values())
        assert summary.label is None
        assert interesting_head([summary]) == (0, 0)


def test_summaries_stand_layer_by_layer():
    maps = np.stack([np.stack([SAME, PREVIOUS]), np.stack([FIRST, EVEN]), np.stack([NEXT, LAST])])
    axis = Axis(kind="tokens", labels=REPEATING)
    found = KindMaps(maps=maps, query=axis, key=axis, hidden=np.zeros((LENGTH, LENGTH), dtype=bool))
    summaries = summarise_heads(found, "encoder")
    assert [(each.layer, each.head) for each in summaries] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert summaries[1].label is STATISTIC_OF["previous"]


def test_induction_is_more_interesting_than_the_rest_and_the_dull_come_last():
    def start(*heads: Map) -> int:
        return interesting_head(summarise_heads(kind_maps(*heads), "encoder"))[1]

    assert start(FIRST, EVEN, SAME, PREVIOUS, INDUCTION) == 4
    assert start(FIRST, EVEN, PREVIOUS) == 2
    assert start(EVEN, FIRST, SAME) == 2


@st.composite
def any_maps(draw: st.DrawFn) -> tuple[KindMaps, str]:
    n_layer, n_head = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    n_query = draw(st.integers(1, 6))
    kind = draw(st.sampled_from(["encoder", "decoder", "cross"]))
    n_key = draw(st.integers(1, 6)) if kind == "cross" else n_query
    of: Literal["tokens", "patches"] = "tokens" if draw(st.booleans()) else "patches"
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    hidden = ~np.tri(n_query, dtype=bool) if kind == "decoder" else np.zeros((n_query, n_key), dtype=bool)
    raw = rng.exponential(size=(n_layer, n_head, n_query, n_key)) ** draw(st.sampled_from([0.1, 1, 8])) + 1e-9
    raw[..., hidden] = 0
    maps = (raw / raw.sum(-1, keepdims=True)).astype(np.float32)
    if draw(st.booleans()):
        maps[0, 0] = np.nan  # a model whose weights broke
    labels = tuple(draw(st.lists(st.sampled_from("ab"), min_size=6, max_size=6)))
    query = Axis(kind=of, labels=labels[:n_query])
    return KindMaps(maps=maps, query=query, key=Axis(kind=of, labels=labels[:n_key]), hidden=hidden), kind


@given(any_maps())
def test_any_map_gets_scores_and_a_head_to_start_with(made: tuple[KindMaps, str]):
    found, kind = made
    summaries = summarise_heads(found, kind)
    n_layer, n_head = found.maps.shape[:2]
    assert len(summaries) == n_layer * n_head
    layer, head = interesting_head(summaries)
    assert 0 <= layer < n_layer
    assert 0 <= head < n_head
    for summary in summaries:
        if not np.isnan(found.maps[summary.layer, summary.head]).any():
            assert all(score is None or 0 <= score <= 1 for score in summary.scores.values())
            assert 0 <= summary.entropy <= 1
            if summary.label is not None:
                assert summary.score == summary.scores[summary.label.key]
                assert summary.score >= summary.label.threshold
        else:
            assert summary.label is None


def test_habits_are_explained_and_have_a_source():
    for each in STATISTICS:
        assert tr(each.title)
        assert tr(each.sentence).endswith(".")
        assert tr(each.look_for)
        assert tr(each.definition).endswith(".")
        assert "(20" in each.source
        assert 0 < each.threshold <= 1
    assert tr(HONEST).endswith(".")
