"""The controls of "Test by removing": switches, their history, and how a head is removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.head_switches import HeadSwitches, Place
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, tr

METHOD_HELP = {
    "zero": N_("What a head found is replaced by zeros: it adds nothing at all."),
    "mean": N_(
        "What a head found is replaced by what it finds on average over the validation data: only what it finds "
        "for this input is lost."
    ),
}


class HeadSwitching(Live, QWidget):
    """Asks for changes and shows a state; it decides nothing."""

    switched = Signal(object)  # Place
    all_on_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    method_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Place | None = None
        self._name = ""
        self._is_off = False
        self.name = ElidedLabel()
        set_role(self.name, "strong")
        self.switches = HeadSwitches()
        self.switches.switched.connect(self.switched)
        self.this_button, self.all_button = QPushButton(), QPushButton()
        self.undo_button, self.redo_button = QPushButton(), QPushButton()
        for button in (self.this_button, self.all_button, self.undo_button, self.redo_button):
            button.setAutoDefault(False)
        for button in (self.undo_button, self.redo_button):
            button.setFixedWidth(36)
        self.this_button.clicked.connect(self._switch_chosen)
        self.all_button.clicked.connect(self.all_on_asked)
        self.undo_button.clicked.connect(self.undo_asked)
        self.redo_button.clicked.connect(self.redo_asked)
        self.methods = SegmentedControl([("zero", N_("Zeros")), ("mean", N_("Mean"))], N_("Remove"))
        self.methods.chosen.connect(self._on_method)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        set_role(self._sentence, "secondary")
        this = QHBoxLayout()
        this.setSpacing(8)
        this.addWidget(self.name, 1)
        this.addWidget(self.this_button)
        back = QHBoxLayout()
        back.setSpacing(6)
        back.addWidget(self.all_button, 1)
        back.addWidget(self.undo_button)
        back.addWidget(self.redo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(this)
        column.addWidget(self.switches, 1000)
        column.addLayout(back)
        column.addWidget(self.methods, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sentence)
        column.addStretch(1)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.undo_button.click),
            (QKeySequence.StandardKey.Redo, self.redo_button.click),
        ):
            QShortcut(keys, self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.retranslate()
        self.restyle()

    def set_heads(self, kinds: Sequence[tuple[str, str, int, int]]) -> None:
        """Offer a switch for each head of *kinds*: (key, title as it is shown, n_layer, n_head) each."""
        self.switches.set_heads(kinds)

    def set_state(
        self, off: Collection[Place], chosen: Place | None, name: str, words: Mapping[Place, str]
    ) -> None:
        """Show which heads are *off*; *chosen* is the head the page is about, called *name*."""
        self._chosen, self._name, self._is_off = chosen, name, chosen in off
        self.switches.set_state(off, chosen, words)
        self.all_button.setEnabled(bool(off))
        self.all_button.setToolTip(wrapped(tr("Switch all on") if off else tr("Every head is on.")))
        self._write()

    def set_history(self, can_undo: bool, can_redo: bool) -> None:
        """Say whether there is a way back and forth."""
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)

    def set_method(self, method: str) -> None:
        """Show which method is used."""
        self.methods.set_key(method)
        self._write()

    def _on_method(self, method: str) -> None:
        self._write()
        self.method_chosen.emit(method)

    def _switch_chosen(self) -> None:
        if self._chosen is not None:
            self.switched.emit(self._chosen)

    def _write(self) -> None:
        self.name.setText(self._name)
        if self._is_off:
            self.this_button.setText(tr("Switch on"))
            said = tr("Switch head {name} on", name=self._name)
        else:
            self.this_button.setText(tr("Switch off"))
            said = tr("Switch head {name} off", name=self._name)
        self.this_button.setAccessibleName(said)
        self.this_button.setToolTip(wrapped(said))
        self.this_button.setEnabled(self._chosen is not None)
        self._sentence.setText(tr(METHOD_HELP[self.methods.key()]))

    def retranslate(self) -> None:
        self.all_button.setText(tr("All on"))
        self.all_button.setAccessibleName(tr("Switch all on"))
        for button, said, keys in (
            (self.undo_button, tr("Undo the last switch"), QKeySequence.StandardKey.Undo),
            (self.redo_button, tr("Redo the last switch"), QKeySequence.StandardKey.Redo),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(wrapped(f"{said} ({shown})"))
            button.setAccessibleName(said)
        for key, sentence in METHOD_HELP.items():
            self.methods.button(key).setToolTip(wrapped(tr(sentence)))
        self._write()

    def restyle(self) -> None:
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))
