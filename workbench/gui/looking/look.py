"""What the Inspect page looks at: an answer of the prober and the choice within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.scenarios.base import KindMaps, Value

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary
    from workbench.inspection.probing import Probed
    from workbench.projects.run import Run


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer of the prober with the question it belongs to."""

    probed: Probed
    run: Run
    value: Value
    limit: int  # tokens the model can read; 0 if it does not read tokens
    seconds: float = 0.0  # that reading took, the loading of the model left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One head of an answer, and the places chosen in its map."""

    seen: Seen
    kind: str
    layer: int
    head: int
    heads: tuple[tuple[int, int], ...] = ()  # several looked at together, the one above at the end; or none
    query: int | None = None  # the row that was chosen, if one was and this map has it
    key: int | None = None

    @property
    def found(self) -> KindMaps:
        """The maps of the chosen kind."""
        return self.seen.probed.reading.kinds[self.kind]

    @property
    def summary(self) -> HeadSummary | None:
        """The scores of the chosen head."""
        return self.summary_of(self.layer, self.head)

    @property
    def together(self) -> tuple[tuple[int, int], ...]:
        """The heads looked at together, in the order of choice; one if only one is."""
        return self.heads or ((self.layer, self.head),)

    def summary_of(self, layer: int, head: int) -> HeadSummary | None:
        """Return the scores of any head of the chosen kind."""
        heads = self.seen.probed.heads[self.kind]
        return next((each for each in heads if (each.layer, each.head) == (layer, head)), None)
