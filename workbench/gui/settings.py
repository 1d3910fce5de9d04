"""What the program remembers of a person: language, theme, recent projects, window state."""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass
from pathlib import Path

from workbench import paths
from workbench.atomic import read_json, write_json
from workbench.language import LANGUAGES, WorkbenchError
from workbench.schema import from_json, to_json

log = logging.getLogger(__name__)
MAX_RECENT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Plain values, kept as ``settings.json``; a damaged file is put aside and never stops the start."""

    language: str = ""  # "" follows the system
    theme: str = "system"
    recent: tuple[str, ...] = ()
    geometry: str = ""  # of the window, as Qt gives it, in base 64
    explain_collapsed: bool = False

    @classmethod
    def load(cls) -> Settings:
        """Return the settings, or fresh ones."""
        path = _path()
        if not path.exists():
            return cls()
        try:
            found = from_json(cls, read_json(path))
        except WorkbenchError as error:
            log.warning("settings were put aside: %s", error)
            try:
                path.replace(path.with_suffix(".damaged.json"))
            except OSError:
                log.warning("the damaged settings file could not be renamed")
            return cls()
        return found

    def save(self) -> None:
        """Keep these settings; a folder that cannot be written is no reason to disturb anybody."""
        try:
            write_json(_path(), to_json(self))
        except WorkbenchError as error:
            log.warning("settings were not saved: %s", error)

    def with_recent(self, folder: Path) -> Settings:
        """Return settings with *folder* first among the recent projects."""
        others = [path for path in self.recent if Path(path) != folder]
        return dataclasses.replace(self, recent=(str(folder), *others)[:MAX_RECENT])

    def without_recent(self, folder: str) -> Settings:
        """Return settings without *folder* among the recent projects."""
        return dataclasses.replace(self, recent=tuple(path for path in self.recent if path != folder))

    def language_or_system(self, system: str) -> str:
        """Return the language to start in; *system* is a locale name such as zh_CN."""
        if self.language in LANGUAGES:
            return self.language
        return "zh_CN" if system.startswith("zh") else "en"


def _path() -> Path:
    return paths.settings_dir() / "settings.json"
