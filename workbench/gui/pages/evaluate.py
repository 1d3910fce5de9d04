"""How good is it? The model measured on examples it never saw, and all runs compared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.examples import Modality
from workbench.gui.dialogs import file_dialog
from workbench.gui.icons import icon
from workbench.gui.pages.compare_runs import CompareRuns
from workbench.gui.pages.evaluation_view import EvaluationView
from workbench.gui.pages.page import Page
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import percent
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, Text, text, tr
from workbench.training.events import Event, Snapshot

FILE = "file"
PARTS = (("validation", N_("Validation")), ("test", N_("Test")), (FILE, N_("A file…")))
PART_HELP = {
    "validation": N_("Measured again and again while training; good for choosing settings."),
    "test": N_("Kept back until the end: the honest number."),
    FILE: N_("A file or folder that this project never saw."),
}


class EvaluatePage(Page):
    """Measure on new examples; compare the runs."""

    key = "evaluate"
    title = N_("Evaluate")
    icon = "evaluate"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._path: Path | None = None
        self._is_measuring = False
        self._fraction = 0.0
        self.view_choice = SegmentedControl(
            [("run", N_("This run")), ("compare", N_("Compare runs"))], N_("What this page shows")
        )
        self.view_choice.chosen.connect(lambda _: self._choose_view())
        self.part_choice = SegmentedControl(PARTS, N_("What is measured"))
        self.part_choice.chosen.connect(self._choose_part)
        self._run_label = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        set_role(self._run_label, "secondary")
        self.file_button = QPushButton()
        self.file_button.setMaximumWidth(150)
        self.file_button.clicked.connect(self._ask_file)
        self.measure_button, self.cancel_button = QPushButton(), QPushButton()
        set_role(self.measure_button, "primary")
        self.measure_button.clicked.connect(self.measure)
        self.cancel_button.clicked.connect(session.cancel_busy)
        bar = QFrame()
        set_role(bar, "card")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.view_choice)
        row.addWidget(self._run_label, 1)
        row.addWidget(self.part_choice)
        row.addWidget(self.file_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.measure_button)
        self.result = EvaluationView(session)
        self.compare = CompareRuns(session)
        self.empty = EmptyState("evaluate", "")
        self.empty.acted.connect(self._act)
        empty_card = Card()
        empty_card.body.addWidget(self.empty, 1)
        self.stack = QStackedWidget()
        for widget in (empty_card, self.result, self.compare):
            self.stack.addWidget(widget)
        self._empty_card = empty_card
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(bar)
        layout.addWidget(self.stack, 1)
        session.project_changed.connect(self._project_changed)
        session.data_changed.connect(self._refresh)
        session.runs_changed.connect(self._refresh)
        session.selection_changed.connect(self._refresh)
        session.evaluation_changed.connect(self._show_evaluation)
        session.busy_changed.connect(self._busy_changed)
        session.training_progressed.connect(self._progressed)
        session.training_events.connect(self._on_events)
        self.retranslate()
        self.restyle()

    def _choose_view(self) -> None:
        self._refresh()
        self.explain_changed.emit()

    # measuring

    def set_file(self, path: Path | None) -> None:
        """Measure on *path* instead of a part of the project's own data."""
        self._path = path
        if path is not None:
            self.part_choice.set_key(FILE)
        self._refresh()

    def measure(self) -> None:
        """Measure the selected run on what is chosen."""
        if self._why_not() is not None:
            return
        self._is_measuring, self._fraction = True, 0.0
        key = self.part_choice.key()
        self.session.evaluate("" if key == FILE else key, self._path if key == FILE else None)

    def _why_not(self) -> Text | None:
        if not self.session.has_weights:
            return text("There is no trained model yet.")
        if self.session.busy is not None:
            return text("Another task is still running.")
        if self.part_choice.key() == FILE:
            return text("Choose a file first.") if self._path is None else None
        if not self.session.has_data:
            return text("Bring data first, on the Data page.")
        return None

    def _choose_part(self, key: str) -> None:
        if key == FILE and self._path is None:
            self._ask_file()
        self._refresh()

    def _ask_file(self) -> None:
        scenario = self.session.scenario
        if scenario is not None and scenario.input is Modality.IMAGE:
            chosen = file_dialog.ask_folder(self, tr("Choose a folder with one subfolder for each class"))
        else:
            kinds = f"{tr('Text and tables')} (*.txt *.csv *.tsv *.jsonl)"
            chosen = file_dialog.ask_file(self, tr("Choose a file"), kinds)
        if chosen is not None:
            self.set_file(chosen)
        elif self._path is None:
            self.part_choice.set_key("validation")
            self._refresh()

    # what the session says

    def entered(self) -> None:
        self._show_evaluation()

    def _project_changed(self) -> None:
        self._path = None
        self.part_choice.set_key("validation")
        self._show_evaluation()

    def _show_evaluation(self) -> None:
        self.result.set_evaluation(self.session.evaluation)
        self._refresh()

    def _busy_changed(self) -> None:
        if self.session.busy is None:
            self._is_measuring = False
        self._refresh()

    def _progressed(self, fraction: float) -> None:
        if self._is_measuring and fraction - self._fraction >= 0.01:
            self._fraction = fraction
            self._show_measure_button()

    def _on_events(self, events: list[Event]) -> None:
        if any(isinstance(event, Snapshot) for event in events):
            self._refresh()

    def _act(self) -> None:
        page = self.session.page_before_a_model()
        if page:
            self.session.page_asked.emit(page)
        else:
            self.measure()

    # showing

    def _refresh(self) -> None:
        missing, evaluation = self.session.page_before_a_model(), self.session.evaluation
        if evaluation is None and self.result.tiles:
            self.result.set_evaluation(None)
        if self.view_choice.key() == "compare" and self.session.runs:
            self.stack.setCurrentWidget(self.compare)
        elif missing or evaluation is None or evaluation.run != self.session.selection.run:
            self._show_empty(missing)
            self.stack.setCurrentWidget(self._empty_card)
        else:
            self.stack.setCurrentWidget(self.result)
        is_run = self.view_choice.key() == "run"
        self.part_choice.setVisible(is_run)
        self.file_button.setVisible(is_run and self.part_choice.key() == FILE)
        self.measure_button.setVisible(is_run)
        self.cancel_button.setVisible(is_run and self._is_measuring)
        self.file_button.setText(tr("Choose…") if self._path is None else self._path.name)
        self.file_button.setToolTip(wrapped(str(self._path or "")))
        self._show_run_label()
        self._show_measure_button()

    def _show_run_label(self) -> None:
        step = self._step()
        if step is None:
            self._run_label.setText("")
        else:
            self._run_label.setText(
                tr("{run}, step {step:,}", run=run_name(self.session.selection.run), step=step)
            )

    def _step(self) -> int | None:
        steps = self.session.snapshots
        chosen = self.session.selection.step
        return (chosen if chosen is not None else steps[-1]) if steps else None

    def _show_measure_button(self) -> None:
        reason = self._why_not()
        self.measure_button.setEnabled(reason is None)
        self.measure_button.setToolTip(wrapped("" if reason is None else str(reason)))
        self.measure_button.setAccessibleDescription("" if reason is None else str(reason))
        shown = tr("Measure")
        if self._is_measuring:
            shown = tr("Measuring… {share}", share=percent(self._fraction))
        elif self._is_outdated():
            shown = tr("Measure again")
        self.measure_button.setText(shown)

    def _is_outdated(self) -> bool:
        """Say whether the result shown is of another moment or another part than what is chosen now."""
        found = self.session.evaluation
        return found is not None and found.run == self.session.selection.run and found.step != self._step()

    def _show_empty(self, missing: str) -> None:
        sentence, action = {
            "home": (N_("Open or create a project first."), N_("Go to Home")),
            "data": (N_("This project has no data yet."), N_("Go to Data")),
            "train": (N_("There is nothing to measure yet: train a model first."), N_("Go to Train")),
            "": (
                N_(
                    "How good is the model on examples it never saw? Measuring takes from a moment to a few minutes."
                ),
                "",  # the button in the bar stands beside what it is measured on
            ),
        }[missing]
        if self._is_measuring:
            sentence, action = N_("Measuring. You can go on working on the other pages."), ""
        self.empty.set_sentence(sentence, action)

    def retranslate(self) -> None:
        for key, _ in PARTS:
            self.part_choice.button(key).setToolTip(wrapped(tr(PART_HELP[key])))
        self.cancel_button.setText(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Cancel measuring"))
        self.file_button.setAccessibleName(tr("Choose a file to measure on"))
        self._refresh()

    def restyle(self) -> None:
        self.file_button.setIcon(icon("open"))

    def explain(self) -> list[tuple[str, str]]:
        special = self.own_words()
        if self.view_choice.key() == "compare":
            return [
                (
                    tr("What you see"),
                    tr(
                        "Every training of this project (<i>run</i>) with its result, and the settings in which they "
                        "differ. The curves are their losses on examples kept back (<i>validation loss</i>)."
                    ),
                ),
                (
                    tr("Look for"),
                    tr(
                        "the lowest end of a curve, not the fastest start. Change one setting at a time to know why."
                    ),
                ),
                (tr("Try this"), tr("Train once more with another seed: how much differs by mere chance?")),
            ]
        parts = [
            (
                tr("What you see"),
                tr(
                    "The model answers examples it never trained on. The <b>loss</b> says how surprised it was by the "
                    "right answer (<i>cross-entropy</i>): 0 is perfect, the blind guess knows nothing."
                ),
            ),
            (
                tr("Look for"),
                tr(
                    "the worst examples. Often the label is wrong, the example is odd, or one kind is missing in the "
                    "training data."
                ),
            ),
            (
                tr("Try this"),
                tr("Click an example: Inspect opens and shows where the heads look when the model fails."),
            ),
        ]
        if special:
            parts.append((tr("Worth knowing"), tr(special)))
        return parts
