"""``python -m workbench``: the window without arguments, the command line with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

WINDOW_VERBS = ("screenshots", "window")


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window or run one verb; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_project = len(given) == 1 and not given[0].startswith("-") and Path(given[0]).exists()
    if not given or is_project or given[0] in WINDOW_VERBS:
        from workbench import app

        return app.main(given)
    from workbench import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
