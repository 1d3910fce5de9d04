"""What a training says of itself beside its numbers: what it waits for, or what was changed on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.language import Text

if TYPE_CHECKING:
    from workbench.training.events import Event


@dataclass(frozen=True, slots=True)
class Remark:
    """The newest of it."""

    waits_for: Text | None = None
    note: Text | None = None  # of the start, or of the last change nobody asked for

    def after(self, events: Iterable[Event]) -> Remark:
        """Return what holds after *events*."""
        from workbench.training.events import Changed, Held, Started

        waits_for, note = self.waits_for, self.note
        for event in events:
            match event:
                case Held():
                    waits_for = event.reason
                case Started():
                    note = event.note
                case Changed() if event.reason is not None:
                    note = event.reason
                case _:
                    pass
        return Remark(waits_for, note)
