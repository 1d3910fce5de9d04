"""The most frequent words and characters, and how many of validation and test the training part never shows."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QWidget

from workbench.data.statistics import DataStatistics
from workbench.data.vocabulary import Vocabulary
from workbench.gui.examining.parts_legend import SERIES, PartsLegend
from workbench.gui.theme import set_role
from workbench.gui.views.count_bars import CountBars
from workbench.gui.views.figure import visible_token
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_combo_box import ElidedComboBox
from workbench.language import N_, Text, in_a_row, text, tr

_NARROWEST, _WIDEST = 96, 240
_UNITS = {"words": N_("{title}: words"), "characters": N_("{title}: characters")}


class WordsCard(Card):
    """One vocabulary at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._choices: list[tuple[Text, Vocabulary]] = []
        super().__init__(N_("Vocabulary"), parent)
        self.box = ElidedComboBox()
        self.box.setMinimumWidth(_NARROWEST)
        self.box.setMaximumWidth(_WIDEST)
        self.box.setSizeAdjustPolicy(ElidedComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.currentIndexChanged.connect(lambda _: self._draw())
        self.said = QLabel()
        self.said.setWordWrap(True)
        set_role(self.said, "secondary")
        self.figure, self.legend = CountBars(), PartsLegend()
        self.add_header(self.box)
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.said)
        self.retranslate()

    def show_statistics(self, found: DataStatistics | None) -> None:
        """Offer the words and the characters of every column."""
        at = max(0, self.box.currentIndex())
        self._choices = [
            (Text(_UNITS[each.unit], {"title": Text(column.title)}), each)
            for column in (found.texts if found is not None else ())
            for each in column.vocabularies
        ]
        with QSignalBlocker(self.box):
            self.box.clear()
            for name, _ in self._choices:
                self.box.addItem(str(name))
            self.box.setCurrentIndex(at if at < len(self._choices) else 0)
        self.legend.setVisible(
            found is not None and found.classes is None
        )  # else it stands under the classes
        self._draw()

    def chosen(self) -> Vocabulary | None:
        """Return what is shown."""
        at = self.box.currentIndex()
        return self._choices[at][1] if 0 <= at < len(self._choices) else None

    def _draw(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            names = [visible_token(name) for name in chosen.names]
            title = text("The most frequent: {what}", what=self._choices[self.box.currentIndex()][0])
            self.figure.set_counts(names, chosen.counts, SERIES, title=title, is_mono=True)
        self._say()

    def _say(self) -> None:
        found = self.chosen()
        if found is None:
            self.said.setText("")
            return
        said = [
            tr("{distinct:,} different, {once:,} of them once.", distinct=found.n_distinct, once=found.n_once)
        ]
        unseen = found.unseen["validation"]
        if unseen.n_total:
            said.append(
                tr(
                    "Of validation, {share} ({count:,} different) are not in the training part.",
                    share=tr("{number} %", number=f"{100 * unseen.share:.1f}"),
                    count=unseen.n_unseen_distinct,
                )
            )
        if found.is_rough:
            said.append(tr("There are so many that the rarest were not counted to the end."))
        self.said.setText(in_a_row(*said))

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "figure"):
            return  # the base class translates before this class has made its parts
        self.box.setAccessibleName(tr("What is counted"))
        self.box.setToolTip(tr("Chinese, Japanese and Korean signs count as a word each."))
        for at, (name, _) in enumerate(self._choices):
            self.box.setItemText(at, str(name))
        self._say()
