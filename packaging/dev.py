"""The developer's one entry point: `python3 packaging/dev.py run`, `… test` and a few smaller verbs.

Needs nothing but Python: this file only looks at the version, so that even an old Python gets a sentence
instead of a syntax error; everything else is in the `dev_*.py` files beside it.
"""

from __future__ import annotations

import shutil
import sys

OLDEST = (3, 11)
NEWEST_TO_TRY = 15


def python_advice() -> str:
    """Return what to do when the Python that runs this file is too old."""
    words = f"Attention Workbench needs Python 3.11 or newer; this is Python {sys.version.split()[0]}."
    for minor in range(NEWEST_TO_TRY, OLDEST[1] - 1, -1):
        if shutil.which(f"python3.{minor}"):
            return f"{words} Type: python3.{minor} packaging/dev.py {' '.join(sys.argv[1:])}"
    return f"{words} Get one from https://www.python.org/downloads/ and start this file with it."


def main() -> int:
    """Run the verb on the command line and return the exit code."""
    if sys.version_info < OLDEST:
        print(python_advice(), file=sys.stderr)
        return 1
    from dev_commands import run_command_line

    return run_command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
