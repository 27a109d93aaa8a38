"""Learn what stands on top of the vectors: prototypes, kinds and the calibrated claim of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from corpus import CHATTER, ORDER, Phrase
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

from copilot.language.reading import claim_facts, kind_facts
from copilot.language.topics import Matcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


def make_matcher(
    vectors: NDArray[np.float32], labels: Sequence[str], *, temperature: float = 0.08, phrases_each: int = 25, most: int = 6,
    quiet: int = 60,
) -> dict[str, NDArray[np.generic]]:
    """Return prototypes: centres of small groups of each label's phrases."""
    names = sorted(set(labels))
    lab = np.array(labels)
    prototypes, owners = [], []
    for place, name in enumerate(names):
        own = vectors[lab == name]
        own = own[np.linalg.norm(own, axis=1) > 0]
        k = max(1, min(len(own), quiet if name == CHATTER else quiet // 4 if name == ORDER else most, round(len(own) / phrases_each)))
        centres = KMeans(k, n_init=1, random_state=0).fit(own).cluster_centers_ if k > 1 else own.mean(0, keepdims=True)
        prototypes.append(centres / np.linalg.norm(centres, axis=1, keepdims=True))
        owners += [place] * k
    return {
        "prototypes": np.concatenate(prototypes).astype(np.float16),
        "owners": np.array(owners, dtype=np.int64),
        "labels": np.array(names),
        "temperature": np.float32(temperature),
    }


def matcher_of(heads: Mapping[str, NDArray[np.generic]]) -> Matcher:
    """Return the matcher that the app would make of `heads`."""
    return Matcher(
        prototypes=heads["prototypes"].astype(np.float32),
        owners=heads["owners"].astype(np.int64),
        labels=tuple(heads["labels"].tolist()),
        temperature=float(heads["temperature"]),
    )


def fit_kinds(texts: Sequence[str], labels: Sequence[str], vectors: NDArray[np.float32], matcher: Matcher) -> dict[str, NDArray[np.generic]]:
    """Return the logistic layer that tells asking, order and chatter apart."""
    facts = kind_facts(texts, vectors, matcher.vote(vectors).shares, matcher.labels)
    kinds = np.array([1 if label == ORDER else 2 if label == CHATTER else 0 for label in labels])
    weights = np.array([0.3, 1.0, 1.0])[kinds]
    layer = LogisticRegression(C=1.0, max_iter=300).fit(facts, kinds, sample_weight=weights)
    return {"kind_weights": layer.coef_.T.astype(np.float32), "kind_bias": layer.intercept_.astype(np.float32)}


def fit_claims(vectors: NDArray[np.float32], gold: Sequence[str], card: Mapping[str, str], matcher: Matcher) -> dict[str, NDArray[np.generic]]:
    """Return the calibration of a topic's claim, from questions of a voice that the vectors do not know."""
    mask = np.array([label in card for label in matcher.labels])
    votes = matcher.vote(vectors)
    facts = claim_facts(votes, mask)
    best = np.where(mask, votes.shares, -1).argmax(1)
    right = [card[matcher.labels[b]] == card.get(g, g) for b, g in zip(best, gold, strict=True)]
    layer = LogisticRegression(C=10.0).fit(facts, right)
    return {"claim_weights": layer.coef_[0].astype(np.float32), "claim_bias": layer.intercept_[0].astype(np.float32)}
