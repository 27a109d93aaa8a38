"""How moments, counts, shares and what was redacted are written, in every language and on every surface."""

from __future__ import annotations

from typing import Final

from copilot.domain.comment import ADDRESS, NAME, PHONE

_MINUTE: Final = 60
_APART: Final = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 10_080)
_ARABIC_MARKS: Final = {PHONE: "[رقم]", ADDRESS: "[عنوان]", NAME: "[اسم]"}


def clock(seconds: float) -> str:
    """Return seconds as ``0:25``, ``20:10`` or ``1:20:10``."""
    minutes, second = divmod(max(0, round(seconds)), _MINUTE)
    hours, minute = divmod(minutes, _MINUTE)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def minutes_apart(least: float) -> int:
    """Return how many minutes lie between two marks of a time line: a round number, `least` or more."""
    return next((minutes for minutes in _APART if minutes >= least), _APART[-1])


def percent(part: int, whole: int) -> str:
    """Return a share; what is not all is never 100 %, what is something never 0 %. Of nothing, a dash."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{min(99, max(1, share)) if 0 < part < whole else share}%"


def number(value: float) -> str:
    """Return a count in Western digits, whatever the language: ``7``, ``1,566``; of days also ``0.5``."""
    return f"{value:,.15g}"


def many(count: float, noun: str, plural: str = "") -> str:
    """Return a count of things as English says it: ``1 comment``, ``1,566 comments``, ``2 people``."""
    return f"{number(count)} {noun if count == 1 else plural or f'{noun}s'}"


def redacted(text: str, language: str) -> str:
    """Return a redacted text with the marks of what was taken out in a language's words, ``ar`` or ``en``."""
    if language == "ar" and "[" in text:
        for mark, words in _ARABIC_MARKS.items():
            text = text.replace(mark, words)
    return text


def spellings(word: str) -> tuple[str, ...]:
    """Return how a word that is searched for may stand in a stored text.

    A mark of what was taken out stands there as `PHONE`, `ADDRESS` or `NAME`, however a window shows it; half
    typed, it may be any that begins so.
    """
    stored = word
    for mark, words in _ARABIC_MARKS.items():
        stored = stored.replace(words, mark)
    begun = (mark for mark, words in _ARABIC_MARKS.items() if word[:1] == "[" and words.startswith(word))
    return tuple(dict.fromkeys((stored, *begun)))
