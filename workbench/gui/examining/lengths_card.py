"""How long texts are, in characters and as the model counts; or how bright pictures are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QWidget

from workbench.data.distribution import Distribution
from workbench.data.statistics import DataStatistics
from workbench.gui.theme import set_role
from workbench.gui.views.figure import percent
from workbench.gui.views.histogram import Histogram
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_combo_box import ElidedComboBox
from workbench.language import N_, Text, in_a_row, text, tr
from workbench.projects.examining import TokenStatistics

_NARROWEST, _WIDEST = 96, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    key: str
    name: Text
    found: Distribution
    axis: Text
    longest: int | None = None


class LengthsCard(Card):
    """One distribution at a time, with what it means in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._choices: list[_Choice] = []
        super().__init__(N_("Lengths"), parent)
        self.box = ElidedComboBox()
        self.box.setMinimumWidth(_NARROWEST)
        self.box.setMaximumWidth(_WIDEST)
        self.box.setSizeAdjustPolicy(ElidedComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.currentIndexChanged.connect(lambda _: self._draw())
        self.said = QLabel()
        self.said.setWordWrap(True)
        set_role(self.said, "secondary")
        self.figure = Histogram()
        self.add_header(self.box)
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.said)
        self.retranslate()

    def show_statistics(self, found: DataStatistics | None, tokens: Sequence[TokenStatistics] = ()) -> None:
        """Offer every distribution there is; lengths in tokens come first, as they are what the model gets."""
        before = self.box.currentData()
        had_tokens = any(each.longest is not None for each in self._choices)
        self._choices = [] if found is None else _choices(found, tokens)
        self.set_title(
            N_("Brightness and contrast") if found is not None and found.pictures else N_("Lengths")
        )
        has_tokens = bool(tokens)
        with QSignalBlocker(self.box):
            self.box.clear()
            for each in self._choices:
                self.box.addItem(str(each.name), each.key)
            at = self.box.findData(before) if has_tokens == had_tokens else 0
            self.box.setCurrentIndex(max(0, at))
        self.box.setVisible(len(self._choices) > 1)
        self._draw()

    def _chosen(self) -> _Choice | None:
        at = self.box.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _draw(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        bins = chosen.found.bins()
        self.figure.set_bins(
            bins.edges, bins.counts, title=chosen.name, axis=chosen.axis, is_open=bins.is_open
        )
        if chosen.longest is not None:
            name = text("cut off at {longest}", longest=chosen.longest)
            self.figure.set_mark(chosen.longest if chosen.found.above(chosen.longest) else None, name)
        self._say()

    def _say(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.said.setText("")
            return
        found = chosen.found
        said = tr(
            "Half of them up to {median:,}, 95 % up to {most:,}, the largest {largest:,}.",
            median=found.quantile(0.5),
            most=found.quantile(0.95),
            largest=found.largest,
        )
        if chosen.longest is not None:
            n_cut = found.above(chosen.longest)
            if n_cut:
                cut = tr(
                    "{count:,} ({share}) have more than {longest:,} tokens and lose their end.",
                    count=n_cut,
                    share=_share(n_cut / found.n),
                    longest=chosen.longest,
                )
            else:
                cut = tr(
                    "None is longer than the {longest:,} tokens the model takes.", longest=chosen.longest
                )
            said = in_a_row(said, cut)
        self.said.setText(said)

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "figure"):
            return  # the base class translates before this class has made its parts
        self.box.setAccessibleName(tr("What is counted"))
        for at, each in enumerate(self._choices):
            self.box.setItemText(at, str(each.name))
        self._say()


def _share(value: float) -> str:
    return tr("{number} %", number=f"{100 * value:.1f}") if 0 < value < 0.1 else percent(value)


def _choices(found: DataStatistics, tokens: Sequence[TokenStatistics]) -> list[_Choice]:
    if found.pictures is not None:
        pictures = found.pictures
        return [
            _Choice(
                key="brightness",
                name=text("Brightness"),
                found=pictures.brightness,
                axis=text("mean of the pixels of a picture, 0 to 255"),
            ),
            _Choice(
                key="contrast",
                name=text("Contrast"),
                found=pictures.contrast,
                axis=text("standard deviation of the pixels of a picture"),
            ),
        ]
    titles = {column.role: column.title for column in found.texts}
    of_tokens = [
        _Choice(
            key=f"tokens.{each.role}",
            name=text("{title}: tokens", title=Text(titles[each.role])),
            found=each.lengths,
            axis=text("tokens of a text"),
            longest=each.longest,
        )
        for each in tokens
        if each.role in titles
    ]
    axis = text("characters of a line") if found.is_lines else text("characters of a text")
    of_characters = [
        _Choice(
            key=f"characters.{column.role}",
            name=text("{title}: characters", title=Text(column.title)),
            found=column.lengths,
            axis=axis,
        )
        for column in found.texts
    ]
    return [*of_tokens, *of_characters]
