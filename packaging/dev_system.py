"""What the window needs from a Linux system and pip cannot bring: shared libraries, fonts, the venv module.

Windows and macOS bring all of it. On Debian and Ubuntu the missing packages are installed when we are root;
everywhere else one command (or a list of libraries) is printed.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dev_process import SetupProblem, call, environment, say, warn

Kind = Literal["set-up", "qt", "window", "font"]


@dataclass(frozen=True)
class Need:
    """One thing the system must have, and the Debian package that brings it.

    Kind `set-up` is needed to make the environment, `qt` even off screen, `window` only to open a window on a
    display; without a `font` the program runs, but shows boxes instead of letters.
    """

    name: str
    package: str
    kind: Kind


# What the Qt libraries and the xcb platform plugin of PySide6 6.8 to 6.11 link to beyond the C library.
# Package names are the same on Debian 12 and Ubuntu 24.04 (there libglib2.0-0t64 provides the old name).
LIBRARIES: Sequence[Need] = (
    Need("libEGL.so.1", "libegl1", "qt"),
    Need("libGL.so.1", "libgl1", "qt"),
    Need("libX11.so.6", "libx11-6", "qt"),
    Need("libdbus-1.so.3", "libdbus-1-3", "qt"),
    Need("libfontconfig.so.1", "libfontconfig1", "qt"),
    Need("libfreetype.so.6", "libfreetype6", "qt"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "qt"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "qt"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "qt"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "window"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "window"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "window"),
    Need("libxcb-image.so.0", "libxcb-image0", "window"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "window"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "window"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "window"),
    Need("libxcb-render.so.0", "libxcb-render0", "window"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "window"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "window"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "window"),
    Need("libxcb-util.so.1", "libxcb-util1", "window"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "window"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "window"),
    Need("libxcb.so.1", "libxcb1", "window"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "window"),
)
LATIN_FONT = Need("a font for Latin letters", "fonts-dejavu-core", "font")
CHINESE_FONT = Need("a font for Chinese", "fonts-noto-cjk", "font")

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
)
_FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_CHINESE_FONT_NAMES = (
    "cjk", "sourcehan", "wqy", "droidsansfallback", "uming", "ukai", "simsun", "simhei", "msyh",
    "notosanssc", "notoserifsc", "lxgw", "harmonyos", "misans", "alibabapuhui",
)  # fmt: skip


def loads(library: str) -> bool:
    """Return whether the system's own loader finds *library* (and all that it needs in turn)."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_chinese_font(file_name: str) -> bool:
    """Return whether a font file's name says that it has Chinese characters."""
    plain = file_name.lower().replace("-", "").replace("_", "").replace(" ", "")
    return any(part in plain for part in _CHINESE_FONT_NAMES)


def font_files(folders: Iterable[str] = FONT_FOLDERS) -> list[str]:
    """Return the names of all font files in *folders* and the folders below them."""
    return [
        name
        for folder in folders
        for _, _, names in os.walk(Path(folder).expanduser())
        for name in names
        if name.lower().endswith(_FONT_ENDINGS)
    ]


def listed_fonts(listing: str) -> list[str]:
    """Return the font families in what `fc-list` printed, each line being `family[,family…]`."""
    return [line.split(",")[0].strip() for line in listing.splitlines() if line.strip()]


def _ask_fontconfig(pattern: str) -> list[str]:
    """Return the families fontconfig has for *pattern*; none where it is not installed."""
    if shutil.which("fc-list") is None:
        return []
    try:
        answer = subprocess.run(
            ["fc-list", pattern, "family"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return listed_fonts(answer.stdout)


def missing_fonts(files: Sequence[str], ask: Callable[[str], list[str]] = _ask_fontconfig) -> list[Need]:
    """Return the fonts that miss; looking at *files* is quick, fontconfig is only asked when that finds none."""
    missing: list[Need] = []
    if not files and not ask(":lang=en"):
        missing.append(LATIN_FONT)
    if not any(is_chinese_font(name) for name in files) and not ask(":lang=zh-cn"):
        missing.append(CHINESE_FONT)
    return missing


def missing_venv() -> list[Need]:
    """Return the package that lets Python make environments, where Debian has split it off."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None:
        return []
    return [Need("Python's venv module", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "set-up")]


def find_missing(*, has_environment: bool) -> list[Need]:
    """Return everything this Linux system misses."""
    missing = [] if has_environment else missing_venv()
    missing += [need for need in LIBRARIES if not loads(need.name)]
    return missing + missing_fonts(font_files())


def packages(needs: Iterable[Need]) -> list[str]:
    """Return the Debian packages that bring *needs*, each once and in order."""
    return list(dict.fromkeys(need.package for need in needs))


def install_command(needs: Iterable[Need], *, root: bool = False) -> str:
    """Return the one command a person types on Debian or Ubuntu; root often has no sudo and needs none."""
    names, sudo = " ".join(packages(needs)), "" if root else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {names}"


def advice(needs: Sequence[Need], *, has_apt: bool) -> str:
    """Return what to do about *needs* in one sentence."""
    if has_apt:
        return f"Type this one command, then start again:\n    {install_command(needs, root=_is_root())}"
    names = ", ".join(need.name for need in needs)
    return f"Install with your system's package manager what brings: {names}. Then start again."


def blocking(needs: Iterable[Need], *, window: bool) -> list[Need]:
    """Return those of *needs* without which we cannot go on."""
    kinds = ("set-up", "qt", "window") if window else ("set-up", "qt")
    return [need for need in needs if need.kind in kinds]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(names: Sequence[str], root: Path) -> bool:
    """Install Debian packages as root; the package lists are fetched only when they miss or are too old."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    waiting = ["-o", "DPkg::Lock::Timeout=120"]
    install = ["apt-get", *waiting, "install", "-q", "-y", "--no-install-recommends", *names]
    lists = Path("/var/lib/apt/lists")
    if lists.is_dir() and any(lists.glob("*Packages*")):
        # Whether the lists are of any use is tried without doing anything, so that a failure stays quiet.
        trial = subprocess.run(
            [*install, "--download-only"],
            env=environment(quiet),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if trial.returncode == 0:
            return call(install, cwd=root, extra_environment=quiet) == 0
    if call(["apt-get", *waiting, "update", "-q"], cwd=root, extra_environment=quiet) != 0:
        return False
    return call(install, cwd=root, extra_environment=quiet) == 0


def check_system(root: Path, *, has_environment: bool, window: bool) -> None:
    """See to what the system must have; raises `SetupProblem` when we cannot go on without the rest."""
    if not sys.platform.startswith("linux"):
        return
    missing = find_missing(has_environment=has_environment)
    if not missing:
        return
    has_apt = shutil.which("apt-get") is not None
    if has_apt and _is_root():
        say(f"Installing system packages: {' '.join(packages(missing))}")
        apt_install(packages(missing), root)
        missing = find_missing(has_environment=has_environment)
    stopping = blocking(missing, window=window)
    if stopping:
        names = ", ".join(need.name for need in stopping)
        raise SetupProblem(f"This system does not have: {names}.", advice(missing, has_apt=has_apt))
    if missing:
        names = ", ".join(need.name for need in missing)
        warn(f"Going on without: {names}. {advice(missing, has_apt=has_apt)}")
