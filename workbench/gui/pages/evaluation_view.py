"""One measurement: its numbers, what they mean, the confusions, the best and the worst examples."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.item_models.judged_list import JudgedDelegate, JudgedList
from workbench.gui.live import Live
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.confusion_view import ConfusionView
from workbench.gui.views.figure import percent
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.metric_tile import MetricTile
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.language import N_, Text, text, tr
from workbench.scenarios.base import Judged

if TYPE_CHECKING:
    from workbench.evaluation.evaluating import Evaluation
    from workbench.evaluation.metric import Metric

PART_NAMES = {"validation": N_("the validation part"), "test": N_("the test part")}


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
        self.confusion.largest_cell = 56.0
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
            tiles.append(
                MetricTile(
                    metric.title,
                    metric.help,
                    _shown(metric, value),
                    _of_baseline(evaluation, metric) or _blind(key, guess),
                    lower_is_better=metric.lower_is_better,
                )
            )
        return tiles

    def _sentences(self, evaluation: Evaluation) -> list[str]:
        """Return in plain words what was found."""
        guess, metrics = self._guess(), evaluation.metrics
        said: list[str] = []
        if next(iter(metrics), "") == "exact-match":
            said.append(
                tr("Of 100 new examples it gets about {n} right.", n=round(100 * metrics["exact-match"]))
            )
        elif "accuracy" in metrics:
            said.append(
                tr("Of 100 new examples it gets about {n} right.", n=round(100 * metrics["accuracy"]))
            )
        elif "blank-accuracy" in metrics:
            share = round(100 * metrics["blank-accuracy"])
            said.append(tr("It guesses {n} of 100 hidden tokens exactly.", n=share))
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
        elif "rouge-l" in metrics:
            share = _share(metrics["rouge-l"])
            said.append(tr("The summaries share {share} of their words with the references.", share=share))
        said.extend(_beside_baseline(evaluation))
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
    shown = percent(value) if value >= 0.1 else tr("{number} %", number=f"{100 * value:.2g}")
    return shown.replace(" ", "\u00a0")  # the sign must not begin a line


def _shown(metric: Metric, value: float) -> str:
    return tr("{number} %", number=f"{100 * value:.1f}") if metric.is_share else f"{value:.1f}"


def _of_baseline(evaluation: Evaluation, metric: Metric) -> Text | None:
    """Return what a rule without a model reaches, or None where there is no such rule."""
    found = evaluation.baseline
    if found is None or metric.key not in found.metrics:
        return None
    return text("{rule}: {number}", rule=text(found.title), number=_shown(metric, found.metrics[metric.key]))


def _beside_baseline(evaluation: Evaluation) -> Iterator[str]:
    """Yield what the first metric says of the model beside a rule without one."""
    found = evaluation.baseline
    shared = [key for key in evaluation.metrics if found is not None and key in found.metrics]
    if found is None or not shared or not found.is_rule:
        return
    from workbench.evaluation.metric import all_metrics

    first, reached = all_metrics()[shared[0]], found.metrics[shared[0]]
    yield tr(
        "A rule without a model, “{rule}”, reaches {number} ({metric}).",
        rule=tr(found.title),
        number=_shown(first, reached),
        metric=tr(first.title),
    )
    if evaluation.metrics[first.key] <= reached:
        yield tr("The model is no better: train longer or bring more data.")


def _blind(key: str, guess: float | None) -> Text | None:
    """Return what the metric *key* of a blind guess would be."""
    if guess is None:
        return None
    if key == "perplexity":
        return text("blind guess {value:,.0f}", value=math.exp(min(guess, 700.0)))
    if key in ("accuracy", "token-accuracy", "blank-accuracy"):
        return text("blind guess {share}", share=_share(math.exp(-guess)))
    return None
