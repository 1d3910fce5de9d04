"""``python -m workbench``: the window without arguments, the command line with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

WINDOW_VERBS = ("screenshots", "window")
LONE_VERBS = ("scenarios", "self-test")  # a folder of that name does not change what they mean


def _is_project(path: Path) -> bool:
    return path.is_dir() or (path.name == "project.json" and path.is_file())


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window or run one verb; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_project = len(given) == 1 and given[0] not in LONE_VERBS and _is_project(Path(given[0]))
    if not given or is_project or given[0] in WINDOW_VERBS:
        from workbench import app

        return app.main(given)
    from workbench import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
