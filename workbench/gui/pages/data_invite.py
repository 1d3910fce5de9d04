"""What the Data page shows before there is data: where to drop it, what it should look like, samples to start with."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.data.catalogue import sets_for
from workbench.data.examples import Modality
from workbench.data.importing import needed, suffixes_for
from workbench.gui.examining.overview import takes_pictures
from workbench.gui.icons import icon, icon_pixmap
from workbench.gui.live import Live
from workbench.gui.theme import current_theme, set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.card_grid import CardGrid
from workbench.language import N_, tr
from workbench.scenarios.base import Sample, Scenario

PAIR_ROWS = (("Good morning.", "早上好。"), ("I like tea.", "我喜欢茶。"))  # data, the same in every language
RULE_ROWS = (("12+34", "46"), ("5+17", "22"))  # likewise
SORTED_ROWS = ((N_("Lovely soup!"), N_("good")), (N_("The soup was cold."), N_("bad")))
ASKED_ROWS = (
    (N_("Where does Ann live?"), N_("Ann lives in Oakford. Ben …"), N_("Oakford")),
    (N_("Who is a baker?"), N_("Tom is a baker. His …"), N_("Tom")),
)
STORY = N_("Once upon a time there was a fox.\nIt lived behind the mill.\n…")
TOP_HEIGHT = 380  # a larger target is not easier to hit
LANGUAGE_SENTENCES = {
    "en": N_("In English, written for this program."),
    "zh_CN": N_("In Chinese, written for this program."),
    "": N_("Made for this program, ready to use."),
}


def needed_sentence(scenario: Scenario) -> str:
    """Return in plain words what data *scenario* needs, translated."""
    if takes_pictures(scenario):
        return tr(
            "A folder (or a .zip file) with one folder of pictures for each class. "
            "The name of the folder is the class."
        )
    if len(scenario.roles) == 1:
        return tr(
            "A text file with one long text, or a folder of texts. "
            "Or a table with a column of texts, one text in each row."
        )
    roles = needed(scenario.roles)
    titles = ", ".join(tr(role.title) for role in roles)
    table = tr(
        "A table with {count} columns: {roles}. Each row is one example.",
        count=len(roles),
        roles=titles,
    )
    if len(scenario.roles) == 2 and all(role.modality is Modality.TEXT for role in scenario.roles):
        return f"{table} {tr('Or two text files of as many lines, such as train.en and train.zh.')}"
    if scenario.input is Modality.QUESTION:
        return f"{table} {tr('Or a .json file of articles with questions, in the layout of SQuAD.')}"
    return table


def example_layout(scenario: Scenario) -> str:
    """Return a small drawing in letters of data that fits *scenario*, translated, as HTML."""
    if takes_pictures(scenario):
        cats, dogs = tr("cats"), tr("dogs")
        lines = [f"{tr('my pictures')}/", f"├─ {cats}/", "│  ├─ 1.png", "│  └─ 2.png"]
        lines += [f"└─ {dogs}/", "   ├─ 1.jpg", "   └─ 2.jpg"]
        return f"<pre>{escape(chr(10).join(lines))}</pre>"
    if len(scenario.roles) == 1:
        return f"<pre>{escape(tr(STORY))}</pre>"
    cells = [
        [tr(role.title) for role in needed(scenario.roles)],
        *example_rows(scenario),
        ["…"] * len(needed(scenario.roles)),
    ]
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}&nbsp;&nbsp;</td>' for cell in row)}</tr>" for row in cells
    )
    return f"<table cellspacing='2'>{rows}</table>"


def example_rows(scenario: Scenario) -> list[list[str]]:
    """Return two rows of a table that fits *scenario*, translated where they are not data of two languages."""
    if scenario.input is Modality.QUESTION:
        return [[tr(cell) for cell in row] for row in ASKED_ROWS]
    if any(role.modality is Modality.LABEL for role in scenario.roles):
        return [[tr(cell) for cell in row] for row in SORTED_ROWS]
    if scenario.generator is not None:
        return [list(row) for row in RULE_ROWS]
    return [list(row) for row in PAIR_ROWS]


def formats_sentence(scenario: Scenario) -> str:
    """Return which kinds of files can be brought, translated."""
    if takes_pictures(scenario):
        return tr("Pictures: .png, .jpg, .webp, .bmp. Broken ones are left out and listed.")
    return tr(
        "Files: {suffixes}. The encoding (UTF-8, GBK, Big5, UTF-16) is found out.",
        suffixes=", ".join(suffixes_for(scenario.roles)),
    )


def size_text(n_byte: int) -> str:
    """Return a file's size for people."""
    if n_byte >= 1_000_000:
        return tr("{n:.1f} MB", n=n_byte / 1e6)
    return tr("{n:.0f} kB", n=max(1.0, n_byte / 1e3))


class SampleButton(Live, QPushButton):
    """A card that takes one of the shipped data sets."""

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = sample
        try:  # what is made on the spot has no file
            self._n_byte = 0 if sample.recipe is not None else sample.path.stat().st_size
        except OSError:
            self._n_byte = 0  # a broken install: pressing says which file is missing
        self.setAutoDefault(False)
        self._icon, self._title, self._about = QLabel(), QLabel(), QLabel()
        for label, role in ((self._icon, "badge"), (self._title, "strong"), (self._about, "secondary")):
            set_role(label, role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon.setFixedSize(26, 26)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._about.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.retranslate()
        self.restyle()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def retranslate(self) -> None:
        title = tr(self.sample.title)
        sentence = tr(LANGUAGE_SENTENCES.get(self.sample.language, LANGUAGE_SENTENCES[""]))
        if self.sample.recipe is not None:
            sentence = tr("Made on the spot, as many as are needed.")
        size = size_text(self._n_byte) if self._n_byte else ""
        self._title.setText(title)
        self._about.setText(f"{sentence} {size}".strip())
        self.setAccessibleName(f"{title}. {sentence} {size}".strip())

    def restyle(self) -> None:
        self._icon.setPixmap(icon_pixmap("data", 16, "accent", self.devicePixelRatioF()))


class DashedFrame(Live, QWidget):
    """The outline of a place to drop things."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().color("scroll"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(current_theme().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def restyle(self) -> None:
        self.update()


class Invitation(Live, QWidget):
    """Says what to bring and takes it; knows the scenario, not the project."""

    file_asked = Signal()
    folder_asked = Signal()
    sample_asked = Signal(str)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._picture, self._title, self._hint = QLabel(), QLabel(), QLabel()
        set_role(self._title, "title")
        set_role(self._hint, "secondary")
        for label in (self._picture, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.file_button, self.folder_button = QPushButton(), QPushButton()
        set_role(self.file_button, "primary")
        for button in (self.file_button, self.folder_button):
            button.setAutoDefault(False)
        self.file_button.clicked.connect(lambda: self.file_asked.emit())
        self.folder_button.clicked.connect(lambda: self.folder_asked.emit())
        self._needs = Card(N_("What this model learns from"))
        self._sentence, self._layout_example, self._formats = QLabel(), QLabel(), QLabel()
        for label in (self._sentence, self._formats):
            label.setWordWrap(True)
        set_role(self._formats, "secondary")
        set_role(self._layout_example, "mono")
        self._samples_heading = QLabel()
        set_role(self._samples_heading, "heading")
        self.more_button = QPushButton()
        self.more_button.setAutoDefault(False)
        self.more_button.clicked.connect(lambda: self.more_asked.emit())
        self._samples = CardGrid(minimum_width=240, maximum_columns=3)
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        target = DashedFrame()
        inside = QVBoxLayout(target)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(8)
        inside.addStretch(1)
        inside.addWidget(self._picture)
        inside.addWidget(self._title)
        inside.addWidget(self._hint)
        inside.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addStretch(1)
        self._needs.body.addWidget(self._sentence)
        self._needs.body.addSpacing(4)
        self._needs.body.addWidget(self._layout_example)
        self._needs.body.addSpacing(4)
        self._needs.body.addWidget(self._formats)
        self._needs.body.addStretch(1)
        self._needs.setFixedWidth(292)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(target, 1)
        top.addWidget(self._needs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._needs.setMaximumHeight(TOP_HEIGHT)
        target.setMaximumHeight(TOP_HEIGHT)
        layout.addLayout(top, 100)
        heading = QHBoxLayout()
        heading.addWidget(self._samples_heading, 1)
        heading.addWidget(self.more_button)
        layout.addLayout(heading)
        layout.addWidget(self._samples)
        layout.addStretch(1)

    def set_scenario(self, scenario: Scenario) -> None:
        """Ask for the data of *scenario*."""
        if scenario is not self._scenario:
            self._scenario = scenario
            self._samples.clear()
            for sample in scenario.samples:
                button = SampleButton(sample)
                button.clicked.connect(lambda _=False, key=sample.key: self.sample_asked.emit(key))
                self._samples.add(button)
        self.retranslate()
        self.restyle()

    def sample_buttons(self) -> list[SampleButton]:
        """Return the buttons of the shipped data sets."""
        return [widget for widget in self._samples.widgets() if isinstance(widget, SampleButton)]

    def set_blocked(self, why: str) -> None:
        """Take nothing and say *why* (already translated); take again if it is empty."""
        own = (self.file_button, self.folder_button, self.more_button)
        for button in (*own, *self.sample_buttons()):
            button.setEnabled(not why)
            button.setToolTip(why)

    def retranslate(self) -> None:
        scenario = self._scenario
        self.file_button.setText(tr("Choose a file…"))
        self.folder_button.setText(tr("Choose a folder…"))
        self.more_button.setText(tr("Get more data…"))
        self._samples_heading.setText(tr("Or start with data that comes with the program"))
        if scenario is None:
            return
        self.more_button.setVisible(bool(sets_for(scenario.key)))
        pictures = takes_pictures(scenario)
        self._title.setText(tr("Drop a folder or file here"))
        self._hint.setText(tr("It is copied into the project; your own file stays as it is."))
        set_role(self.folder_button, "primary" if pictures else "")
        set_role(self.file_button, "" if pictures else "primary")
        self._sentence.setText(needed_sentence(scenario))
        self._layout_example.setText(example_layout(scenario))
        self._formats.setText(formats_sentence(scenario))

    def restyle(self) -> None:
        self.more_button.setIcon(icon("download"))
        self._picture.setPixmap(icon_pixmap("table-import", 40, "accent", self.devicePixelRatioF()))
        self.file_button.setIcon(
            icon("open", "on_accent" if self.file_button.property("role") == "primary" else "text")
        )
        self.folder_button.setIcon(
            icon("folder", "on_accent" if self.folder_button.property("role") == "primary" else "text")
        )
