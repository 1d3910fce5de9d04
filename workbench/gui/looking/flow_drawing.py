"""What flows, as the figures take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workbench.gui.cards.tokens_in_words import axis_labels, position_name
from workbench.gui.looking.look import Look
from workbench.gui.views.figure import percent, visible_token
from workbench.gui.views.token_bars import Bars
from workbench.gui.views.value_map import Values
from workbench.language import tr
from workbench.scenarios.base import Axis, Side

if TYPE_CHECKING:
    from workbench.inspection.attribution import Attribution
    from workbench.inspection.embeddings import EmbeddingMap, PositionSimilarity
    from workbench.inspection.stream import LogitLens, StreamNorms

TINY = 0.005  # an attribution below changes ln p by so little that only the shares among positions mean something
FEWEST_POSITIONS = 16  # of rotary positions that are compared, however short the input is


def block_names(count: int) -> list[str]:
    """Return the names of *count* states of the stream: before the first block and after each."""
    return [tr("start"), *(tr("block {number}", number=number + 1) for number in range(count - 1))]


def own_axis(look: Look, kind: str) -> Axis:
    """Return the positions that the blocks of *kind* (encoder or decoder) work on."""
    return look.seen.probed.reading.kinds[kind].query


def reader(look: Look) -> str:
    """Return the kind of blocks whose positions are the rows of the chosen map: encoder or decoder."""
    return "decoder" if look.kind == "cross" else look.kind


def lens_over_positions(lens: LogitLens, look: Look) -> Values | None:
    """Return the likeliest answer at every position, or None where there is one answer for the whole input."""
    n_state, n_place, _ = lens.ids.shape
    reading = look.seen.probed.reading
    if reading.is_of_whole and not reading.rows:
        return None
    return Values(
        values=lens.chances[:, :, 0],
        rows=block_names(n_state),
        are_rows_tokens=False,
        columns=[tr(row) for row in reading.rows] or axis_labels(own_axis(look, lens.kind))[:n_place],
        words=[[lens.names[int(one)] for one in row[:, 0]] for row in lens.ids],
        note=tr("row: block · column: what is decided · cell: likeliest token, coloured by its probability")
        if reading.rows
        else tr("row: block · column: position · cell: likeliest token there, coloured by its probability")
        if reading.is_in_place
        else tr(
            "row: block · column: token read last · cell: likeliest next token, coloured by its probability"
        ),
    )


def lens_at(lens: LogitLens, look: Look, place: int) -> Values:
    """Return the likeliest answers of every block at one position."""
    n_state, n_place, n_answer = lens.ids.shape
    place = place % n_place  # the reading counts from the end
    axis = own_axis(look, lens.kind)
    reading = look.seen.probed.reading
    if reading.rows:
        title = tr(reading.rows[place])
    elif reading.is_of_whole:
        title = ""
    elif reading.is_in_place:
        title = tr("At {place}", place=position_name(axis, place))
    else:
        title = tr("After {place}", place=position_name(axis, place))
    return Values(
        values=lens.chances[:, place],
        rows=block_names(n_state),
        are_rows_tokens=False,
        columns=[str(rank + 1) for rank in range(n_answer)],
        words=[[lens.names[int(one)] for one in row] for row in lens.ids[:, place]],
        title=title,
        note=tr("row: block · column: rank of the answer · colour: probability"),
    )


def norms_map(norms: StreamNorms, look: Look) -> Values:
    """Return the length of the stream at every block and position of the kind that is looked at."""
    kind = reader(look)
    lengths = norms.lengths[kind]
    return Values(
        values=lengths,
        rows=block_names(len(lengths)),
        are_rows_tokens=False,
        columns=axis_labels(own_axis(look, kind))[: lengths.shape[1]],
        largest=float(np.nanmax(lengths, initial=0.0)) or 1.0,
        note=tr("row: block · column: position · colour: length of the vector"),
    )


def attribution_bars(found: Attribution, look: Look) -> list[Bars]:
    """Return the bars of every token that the answer hangs on, input first."""
    headings = {"encoder": tr("Input"), "decoder": tr("Written so far")}
    several = len(found.scores) > 1
    groups: list[Bars] = []
    for kind, scores in found.scores.items():
        labels = tuple(axis_labels(own_axis(look, kind))[: len(scores)])
        groups.append(Bars(headings[kind] if several else "", labels, tuple(scores.tolist())))
    return groups


def attribution_title(found: Attribution) -> str:
    """Return which answer is explained, and what is to be said of numbers next to nothing."""
    said = tr(
        "For the answer “{answer}” ({share})", answer=visible_token(found.answer), share=percent(found.chance)
    )
    largest = max(float(np.abs(scores).max(initial=0.0)) for scores in found.scores.values())
    if largest >= TINY:
        return said
    return f"{said} · {tr('so sure that small changes count next to nothing')}"


def positions_map(found: PositionSimilarity, look: Look) -> Values:
    """Return how alike positions are, with learned ones named as in the maps and rotary ones by number."""
    axis = own_axis(look, reader(look))
    if found.is_learned:
        values = found.values
        labels = axis_labels(axis)
        if len(labels) != len(values):
            labels = [str(number + 1) for number in range(len(values))]
        note = tr("row and column: a position · colour: cosine of their vectors")
    else:
        count = min(len(found.values), max(FEWEST_POSITIONS, len(axis.labels)))
        places = np.arange(count)
        values = found.values[np.abs(places[:, None] - places[None])]
        labels = [str(number + 1) for number in range(count)]
        note = tr("row and column: a position · only their distance counts, as q and k are turned")
    return Values(values=values, rows=labels, columns=labels, is_signed=True, note=note)


def embedding_side(look: Look) -> Side:
    """Return whose vocabulary belongs to the chosen map."""
    return "input" if look.kind == "encoder" else "output"


def marked_tokens(found: EmbeddingMap, look: Look, side: Side) -> list[int]:
    """Return which points are tokens of the input (or of what was written)."""
    kinds = look.seen.probed.reading.kinds
    axis = kinds["encoder" if side == "input" else "decoder"].query
    here = set(axis.labels)
    return [index for index, label in enumerate(found.labels) if label in here]


def axis_names(found: EmbeddingMap) -> tuple[str, str]:
    """Return the names of both axes with the share of all differences that each shows."""
    first, second = (percent(share) for share in found.shares)
    return (
        tr("direction 1: {share} of all differences", share=first),
        tr("direction 2: {share}", share=second),
    )
