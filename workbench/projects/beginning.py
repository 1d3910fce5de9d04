"""Which run of another project a model begins with, in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Which run a project begins with, in words; what ``run.json`` says of it."""

    title: str  # of the project it belonged to
    scenario: str
    run: str
    step: int

    def to_json(self) -> dict[str, Any]:
        """Return the values to write."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, values: Any) -> Beginning | None:
        """Return what was written, or None."""
        if not isinstance(values, Mapping):
            return None
        title, scenario, run, step = (values.get(key) for key in ("title", "scenario", "run", "step"))
        if not all(isinstance(each, str) for each in (title, scenario, run)) or not isinstance(step, int):
            return None
        return cls(title=str(title), scenario=str(scenario), run=str(run), step=step)
