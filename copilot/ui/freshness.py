"""How fresh a suggestion is, in words that stand still: a step lasts minutes, never a second."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from copilot.ui.plain import isolate

if TYPE_CHECKING:
    from copilot.domain.board import Card, Suggestion

_STEP_S: Final = 300
_HOUR_S: Final = 3600
_DAY_S: Final = 86_400
_AHEAD_S: Final = 60.0
"""A board's time follows its comments: what has just changed may be a little ahead of it."""


def age_words(at: float, now: float) -> str:
    """Return how long ago `at` was: just now, minutes in fives, hours, or the day.

    Args:
        at: Unix seconds.
        now: Unix seconds, the same clock's.
    """
    age = max(0, int(now - at))
    if age < _STEP_S:
        return QCoreApplication.translate("Freshness", "just now")
    if age < _HOUR_S:
        minutes = age // _STEP_S * (_STEP_S // 60)
        return QCoreApplication.translate("Freshness", "%Ln minutes ago", None, minutes)
    if age < _DAY_S:
        return QCoreApplication.translate("Freshness", "%Ln hours ago", None, age // _HOUR_S)
    return QCoreApplication.translate("Freshness", "on {day}").replace("{day}", _day(at))


def source_line(card: Card, suggestion: Suggestion, source: str, *, now: float) -> str:
    """Return where a card's suggestion comes from and, where that is of use, when it was last changed.

    What has held for an hour needs no word, unless it is old enough to be looked at; a day that the source
    names already is not said twice.

    Args:
        card: The card; tells whether a person wrote the words.
        suggestion: What is suggested on it.
        source: The suggestion's source, safe to draw.
        now: The board's time, Unix seconds.
    """
    at = suggestion.at
    if at is None or now - at < -_AHEAD_S or (now - at >= _HOUR_S and not suggestion.stale):
        return source
    if _day(at) in source:
        return source
    words = age_words(at, now)
    if not any(word.text == suggestion.text for word in card.words):
        words = QCoreApplication.translate("Freshness", "changed {when}").replace("{when}", words)
    return f"{isolate(source)} · {words}"


def _day(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%d/%m/%Y}"
