"""The interface's language: its texts and Qt's own, and the direction that goes with it.

Texts stand in the code in English. After changing one: ``make translations``, and put the Arabic of what
it names into assets/translations/copilot_ar.ts (by hand or with pyside6-linguist); then again.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from copilot.assets import asset

LANGUAGES = ("ar", "en")
_NAME = "live-copilot-translator"


def use_language(app: QCoreApplication, language: str) -> Qt.LayoutDirection:
    """Make `language` the one of every text that is asked for from now on; return its direction.

    Qt's own buttons, menus and file dialogs speak it too, where the system has none. English has a file for
    its plural forms. Counts in texts (``%Ln``) and in tables are written as
    `copilot.domain.written.number` writes them, whatever the language and the system's.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English))
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.setParent(None)
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (f"{qts}/qtbase_{language}.qm", str(asset("translations", f"copilot_{language}.qm"))):
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        if translator.load(file):
            app.installTranslator(translator)  # the last one is asked first
    rtl = language == "ar"
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def speaks_arabic() -> bool:
    """Return whether the windows are in Arabic: the direction goes with the language."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def words_for_qt() -> tuple[str, ...]:
    """Return what Qt's own file dialog says and Qt's Arabic lacks: Qt finds these words among ours."""
    return (
        QCoreApplication.translate("QFileDialog", "&Look in:"),
        QCoreApplication.translate("QFileDialog", "Files of &type:"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Drive"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Folder"),
    )
