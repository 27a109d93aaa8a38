"""What this live is about: topics that were asked before are likelier than topics nobody here asks.

"Does it last?" is one question for a perfume, another for a lipstick, a third for a battery; three words do
not say which, but the hundred comments before them do. So a claim's log-odds rise when the topic's trade, or
its card, came up in this session, and fall for trades that never do. It is Bayes' rule with a prior counted
as the session goes, bounded at both ends: no history can rule a topic out or force it.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.domain.reading import Topic

SHARED = "shared"
TRADE_WEIGHT = 1.5
CARD_WEIGHT = 0.4
PATIENCE = 3.0
LEAST, MOST = -4.0, 2.5


class Expectation:
    """Counts what is asked and says how much likelier that makes a topic.

    Args:
        topics: The catalogue.
    """

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._trades: Counter[str] = Counter()
        self._cards: Counter[str] = Counter()
        self._kinds_of_trade = max(1, len({topic.trade for topic in topics.values()} - {SHARED}))

    def note(self, topic: str) -> None:
        """Count that `topic` was asked, surely."""
        known = self._topics[topic]
        self._cards[known.card] += 1
        if known.trade != SHARED:
            self._trades[known.trade] += 1

    def weigh(self, topic: str, confidence: float) -> float:
        """Return the confidence that a comment asks `topic`, given what was asked before it."""
        known = self._topics[topic]
        odds = math.log(max(confidence, 1e-4) / max(1 - confidence, 1e-4))
        total = self._trades.total()
        expected = total / self._kinds_of_trade
        shift = CARD_WEIGHT * math.log1p(self._cards[known.card])
        if known.trade != SHARED:
            shift += TRADE_WEIGHT * math.log((self._trades[known.trade] + PATIENCE) / (expected + PATIENCE))
        return 1 / (1 + math.exp(-odds - min(MOST, max(LEAST, shift))))
