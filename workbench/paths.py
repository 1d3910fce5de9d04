"""Where things live: nobody else knows about user folders, resources or the frozen bundle."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import appdirs

APP_NAME = "attention-workbench"


def resources() -> Path:
    """Return the folder of icons, themes, translations, lessons and samples."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder."""
    return resources().joinpath(*parts)


def settings_dir() -> Path:
    """Return the folder of this person's settings and recent projects."""
    override = os.environ.get("ATTENTION_WORKBENCH_HOME")
    return (
        Path(override) / "settings" if override else Path(appdirs.user_config_dir(APP_NAME, appauthor=False))
    )


def log_dir() -> Path:
    """Return the folder of crash logs."""
    override = os.environ.get("ATTENTION_WORKBENCH_HOME")
    return Path(override) / "log" if override else Path(appdirs.user_log_dir(APP_NAME, appauthor=False))


def projects_dir() -> Path:
    """Return the folder new projects are offered in."""
    override = os.environ.get("ATTENTION_WORKBENCH_HOME")
    base = Path(override) if override else Path.home() / "Documents"
    if not override and not base.is_dir():
        base = Path.home()
    return base / "Attention Workbench"


def data_sets_dir() -> Path:
    """Return the folder of downloaded data sets; among the projects, so that a person can put a file there."""
    return projects_dir() / "Data sets"
