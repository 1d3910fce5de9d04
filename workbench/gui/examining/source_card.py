"""Where the data came from, what was left out, and whether it is enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.data.catalogue import sets_for
from workbench.data.encoding import encoding_title
from workbench.data.importing import all_formats
from workbench.gui.dialogs.skipped_dialog import SkippedDialog
from workbench.gui.examining.overview import Overview, takes_pictures
from workbench.gui.examining.recipe_form import RecipeForm
from workbench.gui.icons import icon, icon_pixmap
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import N_, tr
from workbench.scenarios.base import Scenario

ADVICE_WORDS = {
    "good": N_("Enough data"),
    "little": N_("Little data"),
    "too little": N_("Too little data"),
}
ADVICE_SIGNS = {
    "good": ("check", "good"),
    "little": ("info", "accent"),
    "too little": ("warning", "warning"),
}


class SourceCard(Card):
    """Name, format, encoding and size of the data, advice on it, and the way to other data."""

    file_asked = Signal()
    folder_asked = Signal()
    sample_asked = Signal(str)
    more_asked = Signal()
    recipe_changed = Signal(object)  # examples shall be made by another one

    def __init__(self, parent: QWidget | None = None) -> None:
        self._overview: Overview | None = None
        self._scenario: Scenario | None = None
        super().__init__(N_("Your data"), parent)
        self.name, self.kind, self.amount = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle), QLabel(), QLabel()
        set_role(self.name, "strong")
        set_role(self.kind, "secondary")
        set_role(self.amount, "secondary")
        for label in (self.kind, self.amount):
            label.setWordWrap(True)
        self.skipped, self.skipped_button = QLabel(), QPushButton()
        set_role(self.skipped, "secondary")
        set_role(self.skipped_button, "link")
        self.skipped_button.setAutoDefault(False)
        self.skipped_button.clicked.connect(self._show_skipped)
        facts = QVBoxLayout()
        facts.setSpacing(3)
        facts.addWidget(self.name)
        facts.addWidget(self.kind)
        facts.addWidget(self.amount)
        left_out = QHBoxLayout()
        left_out.setSpacing(6)
        left_out.addWidget(self.skipped)
        left_out.addWidget(self.skipped_button)
        left_out.addStretch(1)
        facts.addLayout(left_out)
        self.recipe = RecipeForm()
        self.recipe.changed.connect(self.recipe_changed)
        self.recipe.hide()
        self._line = QFrame()
        set_role(self._line, "line")
        self._sign, self.level, self.advice = QLabel(), QLabel(), QLabel()
        set_role(self.level, "strong")
        set_role(self.advice, "secondary")
        self.advice.setWordWrap(True)
        verdict = QHBoxLayout()
        verdict.setSpacing(6)
        verdict.addWidget(self._sign)
        verdict.addWidget(self.level, 1)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.other_button = QPushButton()
        self.other_button.setAutoDefault(False)
        self.other_button.setMenu(self.menu)
        self.body.addLayout(facts)
        self.body.addWidget(self.recipe)
        self.body.addWidget(self._line)
        self.body.addLayout(verdict)
        self.body.addWidget(self.advice)
        self.body.addSpacing(2)
        self.body.addWidget(self.other_button)
        self.retranslate()
        self.restyle()

    def set_overview(self, overview: Overview, scenario: Scenario) -> None:
        """Show where the data came from and what *scenario* thinks of it."""
        self._overview, self._scenario = overview, scenario
        made = overview.source.recipe
        if made is not None and scenario.generator is not None:
            self.recipe.set_recipe(scenario.generator, scenario.generator.read(made))
        is_made = made is not None
        self.set_title(N_("The task") if is_made else N_("Your data"))
        self.recipe.setVisible(is_made)
        for label in (self.name, self.kind, self.amount):
            label.setVisible(not is_made)
        self.retranslate()
        self.restyle()

    def set_blocked(self, why: str) -> None:
        """Offer no other data and say *why* (already translated); offer it again if it is empty."""
        self.other_button.setEnabled(not why)
        self.other_button.setToolTip(why)
        self.recipe.set_blocked(why)

    def _show_skipped(self) -> None:
        if self._overview is not None:
            dialog = SkippedDialog(self._overview.source, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _fill_menu(self) -> None:
        self.menu.clear()
        scenario = self._scenario
        if scenario is None:
            return
        if takes_pictures(scenario):
            self.menu.addAction(icon("folder"), tr("Choose a folder…")).triggered.connect(
                lambda: self.folder_asked.emit()
            )
        self.menu.addAction(icon("open"), tr("Choose a file…")).triggered.connect(
            lambda: self.file_asked.emit()
        )
        self.menu.addSeparator()
        for sample in scenario.samples:
            action = self.menu.addAction(icon("data"), tr("Sample: {title}", title=tr(sample.title)))
            action.triggered.connect(lambda _=False, key=sample.key: self.sample_asked.emit(key))
        if sets_for(scenario.key):
            self.menu.addSeparator()
            more = self.menu.addAction(icon("download"), tr("Get more data…"))
            more.triggered.connect(lambda: self.more_asked.emit())

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "other_button"):
            return  # the base class translates before this class has made its parts
        self.other_button.setText(tr("Bring other data…"))
        found = self._overview
        if found is None:
            return
        source = found.source
        self.name.setText(source.name)
        names = {entry.key: entry.title for entry in all_formats()}
        kind = [tr(names.get(source.format, source.format))]
        if source.encoding:
            kind.append(encoding_title(source.encoding))
        self.kind.setText(" · ".join(kind))
        self.amount.setText(size_sentence(found))
        self.skipped.setText(tr("{count:,} left out", count=source.n_skipped))
        self.skipped_button.setText(tr("Show"))
        self.skipped_button.setAccessibleName(tr("Show what was left out"))
        self.skipped.setVisible(source.n_skipped > 0)
        self.skipped_button.setVisible(source.n_skipped > 0)
        self.level.setText(tr(ADVICE_WORDS[found.advice.level]))
        self.advice.setText(str(found.advice.sentence))

    def restyle(self) -> None:
        if self._overview is not None:
            name, token = ADVICE_SIGNS[self._overview.advice.level]
            self._sign.setPixmap(icon_pixmap(name, 16, token, self.devicePixelRatioF()))


def size_sentence(found: Overview) -> str:
    """Return how much there is, translated."""
    if found.rows.is_lines:
        return tr(
            "{characters:,} characters in {lines:,} lines",
            characters=found.n_character,
            lines=len(found.rows),
        )
    if found.image_role:
        pixels = found.examples.images(found.image_role)
        return tr(
            "{count:,} pictures, {width} × {height} pixels",
            count=len(pixels),
            width=pixels.shape[2],
            height=pixels.shape[1],
        )
    return tr(
        "{count:,} examples, {characters:,} characters", count=len(found.rows), characters=found.n_character
    )
