"""Runs verbs of the command line in processes that are killed at a chosen moment.

Importing torch takes longer than the trainings that are killed here, so this program imports everything once and
forks: one life for every line of JSON it reads. Nothing is calculated before a fork, so no thread of torch is lost;
models without weights are made, for which torch loads more than a thousand modules.

A line holds ``arguments`` and perhaps ``kill``: the number of the file event below ``folder`` at which the process
gets SIGKILL, counting only those whose audit event and path match and which come after the renaming of a certain
file, and whether only half of the file stays.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from workbench.__main__ import main
from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.initialisation import outline
from workbench.projects.project import Project

MOMENTS = ("open", "os.rename", "shutil.rmtree")


class Death:
    """Kills this process at a moment of its work on files."""

    def __init__(
        self,
        *,
        folder: str,
        event: str = "",
        name: str = "",
        count: int = 1,
        torn: bool = False,
        after: str = "",
    ) -> None:
        self._folder = folder
        self._event = event  # "" means any
        self._name = name
        self._left = count
        self._torn = torn
        self._after = after  # nothing counts until this was renamed

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in MOMENTS:
            return
        path = arguments[0]
        if not isinstance(path, str | os.PathLike):
            return
        path = os.fspath(path)
        if not isinstance(path, str) or not path.startswith(self._folder):
            return
        if self._after:
            if event == "os.rename" and self._after in path:
                self._after = ""
            return
        if self._name not in path or (self._event and event != self._event):
            return
        self._left -= 1
        if self._left:
            return
        if self._torn:
            os.truncate(path, os.path.getsize(path) // 2)
        os.kill(os.getpid(), signal.SIGKILL)


def live(order: dict[str, Any]) -> None:
    """Run one verb and never come back."""
    code = 99
    try:
        with Path(order["output"]).open("ab") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        if order.get("kill"):
            sys.addaudithook(Death(**order["kill"]))
        code = main(order["arguments"])
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    outline(lambda: Decoder(DecoderConfig(vocab_size=2, seq_len=4, n_layer=1, n_head=1, d_model=8)))
    Project.open(Path(sys.argv[1])).experiment()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            live(json.loads(line))
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
