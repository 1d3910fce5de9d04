"""A picture: from a file, from the data, or drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from workbench.data.examples import ImageArray
from workbench.gui.dialogs import file_dialog
from workbench.gui.icons import icon
from workbench.gui.inputs.draw_popup import DrawPopup
from workbench.gui.inputs.examples import ink_and_ground
from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.session import Session
from workbench.gui.views.image_view import ImageView
from workbench.gui.widgets.drop_area import DropArea
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from workbench.progress import Progress

THUMB = 44
ICON_WIDTH = 38  # of a button without words
DRAWN_AT_MOST = 64  # pixels a side: finer drawings gain nothing, the model shrinks them
SUFFIXES = "*.png *.jpg *.jpeg *.webp *.bmp"


class ImageInput(InputWidget):
    """A thumbnail and the ways to get another picture; a file can also be dropped on it."""

    brings_examples = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._value: ImageArray | None = None
        self._popup: DrawPopup | None = None
        self._is_brief = False
        self.thumb = ImageView()
        self.thumb.setFixedSize(THUMB, THUMB)
        self.file_button, self.next_button = QPushButton(), QPushButton()
        self.random_button, self.draw_button = QPushButton(), QPushButton()
        self.file_button.clicked.connect(self._choose_file)
        self.next_button.clicked.connect(self.take_next_example)
        self.random_button.clicked.connect(self.take_random_example)
        self.draw_button.clicked.connect(self.draw)
        self._drop = DropArea()
        self._drop.dropped.connect(lambda paths: self.open_file(Path(paths[0])))
        for button in (self.random_button, self.file_button):
            button.setFixedWidth(ICON_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.thumb)
        for button in (self.next_button, self.random_button, self.draw_button, self.file_button):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._drop.body.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._drop)
        self.setFocusProxy(self.next_button)
        self.retranslate()
        self.restyle()

    def set_brief(self, is_brief: bool) -> None:
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self._name_buttons()

    def _name_buttons(self) -> None:
        """Write words, or leave the icons alone; what they mean is in the tooltips."""
        for button, name in ((self.next_button, tr("Next")), (self.draw_button, tr("Draw"))):
            button.setText("" if self._is_brief else name)
            button.ensurePolished()
            button.setFixedWidth(ICON_WIDTH if self._is_brief else button.sizeHint().width())

    def value(self) -> Value | None:
        return self._value

    def set_value(self, value: Value | None) -> None:
        self._value = value if isinstance(value, np.ndarray) and value.size else None
        self.thumb.set_image(self._value)

    def open_file(self, path: Path) -> None:
        """Enter the picture in *path*; a broken file is said in a sentence."""

        def work(progress: Progress) -> ImageArray:
            from workbench.data.formats.image_folder import read_picture

            return read_picture(path)

        self.session.jobs.start(work, self._enter, self.session.raised.emit)

    def draw(self) -> None:
        """Open the pad."""
        if self._popup is None:
            self._popup = DrawPopup(self)
            self._popup.drawn.connect(self._enter)
            self._fit_pad(self._popup)
        self._popup.show_under(self.draw_button)

    def popup(self) -> DrawPopup | None:
        """Return the pad once it has been opened."""
        return self._popup

    def _fit_pad(self, popup: DrawPopup) -> None:
        """Draw in the size and the colours of the pictures the model knows."""
        project = self.session.project
        if project is None or not self.session.has_data:
            return
        role = project.scenario.roles[0].name

        def work(progress: Progress) -> ImageArray:
            return project.examples().images(role)[:32]

        def done(pictures: ImageArray) -> None:
            if isValid(popup) and len(pictures) and popup.pad.is_blank():
                height, width = (min(side, DRAWN_AT_MOST) for side in pictures.shape[1:3])
                ink, ground = ink_and_ground(pictures)
                popup.pad.set_picture_size(height, width)
                popup.pad.set_brush_size(2.2 * height / 28)
                popup.pad.set_ink(ink, ground)

        self.session.jobs.start(work, done, self.session.raised.emit)

    def _enter(self, picture: ImageArray) -> None:
        if isValid(self):  # a picture may come after its page is gone
            self.set_value(picture)
            self.changed.emit(picture)

    def _choose_file(self) -> None:
        kinds = tr("Pictures ({suffixes})", suffixes=SUFFIXES)
        chosen = file_dialog.ask_file(self, tr("Choose a picture"), kinds)
        if chosen is not None:
            self.open_file(chosen)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else tr("A picture the model shall look at")
        self.thumb.setToolTip(wrapped(hint))
        self.thumb.setAccessibleDescription(hint)
        self.thumb.set_empty_sentence("–")
        for button, help_text in (
            (self.next_button, tr("The next picture of the data")),
            (self.random_button, tr("A random picture of the data")),
            (self.draw_button, tr("Draw a picture with the mouse")),
            (self.file_button, tr("Take a picture from a file; it can also be dropped here")),
        ):
            button.setToolTip(wrapped(help_text))
            button.setAccessibleName(help_text)
        self._name_buttons()

    def restyle(self) -> None:
        self.next_button.setIcon(icon("chevron-right"))
        self.random_button.setIcon(icon("dice"))
        self.draw_button.setIcon(icon("draw"))
        self.file_button.setIcon(icon("open"))
        self._name_buttons()
