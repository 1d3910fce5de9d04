"""The steps of cleaning as a list: a switch, a sentence and a count for each, and one that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.gui.forms import ConfigForm
from workbench.gui.theme import current_theme, set_role
from workbench.gui.widgets.flat_form_row import FlatFormRow
from workbench.language import Text, in_a_row, text, tr
from workbench.preprocessing.cleaning import ROW_STEPS, TEXT_STEPS, UNTOUCHED, CleaningConfig
from workbench.projects.cleaning import CleaningReport, StepEffect
from workbench.schema import Setting, settings_of

EDITOR_WIDTH = 168
RADIUS, BAR = 6.0, 3.0


class StepRow(FlatFormRow):
    """A step. It is chosen by a click, or when its switch gets the keyboard."""

    chosen = Signal()

    def __init__(self, description: Setting, editor: QWidget) -> None:
        super().__init__(description.title, editor, description.help, editor_width=EDITOR_WIDTH)
        self._is_chosen, self._counted = False, Text("")
        set_role(self._label, "strong")
        self.sentence, self.count = QLabel(), QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # it may name a tag such as <b>
        self.sentence.setWordWrap(True)
        self.count.setWordWrap(True)
        set_role(self.sentence, "secondary")
        set_role(self.count, "secondary")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setContentsMargins(10, 5, 8, 6)
        column.insertWidget(1, self.sentence)
        column.insertWidget(2, self.count)
        editor.installEventFilter(self)
        self.retranslate()

    def set_count(self, said: Text | None, *, is_on: bool) -> None:
        """Say how much the step changes; None: that is not known."""
        self._counted = said or Text("")
        set_role(self.count, "accent" if is_on else "secondary")
        self.retranslate()

    def set_chosen(self, is_chosen: bool) -> None:
        """Show whether this is the step that is looked at."""
        self._is_chosen = is_chosen
        self.update()

    def set_locked(self, is_locked: bool) -> None:
        """Let the keyboard choose the row itself while its switch cannot be used."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_locked else Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._is_chosen:
            return
        theme, area = current_theme(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_surface"))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(0, 6, BAR, area.height() - 12), BAR / 2, BAR / 2)
        painter.end()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "count"):
            return  # the base class translates before this class has made its parts
        sentence, counted = tr(self._help), str(self._counted) if self._counted.sentence else ""
        for part in (self._label, self.editor):
            part.setToolTip("")  # the sentence stands beneath them
        self.sentence.setText(sentence)
        self.count.setText(counted)
        self.setAccessibleName(self._label.text())
        said = in_a_row(sentence, counted, self.message())
        self.setAccessibleDescription(said)
        self.editor.setAccessibleDescription(said)

    def restyle(self) -> None:
        self.update()


class CleaningForm(ConfigForm):
    """All steps in the order in which they are taken, those that change texts before those that leave out rows."""

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._steps: dict[str, StepRow] = {}
        self.step = TEXT_STEPS[0]
        super().__init__(UNTOUCHED, parent, editor_width=EDITOR_WIDTH)
        self.text_heading, self.row_heading, self.no_rows = QLabel(), QLabel(), QLabel()
        for label, role in ((self.text_heading, "heading"), (self.row_heading, "heading")):
            set_role(label, role)
        set_role(self.no_rows, "secondary")
        self.no_rows.setWordWrap(True)
        self.no_rows.setContentsMargins(10, 0, 8, 0)
        self.no_rows.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(2)
        column.insertWidget(0, self.text_heading)
        place = column.indexOf(self._steps[ROW_STEPS[0]])
        column.insertSpacing(place, 6)
        column.insertWidget(place + 1, self.row_heading)
        column.insertWidget(place + 2, self.no_rows)
        column.addStretch(1)
        self.choose(self.step)
        self.retranslate()

    def _row_of(self, name: str, editor: QWidget, description: Setting) -> FlatFormRow:
        row = StepRow(description, editor)
        row.chosen.connect(lambda: self.choose(name))
        self._steps[name] = row
        return row

    def step_row(self, step: str) -> StepRow:
        """Return the row of *step*."""
        return self._steps[step]

    def choose(self, step: str) -> None:
        """Look at *step*."""
        is_new = step != self.step
        self.step = step
        for name, row in self._steps.items():
            row.set_chosen(name == step)
        if is_new:
            self.step_chosen.emit(step)

    def set_editable(self, editable: bool, *, always: frozenset[str] = frozenset()) -> None:
        super().set_editable(editable, always=always)
        for name, row in self._steps.items():
            row.set_locked(not editable and name not in always)

    def set_has_rows(self, has_rows: bool) -> None:
        """Show the steps that leave out rows, or say that a single long text has none."""
        for step in ROW_STEPS:
            self._steps[step].setVisible(has_rows)
        self.no_rows.setVisible(not has_rows)
        if not has_rows and self.step in ROW_STEPS:
            self.choose(TEXT_STEPS[0])

    def set_report(self, report: CleaningReport | None, otherwise: Text | None = None) -> None:
        """Show what each step changes, or say *otherwise* while that is not known."""
        effects = {} if report is None else {effect.step: effect for effect in report.effects}
        for step, row in self._steps.items():
            effect = effects.get(step)
            if report is None or effect is None:
                row.set_count(otherwise, is_on=False)
            else:
                row.set_count(effect_in_words(effect, report), is_on=effect.is_on)

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "no_rows"):
            return  # the base class translates before this class has made its parts
        self.text_heading.setText(tr("They change texts"))
        self.row_heading.setText(tr("They leave out rows"))
        self.no_rows.setText(tr("This is one long text. It has no rows that could be left out."))


def effect_in_words(effect: StepEffect, report: CleaningReport) -> Text:
    """Return what one step of *report* does or would do."""
    count, total = effect.n_changed, report.n_before
    if effect.step in ROW_STEPS:
        if effect.is_on:
            return text("Leaves out {count:,} of {total:,} rows.", count=count, total=total)
        if effect.step == "drop_duplicates":
            return text("Would leave out {count:,}.", count=count) if count else text("Nothing is repeated.")
        return text("Off: keeps all rows.")
    if not count:
        return text("On, but there is nothing to change.") if effect.is_on else text("Would change nothing.")
    if not effect.is_on:
        return text("Would change {count:,}.", count=count)
    if is_of_lines(report):
        return text("Changes {count:,} of {total:,} lines.", count=count, total=total)
    return text("Changes {count:,} of {total:,} rows.", count=count, total=total)


def is_of_lines(report: CleaningReport) -> bool:
    """Return whether *report* is about a single long text, which has lines and no rows."""
    return not any(effect.step in ROW_STEPS for effect in report.effects)


def counted_in_words(report: CleaningReport) -> Text:
    """Return how much there is before and after all steps."""
    before, after = report.n_before, report.n_after
    if is_of_lines(report):
        return text("{count:,} lines; none is left out", count=before)
    if before == after:
        return text("{count:,} rows; none is left out", count=before)
    return text("{before:,} rows → {after:,}", before=before, after=after)


def title_of(step: str) -> str:
    """Return the title of *step*, marked for translation."""
    return next(description.title for name, _, description in settings_of(CleaningConfig) if name == step)
