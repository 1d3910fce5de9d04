"""The weights of one or several maps as lines from queries to keys: only those that can be seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAST = 0.02  # a lighter line could not be seen among the others
LEAST_OF_ONE = 0.005  # of the lines of a single token, which have the room for themselves
MOST = 1200  # lines drawn at once; more are a grey area and cost time


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines in the order in which they are drawn: the heaviest last, on top."""

    head: npt.NDArray[np.intp]  # (N,) which of the maps
    query: npt.NDArray[np.intp]  # (N,)
    key: npt.NDArray[np.intp]  # (N,)
    weight: npt.NDArray[np.float32]  # (N,)
    n_light: int  # lines between two tokens that were left out because they are lighter than asked for
    n_crowded: int  # heavier ones that were left out because there are too many


def lines_of(
    maps: npt.NDArray[np.float32],
    *,
    query: int | None = None,
    key: int | None = None,
    least: float = LEAST,
    most: int = MOST,
) -> Lines:
    """Return the lines of *maps* (n_head, T_query, T_key), of one *query* or one *key* where it is given."""
    part = maps
    if query is not None:
        part = part[:, query : query + 1]
    if key is not None:
        part = part[:, :, key : key + 1]
    heads, queries, keys = np.nonzero(part >= least)
    weights = part[heads, queries, keys]
    n_light = int((part > 0).sum()) - len(weights)
    n_crowded = max(0, len(weights) - most)
    order = np.argsort(weights, kind="stable")[n_crowded:]
    return Lines(
        head=heads[order],
        query=queries[order] + (query or 0),
        key=keys[order] + (key or 0),
        weight=weights[order],
        n_light=n_light,
        n_crowded=n_crowded,
    )
