"""A text file: one long text."""

from __future__ import annotations

from workbench.data.texts import TextFormat
from workbench.language import N_


class PlainText(TextFormat):
    """Everything in the file is text."""

    key = "text"
    title = N_("Text file")
    suffixes = (".txt", ".text")


FORMAT = PlainText()
