"""Which tokens a model has to guess, and what stands in their place.

Source: Devlin et al., "BERT" (2019), section 3.1: of the chosen tokens 80 % become blanks, 10 % become other tokens and
10 % stay, so that the model has to know of every token whether it fits.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.preprocessing.tokenizer import UNKNOWN

BLANKED, EXCHANGED = 0.8, 0.1  # of the chosen ones; the rest stays
NOT_ASKED = -1

Ids = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def chosen(ids: Ids, share: float, rng: np.random.Generator) -> Mask:
    """Return which of *ids* (T,) are to be guessed: about *share*, and one at least where there is a known token."""
    known = np.flatnonzero(ids != UNKNOWN)
    found = np.zeros(len(ids), dtype=bool)
    if len(known):
        found[known] = rng.random(len(known)) < share
        if not found.any():
            found[rng.choice(known)] = True
    return found


def hide(ids: Ids, asked: Mask, n_token: int, rng: np.random.Generator) -> Ids:
    """Return *ids* with most of the *asked* ones hidden; the blank is *n_token*, other tokens are below it."""
    fate = rng.random(len(ids))
    other = rng.integers(UNKNOWN + 1, max(n_token, UNKNOWN + 2), len(ids))
    blanked = asked & (fate < BLANKED)
    exchanged = asked & (fate >= BLANKED) & (fate < BLANKED + EXCHANGED)
    return np.where(blanked, n_token, np.where(exchanged, other, ids))


def windows(lengths: Ids, longest: int) -> tuple[Ids, Ids]:
    """Cut lines that lie one after another, each in windows of at most *longest* tokens; return starts and sizes.

    The windows of a line are spread evenly and may overlap, so that none is short. Lines without a token have none.
    """
    counts = -(-lengths // longest)
    lines = np.repeat(np.arange(len(lengths)), counts)
    number = np.arange(len(lines)) - np.repeat(np.cumsum(counts) - counts, counts)
    sizes = np.minimum(lengths, longest)[lines]
    slack = (lengths - longest)[lines]
    within = np.where(counts[lines] > 1, number * slack // np.maximum(counts[lines] - 1, 1), 0)
    return (np.cumsum(lengths) - lengths)[lines] + within, sizes
