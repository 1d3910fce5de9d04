"""*Save what I see*: the figures in sight, drawn for paper, and everything that is needed to understand them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from workbench.data.examples import ImageArray
from workbench.gui.looking.look import Look
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import load_theme
from workbench.gui.views.figure import Exportable
from workbench.gui.views.pixels import to_image
from workbench.language import text

if TYPE_CHECKING:
    from workbench.progress import Progress


def save_report(path: Path, look: Look, figures: Sequence[tuple[str, Exportable]], session: Session) -> None:
    """Write a page about *look* with *figures* and the words under them to *path*, and tell of it.

    What is drawn is drawn at once, in the window's thread; settings are read and the file is written in a job.
    """
    project, info, summary = session.project, session.selected_info(), look.summary
    if project is None or info is None or summary is None:
        return
    theme = load_theme("light")
    drawn = [(title, figure.to_svg(theme)) for title, figure in figures]
    seen, scenario = look.seen, project.scenario
    picture = png_of(seen.value) if isinstance(seen.value, np.ndarray) else None

    def work(progress: Progress) -> None:
        from workbench.atomic import write_text
        from workbench.inspection.report import ReportFigure, Seen, report

        page = report(
            Seen(
                project=project.title,
                scenario=scenario.about.title,
                run=run_name(seen.run.name),
                info=info,
                experiment=seen.run.experiment(),
                value=seen.value,
                probed=seen.probed,
                kind=look.kind,
                head=summary,
                figures=[ReportFigure(title=title, svg=svg) for title, svg in drawn],
                picture_png=picture,
            )
        )
        write_text(path, page)

    def done(_: object) -> None:
        session.told.emit(text("Saved “{path}”.", path=str(path)))

    session.jobs.start(work, done, session.raised.emit)


def png_of(pixels: ImageArray) -> bytes:
    """Return a picture as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    to_image(pixels).save(buffer, "PNG")  # pyright: ignore[reportCallIssue,reportArgumentType]
    return bytes(data.data())
