"""What a head does, in numbers between 0 and 1, each with its source and its definition.

Most scores are the *share* of attention that goes where the name says, averaged over the queries that had a choice:
those that see at least one place of the kind and at least one other place. A score without such a query, and one that
makes no sense for an axis (there is no "token before" across two languages, nor among the squares of a picture), is
left out instead of being called 0.

A score says where a head looks, not why the model answers (Jain and Wallace, "Attention is not Explanation", 2019;
Wiegreffe and Pinter, "Attention is not not Explanation", 2019, on how far that holds).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.language import N_
from workbench.preprocessing.tokenizer import SPECIALS
from workbench.scenarios.base import KindMaps

Maps = npt.NDArray[np.float32]  # (n_layer, n_head, T_query, T_key)
Scores = npt.NDArray[np.float64]  # (n_layer, n_head)
Mask = npt.NDArray[np.bool_]  # (T_query, T_key)

WINDOW = 2  # positions to either side that count as near, as itself does; among patches the eight squares around one
EVEN_FROM = 0.8  # relative entropy from which attention begins to count as even
MIN_QUERIES = 2  # one single row of a map is no habit


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One habit a head may have, and how it is measured."""

    key: str
    title: str  # marked for translation
    sentence: str  # what such a head does, marked for translation
    look_for: str  # what to look for in its map, marked for translation
    definition: str  # what the number is, marked for translation
    source: str  # paper and section
    threshold: float = 0.5  # from here on the head is named
    is_specific: bool = True  # says more of a head than a habit that contains this one
    is_above_chance: bool = False  # 0 is what even attention would give, instead of nothing


@dataclass(frozen=True, slots=True)
class Measured:
    """One statistic of every head for one input."""

    values: Scores
    n_query: int  # how many rows of the maps it is the mean of


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """Every statistic of every head of one kind of attention, for one input."""

    statistics: Mapping[str, Measured | None]  # None where one has no meaning here
    entropy: Scores  # mean over queries, as a share of the largest possible


STATISTICS = (
    Statistic(
        key="previous",
        title=N_("previous token"),
        sentence=N_("Looks at the token just before."),
        look_for=N_("the stripe right below the diagonal: every token reads its neighbour."),
        definition=N_(
            "The share of attention on the position just before, averaged over all positions that have one."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.1",
    ),
    Statistic(
        key="same",
        title=N_("itself"),
        sentence=N_("Looks at its own position."),
        look_for=N_("the diagonal: every position mostly reads itself."),
        definition=N_(
            "The share of attention on the position itself, averaged over all positions that also see another."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.1",
    ),
    Statistic(
        key="first",
        title=N_("first token"),
        sentence=N_("Looks at the very first position, often a way of looking at nothing in particular."),
        look_for=N_("the strongly coloured column on the left: attention that is not needed rests there."),
        definition=N_("The share of attention on the first position, averaged over all later ones."),
        source="Xiao et al., “Efficient Streaming Language Models with Attention Sinks” (2023), section 3.1",
    ),
    Statistic(
        key="next",
        title=N_("next token"),
        sentence=N_("Looks at the token just after."),
        look_for=N_("the stripe right above the diagonal."),
        definition=N_(
            "The share of attention on the position just after, averaged over all positions that have one."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.1",
    ),
    Statistic(
        key="induction",
        title=N_("induction"),
        sentence=N_("Looks at what came after the last time this token appeared."),
        look_for=N_("a repeated token: its row skips the neighbours and reads what followed it before."),
        definition=N_(
            "The share of attention on tokens that followed an earlier occurrence of the same token, averaged over "
            "all tokens that see such a token."
        ),
        source="Olsson et al., “In-context Learning and Induction Heads” (2022), “prefix matching”",
    ),
    Statistic(
        key="duplicate",
        title=N_("same token"),
        sentence=N_("Looks at other places where the same token stands."),
        look_for=N_("a repeated token: its row reads the earlier place with the same token."),
        definition=N_(
            "The share of attention on other positions with the same token, averaged over all tokens that see one."
        ),
        source="Wang et al., “Interpretability in the Wild” (2022), section 3, “duplicate token heads”",
    ),
    Statistic(
        key="class",
        title=N_("class token"),
        sentence=N_("Looks at the token that stands for the whole picture or text."),
        look_for=N_("the strongly coloured first column: everything else reads the summary."),
        definition=N_(
            "The share of attention on the token for the whole picture or text, averaged over all patches or tokens."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.2",
    ),
    Statistic(
        key="separator",
        title=N_("separators"),
        sentence=N_("Looks at spaces, punctuation and the marks of beginning and end."),
        look_for=N_("coloured columns wherever a space, a full stop or an end mark stands."),
        definition=N_(
            "The share of attention on spaces, punctuation and marks of beginning and end, averaged over all "
            "positions that see some of these and something else."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.2",
    ),
    Statistic(
        key="local",
        title=N_("neighbourhood"),
        sentence=N_("Looks at what stands close by."),
        look_for=N_("a band along the diagonal; in a picture, the squares around each patch."),
        definition=N_(
            "The share of attention on places at most two positions away (among patches: the squares that touch), "
            "the place itself included. 0 is what even attention would give, 1 is all of it."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.1; "
        "Dosovitskiy et al., “An Image is Worth 16x16 Words” (2021), section 4.5",
        is_specific=False,
        is_above_chance=True,
    ),
    Statistic(
        key="uniform",
        title=N_("everywhere"),
        sentence=N_("Spreads its attention almost evenly."),
        look_for=N_("rows of one even colour: the head averages over everything."),
        definition=N_(
            "How close the entropy of the rows is to the largest possible: 0 up to 80 % of it, 1 at all of it."
        ),
        source="Clark et al., “What Does BERT Look At?” (2019), section 3.3",
        is_specific=False,
    ),
)
STATISTIC_OF: Mapping[str, Statistic] = {each.key: each for each in STATISTICS}


def measure(found: KindMaps, kind: str) -> Measurement:
    """Return every statistic of every head of one *kind* of attention."""
    visible = ~found.hidden
    seen = _seen(found.maps, visible)
    measured: dict[str, Measured | None] = {}
    weighings: dict[str, _Weighing] = {}
    for each in STATISTICS:
        measured[each.key] = None
        place = _PLACES[each.key](found, kind) if each.key in _PLACES else None
        if place is None:
            continue
        place = place & visible
        rows: npt.NDArray[np.bool_] = np.logical_and(place.any(-1), (visible & ~place).any(-1))
        if rows.any():
            weighings[each.key] = _weigh(place, visible, rows, is_above_chance=each.is_above_chance)
    for key, values in _weighed(seen, visible, weighings).items():
        measured[key] = Measured(values.reshape(found.maps.shape[:2]), weighings[key].n_row)
    entropy = _entropy(seen, visible).reshape(found.maps.shape[:2])
    n_open = int((visible.sum(-1) > 1).sum())
    if n_open:
        measured["uniform"] = Measured(np.clip((entropy - EVEN_FROM) / (1 - EVEN_FROM), 0, 1), n_open)
    return Measurement(statistics=measured, entropy=entropy)


def relative_entropy(maps: Maps, hidden: Mask) -> Scores:
    """Mean entropy of the rows over the largest possible (natural logarithms); 1 is even, 0 is one place."""
    return _entropy(_seen(maps, ~hidden), ~hidden).reshape(maps.shape[:2])


def is_separator(label: str) -> bool:
    """Return whether a token only parts others: white space, punctuation, a mark of beginning or end."""
    if label in SPECIALS[1:]:
        return True
    bare = label.strip()
    return bool(label) and all(unicodedata.category(character)[0] == "P" for character in bare)


# Every score is a weighted sum over the places of a map that a query may look at, so that all of them are one matrix
# product: a letter typed in Inspect waits for them.


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What each place of a map counts for one score."""

    weights: npt.NDArray[np.float32]  # (T_query, T_key)
    constant: float  # added to the sum
    n_row: int  # rows of the map that count


def _weigh(place: Mask, visible: Mask, rows: npt.NDArray[np.bool_], *, is_above_chance: bool) -> _Weighing:
    """Return what makes the mean over *rows* of the attention on *place* of a map."""
    n_row = int(rows.sum())
    if not is_above_chance:
        return _Weighing((place & rows[:, None]) * np.float32(1 / n_row), 0, n_row)
    even = np.where(rows, place.sum(-1) / np.maximum(visible.sum(-1), 1), 0)  # what even attention would give
    gain = np.where(rows, 1 / (1 - even), 0) / n_row
    return _Weighing((place * gain[:, None]).astype(np.float32), -float((even * gain).sum()), n_row)


def _weighed(
    seen: npt.NDArray[np.float32], visible: Mask, weighings: Mapping[str, _Weighing]
) -> dict[str, Scores]:
    """Return the scores (L * H,) of each weighing of what was *seen*."""
    if not weighings:
        return {}
    weights = np.stack([each.weights[visible] for each in weighings.values()], axis=1)  # (places, statistics)
    sums = (seen @ weights).astype(np.float64) + [each.constant for each in weighings.values()]
    return {key: np.clip(sums[:, index], 0, 1) for index, key in enumerate(weighings)}


def _seen(maps: Maps, visible: Mask) -> npt.NDArray[np.float32]:
    """Return the weights (L * H, places) at the places a query may look at: half the map of a decoder."""
    flat = maps.reshape(maps.shape[0] * maps.shape[1], -1)
    return flat if visible.all() else flat[:, np.flatnonzero(visible)]


def _entropy(seen: npt.NDArray[np.float32], visible: Mask) -> Scores:
    """Return the relative entropy (L * H,) of the rows that have a choice, their mean."""
    n_place = visible.sum(-1)  # (T_query,)
    rows = n_place > 1
    if not rows.any():
        return np.zeros(len(seen))
    information = np.maximum(seen, 1e-12)
    np.log(information, out=information)
    information *= seen
    largest = np.where(rows, np.log(np.maximum(n_place, 2)), np.inf) * rows.sum()
    entropy = -(information @ np.repeat(1 / largest, n_place).astype(np.float32))
    return np.clip(entropy.astype(np.float64), 0, 1)  # rounding may reach just past 1


# where each statistic looks for attention: (T_query, T_key), or None where that means nothing


def _is_line(found: KindMaps, kind: str) -> bool:
    """Say whether queries and keys are the same positions, one after the other."""
    return kind != "cross" and found.query.kind != "patches"


def _at(offset: int) -> Callable[[KindMaps, str], Mask | None]:
    def place(found: KindMaps, kind: str) -> Mask | None:
        if not _is_line(found, kind):
            return None
        return _without_extra(np.eye(*found.hidden.shape, k=offset, dtype=bool), found)

    return place


def _without_extra(place: Mask, found: KindMaps) -> Mask:
    """Take the class token out of *place*: it stands before the first token, but beside none."""
    place[: found.query.n_extra] = False
    place[:, : found.key.n_extra] = False
    return place


def _same(found: KindMaps, kind: str) -> Mask | None:
    return None if kind == "cross" else np.eye(*found.hidden.shape, dtype=bool)


def _first(found: KindMaps, kind: str) -> Mask | None:
    if not _is_line(found, kind):
        return None
    place, start = np.zeros(found.hidden.shape, dtype=bool), found.query.n_extra
    place[start + 1 :, start : start + 1] = True
    return place


def _class(found: KindMaps, kind: str) -> Mask | None:
    extra = found.key.n_extra
    if kind == "cross" or not extra:
        return None
    place = np.zeros(found.hidden.shape, dtype=bool)
    place[extra:, :extra] = True
    return place


def _equal(labels: Sequence[str]) -> Mask:
    _, codes = np.unique(np.array(labels, dtype=np.str_), return_inverse=True)
    return codes[:, None] == codes[None, :]


def _duplicate(found: KindMaps, kind: str) -> Mask | None:
    if not _is_line(found, kind) or found.query.kind != "tokens":
        return None
    return _equal(found.query.labels) & ~np.eye(*found.hidden.shape, dtype=bool)


def _induction(found: KindMaps, kind: str) -> Mask | None:
    if not _is_line(found, kind) or found.query.kind != "tokens":
        return None
    place = np.zeros(found.hidden.shape, dtype=bool)
    place[:, 1:] = _equal(found.query.labels)[:, :-1]  # the key's predecessor is the query's token
    return np.tril(place, k=-1)


def _local(found: KindMaps, kind: str) -> Mask | None:
    if kind == "cross":
        return None
    if found.query.kind == "patches":
        return _touching(found)
    query, key = np.indices(found.hidden.shape)
    return _without_extra(np.abs(query - key) <= WINDOW, found)


def _touching(found: KindMaps) -> Mask | None:
    grid, extra = found.query.grid, found.query.n_extra
    if grid is None:
        return None
    row, column = np.divmod(np.arange(grid[0] * grid[1]), grid[1])
    near = np.maximum(abs(row[:, None] - row), abs(column[:, None] - column)) <= 1
    place = np.zeros(found.hidden.shape, dtype=bool)
    place[extra:, extra:] = near
    return place


def _separator(found: KindMaps, kind: str) -> Mask | None:
    if found.key.kind != "tokens":
        return None
    parts = np.array([is_separator(label) for label in found.key.labels], dtype=bool)
    return np.broadcast_to(parts, found.hidden.shape)


_PLACES: Mapping[str, Callable[[KindMaps, str], Mask | None]] = {
    "previous": _at(-1),
    "same": _same,
    "first": _first,
    "next": _at(1),
    "induction": _induction,
    "duplicate": _duplicate,
    "class": _class,
    "separator": _separator,
    "local": _local,
}
