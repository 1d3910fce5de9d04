from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from workbench import paths
from workbench.gui import theme as theme_module
from workbench.gui.icons import icon, icon_pixmap
from workbench.gui.live import Live
from workbench.gui.theme import THEMES, Theme, apply_theme, current_theme, load_theme, set_role, style_sheet

SEEN = [
    ("text", "surface"),
    ("text", "background"),
    ("text", "field"),
    ("text", "accent_surface"),
    ("text", "hover"),
    ("secondary", "surface"),
    ("secondary", "background"),
    ("secondary", "accent_surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "good"),
    ("accent", "surface"),
    ("accent", "background"),
    ("accent", "accent_surface"),
    ("good", "surface"),
    ("warning", "surface"),
    ("warning", "background"),
    ("error", "surface"),
    ("error", "background"),
    ("surface", "text"),
]


def _luminance(color: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("key", THEMES)
@pytest.mark.parametrize(("front", "back"), SEEN)
def test_text_can_be_read(key: str, front: str, back: str):
    theme = load_theme(key)
    assert contrast(theme.hex(front), theme.hex(back)) >= 4.5


@pytest.mark.parametrize("key", THEMES)
@pytest.mark.parametrize("token", [f"series_{number}" for number in range(1, 7)])
def test_curves_stand_out(key: str, token: str):
    theme = load_theme(key)
    assert contrast(theme.hex(token), theme.hex("surface")) >= 3.0


def test_themes_have_the_same_tokens():
    light, dark = (load_theme(key) for key in THEMES)
    assert set(light.tokens) == set(dark.tokens)
    assert all(
        re.fullmatch("#[0-9a-f]{6}", color) for theme in (light, dark) for color in theme.tokens.values()
    )


@pytest.mark.parametrize("key", THEMES)
def test_style_sheet_is_filled_and_its_pictures_exist(qapp: QApplication, key: str):
    sheet = style_sheet(load_theme(key))
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
    pictures = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("key", THEMES)
def test_pictures_of_the_style_sheet_have_colours_of_their_theme(key: str):
    colors = set(load_theme(key).tokens.values())
    for picture in paths.resource("themes", key).glob("*.svg"):
        used = set(re.findall("#[0-9a-f]{6}", picture.read_text(encoding="utf-8")))
        assert used, picture
        assert used <= colors, picture


@pytest.mark.parametrize("key", THEMES)
def test_colour_ramps(key: str):
    theme = load_theme(key)
    ramp = theme.attention_lut()
    assert ramp.shape == (256, 3)
    assert ramp.dtype == np.uint8
    assert "#" + bytes(ramp[0]).hex() == theme.hex("attention_0")
    assert "#" + bytes(ramp[255]).hex() == theme.hex("attention_2")
    # More attention is always further from the paper: the map reads without hue as well.
    luminance = np.array([_luminance("#" + bytes(color).hex()) for color in ramp])
    steps = np.diff(luminance if key == "dark" else -luminance)
    assert (steps > -1e-3).all()


@pytest.mark.parametrize("key", THEMES)
def test_signed_colours_grow_away_from_nothing(key: str):
    theme = load_theme(key)
    ramp = theme.signed_lut()
    assert "#" + bytes(ramp[0]).hex() == theme.hex("signed_minus")
    assert "#" + bytes(ramp[255]).hex() == theme.hex("signed_plus")
    luminance = np.array([_luminance("#" + bytes(color).hex()) for color in ramp])
    steps = np.diff(luminance if key == "light" else -luminance)
    assert (steps[:127] > -1e-3).all()  # towards the paper, then away from it: the size reads without hue
    assert (steps[128:] < 1e-3).all()
    for token in ("signed_minus", "signed_plus"):
        assert contrast(theme.hex(token), theme.hex("signed_zero")) >= 4.5
    # orange and blue differ in their share of blue for every common kind of colour blindness
    minus, plus = theme.color("signed_minus"), theme.color("signed_plus")
    assert plus.blue() - minus.blue() >= 120


class Recorder(Live, QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen: list[str] = []
        self.restyle()

    def restyle(self) -> None:
        self.seen.append(current_theme().key)


def test_switch_reaches_every_widget_once(qtbot, qapp: QApplication):
    window = QWidget()
    qtbot.addWidget(window)
    shown = Recorder(window)
    window.show()
    hidden, orphan = Recorder(window), Recorder()
    qtbot.addWidget(orphan)
    apply_theme(qapp, "dark")
    qapp.processEvents()
    for widget in (shown, hidden, orphan):
        assert widget.seen == ["light", "dark"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == load_theme("dark").color("background")
    apply_theme(qapp, "light")
    assert shown.seen == ["light", "dark", "light"]


def test_unknown_theme_means_light(qapp: QApplication):
    apply_theme(qapp, "no such theme")
    assert current_theme().key == "light"


def test_unknown_token_in_the_template_is_noticed(qapp: QApplication):
    with pytest.raises(KeyError):
        style_sheet(Theme("light", {}))


def test_role_changes_after_it_was_shown(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    set_role(label, "secondary")
    label.show()
    before = label.sizeHint()
    set_role(label, "title")
    label.ensurePolished()
    assert label.sizeHint().height() > before.height()


def test_fonts_name_chinese_and_latin(qapp: QApplication):
    assert theme_module.body_font().pixelSize() == 13
    assert theme_module.body_font().families()
    assert theme_module.mono_font().families()


@pytest.mark.parametrize("path", sorted(paths.resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icon_is_drawn_in_the_theme_s_colour(qapp: QApplication, path: Path):
    source = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert "currentColor" in source
    assert not re.search("#[0-9a-fA-F]{3}", source)
    image = icon_pixmap(path.stem, 24, "accent", 2.0).toImage()
    assert image.width() == 48
    opaque = [
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    accent = current_theme().color("accent")
    for name in set(opaque):  # blending of several strokes may round by one
        color = QColor(name)
        assert abs(color.red() - accent.red()) + abs(color.blue() - accent.blue()) <= 2
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(48) for y in (0, 47)), "touches the edge"


def test_icons_are_cached_and_follow_the_theme(qapp: QApplication):
    light = icon("play")
    assert icon("play") is light
    apply_theme(qapp, "dark")
    assert icon("play") is not light
    assert icon("play").pixmap(16, 16).toImage() != light.pixmap(16, 16).toImage()
    assert icon("play").actualSize(light.availableSizes()[0]).width() == 16
