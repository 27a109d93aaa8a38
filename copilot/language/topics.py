"""The things viewers are known to ask, and how a comment finds the one it asks.

`Catalogue` is the list that ships with the product: what a topic is called, which card it shares with
others, whether its answer depends on the product on air. `Matcher` compares a comment's vector with
prototypes, the centres of each topic's phrases, of some questions that no topic lists, of orders and of
chatter, and lets the near ones vote. What else was tried stands in the model's card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from copilot.domain.comment import Kind
from copilot.domain.reading import PROFILE, Topic
from copilot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

CHATTER = "-"
ORDER = "order"
OPEN = "open:"

CARDS_OF_PROFILE: Final = 64
"""Cards that a comment's profile tells: the second look finds as much with 32 of two thousand as with all."""

_COLUMNS = ("topic", "card", "kind", "trade", "on_air", "answer", "arabic", "english", "covers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All topics, by id, in the order of the file."""

    topics: Mapping[str, Topic]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read ``catalogue.tsv``, or the folder that holds it.

        Raises:
            OSError: It can't be read.
            ValueError: It is not such a table.
        """
        file = path / "catalogue.tsv" if path.is_dir() else path
        head, *lines = file.read_text(encoding="utf-8").splitlines()
        if tuple(head.split("\t")) != _COLUMNS:
            raise ValueError(f"{file.name}: the columns should be {', '.join(_COLUMNS)}.")
        topics = (_topic(line.split("\t")) for line in lines if line.strip())
        return cls(topics={topic.id: topic for topic in topics})

    def card(self, topic: str) -> str:
        """Return the topic whose card `topic` shares; itself when the catalogue does not know it."""
        known = self.topics.get(topic)
        return known.card if known else topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How a batch of comments voted.

    Attributes:
        shares: (comments, labels), each row sums to 1.
        nearest: (comments, labels) cosine with the nearest prototype of each label.
    """

    shares: NDArray[np.float32]
    nearest: NDArray[np.float32]


class Matcher:
    """Prototypes that vote.

    Args:
        prototypes: (prototypes, dimensions), rows of length one, sorted by label.
        owners: For each prototype the place of its label in `labels`, ascending.
        labels: Topics, ``open:…``, ``order`` and ``-``.
        temperature: How fast a vote fades with distance.
    """

    def __init__(
        self,
        *,
        prototypes: NDArray[np.float32],
        owners: NDArray[np.int64],
        labels: tuple[str, ...],
        temperature: float,
    ) -> None:
        self.labels = labels
        self._prototypes = prototypes.T.copy()
        self._begins = np.searchsorted(owners, np.arange(len(labels)))
        ends = [*self._begins[1:].tolist(), len(owners)]
        of_label = enumerate(zip(self._begins.tolist(), ends, strict=True))
        self._several = [(label, begin, end) for label, (begin, end) in of_label if end - begin > 1]
        self._temperature = temperature

    def vote(self, vectors: NDArray[np.float32]) -> Votes:
        """Return how the prototypes vote on (comments, dimensions) vectors."""
        near = vectors @ self._prototypes
        weight = np.exp((near - near.max(axis=1, keepdims=True)) / self._temperature)
        nearest, shares = near.take(self._begins, axis=1), weight.take(self._begins, axis=1)
        for label, begin, end in self._several:  # chatter and orders; reducing all labels takes longer
            nearest[:, label] = near[:, begin:end].max(axis=1)
            shares[:, label] = weight[:, begin:end].sum(axis=1)
        shares /= shares.sum(axis=1, keepdims=True)
        return Votes(shares=shares, nearest=nearest)


class ByHeart:
    """The shortest comments, which every live is full of: one or two words that are a question alone.

    "السعر" asks; in "السعر حلو" it praises. A sum over the features of a comment can hardly tell the one from
    the other, so these few are looked up.

    Args:
        topics: The topic of each, by its text.
    """

    def __init__(self, topics: Mapping[str, str]) -> None:
        self._topics = {_bare(normalise(text)): topic for text, topic in topics.items()}

    @classmethod
    def load(cls, topics: Path) -> Self:
        """Read them from the folder of the catalogue; none where it has none.

        Raises:
            OSError: They can't be read.
        """
        file = topics / "phrases" / "voice_short.tsv"
        if not file.is_file():
            return cls({})
        lines = (line.partition("\t") for line in file.read_text(encoding="utf-8").splitlines())
        return cls({text: topic for topic, _, text in lines})

    def topic(self, spelt: str) -> str | None:
        """Return what a normalised comment asks, where it is one of these."""
        return self._topics.get(_bare(spelt))


class Profiles:
    """How much the cards have of a comment's votes, those with most of them.

    Args:
        labels: The matcher's.
        catalogue: Says which labels share a card.
    """

    def __init__(self, labels: Sequence[str], catalogue: Catalogue) -> None:
        names = [catalogue.card(label) for label in labels]
        self._order = np.argsort(names, kind="stable")
        spelt = np.array(names)[self._order]
        self._begins = np.flatnonzero(np.append(True, spelt[1:] != spelt[:-1]))

    def of(self, shares: NDArray[np.float32]) -> NDArray[np.void]:
        """Return the profiles of comments, `PROFILE`, (comments, `CARDS_OF_PROFILE` at most)."""
        sums = np.add.reduceat(shares[:, self._order], self._begins, axis=1)
        kept = min(CARDS_OF_PROFILE, sums.shape[1])
        best = np.sort(np.argpartition(-sums, kept - 1, axis=1)[:, :kept], axis=1)
        profiles = np.empty(best.shape, dtype=PROFILE)
        profiles["card"] = best
        profiles["weight"] = np.sqrt(np.take_along_axis(sums, best, axis=1))
        return profiles


def _bare(spelt: str) -> str:
    return spelt.replace("?", " ").strip(" .!،,")


def _topic(fields: list[str]) -> Topic:
    topic, card, kind, trade, on_air, answer, arabic, english, covers = fields
    return Topic(
        id=topic,
        card=card,
        kind=Kind(kind),
        trade=trade,
        on_air=on_air == "yes",
        answer=answer,
        arabic=arabic,
        english=english,
        covers=covers,
    )
