"""The `.venv` in the repository root: made when it misses, mended when it is stale, else used at once.

A stamp inside `.venv` holds a fingerprint of everything the installation depends on and the extras it was made
with. The stamp is taken away before pip starts and written after pip is done, so an interrupted installation is
seen as stale and simply goes on the next time.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dev_process import SetupProblem, call, exit_code, say, warn

_SIZE_MB = 1300
_TAIL_LINES = 12


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from."""

    fingerprint: str
    location: str
    """Absolute path of the environment: its start scripts hold it, so one that was moved is made anew."""
    python: str
    extras: tuple[str, ...]

    def serves(self, wanted: Stamp) -> bool:
        """Return whether an environment with this stamp can be used where *wanted* is asked for."""
        return self.can_be_mended_to(wanted) and (
            self.fingerprint == wanted.fingerprint and set(self.extras) >= set(wanted.extras)
        )

    def can_be_mended_to(self, wanted: Stamp) -> bool:
        """Return whether pip alone can bring an environment with this stamp up to *wanted*."""
        return self.location == wanted.location and self.python == wanted.python


@dataclass(frozen=True)
class Environment:
    """Where the parts of a virtual environment lie, which differs between Windows and the rest."""

    root: Path
    windows: bool = sys.platform == "win32"

    @property
    def folder(self) -> Path:
        """The environment's own folder."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of its programs."""
        return self.folder / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.script("python")

    @property
    def stamp(self) -> Path:
        """The file that says what it was made from."""
        return self.folder / "workbench-stamp.json"

    def script(self, name: str) -> Path:
        """Return the program *name* that a package has put into the environment."""
        return self.scripts / (f"{name}.exe" if self.windows else name)


def fingerprint(root: Path) -> str:
    """Return a hash of the files that say what has to be installed."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "packaging/constraints.txt"):
        digest.update(name.encode())
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def wanted_stamp(environment: Environment, extras: Iterable[str] = ()) -> Stamp:
    """Return the stamp an up-to-date environment with *extras* has."""
    return Stamp(
        fingerprint=fingerprint(environment.root),
        location=str(environment.folder.resolve()),
        python=".".join(str(part) for part in sys.version_info[:3]),
        extras=tuple(sorted(extras)),
    )


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp in the file *path*; None when there is none or it cannot be read."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(
            fingerprint=str(found["fingerprint"]),
            location=str(found["location"]),
            python=str(found["python"]),
            extras=tuple(str(extra) for extra in found["extras"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Write *stamp* into the file *path*."""
    words = {
        "fingerprint": stamp.fingerprint,
        "location": stamp.location,
        "python": stamp.python,
        "extras": list(stamp.extras),
    }
    path.write_text(json.dumps(words, indent=1) + "\n", encoding="utf-8")


def is_ready(environment: Environment, extras: Iterable[str] = ()) -> bool:
    """Return whether the environment can be used as it is. Reads three small files, starts nothing."""
    found = read_stamp(environment.stamp)
    return (
        found is not None and found.serves(wanted_stamp(environment, extras)) and environment.python.exists()
    )


def prepare(environment: Environment, extras: Iterable[str] = ()) -> None:
    """Make the environment ready, with the project and *extras* installed in it."""
    if is_ready(environment, extras):
        return
    found = read_stamp(environment.stamp)
    if found is not None:
        extras = {*extras, *found.extras}  # `run` after a change does not take the test tools away
    wanted = wanted_stamp(environment, extras)
    if found is None or not found.can_be_mended_to(wanted):
        _make(environment)
    environment.stamp.unlink(missing_ok=True)
    _install(environment, wanted)
    write_stamp(environment.stamp, wanted)


def base_python() -> str:
    """Return the Python to make the environment with: the one underneath when we run inside one."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _made_by_this_python(environment: Environment) -> bool:
    """Return whether there is a working environment of our Python's version, perhaps half filled by pip."""
    try:
        answer = subprocess.run(
            [
                str(environment.python),
                "-c",
                "import sys, pip; print(*sys.version_info[:3], sys.prefix, sep='|')",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    except OSError:
        return False
    expected = [*(str(part) for part in sys.version_info[:3]), str(environment.folder)]
    return answer.returncode == 0 and answer.stdout.strip().split("|") == expected


def _make(environment: Environment) -> None:
    """Make the bare environment, unless one that a broken-off installation has left can go on."""
    if read_stamp(environment.stamp) is None and _made_by_this_python(environment):
        return
    say(f"Making {environment.folder} …")
    answer = subprocess.run(
        [base_python(), "-m", "venv", "--clear", str(environment.folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if answer.returncode != 0:
        raise explain(answer.stdout, environment.root, step="The environment .venv could not be made")


def _install(environment: Environment, wanted: Stamp) -> None:
    """Let pip install the project and its dependencies, with pip's own progress on the terminal."""
    target = f".[{','.join(wanted.extras)}]" if wanted.extras else "."
    say(f"Installing into .venv; the first time this takes some minutes and about {_SIZE_MB} MB of disk,")
    say("and several GB more where pip picks the build of PyTorch for NVIDIA cards (see README.md).")
    complaints: list[str] = []

    def note(line: str) -> None:
        if "Retrying (Retry(" in line and not any("Retrying (Retry(" in earlier for earlier in complaints):
            warn("The network does not answer; pip keeps trying for a while …")
        complaints.append(line)

    pip = [str(environment.python), "-m", "pip", "install", "--no-input"]
    returncode = call(
        [*pip, "-c", "packaging/constraints.txt", "-e", target],
        cwd=environment.root,
        extra_environment={"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"},
        on_error_line=note,
    )
    if returncode != 0:
        raise explain("\n".join(complaints), environment.root, step="pip could not install", code=returncode)


_NO_NETWORK = (
    "NewConnectionError", "ConnectTimeoutError", "NameResolutionError", "Temporary failure in name resolution",
    "Network is unreachable", "Name or service not known", "getaddrinfo failed", "ReadTimeoutError",
    "Read timed out", "ProxyError", "Connection refused", "Connection reset", "ConnectionResetError",
)  # fmt: skip


def explain(words: str, root: Path, *, step: str, code: int = 1) -> SetupProblem:
    """Turn what venv or pip *words* into one sentence about the cause and one about the remedy."""
    if "No space left on device" in words or "Errno 28" in words or "WinError 112" in words:
        free_mb = shutil.disk_usage(root).free // 2**20
        return SetupProblem(
            f"{step}: the disk is full ({free_mb} MB free where the project is).",
            f"Make room for about {_SIZE_MB + 1200} MB there and in the folder for temporary files, "
            "then start again; it goes on where it stopped.",
        )
    if "CERTIFICATE_VERIFY_FAILED" in words or "SSLError" in words:
        return SetupProblem(
            f"{step}: the package index showed a certificate that this computer does not trust.",
            "Set the computer's clock; behind a company's proxy set PIP_CERT to its certificate file.",
        )
    if any(sign in words for sign in _NO_NETWORK):
        return SetupProblem(
            f"{step}: there is no connection to the package index.",
            "Connect to the network (behind a proxy set HTTPS_PROXY), then start again; what was installed stays.",
        )
    if "ensurepip is not" in words or "No module named venv" in words or "No module named ensurepip" in words:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return SetupProblem(
            f"{step}: this Python comes without its venv module.",
            f"On Debian and Ubuntu type: sudo apt-get install -y python{version}-venv",
        )
    if "Permission denied" in words or "Errno 13" in words or "WinError 5]" in words:
        return SetupProblem(
            f"{step}: a file in {root / '.venv'} could not be written.",
            "Close programs that use it, see that the folder belongs to you, then start again.",
        )
    if "No matching distribution" in words or "requires a different Python" in words:
        return SetupProblem(
            f"{step}: a package is not offered for Python {sys.version.split()[0]} on this system.\n"
            + _last_lines(words, 3),
            "Use a Python from 3.11 to 3.14, 64 bit, on Windows, macOS or Linux with glibc.",
        )
    if code in (137, 9):
        return SetupProblem(
            f"{step}: the system ended it, most likely because memory ran out.",
            "Close other programs, then start again.",
        )
    return SetupProblem(f"{step} (exit code {exit_code(code)}):\n{_last_lines(words, _TAIL_LINES)}", "")


def _last_lines(words: str, count: int) -> str:
    return "\n".join(f"    {line}" for line in words.strip().splitlines()[-count:])
