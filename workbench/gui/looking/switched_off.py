"""Which heads are switched off, and the way back."""

from __future__ import annotations

from collections.abc import Collection

from workbench.gui.looking.head_names import Place


class SwitchedOff:
    """A set of heads with its history; every change can be undone and done again."""

    def __init__(self) -> None:
        self._states: list[frozenset[Place]] = [frozenset()]
        self._at = 0

    @property
    def heads(self) -> frozenset[Place]:
        """The heads that are off now."""
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return self._at < len(self._states) - 1

    def toggle(self, place: Place) -> None:
        """Switch one head."""
        self.set(self.heads ^ {place})

    def set(self, heads: Collection[Place]) -> None:
        """Switch exactly *heads* off; what was undone before can no longer be done again."""
        wanted = frozenset(heads)
        if wanted != self.heads:
            self._states = [*self._states[: self._at + 1], wanted]
            self._at += 1

    def undo(self) -> None:
        """Go back one change."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._at = min(len(self._states) - 1, self._at + 1)

    def forget(self) -> None:
        """Switch every head on, with no way back: another model is looked at."""
        self._states, self._at = [frozenset()], 0
