"""Starting other programs from `dev.py`: exit codes passed on, Ctrl+C without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

INTERRUPTED = 130
"""The exit code a shell gives to a program stopped with Ctrl+C."""

_GRACE_SECONDS = 15.0  # a training that is interrupted still writes its checkpoint


class SetupProblem(Exception):
    """Something a person can mend: a sentence that says what is wrong and one that says what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}\n{remedy}")


def say(words: str) -> None:
    """Print a line of progress at once, also when the output is a file or a pipe."""
    print(words, flush=True)


def warn(words: str) -> None:
    """Print a line on standard error."""
    sys.stdout.flush()
    print(words, file=sys.stderr, flush=True)


def exit_code(returncode: int) -> int:
    """Return the exit code a shell would show: a program ended by signal N counts as 128 + N."""
    return 128 - returncode if returncode < 0 else returncode


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with *extra* set in it."""
    return {**os.environ, **extra}


def call(
    command: Sequence[str],
    *,
    cwd: Path,
    extra_environment: Mapping[str, str] | None = None,
    interactive: bool = False,
    on_error_line: Callable[[str], None] | None = None,
) -> int:
    """Run *command*, show what it prints and return its exit code.

    The program reads the terminal only when *interactive*. With *on_error_line*, what it writes on standard
    error goes there line by line instead of to the terminal.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment(extra_environment or {}),
        stdin=None if interactive else subprocess.DEVNULL,
        stderr=None if on_error_line is None else subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        if on_error_line is not None and process.stderr is not None:
            for line in process.stderr:
                on_error_line(line.rstrip())
        return exit_code(process.wait())
    except KeyboardInterrupt:
        _let_finish(process)
        raise


def _let_finish(process: subprocess.Popen[str]) -> None:
    """Give an interrupted program, which got the Ctrl+C too, time to tidy up; a second one ends it."""
    try:
        process.wait(timeout=_GRACE_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.terminate()
        try:
            process.wait(timeout=2)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
            process.wait()
