"""A training that ended through no fault of its own."""

from __future__ import annotations

from workbench.language import WorkbenchError


class CutOffError(WorkbenchError):
    """Something it needs went away; the run can go on from its last checkpoint."""
