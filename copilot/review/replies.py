"""What was said about a theme while the live ran, and what the shop file says about it: apart."""

from __future__ import annotations

from typing import Final

from copilot.domain.board import Answer
from copilot.domain.report import Asked, Report, Theme
from copilot.review.words import Words, isolated

_MOST: Final = 3


def replies(report: Report, theme: Theme, words: Words) -> list[tuple[str, str]]:
    """Return who said what about a theme, as pairs of a label and a text.

    First what was answered on the live: the newest three texts, each with its moments, then when it was
    answered aloud, or that nobody marked an answer. Then what was put ready for the presenter, and what the
    shop file answers; that there is no answer where none has one.
    """
    given = _given(report, theme)
    written = dict.fromkeys(answer.text for answer in given if answer.text)
    said = [f"{isolated(text)} ({_when(given, text, words)})" for text in [*written][:_MOST]]
    if any(not answer.text for answer in given):
        said.append(words("aloud", when=_when(given, "", words)))
    ready = [isolated(text) for text in _ready(report, theme) if text not in written]
    lines = [(words("was_said"), text) for text in said or [words("not_marked")]]
    lines += [(words("put_ready"), text) for text in ready[:_MOST]]
    lines += [(words("shop_says"), fact) for fact in theme.facts]
    return lines if said or ready or theme.facts else [*lines, (words("shop_says"), words("no_answer"))]


def short_reply(report: Report, theme: Theme, words: Words) -> str:
    """Return the one that a table has room for: what was written, else the shop file's, else when aloud."""
    given = _given(report, theme)
    texts = [answer.text for answer in given if answer.text] or [*_ready(report, theme), *theme.facts]
    if texts:
        return texts[0]
    return words("aloud", when=_when(given, "", words)) if given else words("no_answer")


def _given(report: Report, theme: Theme) -> list[Answer]:
    """Return the answers to a theme's Questions, the newest first."""
    given = (answer for asked in _own(report, theme) for answer in asked.answers)
    return sorted(given, key=lambda answer: -answer.at)


def _ready(report: Report, theme: Theme) -> list[str]:
    """Return the words that stand ready for the presenter on a theme's Questions, the newest first."""
    ready = [asked.proposed for asked in _own(report, theme) if asked.proposed]
    return [*dict.fromkeys(answer.text for answer in sorted(ready, key=lambda answer: -answer.at))]


def _own(report: Report, theme: Theme) -> list[Asked]:
    """Return a theme's Questions."""
    every = (*report.questions, *(trouble.asked for trouble in report.troubles))
    return [asked for asked in every if asked.question in set(theme.questions)]


def _when(given: list[Answer], text: str, words: Words) -> str:
    """Return the moments at which this was the answer, the first ones first."""
    moments = dict.fromkeys(words.clock(answer.at) for answer in reversed(given) if answer.text == text)
    return words.comma.join(isolated(each) for each in [*moments][:_MOST])
