"""How good is it? The model measured on examples it never saw, and all runs compared."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.examples import Modality
from workbench.gui.icons import icon
from workbench.gui.item_models.judged_list import JudgedDelegate, JudgedList
from workbench.gui.live import Live
from workbench.gui.pages.compare_runs import CompareRuns
from workbench.gui.pages.page import Page
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.confusion_view import ConfusionView
from workbench.gui.views.figure import percent
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.metric_tile import MetricTile
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, Text, text, tr
from workbench.scenarios.base import Judged
from workbench.training.events import Event, Snapshot

if TYPE_CHECKING:
    from workbench.evaluation.evaluating import Evaluation

FILE = "file"
PARTS = (("validation", N_("Validation")), ("test", N_("Test")), (FILE, N_("A file…")))
PART_NAMES = {"validation": N_("the validation part"), "test": N_("the test part")}
PART_HELP = {
    "validation": N_("Measured again and again while training; good for choosing settings."),
    "test": N_("Kept back until the end: the honest number."),
    FILE: N_("A file or folder that this project never saw."),
}


class ExampleList(QListView):
    """The list; a click or Enter on an example opens it in Inspect."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.judged = JudgedList(self)
        self.setModel(self.judged)
        self.setItemDelegate(JudgedDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self._session.inspect_input(self.judged.judged(index.row()).value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)


class EvaluationView(Live, QWidget):
    """One result: its numbers, what they mean, who is taken for whom, the best and the worst examples."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._evaluation: Evaluation | None = None
        self._filter: tuple[str, str] | None = None  # (expected, predicted)
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(12)
        self.tiles: list[MetricTile] = []
        self._meaning, self._what = QLabel(), QLabel()
        self._meaning.setWordWrap(True)
        self._what.setWordWrap(True)
        set_role(self._what, "secondary")
        meaning = Card(N_("What that means"))
        meaning.body.addWidget(self._meaning)
        meaning.body.addWidget(self._what)
        meaning.body.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(self._tiles, 3)
        top.addWidget(meaning, 2)
        self.confusion = ConfusionView()
        self.confusion.largest_cell = 40.0
        self.confusion.cell_selected.connect(self._filter_cell)
        self.confusion.selection_cleared.connect(lambda: self._set_filter(None))
        self._confusion_card = Card(N_("Which class is taken for which"))
        self._confusion_card.body.addWidget(self.confusion, 1)
        self.order = SegmentedControl(
            [("worst", N_("Worst")), ("best", N_("Best"))], N_("Which examples are listed")
        )
        self.order.chosen.connect(lambda _: self._list())
        self._filter_label = QLabel()
        set_role(self._filter_label, "pill")
        self.all_button = QPushButton()
        set_role(self.all_button, "link")
        self.all_button.clicked.connect(self._show_all)
        self.examples = ExampleList(session)
        self._none = QLabel()
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._none, "secondary")
        self._examples_card = Card(N_("Examples"))
        self._examples_card.add_beside_title(self._filter_label)
        self._examples_card.add_beside_title(self.all_button)
        self._examples_card.add_header(self.order)
        self._examples_card.body.addWidget(self.examples, 1)
        self._examples_card.body.addWidget(self._none, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._confusion_card, 10)
        below.addWidget(self._examples_card, 11)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(below, 1)
        self.retranslate()

    def set_evaluation(self, evaluation: Evaluation | None) -> None:
        """Show another result."""
        self._evaluation = evaluation
        self._filter = None
        self.confusion.clear()
        self.confusion.clear_selection()
        confusion = None if evaluation is None else evaluation.confusion
        self._confusion_card.setVisible(confusion is not None)
        if confusion is not None:
            self.confusion.set_matrix(confusion.counts, confusion.classes)
        self._show_tiles()
        self.retranslate()

    # numbers

    def _guess(self) -> float | None:
        info = next((run for run in self.session.runs if self._is_of(run.name)), None)
        return None if info is None else info.random_guess

    def _is_of(self, name: str) -> bool:
        return self._evaluation is not None and self._evaluation.run == name

    def _show_tiles(self) -> None:
        while self._tiles.count():
            item = self._tiles.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.tiles = []
        if self._evaluation is not None:
            for tile in self._made_tiles(self._evaluation, self._guess()):
                self.tiles.append(tile)
                self._tiles.addWidget(tile, 1)

    def _made_tiles(self, evaluation: Evaluation, guess: float | None) -> list[MetricTile]:
        from workbench.evaluation.metric import all_metrics

        known = all_metrics()
        compared = None if guess is None else text("blind guess {loss:.2f}", loss=guess)
        if "perplexity" not in evaluation.metrics and evaluation.confusion is None:
            compared = text("perplexity {value:.1f}", value=math.exp(min(evaluation.loss, 700.0)))
        help_text = N_("How surprised the model was by the right answer, on average (cross-entropy).")
        tiles = [
            MetricTile(N_("Loss"), help_text, f"{evaluation.loss:.3f}", compared, lower_is_better=True),
        ]
        for key, value in evaluation.metrics.items():
            metric = known[key]
            shown = tr("{number} %", number=f"{100 * value:.1f}") if metric.is_share else f"{value:.1f}"
            tiles.append(
                MetricTile(
                    metric.title,
                    metric.help,
                    shown,
                    _blind(key, guess),
                    lower_is_better=metric.lower_is_better,
                )
            )
        return tiles

    def _sentences(self, evaluation: Evaluation) -> list[str]:
        """Return in plain words what was found."""
        guess, metrics = self._guess(), evaluation.metrics
        said: list[str] = []
        if "accuracy" in metrics:
            said.append(
                tr("Of 100 new examples it gets about {n} right.", n=round(100 * metrics["accuracy"]))
            )
        elif "token-accuracy" in metrics:
            share = round(100 * metrics["token-accuracy"])
            said.append(tr("It guesses {n} of 100 next tokens exactly.", n=share))
        elif "bleu" in metrics:
            score = metrics["bleu"]
            if score < 10:
                said.append(tr("The translations have little in common with the references yet."))
            elif score < 30:
                said.append(tr("The gist of many sentences comes across."))
            else:
                said.append(tr("Many sentences come out much like the references."))
        chance = math.exp(-evaluation.loss)
        if guess is None:
            said.append(tr("To the right answer it typically gives {share}.", share=_share(chance)))
        else:
            said.append(
                tr(
                    "To the right answer it typically gives {share}; a blind guess gives {blind}.",
                    share=_share(chance),
                    blind=_share(math.exp(-guess)),
                )
            )
            if evaluation.loss >= guess:
                said.append(tr("That is no better than guessing: train longer or change the settings."))
        return said

    # examples

    def _filter_cell(self, row: int, column: int) -> None:
        found = None if self._evaluation is None else self._evaluation.confusion
        if found is None:
            return
        classes = found.classes
        self._set_filter((classes[row], classes[column]))

    def _show_all(self) -> None:
        self.confusion.clear_selection()
        self._set_filter(None)

    def _set_filter(self, wanted: tuple[str, str] | None) -> None:
        self._filter = wanted
        self._list()

    def listed(self) -> Sequence[Judged]:
        """Return the examples to list: the worst or best, or all that were kept of the chosen cell."""
        found = self._evaluation
        if found is None:
            return ()
        is_worst = self.order.key() == "worst"
        if self._filter is None:
            return found.worst if is_worst else found.best
        every = {id(item): item for item in (*found.worst, *found.best)}
        kept = [item for item in every.values() if (item.expected, item.predicted) == self._filter]
        return sorted(kept, key=lambda item: item.loss, reverse=is_worst)

    def _list(self) -> None:
        listed = self.listed()
        self.examples.judged.set_judged(listed)
        self.examples.setVisible(bool(listed))
        self._none.setVisible(not listed)
        self._none.setText(
            tr("None of the kept examples is of this kind: only the 50 worst and the 50 best are kept.")
        )
        if self._filter is not None:
            expected, predicted = self._filter
            if expected == predicted:
                self._filter_label.setText(tr("{true} recognised", true=expected))
            else:
                self._filter_label.setText(
                    tr("{true} taken for {predicted}", true=expected, predicted=predicted)
                )
        self._filter_label.setVisible(self._filter is not None)
        self.all_button.setVisible(self._filter is not None)

    def retranslate(self) -> None:
        self.all_button.setText(tr("Show all"))
        self.examples.setAccessibleName(tr("Examples; Enter opens one in Inspect"))
        found = self._evaluation
        if found is not None:
            self._meaning.setText(" ".join(self._sentences(found)))
            part = tr(PART_NAMES[found.split]) if found.split in PART_NAMES else found.split
            self._what.setText(
                tr(
                    "Measured on {count:,} examples of {part}, step {step:,}.",
                    count=found.n_example,
                    part=part,
                    step=found.step,
                )
            )
            if self.tiles:
                self._show_tiles()
        self._list()


def _share(value: float) -> str:
    return percent(value) if value >= 0.1 else tr("{number} %", number=f"{100 * value:.2g}")


def _blind(key: str, guess: float | None) -> Text | None:
    """Return what the metric *key* of a blind guess would be."""
    if guess is None:
        return None
    if key == "perplexity":
        return text("blind guess {value:.0f}", value=math.exp(min(guess, 700.0)))
    if key in ("accuracy", "token-accuracy"):
        return text("blind guess {share}", share=_share(math.exp(-guess)))
    return None


class EvaluatePage(Page):
    """Measure on new examples; compare the runs."""

    key = "evaluate"
    title = N_("Evaluate")
    icon = "evaluate"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._path: Path | None = None
        self._is_measuring = False
        self._fraction, self._started = 0.0, 0.0
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
        self._is_measuring, self._fraction, self._started = True, 0.0, time.monotonic()
        key = self.part_choice.key()
        self.session.evaluate("" if key == FILE else key, self._path if key == FILE else None)

    def _why_not(self) -> Text | None:
        if not self.session.has_weights:
            return text("There is no trained model yet.")
        if self.session.busy is not None:
            return text("Another task is still running.")
        if self.part_choice.key() == FILE:
            return text("Choose a file first.") if self._path is None else None
        project = self.session.project
        if project is None or not project.has_data:
            return text("Bring data first, on the Data page.")
        return None

    def _choose_part(self, key: str) -> None:
        if key == FILE and self._path is None:
            self._ask_file()
        self._refresh()

    def _ask_file(self) -> None:
        scenario = self.session.scenario
        if scenario is not None and scenario.input is Modality.IMAGE:
            chosen = QFileDialog.getExistingDirectory(
                self, tr("Choose a folder with one subfolder for each class")
            )
        else:
            chosen, _ = QFileDialog.getOpenFileName(
                self, tr("Choose a file"), "", tr("Text and tables") + " (*.txt *.csv *.tsv *.jsonl)"
            )
        if chosen:
            self.set_file(Path(chosen))
        elif self._path is None:
            self.part_choice.set_key("validation")
            self._refresh()

    # what the session says

    def entered(self) -> None:
        self._refresh()

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
        page = self._missing()
        if page:
            self.session.page_asked.emit(page)
        else:
            self.measure()

    def _missing(self) -> str:
        """Return the page that must come first, empty if this one can work."""
        project = self.session.project
        if project is None:
            return "home"
        if not project.has_data and not self.session.runs:
            return "data"
        return "" if self.session.has_weights else "train"

    # showing

    def _refresh(self) -> None:
        missing, evaluation = self._missing(), self.session.evaluation
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
            self._run_label.setText(tr("{run}, step {step:,}", run=self.session.selection.run, step=step))

    def _step(self) -> int | None:
        run = self.session.selected_run()
        steps = [] if run is None else run.snapshots()
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
                N_("Measure now"),
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
        scenario = self.session.scenario
        special = "" if scenario is None else scenario.about.explain.get(self.key, "")
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
                        "The lowest end of a curve, not the fastest start. Change one setting at a time to know why."
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
                    "The worst examples. Often the label is wrong, the example is odd, or one kind is missing in the "
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
