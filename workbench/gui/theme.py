"""The look of the window: colour tokens from TOML, fonts, and one style sheet made from a template."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from workbench import paths

THEMES = ("light", "dark")
BODY_PIXELS = 13
SECONDARY_PIXELS = 12

# First those with the Latin shapes of the design, then, for each system, one that has simplified Chinese.
_SANS = (
    "Inter",
    "Segoe UI",
    ".AppleSystemUIFont",
    "Noto Sans",
    "DejaVu Sans",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
_MONO = (
    "JetBrains Mono",
    "Consolas",
    "Menlo",
    "DejaVu Sans Mono",
    "Noto Sans Mono CJK SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei Mono",
)


@dataclass(frozen=True)
class Theme:
    """One set of colour tokens."""

    key: str
    tokens: Mapping[str, str] = field(hash=False)

    def hex(self, token: str) -> str:
        """Return the colour of *token* as ``#rrggbb``."""
        return self.tokens[token]

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """Return the colour of *token*, with *alpha* from 0 (invisible) to 1."""
        color = QColor(self.tokens[token])
        color.setAlphaF(alpha)
        return color

    def attention_lut(self) -> np.ndarray:
        """Return the 256 colours, (256, 3) uint8, for attention from 0 to 1."""
        return _ramp([self.tokens[f"attention_{stop}"] for stop in range(3)])

    def signed_lut(self) -> np.ndarray:
        """Return the 256 colours, (256, 3) uint8, for differences from -1 to 1; none is in the middle."""
        return _ramp([self.tokens[f"signed_{stop}"] for stop in ("minus", "zero", "plus")])


def _ramp(stops: list[str]) -> np.ndarray:
    rgb = np.array([[int(stop[at : at + 2], 16) for at in (1, 3, 5)] for stop in stops], dtype=float)
    where = np.linspace(0, len(stops) - 1, 256)
    channels = [np.interp(where, np.arange(len(stops)), rgb[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


@cache
def load_theme(key: str) -> Theme:
    """Read one shipped theme."""
    table = tomllib.loads(paths.resource("themes", f"{key}.toml").read_text(encoding="utf-8"))
    return Theme(key, dict(table["colors"]))


_current = "light"


def current_theme() -> Theme:
    """Return the theme on screen."""
    return load_theme(_current)


def system_theme_key() -> str:
    """Return the key of the theme the desktop asks for.

    Lifts the wish that `apply_theme` made to the desktop, so a call of `apply_theme` must follow.
    """
    hints = QGuiApplication.styleHints()
    hints.unsetColorScheme()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _installed(families: tuple[str, ...]) -> list[str]:
    # Asking Qt for families that are not there costs it a search of all fonts, on macOS a slow one.
    present = set(QFontDatabase.families())
    hidden = sys.platform == "darwin"
    return [family for family in families if family in present or (hidden and family.startswith("."))]


def body_font(pixels: int = BODY_PIXELS) -> QFont:
    """Return the font of sentences."""
    font = QFont()
    font.setFamilies(_installed(_SANS) or [font.family()])
    font.setPixelSize(pixels)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def mono_font(pixels: int = SECONDARY_PIXELS) -> QFont:
    """Return the font of numbers that tick, tokens and code."""
    font = QFont()
    font.setFamilies(_installed(_MONO) or ["monospace"])
    font.setPixelSize(pixels)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet template with the tokens of *theme*; an unknown token is a KeyError."""
    template = paths.resource("themes", "style.qss").read_text(encoding="utf-8")
    values = dict(theme.tokens)
    values["images"] = paths.resource("themes", theme.key).as_posix()
    values["mono"] = ", ".join(f'"{family}"' for family in _installed(_MONO) or ["monospace"])
    return re.sub(r"@(\w+)@", lambda match: values[match[1]], template)


def palette(theme: Theme) -> QPalette:
    """Return the palette for everything that the style sheet does not reach."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    roles = {
        role.Window: "background",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "background",
        role.Text: "text",
        role.PlaceholderText: "secondary",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "text",
        role.ToolTipText: "surface",
        role.Light: "surface",
        role.Midlight: "hover",
        role.Mid: "border",
        role.Dark: "secondary",
        role.Shadow: "border",
    }
    made = QPalette()
    for which, token in roles.items():
        made.setColor(which, theme.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, theme.color("disabled"))
    made.setColor(group.Disabled, role.Highlight, theme.color("border"))
    made.setColor(group.Disabled, role.HighlightedText, theme.color("secondary"))
    return made


def apply_theme(app: QApplication, key: str) -> None:
    """Show the whole program in theme *key*; an unknown key means light."""
    global _current
    _current = key if key in THEMES else "light"
    theme = current_theme()
    if not app.property("workbench_style"):
        app.setStyle("Fusion")
        app.setFont(body_font())
        app.setProperty("workbench_style", True)
    # So that title bars and native dialogs follow as well, where the desktop can do that.
    dark = theme.key == "dark"
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    # Widgets that were never shown are not polished yet, and Qt does not tell them.
    for widget in app.allWidgets():
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def set_role(widget: QWidget, role: str) -> None:
    """Give *widget* the look called *role* in the style sheet, also after it was shown."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Look the style of *widget* up again, after a property that the style sheet asks for has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
