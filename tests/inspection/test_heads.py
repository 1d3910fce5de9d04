"""Every score is 1 on a map that does nothing else and 0 on one that never does it."""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.inspection.heads import (
    LABEL_OF,
    LABEL_THRESHOLD,
    LABELS,
    HeadSummary,
    interesting_head,
    relative_entropy,
    summarise_heads,
)
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
) -> KindMaps:
    maps = np.stack(heads)[None]
    n_query, n_key = maps.shape[2:]
    query = Axis(kind=of, labels=labels[:n_query])
    key = Axis(kind=of, labels=labels[:n_key])
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
EVEN = even(np.zeros((LENGTH, LENGTH), dtype=bool))


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("previous", PREVIOUS),
        ("next", NEXT),
        ("same", SAME),
        ("first", FIRST),
        ("induction", INDUCTION),
        ("uniform", EVEN),
    ],
)
def test_a_pure_habit_scores_1_and_is_named(name: str, one: Map):
    summary = scores(one)
    assert summary.scores[name] == pytest.approx(1, abs=1e-6)
    assert summary.label is LABEL_OF[name]
    assert summary.score == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("previous", NEXT),
        ("previous", looking(lambda query: query)),
        ("next", PREVIOUS),
        ("same", looking(lambda query: (query + 2) % LENGTH)),
        ("first", LAST),
        ("induction", PREVIOUS),
        ("induction", SAME),
        ("uniform", SAME),
    ],
)
def test_the_contrary_scores_0(name: str, one: Map):
    assert scores(one).scores[name] == pytest.approx(0, abs=1e-6)


def test_half_a_habit_scores_a_half():
    summary = scores(((PREVIOUS + LAST) / 2).astype(np.float32))
    assert summary.scores["previous"] == pytest.approx(0.5)


def test_nothing_repeats_nothing_to_induce():
    assert scores(INDUCTION, labels=tuple("abcdefgh")).scores["induction"] == 0
    assert scores(PREVIOUS, labels=("a",) * LENGTH).scores["induction"] > 0  # what follows an "a" is an "a"


def test_which_habits_a_kind_can_have():
    assert set(scores(SAME, "decoder", is_causal=True).scores) == {
        "previous",
        "first",
        "induction",
        "same",
        "uniform",
    }
    assert set(scores(SAME, "encoder").scores) >= {"next"}
    assert set(scores(SAME, "cross").scores) == {"uniform"}
    patches = scores(FIRST, "encoder", of="patches")
    assert set(patches.scores) == {"class", "same", "uniform"}
    assert patches.label is LABEL_OF["class"]


def test_even_attention_over_what_can_be_seen_is_everywhere():
    hidden = ~np.tri(LENGTH, dtype=bool)
    summary = scores(even(hidden), "decoder", is_causal=True)
    assert summary.entropy == pytest.approx(1)
    assert summary.label is LABEL_OF["uniform"]


def test_entropy_by_hand():
    maps = np.array([[[[0.5, 0.5, 0, 0], [1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]]]], dtype=np.float32)
    found = relative_entropy(maps, np.zeros((3, 4), dtype=bool))
    assert found[0, 0] == pytest.approx((0.5 + 0 + 1) / 3, abs=1e-6)


def test_no_clear_habit_has_no_name():
    hidden = np.zeros((LENGTH, LENGTH), dtype=bool)
    mixed = (SAME + PREVIOUS + NEXT + LAST + looking(lambda query: (query * 3) % LENGTH)) / 5
    summary = scores(mixed.astype(np.float32))
    assert summary.label is None
    assert summary.score < LABEL_THRESHOLD
    assert not hidden.any()


def test_one_token_alone_breaks_nothing():
    for kind in ("encoder", "decoder", "cross"):
        summary = scores(np.ones((1, 1), dtype=np.float32), kind, labels=("a",), is_causal=kind == "decoder")
        assert all(0 <= score <= 1 for score in summary.scores.values())
        assert interesting_head([summary]) == (0, 0)


def test_summaries_stand_layer_by_layer():
    maps = np.stack([np.stack([SAME, PREVIOUS]), np.stack([FIRST, EVEN]), np.stack([NEXT, LAST])])
    axis = Axis(kind="tokens", labels=REPEATING)
    found = KindMaps(maps=maps, query=axis, key=axis, hidden=np.zeros((LENGTH, LENGTH), dtype=bool))
    summaries = summarise_heads(found, "encoder")
    assert [(each.layer, each.head) for each in summaries] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert summaries[1].label is LABEL_OF["previous"]


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
            assert all(-1e-6 <= score <= 1 + 1e-6 for score in summary.scores.values())
            assert 0 <= summary.entropy <= 1
            assert summary.score == max(summary.scores.values())
            assert (summary.label is not None) == (summary.score >= LABEL_THRESHOLD)


def test_labels_are_complete_sentences():
    for label in LABELS:
        assert tr(label.title)
        assert tr(label.sentence).endswith(".")
        assert tr(label.look_for)
