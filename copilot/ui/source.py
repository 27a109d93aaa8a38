"""Where an answer comes from, in the window's language: the engine names the file's parts in Arabic."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

_CODE: Final = re.compile(r"كود (?=\S+$)")
_EARLIER: Final = re.compile(r"(?P<who>إجابتك|إجابة الفريق) يوم (?P<day>[\d/]+)")


def source_words(source: str) -> str:
    """Return a suggestion's source for the window's reader; a person's name stays as it is.

    Args:
        source: As a `Suggestion` states it.
    """
    return " · ".join(_part(part) for part in source.split(" · "))


def _part(part: str) -> str:
    if (words := _parts().get(part)) is not None:
        return words
    if earlier := _EARLIER.fullmatch(part):
        words = {
            "إجابتك": QCoreApplication.translate("Card", "Your answer of {day}"),
            "إجابة الفريق": QCoreApplication.translate("Card", "The team's answer of {day}"),
        }[earlier["who"]]
        return words.replace("{day}", earlier["day"])
    if code := _CODE.match(part):
        return QCoreApplication.translate("Card", "code {code}").replace("{code}", part[code.end() :])
    return part


def _parts() -> dict[str, str]:
    return {
        "ملف المحل": QCoreApplication.translate("Card", "shop file"),
        "الشحن": QCoreApplication.translate("Card", "delivery"),
        "الدفع": QCoreApplication.translate("Card", "payment"),
        "الأسعار": QCoreApplication.translate("Card", "prices"),
        "السياسات": QCoreApplication.translate("Card", "policies"),
    }
