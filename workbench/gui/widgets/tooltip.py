"""Tooltips that wrap."""

from __future__ import annotations

from html import escape


def wrapped(shown: str) -> str:
    """Return *shown* as a tooltip that breaks into lines; Qt keeps plain text on one line however long it is."""
    return f"<p>{escape(shown)}</p>" if shown else ""
