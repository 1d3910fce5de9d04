"""What a run is called on screen: its folder is named for sorting, people want size and time."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QLocale

from workbench.language import current_language, tr
from workbench.scenarios.base import PRESET_TITLES

_FOLDER = re.compile(r"(\d{4}-\d\d-\d\dT\d{4})-([a-z]+)(?:-(\d+))?")


def run_name(name: str) -> str:
    """Return "2026-11-23T2247-tiny-2" as "tiny 2 · 23 Nov 22:47"; a run called otherwise keeps its name."""
    found = _FOLDER.fullmatch(name)
    if found is None:
        return name
    stamp, preset, number = found.groups()
    try:
        moment = datetime.strptime(stamp, "%Y-%m-%dT%H%M")
    except ValueError:
        return name
    size = tr(PRESET_TITLES[preset]).lower() if preset in PRESET_TITLES else preset
    if current_language() == "zh_CN":
        shown = f"{moment:%m-%d %H:%M}"
    else:
        month = QLocale(QLocale.Language.English).monthName(moment.month, QLocale.FormatType.ShortFormat)
        shown = f"{moment.day} {month} {moment:%H:%M}"
    return f"{size} {number} · {shown}" if number else f"{size} · {shown}"
