"""What was left out on reading, as a table for those who put it right."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import replacing
from workbench.data.examples import Problem
from workbench.language import tr


def save_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Write a table (CSV) with a row for each of *problems*: where it stood and why it was left out.

    Raises:
        WorkbenchError: The folder cannot be written or the disk is full.
    """
    # with the mark by which spreadsheet programs know UTF-8 and show Chinese as it is
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([tr("Where"), tr("Why")])
        writer.writerows([problem.where, str(problem.reason)] for problem in problems)
