"""Texts that are nearly the same, found without comparing each with each.

Each text is the set of all its runs of three characters. Of every set 32 minima of random hashes are kept (MinHash:
Broder, "On the resemblance and containment of documents", 1997): two texts agree in one of them as often as their sets
have members in common (Jaccard index). Only texts that agree in four hashes of one of eight bands are compared at all,
set with set, so what is reported is exact; of the pairs with an index of 0.8, about 1.5 % never meet in a band
(1 - 0.8⁴ to the eighth power), of those with 0.9 fewer than one in a thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from workbench.data.repeats import normalised
from workbench.progress import Progress

LEAST_LIKENESS = 0.8
RUN = 3  # characters
MOST_CHARACTERS = 1000  # of a text: what begins alike for so long is nearly the same
MOST_TRAIN, MOST_HELD = 200_000, 20_000  # texts that are compared; more are thinned out evenly
LEAST_WEIGHT = 20  # of a text: shorter ones are alike by chance
_SIGN_WEIGHT = 2.5  # of a Chinese character, which says as much as so many letters
_N_BAND, _N_ROW = 8, 4
_BATCH = 2000
_PER_BUCKET = 6  # texts of train that are compared of those that agree in a band

Hashes = npt.NDArray[np.uint64]


def weight(content: str) -> float:
    """Return how much a text says, in letters."""
    if content.isascii():
        return len(content)
    n_sign = sum(1 for character in content if character >= "\u3040")
    return len(content) + (_SIGN_WEIGHT - 1) * n_sign


def runs_of(content: str) -> frozenset[str]:
    """Return the set of all runs of three characters of a normalised text."""
    return frozenset(content[at : at + RUN] for at in range(max(1, len(content) - RUN + 1)))


def likeness(one: str, two: str) -> float:
    """Return what share of the runs of two normalised texts both have (Jaccard index)."""
    first, second = runs_of(one), runs_of(two)
    return len(first & second) / max(1, len(first | second))


def thinned(places: npt.NDArray[np.int64], most: int) -> npt.NDArray[np.int64]:
    """Return at most *most* of *places*, evenly."""
    if len(places) <= most:
        return places
    return places[np.linspace(0, len(places) - 1, most).astype(np.int64)]


def near_copies(
    train: Sequence[str], held: Sequence[str], progress: Progress
) -> Iterable[tuple[int, int, float]]:
    """Yield (place in *held*, place in *train*, likeness) of the most like pairs, copies left out.

    Each text of *held* comes once at most, with the text of *train* that is most like it, if they have at least
    `LEAST_LIKENESS` in common.
    """
    texts = [[normalised(each)[:MOST_CHARACTERS] for each in part] for part in (train, held)]
    long = [
        np.array([at for at, each in enumerate(part) if weight(each) >= LEAST_WEIGHT], dtype=np.int64)
        for part in texts
    ]
    if not len(long[0]) or not len(long[1]):
        return
    total = len(long[0]) + len(long[1])
    share = 0.7 * len(long[0]) / total
    bands = [
        _bands([part[at] for at in places], progress.part(*span))
        for part, places, span in zip(texts, long, ((0.0, share), (share, 0.7)), strict=True)
    ]
    order = [np.argsort(bands[0][:, band], kind="stable") for band in range(_N_BAND)]
    ordered = [bands[0][order[band], band] for band in range(_N_BAND)]
    first = [np.searchsorted(ordered[band], bands[1][:, band], "left") for band in range(_N_BAND)]
    last = [np.searchsorted(ordered[band], bands[1][:, band], "right") for band in range(_N_BAND)]
    for number, at in enumerate(long[1]):
        if not number % 256:
            progress.update(0.7 + 0.3 * number / len(long[1]))
        candidates: set[int] = set()
        for band in range(_N_BAND):
            begin, end = int(first[band][number]), int(last[band][number])
            candidates.update(
                int(long[0][each]) for each in order[band][begin : min(end, begin + _PER_BUCKET)]
            )
        content = texts[1][at]
        best, best_at = 0.0, -1
        for each in sorted(candidates):
            found = likeness(content, texts[0][each])
            if found == 1.0 and normalised(train[each]) == normalised(held[int(at)]):
                best_at = -1
                break  # a copy, which is counted elsewhere
            if found > best:
                best, best_at = found, each
        if best_at >= 0 and best >= LEAST_LIKENESS:
            yield int(at), best_at, best


def _bands(texts: Sequence[str], progress: Progress) -> Hashes:
    """Return one number for each band of each text (N, 8); texts that agree in it are worth comparing."""
    rng = np.random.default_rng(1)
    factors = rng.integers(1, 1 << 62, (_N_BAND * _N_ROW,), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    spread = rng.integers(1, 1 << 62, RUN, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    mix = rng.integers(1, 1 << 62, _N_ROW, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    found = np.zeros((len(texts), _N_BAND), np.uint64)
    for start in range(0, len(texts), _BATCH):
        progress.update(start / len(texts))
        batch = texts[start : start + _BATCH]
        lengths = np.array([len(each) - RUN + 1 for each in batch], dtype=np.int64)
        runs = np.concatenate([_hashed_runs(each, spread) for each in batch])
        places = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        minima = [
            np.minimum.reduceat((runs * factor) >> np.uint64(32), places) for factor in factors
        ]  # the upper bits of a product are the random ones
        for band in range(_N_BAND):
            rows = minima[band * _N_ROW : (band + 1) * _N_ROW]
            for row, by in zip(rows, mix, strict=True):
                found[start : start + len(batch), band] += (row + np.uint64(1)) * by
    return found


def _hashed_runs(content: str, spread: Hashes) -> Hashes:
    codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    n_run = len(codes) - RUN + 1
    mixed = sum((codes[at : at + n_run] * spread[at] for at in range(RUN)), np.zeros(n_run, np.uint64))
    return mixed ^ (mixed >> np.uint64(29))
