"""Positions of an attention map, said in words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from workbench.gui.views.figure import visible_token
from workbench.language import tr
from workbench.preprocessing.special_tokens import END_LABEL, SEPARATOR_LABEL, START_LABEL, UNKNOWN_LABEL
from workbench.scenarios.base import Axis, KindMaps

TOP_KEYS = 3
LEAST = 0.005  # smaller weights would read "0.00"


def axis_labels(axis: Axis) -> list[str]:
    """Return the labels along one side: tokens as they are, patches by number."""
    if axis.kind == "tokens":
        return list(axis.labels)
    extra = list(axis.labels[: axis.n_extra])
    return extra + [str(number + 1) for number in range(len(axis.labels) - axis.n_extra)]


def position_name(axis: Axis, index: int) -> str:
    """Return one position in words: a token with its place, or a patch with its number."""
    if axis.kind == "patches":
        if index < axis.n_extra:
            return tr("whole picture")
        return tr("patch {number}", number=index - axis.n_extra + 1)
    if index < axis.n_extra:
        return tr("class token (the whole text)")
    token, number = axis.labels[index], index - axis.n_extra + 1
    if token == UNKNOWN_LABEL:
        return tr("what the model does not know ({number})", number=number)
    return tr("“{token}” ({number})", token=visible_token(token), number=number)


def position_names(axis: Axis) -> list[str]:
    """Return every position along one side in words."""
    return [position_name(axis, index) for index in range(len(axis.labels))]


def signs_in(kinds: Iterable[KindMaps]) -> str:
    """Return what the signs among the labels stand for that nobody typed; "" if there are none."""
    labels = {label for found in kinds for axis in (found.query, found.key) for label in axis.labels}
    said: list[str] = []
    if UNKNOWN_LABEL in labels:
        sign = visible_token(UNKNOWN_LABEL)
        said.append(
            tr("“{sign}” is what the model does not know: it was not in the data it learnt from.", sign=sign)
        )
    if SEPARATOR_LABEL in labels:
        said.append(tr("“{sign}” stands between the question and the passage.", sign=SEPARATOR_LABEL))
    if START_LABEL in labels:
        said.append(
            tr("“{start}” and “{end}” mark where a text begins and ends.", start=START_LABEL, end=END_LABEL)
        )
    return " ".join(said)


def row_in_words(found: KindMaps, weights: NDArray[np.float32], row: int) -> str:
    """Return what one query looks at most; *weights* (T_query, T_key) are of one head or of several together."""
    keys = _strongest(found, weights[row])
    return tr("{query} looks at: {keys}", query=position_name(found.query, row), keys=keys)


def difference_in_words(
    found: KindMaps, weights: NDArray[np.float32], row: int, names: tuple[str, str]
) -> str:
    """Return where two heads, called *names*, differ most in one row; *weights* is the first minus the second."""
    more, less = _strongest(found, weights[row]), _strongest(found, -weights[row])
    nothing = tr("nothing")
    return tr(
        "{query}: head {first} looks more at {more}; head {second} looks more at {less}",
        query=position_name(found.query, row),
        first=names[0],
        more=more or nothing,
        second=names[1],
        less=less or nothing,
    )


def _strongest(found: KindMaps, weights: NDArray[np.float32]) -> str:
    best = [int(index) for index in np.argsort(-weights)[:TOP_KEYS] if weights[index] >= LEAST]
    return " · ".join(f"{position_name(found.key, index)} {weights[index]:.2f}" for index in best)
