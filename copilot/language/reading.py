"""What a comment is and asks: the language layer's answer, once per comment.

A comment is normalised, turned into a vector, and judged twice: what kind of comment it is (a logistic
layer over the vector, the votes and a few plain facts such as a question mark), and which known topic it
asks (`copilot.language.topics.Matcher`), with a confidence that means what it says. A question that no topic
claims with enough confidence is open: it keeps its vector, and the grouping finds its like.

"السعر والمقاسات؟" asks two things: a comment is also read in parts, and a part that surely asks something
else counts as a further topic. A few wordings that the model hears wrongly are read by another
(`copilot.language.paraphrase`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from copilot.domain.comment import NAME, Kind
from copilot.domain.reading import Reading, TopicMatch
from copilot.language.encoder import Encoder, StaticEncoder
from copilot.language.facts import COSINE, claim_facts, kind_facts
from copilot.language.greeting import only_greets, without_call
from copilot.language.hometown import only_tells_home
from copilot.language.normalise import normalise
from copilot.language.ordering import no_order
from copilot.language.paraphrase import paraphrase
from copilot.language.parts import parts_of
from copilot.language.topics import ByHeart, Catalogue, Matcher, Profiles, Votes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

REMEMBERED = 2048
"""Texts that are kept read; as many are kept that were read before them."""

CANDIDATES = 5
PART_AT = 0.6
CERTAIN = 0.98
ASKING_PLACE, CHATTER_PLACE = 0, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The trained numbers behind kinds and claims.

    Attributes:
        kind_weights: (dimensions + facts, 3): asks, order, chatter.
        kind_bias: (3,).
        claim_weights: Of share, its logarithm, cosine and margin of the best topic.
        claim_bias: Theirs.
        leaning_bias: What is added to the encoder's leaning to asking.
        claim_at: The confidence from which a topic claims a question that is read alone.
    """

    kind_weights: NDArray[np.float32]
    kind_bias: NDArray[np.float32]
    claim_weights: NDArray[np.float32]
    claim_bias: float
    claim_at: float
    leaning_bias: float = 0.0


class Reader:
    """Reads comments.

    Args:
        catalogue: The known topics.
        encoder: Makes vectors.
        matcher: Finds topics.
        judgement: Decides.
        by_heart: What is looked up before anything is judged.
    """

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        encoder: Encoder,
        matcher: Matcher,
        judgement: Judgement,
        by_heart: ByHeart | None = None,
    ) -> None:
        self.catalogue = catalogue
        self._encoder = encoder
        self._matcher = matcher
        self._judgement = judgement
        self._by_heart = by_heart or ByHeart({})
        self._topics = np.array([p for p, label in enumerate(matcher.labels) if label in catalogue.topics])
        self._profiles = Profiles(matcher.labels, catalogue)
        self._lately: dict[str, Reading] = {}
        self._before: dict[str, Reading] = {}

    @classmethod
    def load(cls, model: Path, topics: Path) -> Self:
        """Read the model folder and the catalogue (its file or its folder).

        Raises:
            OSError: A file is missing or can't be read.
        """
        with np.load(model / "heads.npz") as heads:
            return cls.made(Catalogue.load(topics), StaticEncoder.load(model), heads, ByHeart.load(topics))

    @classmethod
    def made(
        cls, catalogue: Catalogue, encoder: Encoder, heads: Mapping[str, Any], by_heart: ByHeart | None = None
    ) -> Self:
        """Put a reader together.

        Args:
            catalogue: The known topics.
            encoder: Makes vectors.
            heads: What was learned on top of them, as `copilot.language.heads` gives it.
            by_heart: What is looked up before anything is judged.
        """
        return cls(
            by_heart=by_heart,
            catalogue=catalogue,
            encoder=encoder,
            matcher=Matcher(
                prototypes=heads["prototypes"].astype(np.float32),
                owners=heads["owners"],
                labels=tuple(heads["labels"].tolist()),
                temperature=float(heads["temperature"]),
            ),
            judgement=Judgement(
                kind_weights=heads["kind_weights"],
                kind_bias=heads["kind_bias"],
                claim_weights=heads["claim_weights"],
                claim_bias=float(heads["claim_bias"]),
                claim_at=float(heads["claim_at"]),
                leaning_bias=float(heads.get("leaning_bias", 0.0)),
            ),
        )

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return the reading of each text. A text that was read lately costs nothing."""
        lately, before = self._lately, self._before
        if len(lately) + len(texts) > REMEMBERED:
            self._lately, self._before = lately, before = {}, lately
        new = []
        for text in dict.fromkeys(texts):
            if text in before and text not in lately:
                lately[text] = before[text]
            elif text not in lately:
                new.append(text)
        if new:
            lately.update(zip(new, self._read(new), strict=True))
        return [lately[text] for text in texts]

    def _read(self, texts: list[str]) -> list[Reading]:
        """Read texts that are not remembered; what another wording says better, by that."""
        readings = self._judged(texts)
        others = {place: other for place, text in enumerate(texts) if (other := paraphrase(text))}
        if others:
            reworded = self._judged([other.text for other in others.values()])
            for (place, other), reading in zip(others.items(), reworded, strict=True):
                if other.fits(readings[place], reading):
                    readings[place] = replace(reading, text=readings[place].text)
        return readings

    def _judged(self, texts: list[str]) -> list[Reading]:
        """Judge texts as they stand, their parts in the same batch."""
        said = list(map(without_call, texts))
        parts = list(map(parts_of, said))
        vectors = self._encoder.encode(said + [part for few in parts for part in few])
        votes = self._matcher.vote(vectors)
        claims = self._claims(votes, len(texts))
        kinds = self._kinds(said, vectors[: len(texts)], votes)
        profiles = self._profiles.of(votes.shares[: len(texts)])
        readings = []
        at = len(texts)
        for place, text in enumerate(texts):
            of_parts = [few[0] for few in claims[at : at + len(parts[place])]]
            at += len(parts[place])
            matches = self._matches(claims[place][0], of_parts)
            vector, profile = vectors[place].copy(), profiles[place].copy()  # not the whole batch with them
            vector.flags.writeable = False
            of_text = vector, kinds[place], matches, claims[place], profile
            readings.append(self._reading(text, said[place], *of_text))
        return readings

    def _reading(
        self,
        text: str,
        said: str,
        vector: NDArray[np.float32],
        chances: NDArray[np.float32],
        matches: tuple[TopicMatch, ...],
        candidates: tuple[TopicMatch, ...],
        profile: NDArray[np.void],
    ) -> Reading:
        spelt = normalise(text)
        told = spelt.replace(NAME, "")  # "9" guesses a price, and a name alone calls a friend
        says = bool(vector.any()) and ("?" in told or any(map(str.isalpha, told)))
        which = int(chances.argmax()) if says else CHATTER_PLACE
        confidence = float(chances[which])
        if known := self._by_heart.topic(spelt if said is text else normalise(said)):
            which, confidence = ASKING_PLACE, CERTAIN
            matches = candidates = (TopicMatch(topic=known, confidence=CERTAIN, typical=CERTAIN),)
        kind = (Kind.QUESTION, Kind.ORDER, Kind.CHATTER)[which]
        if kind is Kind.ORDER and (other := no_order(spelt)):
            kind, confidence = other, float(1 - confidence)
        if kind is Kind.QUESTION and not matches and only_greets(spelt):
            kind, confidence = Kind.CHATTER, float(1 - confidence)
        if kind is Kind.QUESTION and only_tells_home(spelt):
            kind, confidence = Kind.CHATTER, float(1 - confidence)
        if kind is not Kind.QUESTION:
            matches = candidates = ()
        elif matches:
            kind = self.catalogue.topics[matches[0].topic].kind
        return Reading(
            kind=kind,
            topics=matches,
            confidence=confidence,
            vector=vector,
            text=spelt,
            candidates=candidates,
            profile=profile,
        )

    def _claims(self, votes: Votes, wholes: int) -> list[tuple[TopicMatch, ...]]:
        """Return for each comment its nearest topics and how sure each is, the surest first.

        What stands after the first `wholes` is only a part of a comment: of it just the nearest.
        """
        best, facts = claim_facts(votes, self._topics, CANDIDATES)
        sure = 1 / (1 + np.exp(-(facts @ self._judgement.claim_weights + self._judgement.claim_bias)))
        labels, cosines = self._matcher.labels, facts[:, :, COSINE]
        told = zip(best.tolist(), sure.tolist(), cosines.tolist(), strict=True)
        return [
            tuple(
                TopicMatch(topic=labels[label], confidence=chance, typical=cosine)
                for label, chance, cosine in islice(zip(*few, strict=True), CANDIDATES if row < wholes else 1)
            )
            for row, few in enumerate(told)
        ]

    def _matches(self, whole: TopicMatch, parts: list[TopicMatch]) -> tuple[TopicMatch, ...]:
        """Return the topics that claim a comment, given its own best claim and then its parts'."""
        card = self.catalogue.card
        sure = {card(part.topic): part for part in reversed(parts) if part.confidence >= PART_AT}
        if len(sure) > 1:
            return tuple(part for part in parts if part is sure.get(card(part.topic)))
        if whole.confidence >= self._judgement.claim_at:
            return (whole,)
        return tuple(sure.values())

    def _kinds(self, texts: list[str], vectors: NDArray[np.float32], votes: Votes) -> NDArray[np.float32]:
        """Return the chances (comments, 3) of asking something, of an order, of chatter."""
        facts = kind_facts(texts, vectors, votes.shares[: len(texts)], self._matcher.labels)
        logits = facts @ self._judgement.kind_weights + self._judgement.kind_bias
        logits[:, ASKING_PLACE] += self._encoder.leaning(texts) + self._judgement.leaning_bias
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)
