"""Switches the language of our own sentences, of Qt's dialogs and of number formats, all at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workbench import language

_PROPERTY = "workbench_translator"


def apply_language(app: QApplication, key: str) -> None:
    """Show the whole program in language *key* and tell every widget so; an unknown key means English."""
    language.set_language(key)
    key = language.current_language()
    QLocale.setDefault(QLocale(QLocale.Language.English if key == "en" else key))
    old = app.property(_PROPERTY)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
    app.setProperty(_PROPERTY, None)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if key != "en" and translator.load(f"qtbase_{key}", folder):
        app.setProperty(_PROPERTY, translator)
        app.installTranslator(translator)
    # Switching back to English installs nothing, so Qt would tell nobody; and what Qt does send it posts for
    # later. One event to each root, passed on by Qt to its children, makes the switch happen now and once.
    for receiver in [*app.topLevelWindows(), *app.topLevelWidgets()]:
        app.removePostedEvents(receiver, QEvent.Type.LanguageChange.value)
    for widget in app.allWidgets():
        if widget.parentWidget() is None:
            app.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
