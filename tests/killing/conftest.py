from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
V1 = ROOT / "tests" / "projects" / "v1"
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


class Lives:
    """Processes that run a verb each and may be killed on the way."""

    def __init__(self, output: Path) -> None:
        self.output = output  # what they said
        self.environment = ENVIRONMENT
        self._parent = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "mortal.py"), str(V1)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=ENVIRONMENT,
        )

    def live(self, *arguments: object, kill: dict[str, Any] | None = None) -> int:
        """Return the exit code of a process, -9 where it was killed."""
        order = {
            "arguments": [str(word) for word in arguments],
            "output": str(self.output),
            "kill": kill,
        }
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(order) + "\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def close(self) -> None:
        assert self._parent.stdin is not None
        self._parent.stdin.close()
        self._parent.wait(30)


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    found = Lives(tmp_path_factory.mktemp("lives") / "said.txt")
    yield found
    found.close()
