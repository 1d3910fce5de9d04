"""The curve of the loss under the choice of run; before the first run, where to press."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.gui.pages.train_runs import RunRow
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session
from workbench.gui.views.loss_plot import LossPlot
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.language import N_

NOTHING_DRAWN = (0, 0, -1, "", 0)


class LossCard(Card):
    """Draws only what a run has measured since the last time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._drawn = NOTHING_DRAWN  # points, checks, rewritings, run and length the plot already shows
        self.run_row = RunRow(session)
        self.plot = LossPlot()
        self.no_runs = EmptyState(
            "chart", N_("Nothing has been trained yet. Press Start and the loss appears here."), N_("Start")
        )
        self.no_runs.acted.connect(self._lead_on)
        self._layers = QStackedWidget()
        self._layers.addWidget(self.no_runs)
        self._layers.addWidget(self.plot)
        self.body.addWidget(self.run_row)
        self.body.addWidget(self._layers, 1)

    def show_lead(self) -> None:
        """Say where to press before the first run."""
        session, why = self._session, self._session.why_not_train()
        if why is None:
            self.no_runs.set_sentence(
                N_("Nothing has been trained yet. Press Start and the loss appears here."), N_("Start")
            )
        elif session.project is not None and not session.has_data:
            self.no_runs.set_sentence(why, N_("Go to the data"))
        elif session.problems:
            self.no_runs.set_sentence(why, N_("Go to the model"))
        else:
            self.no_runs.set_sentence(why, "")
        has_run = bool(session.selection.run)
        self._layers.setCurrentIndex(1 if has_run else 0)
        self.run_row.setVisible(has_run)

    def _lead_on(self) -> None:
        session = self._session
        if session.why_not_train() is None:
            session.start_training()
        else:
            session.page_asked.emit("model" if session.has_data else "data")

    def show_record(self, record: RunRecord | None) -> None:
        """Draw what is new in *record*."""
        plot = self.plot
        if record is None:
            plot.clear()
            plot.set_random_guess(None)
            self._drawn = NOTHING_DRAWN
            return
        n_point, n_check, n_rewritten, run, total_steps = self._drawn
        if run != record.run or n_rewritten != record.n_rewritten or n_point > len(record.steps):
            plot.clear()
            n_point, n_check = 0, 0
        if len(record.steps) > n_point:
            plot.append_training(np.array(record.steps[n_point:]), np.array(record.losses[n_point:]))
        if len(record.evaluated) > n_check:
            for step in list(record.evaluated)[n_check:]:
                plot.append_validation(step, record.evaluated[step])
        if run != record.run or n_point == 0 or total_steps != record.total_steps:
            plot.set_range(record.total_steps or None)
            plot.set_random_guess(record.random_guess)
        self._drawn = (
            len(record.steps),
            len(record.evaluated),
            record.n_rewritten,
            record.run,
            record.total_steps,
        )
        plot.set_cursor(self._session.selection.step)
