"""The interface's language: one translator at a time, and the direction that goes with it.

Texts stand in the code in English. After changing one: ``make translations``, and put the Arabic of what
it names into assets/translations/copilot_ar.ts (by hand or with pyside6-linguist); then again.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from copilot.assets import asset

LANGUAGES = ("ar", "en")
_NAME = "live-copilot-translator"


def use_language(app: QCoreApplication, language: str) -> Qt.LayoutDirection:
    """Make `language` the one of every text that is asked for from now on; return its direction.

    English too has a file: it holds the plural forms. Counts in texts (``%Ln``) and in tables are written as
    `copilot.domain.written.number` writes them, whatever the language and the system's.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English))
    old = app.findChild(QTranslator, _NAME)
    if old is not None:
        app.removeTranslator(old)
        old.setParent(None)
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(str(asset("translations", f"copilot_{language}.qm"))):
        app.installTranslator(translator)
    rtl = language == "ar"
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
