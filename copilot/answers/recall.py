"""Answers of earlier lives come back for the same question, with their date; doubtful ones are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from copilot.answers.shop import Shop, dumped
from copilot.domain.board import Suggestion
from copilot.domain.mention import Heard
from copilot.domain.taught import Earlier
from copilot.domain.wording import mark

STALE: Final = 30 * 86_400.0
"""Seconds after which an answer may be out of date."""

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


class Recall:
    """Finds what was answered before.

    Args:
        answers: The answers, newest first.
        now: When the live is, Unix seconds.
    """

    def __init__(self, answers: Iterable[Earlier] = (), *, now: float = 0.0) -> None:
        self._now = now
        self._by_topic: dict[tuple[str, str | None], Earlier] = {}
        self._by_words: dict[str, Earlier] = {}
        for each in answers:
            if each.topic:
                self._by_topic.setdefault((each.topic, each.product), each)
            for words in each.wordings if not each.topic else ():
                self._by_words.setdefault(words, each)

    def find(
        self, topic: str | None, product: str | None, heard: Iterable[Heard], shop: Shop
    ) -> Suggestion | None:
        """Return what was answered before to the same question, or None.

        Args:
            topic: The card's topic.
            product: The product it is about.
            heard: The comments behind it.
            shop: The facts of today: a number that they don't hold makes an answer doubtful.
        """
        if topic:
            found = self._by_topic.get((topic, product))
        else:
            keys = (mark(each.text) for each in heard) if self._by_words else iter(())
            found = next((self._by_words[key] for key in keys if key in self._by_words), None)
        return self._told(found, shop) if found else None

    def _told(self, found: Earlier, shop: Shop) -> Suggestion:
        known = set(_NUMBER.findall(dumped(shop).decode()))
        stale = self._now - found.at > STALE or not known.issuperset(_NUMBER.findall(found.text))
        day = f"{datetime.fromtimestamp(found.at, UTC).astimezone():%d/%m/%Y}"
        who = "إجابتك" if found.by else "إجابة الفريق"
        return Suggestion(text=found.text, source=f"{who} يوم {day}", at=found.at, stale=stale)
