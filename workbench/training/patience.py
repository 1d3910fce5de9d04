"""Early stopping: when the loss on unseen examples has not improved for a while.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 7.8. Each measurement is compared with the
best so far, not with the one before as by the criterion UP of Prechelt, "Early Stopping - But When?" (1998).
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(slots=True)
class Patience:
    """Counts measurements without improvement; a *limit* of 0 never runs out."""

    limit: int
    best: float = math.inf
    n_worse: int = 0

    @property
    def is_spent(self) -> bool:
        """Whether it has run out."""
        return 0 < self.limit <= self.n_worse

    def is_over(self, validation_loss: float) -> bool:
        """Take in one more measurement and say whether to stop."""
        if validation_loss < self.best:
            self.best, self.n_worse = validation_loss, 0
        else:
            self.n_worse += 1
        return self.is_spent
