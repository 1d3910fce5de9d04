"""What a panel has to say beside itself in the Explain panel."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language import tr


@dataclass(frozen=True, slots=True)
class Explained:
    """Three short paragraphs, marked for translation."""

    see: str
    look_for: str
    attempt: str

    def parts(self) -> list[tuple[str, str]]:
        """Return (lead, paragraph) pairs as `Page.explain` does, translated."""
        return [
            (tr("What you see"), tr(self.see)),
            (tr("Look for"), tr(self.look_for)),
            (tr("Try this"), tr(self.attempt)),
        ]
