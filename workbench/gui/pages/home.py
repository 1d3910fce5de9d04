"""What should your model learn? Scenarios, an example that is already trained, recent projects."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench import paths
from workbench.gui.icons import icon_pixmap
from workbench.gui.live import Live
from workbench.gui.pages.page import Page
from workbench.gui.session import Session
from workbench.gui.theme import current_theme, set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.card_grid import CardGrid
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import N_, tr
from workbench.scenarios.base import CATEGORY_TITLES, Scenario
from workbench.scenarios.catalogue import all_scenarios

RECENT_SHOWN = 7


class PressCard(Live, QFrame):
    """A card that is a button: mouse, Enter and space press it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card-button")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class ScenarioCard(PressCard):
    """One use of a model: icon, title, one sentence."""

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scenario = scenario
        self._icon, self._title, self._summary = QLabel(), QLabel(), QLabel()
        self._icon.setFixedSize(26, 26)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._icon, "badge")
        set_role(self._title, "strong")
        set_role(self._summary, "secondary")
        self._title.setWordWrap(True)
        self._summary.setWordWrap(True)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._summary, 1)
        self.setMinimumHeight(92)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        about = self.scenario.about
        self._title.setText(tr(about.title))
        self._summary.setText(tr(about.summary))
        self.setAccessibleName(f"{tr(about.title)}. {tr(about.summary)}")

    def restyle(self) -> None:
        self._icon.setPixmap(icon_pixmap(self.scenario.about.icon, 16, "accent", self.devicePixelRatioF()))


class ExampleMap(Live, QWidget):
    """A head of the shipped example, drawn from its real weights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: Any = None
        try:
            self._weights = np.load(paths.resource("example-map.npy"), allow_pickle=False)
        except (OSError, ValueError):
            self._weights = None  # a broken install: the card still opens the example
        self.setFixedSize(96, 96)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Attention map of the example"))

    def sizeHint(self) -> QSize:
        return QSize(96, 96)

    def restyle(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            return
        theme = current_theme()
        codes = np.clip(self._weights * 255, 0, 255).astype(np.uint8)
        pixels = theme.attention_lut()[codes].copy()
        hidden = ~np.tri(len(codes), dtype=bool)
        masked = theme.color("masked")
        pixels[hidden] = (masked.red(), masked.green(), masked.blue())
        pixels = np.ascontiguousarray(pixels)
        image = QImage(pixels.data, len(codes), len(codes), 3 * len(codes), QImage.Format.Format_RGB888)
        painter = QPainter(self)
        painter.drawImage(self.rect(), image)


class PathStep(Live, QWidget):
    """One step on the way from data to a model in use."""

    def __init__(
        self, number: int, icon_name: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._number, self._sentences = icon_name, number, (title, sentence)
        self._icon, self._title, self._sentence = QLabel(), QLabel(), QLabel()
        set_role(self._title, "strong")
        set_role(self._sentence, "secondary")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 6, 8, 6)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        layout.addWidget(self._sentence, 1)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        title, sentence = self._sentences
        self._title.setText(f"{self._number}  {tr(title)}")
        self._sentence.setText(tr(sentence))

    def restyle(self) -> None:
        self._icon.setPixmap(icon_pixmap(self._icon_name, 16, "secondary", self.devicePixelRatioF()))


PATH = (
    ("data", N_("Data"), N_("Use a sample or drop your own file, and see what the model really receives.")),
    ("model", N_("Model"), N_("Pick a size or set every part. See at once what it will cost.")),
    ("train", N_("Train"), N_("Press Start and watch the loss fall. Pause, try it, go on.")),
    ("inspect", N_("Inspect"), N_("See where every head looks, at every step of the training.")),
    ("evaluate", N_("Evaluate"), N_("Measure it on examples it has never seen.")),
    ("use", N_("Use"), N_("Try it, then take it away as a folder.")),
)


class RecentRow(PressCard):
    """One recent project: its name and what became of it."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "row-button")
        self.folder = folder
        self._name, self._status = ElidedLabel(folder.name), ElidedLabel("")
        set_role(self._name, "strong")
        set_role(self._status, "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 7, 8, 7)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        layout.addWidget(self._status)
        self.setToolTip(str(folder))
        self.setAccessibleName(folder.name)

    def show_summary(self, title: str, scenario: str, status: str) -> None:
        """Show what was read from the project."""
        self._name.setText(title)
        self._status.setText(" · ".join(part for part in (scenario, status) if part))
        self.setAccessibleName(f"{title}, {scenario}, {status}")


class HomePage(Page):
    """Never empty: scenarios, an example, recent projects."""

    key = "home"
    title = N_("Home")
    icon = "home"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._title, self._lead = QLabel(), QLabel()
        set_role(self._title, "title")
        set_role(self._lead, "secondary")
        self._headings: dict[str, QLabel] = {}
        self.cards: list[ScenarioCard] = []
        left = QVBoxLayout()
        left.setSpacing(8)
        by_category: defaultdict[str, list[Scenario]] = defaultdict(list)
        for scenario in all_scenarios():
            by_category[scenario.about.category].append(scenario)
        for category, found in by_category.items():
            heading = QLabel()
            set_role(heading, "heading")
            self._headings[category] = heading
            grid = CardGrid(minimum_width=190, maximum_columns=4, gap=10)
            for scenario in found:
                card = ScenarioCard(scenario)
                card.pressed.connect(lambda scenario=scenario: self._ask_new(scenario))
                self.cards.append(card)
                grid.add(card)
            left.addSpacing(6)
            left.addWidget(heading)
            left.addWidget(grid)
        left.addSpacing(14)
        self._path_heading = QLabel()
        set_role(self._path_heading, "heading")
        left.addWidget(self._path_heading)
        steps = CardGrid(minimum_width=190, maximum_columns=3, gap=10)
        self._steps = [PathStep(number, *entry) for number, entry in enumerate(PATH, start=1)]
        for step in self._steps:
            steps.add(step)
        left.addWidget(steps)
        left.addStretch(1)
        self.example = Card(N_("See one that is already trained"), role="card-accent")
        self._example_text = QLabel()
        self._example_text.setWordWrap(True)
        self.example_button = QPushButton()
        set_role(self.example_button, "primary")
        self.example_button.clicked.connect(session.open_example)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._example_text)
        beside.addWidget(self.example_button, alignment=Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(ExampleMap(), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.example.body.addLayout(row)
        self.recent = Card(N_("Recent projects"))
        self._row_box = QWidget()  # stands before the button, for eyes, Tab and screen readers alike
        self._rows = QVBoxLayout(self._row_box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._recent_rows: dict[Path, RecentRow] = {}
        self._asked = 0  # how often the summaries were asked for; only the newest answer counts
        self._no_recent = QLabel()
        self._no_recent.setWordWrap(True)
        set_role(self._no_recent, "secondary")
        self.open_button = QPushButton()
        set_role(self.open_button, "link")
        self.open_button.clicked.connect(self.open_asked)
        self.recent.body.addWidget(self._row_box)
        self.recent.body.addWidget(self._no_recent)
        self.recent.body.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.recent.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.example)
        right.addWidget(self.recent, 1)
        side = QWidget()
        side.setFixedWidth(292)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._lead)
        layout.addSpacing(6)
        layout.addWidget(scroll, 1)
        session.settings_changed.connect(self._refresh_recent)
        session.runs_changed.connect(self._refresh_recent)
        self._refresh_recent()
        self.retranslate()

    # asking the main window, which owns the dialogs

    new_asked = Signal(object)
    open_asked = Signal()

    def _ask_new(self, scenario: Scenario) -> None:
        self.new_asked.emit(scenario)

    def entered(self) -> None:
        self._refresh_recent()

    def retranslate(self) -> None:
        self._title.setText(tr("What should your model learn?"))
        self._lead.setText(tr("Pick a use. Everything runs on this computer; nothing is sent anywhere."))
        for category, heading in self._headings.items():
            heading.setText(tr(CATEGORY_TITLES[category]))  # type: ignore[index]
        self._path_heading.setText(tr("From your data to your own model"))
        self._example_text.setText(
            tr("A tiny model that writes stories. Open it and watch its heads read your sentence.")
        )
        self.example_button.setText(tr("Open example"))
        self._no_recent.setText(tr("Your projects will be listed here."))
        self.open_button.setText(tr("Open another project…"))
        self._refresh_recent()

    def _refresh_recent(self) -> None:
        folders = [Path(path) for path in self.session.settings.recent][:RECENT_SHOWN]
        if folders != list(self._recent_rows):
            self._make_rows(folders)
        self._asked += 1
        if not folders:
            return
        asked = self._asked

        def done(found: dict[Path, tuple[str, str, str]]) -> None:
            if asked != self._asked or not isValid(self):
                return  # asked again meanwhile, perhaps for other rows or in another language
            for folder, summary in found.items():
                self._recent_rows[folder].show_summary(*summary)

        self.session.jobs.start(lambda progress: read_summaries(folders), done, self.session.raised.emit)

    def _make_rows(self, folders: list[Path]) -> None:
        for row in self._recent_rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._recent_rows = {}
        before: QWidget = self.example_button
        for folder in folders:
            row = RecentRow(folder)
            row.pressed.connect(lambda folder=folder: self.session.open_project(folder))
            self._rows.addWidget(row)
            self._recent_rows[folder] = row
            QWidget.setTabOrder(before, row)
            before = row
        QWidget.setTabOrder(before, self.open_button)
        self._row_box.setVisible(bool(folders))
        self._no_recent.setVisible(not folders)


def read_summaries(folders: list[Path]) -> dict[Path, tuple[str, str, str]]:
    """Return title, scenario and last result of each project, read without loading any model."""
    from workbench.atomic import read_json
    from workbench.language import WorkbenchError

    titles = {scenario.key: scenario.about.title for scenario in all_scenarios()}
    found: dict[Path, tuple[str, str, str]] = {}
    for folder in folders:
        try:
            values = read_json(folder / "project.json")
            title = str(values.get("title") or folder.name)
            scenario = tr(titles.get(str(values.get("scenario")), ""))
            found[folder] = (title, scenario, _last_result(folder))
        except (WorkbenchError, AttributeError):
            found[folder] = (folder.name, "", tr("cannot be opened now"))
    return found


def _last_result(folder: Path) -> str:
    from workbench.atomic import read_json
    from workbench.language import WorkbenchError

    for path in sorted((folder / "runs").glob("*/run.json"), reverse=True):
        try:
            state = read_json(path)
        except WorkbenchError:
            continue
        loss = state.get("validation_loss")
        if loss is not None:
            return tr("loss {loss:.2f}", loss=loss)
        return tr("step {step}", step=state.get("step", 0))
    return tr("not trained yet")
