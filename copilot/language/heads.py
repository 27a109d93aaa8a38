"""Learn what stands on top of the vectors: prototypes, kinds and the calibrated claim of a topic.

For the bundled model this happens when it is made; for a model that the user names, when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

from copilot.language.facts import claim_facts, kind_facts
from copilot.language.topics import CHATTER, ORDER, Matcher

CLAIMS = 3
QUIET_CENTRES = {CHATTER: 60, ORDER: 15}
TEMPERATURE = 0.05
CLAIM_AT = 0.3
KIND_WEIGHTS = (0.2, 1.0, 1.0)
LEANING_C = 30.0
QUIETER = -0.5

Heads: TypeAlias = dict[str, Any]
"""Arrays by name, as ``heads.npz`` keeps them."""

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


def make_matcher(vectors: NDArray[np.float32], labels: Sequence[str]) -> Heads:
    """Return prototypes: the centre of each intent's phrases; of chatter and orders, many small ones.

    One centre an intent finds more than several (0.78 against 0.77 of an unseen hand's questions): the
    training already draws an intent together, and small groups are noise. All phrases as examples find 0.01
    more, for thirty times the work.
    """
    names = sorted(set(labels))
    places = np.array(labels)
    prototypes, owners = [], []
    for place, name in enumerate(names):
        own = vectors[(places == name) & vectors.any(axis=1)]
        count = min(len(own), QUIET_CENTRES.get(name, 1))
        centres = own.mean(axis=0, keepdims=True)
        if count > 1:
            centres = KMeans(count, n_init=1, random_state=0).fit(own).cluster_centers_
        prototypes.append(centres / np.linalg.norm(centres, axis=1, keepdims=True))
        owners += [place] * count
    return {
        "prototypes": np.concatenate(prototypes).astype(np.float16),
        "owners": np.array(owners, dtype=np.int64),
        "labels": np.array(names),
        "temperature": np.array(TEMPERATURE, dtype=np.float32),
    }


def matcher_of(heads: Heads) -> Matcher:
    """Return the matcher that the app would make of `heads`."""
    return Matcher(
        prototypes=heads["prototypes"].astype(np.float32),
        owners=heads["owners"].astype(np.int64),
        labels=tuple(heads["labels"].tolist()),
        temperature=float(heads["temperature"]),
    )


def fit_kinds(
    texts: Sequence[str], labels: Sequence[str], vectors: NDArray[np.float32], matcher: Matcher
) -> Heads:
    """Return the logistic layer that tells asking, order and chatter apart."""
    facts = kind_facts(texts, vectors, matcher.vote(vectors).shares, matcher.labels)
    kinds = np.array([1 if label == ORDER else 2 if label == CHATTER else 0 for label in labels])
    weights = np.array(KIND_WEIGHTS)[kinds]
    layer = LogisticRegression(C=1.0, max_iter=300).fit(facts, kinds, sample_weight=weights)
    return {
        "kind_weights": layer.coef_.T.astype(np.float32),
        "kind_bias": layer.intercept_.astype(np.float32),
    }


def fit_leanings(bags: Sequence[Sequence[int]], labels: Sequence[str], features: int) -> Heads:
    """Return how much each feature leans to asking: a logistic layer over the features themselves.

    The layer of `fit_kinds` sees a comment through its vector, which training bent to tell topics apart;
    words that only tell a wish from a boast are faint in it. Together they find 0.01 more of question F1 on
    shops that no training has seen. A live holds more chatter than the phrases, so the bias leans to it.

    Args:
        bags: The rows of each text.
        labels: Theirs.
        features: How many rows there are.
    """
    ends = np.cumsum([len(bag) for bag in bags])
    weights = np.concatenate([np.full(len(bag), 1 / np.sqrt(len(bag) or 1)) for bag in bags])
    places = np.concatenate([np.asarray(bag, dtype=np.int32) for bag in bags])
    seen = csr_matrix((weights, places, np.insert(ends, 0, 0).astype(np.int32)), shape=(len(bags), features))
    seen.sum_duplicates()
    asks = np.array([label not in {CHATTER, ORDER} for label in labels])
    layer = LogisticRegression(C=LEANING_C, solver="liblinear", max_iter=300, random_state=0)
    layer.fit(seen, asks, sample_weight=np.where(asks, KIND_WEIGHTS[0], 1.0))
    return {
        "leanings": layer.coef_[0].astype(np.float16),
        "leaning_bias": np.array(layer.intercept_[0] + QUIETER, dtype=np.float32),
    }


def fit_claims(
    vectors: NDArray[np.float32], gold: Sequence[str], card: Mapping[str, str], matcher: Matcher
) -> Heads:
    """Return the calibration of a topic's claim, from questions of voices that the vectors do not know."""
    topics = np.array([place for place, label in enumerate(matcher.labels) if label in card])
    best, facts = claim_facts(matcher.vote(vectors), topics, CLAIMS)
    wanted = np.array([card.get(label, label) for label in gold])[:, None]
    names = np.array([card.get(label, "") for label in matcher.labels])
    right = (names[best] == wanted).ravel()
    facts = facts.reshape(-1, facts.shape[-1])
    layer = LogisticRegression(C=10.0).fit(facts, right)
    return {
        "claim_weights": layer.coef_[0].astype(np.float32),
        "claim_bias": layer.intercept_[0].astype(np.float32),
        "claim_at": np.array(CLAIM_AT, dtype=np.float32),
    }
