"""What one step of cleaning does, on the first lines it changes: before and after."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextOption
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from workbench.gui.examining.cleaning_form import title_of
from workbench.gui.examining.differences import Stretch, differences
from workbench.gui.theme import current_theme, set_role
from workbench.gui.widgets.card import Card
from workbench.language import Text, tr
from workbench.preprocessing.cleaning import ROW_STEPS, TEXT_STEPS
from workbench.projects.cleaning import StepEffect

TINT = 0.25  # of the colour under characters that differ
LINE_ENDS = "\r\n"


class ChangesCard(Card):
    """What goes is struck through, what is new is underlined; both stand on a colour of their own as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._step, self._effect, self._otherwise = TEXT_STEPS[0], None, Text("")
        super().__init__("", parent)
        self.key = QLabel()
        self.key.setWordWrap(True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self.key, "secondary")
        self.shown = QTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.body.addWidget(self.key)
        self.body.addWidget(self.shown, 1)
        self.retranslate()

    _effect: StepEffect | None

    def show_effect(self, step: str, effect: StepEffect | None, otherwise: Text) -> None:
        """Show what *step* does, or say *otherwise* while that is not known."""
        self._step, self._effect, self._otherwise = step, effect, otherwise
        self.retranslate()

    def _draw(self) -> None:
        effect = self._effect
        if effect is None:
            said = str(self._otherwise) if self._otherwise.sentence else ""
        elif not effect.shown:
            said = tr("There is nothing in this data that it changes.")
            if effect.step in ROW_STEPS:
                said = tr("It leaves out no row of this data.")
        else:
            said = ""
        is_cut = bool(effect is not None and effect.shown) and self._step in ROW_STEPS
        self.key.setText(said or self._key(is_cut))
        self.key.setAccessibleName(self.key.text())
        self.shown.setVisible(not said)
        if said or effect is None:
            self.shown.clear()
            return
        parts: list[str] = []
        for each in effect.shown:
            if each.after is None:
                parts.append(self._table([("", escape(each.before.strip(LINE_ENDS)))]))
                continue
            old, new = differences(each.before.rstrip(LINE_ENDS), each.after.rstrip(LINE_ENDS))
            parts.append(
                self._table(
                    [
                        (tr("Before"), self._marked(old, "error", "line-through")),
                        (tr("After"), self._marked(new, "good", "underline")),
                    ]
                )
            )
        self.shown.setHtml("".join(parts))

    def _key(self, is_cut: bool) -> str:
        effect = self._effect
        is_on = effect is not None and effect.is_on
        if is_cut:
            return tr("The first rows it leaves out:") if is_on else tr("The first rows it would leave out:")
        return tr("Struck through: what goes. Underlined: what is new. Only the first lines are shown.")

    def _marked(self, stretches: Sequence[Stretch], token: str, line: str) -> str:
        theme = current_theme()
        ground = _blended(theme.color("surface"), theme.color(token), TINT).name()
        style = f"background-color: {ground}; text-decoration: {line};"
        return "".join(
            f'<span style="{style}">{_spaced(each.shown)}</span>' if each.differs else _spaced(each.shown)
            for each in stretches
        )

    def _table(self, rows: Sequence[tuple[str, str]]) -> str:
        colour = current_theme().hex("secondary")
        lines = "".join(
            f'<tr><td style="color: {colour}; white-space: nowrap">{name}</td><td width="100%">{line}</td></tr>'
            if name
            else f'<tr><td width="100%">{line}</td></tr>'
            for name, line in rows
        )
        return f'<table width="100%" cellpadding="3" cellspacing="0">{lines}</table><p></p>'

    def retranslate(self) -> None:
        self.set_title_text(tr("Before and after: {step}", step=tr(title_of(self._step))))
        if not hasattr(self, "shown"):
            return  # the base class translates before this class has made its parts
        self._draw()
        self.shown.setAccessibleName(self.accessibleName())
        self.shown.setAccessibleDescription(self.key.text())

    def restyle(self) -> None:
        self._draw()


def _spaced(shown: str) -> str:
    return f'<span style="white-space: pre-wrap">{escape(shown)}</span>'


def _blended(ground: QColor, above: QColor, share: float) -> QColor:
    pairs = zip(ground.getRgbF()[:3], above.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*((1 - share) * under + share * over for under, over in pairs))
