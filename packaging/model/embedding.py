"""Learn the rows of the static embedding.

Supervised contrastive loss (Khosla et al. 2020) at temperature 0.07 over batches of intents, each with
phrases of several writers, with chatter and orders as further negatives, plus a softmax over one
learned prototype per intent at the same temperature, which pulls an intent's batches together over time.

A subword's row is ``W · e5 + d``: e5's own word embedding through one matrix shared by all, plus a
correction of its own. So what training learns about "colour" also moves the colours that no phrase names.

What was tried and what it scored stands in the model's card (``card/README.md``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from vocabulary import DIMENSIONS

from copilot.language.phrases import Phrase
from copilot.language.topics import CHATTER, OPEN, ORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TEMPERATURE = 0.07
FAR = 0.3  # the cosine with a prototype above which chatter is pushed away
WARM_UP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train.

    Attributes:
        seed: Same seed, same phrases: same model, on one machine.
        steps: Batches.
        intents: Intents in a batch.
        phrases: Phrases of each.
        quiet: Chatter and orders in a batch.
        rate: Learning rate of rows and prototypes; the shared matrix has a tenth.
        start: Standard deviation of hashed rows before training.
    """

    seed: int = 1
    steps: int = 4800
    intents: int = 40
    phrases: int = 4
    quiet: int = 24
    rate: float = 0.01
    start: float = 0.03


class Bag(nn.Module):
    """Sums of rows: the trainable form of `copilot.language.encoder.StaticEncoder`."""

    def __init__(self, hashed: int, subwords: NDArray[np.float32], start: float) -> None:
        """Begin with random rows for hashed features and e5's embeddings for subwords."""
        super().__init__()
        self.hashed = hashed
        self.rows = nn.EmbeddingBag(hashed + len(subwords), DIMENSIONS, mode="sum", sparse=True)
        nn.init.normal_(self.rows.weight, std=start)
        self.rows.weight.data[hashed:] = 0
        fixed = torch.cat([torch.zeros(1, DIMENSIONS), torch.from_numpy(subwords)])
        self.words = nn.EmbeddingBag.from_pretrained(fixed, mode="sum", padding_idx=0)
        self.turn = nn.Linear(DIMENSIONS, DIMENSIONS, bias=False)
        nn.init.eye_(self.turn.weight)

    def forward(self, flat: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """Return vectors of length one for bags of rows."""
        subwords = (flat - self.hashed + 1).clamp(min=0)
        total = self.rows(flat, offsets) + self.turn(self.words(subwords, offsets))
        return functional.normalize(total, dim=1)

    def table(self) -> NDArray[np.float32]:
        """Return the finished rows, hashed features first, then subwords."""
        with torch.no_grad():
            table = self.rows.weight.detach().clone()
            table[self.hashed :] += self.turn(self.words.weight[1:])
        return np.asarray(table.numpy(), dtype=np.float32)


class Batches:
    """Draws batches: rarer intents less often, an intent's phrases from several writers."""

    def __init__(self, phrases: Sequence[Phrase], recipe: Recipe) -> None:
        """Sort the phrases by intent and writer."""
        self._recipe = recipe
        self._rng = Random(recipe.seed)  # noqa: S311 - training, not secrets
        self._dice = np.random.default_rng(recipe.seed)
        by_intent: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._quiet = []
        for place, phrase in enumerate(phrases):
            if phrase.label in {CHATTER, ORDER}:
                self._quiet.append((place, phrase.label))
            else:
                by_intent[phrase.label][phrase.voice].append(place)
        self.intents = sorted(by_intent)
        self._voices = [list(by_intent[intent].values()) for intent in self.intents]
        shares = [sum(map(len, voices)) ** 0.5 for voices in self._voices]
        shares = [s * (0.6 if i.startswith(OPEN) else 1) for s, i in zip(shares, self.intents, strict=True)]
        self._shares = np.array(shares) / sum(shares)

    def draw(self) -> tuple[list[int], list[int]]:
        """Return places of phrases and their intents' numbers: one past all for orders, -1 for chatter."""
        recipe, rng = self._recipe, self._rng
        chosen, labels = [], []
        for intent in self._dice.choice(len(self.intents), recipe.intents, replace=False, p=self._shares):
            for _ in range(recipe.phrases):
                chosen.append(rng.choice(rng.choice(self._voices[intent])))
                labels.append(int(intent))
        for place, label in rng.sample(self._quiet, recipe.quiet):
            chosen.append(place)
            labels.append(len(self.intents) if label == ORDER else -1)
        return chosen, labels


def fit(
    bag: Bag, phrases: Sequence[Phrase], rows: Sequence[Sequence[NDArray[np.int64]]], recipe: Recipe
) -> None:
    """Train `bag` in place.

    Args:
        bag: What to train.
        phrases: Labelled phrases.
        rows: For each phrase, its rows as typed and as others might have typed it.
        recipe: How.
    """
    rng = Random(recipe.seed)  # noqa: S311 - training, not secrets
    batches = Batches(phrases, recipe)
    prototypes = nn.Parameter(functional.normalize(torch.randn(len(batches.intents) + 1, DIMENSIONS), dim=1))
    sparse = torch.optim.SparseAdam([bag.rows.weight])
    dense = torch.optim.Adam([{"params": list(bag.turn.parameters())}, {"params": [prototypes]}])
    groups = [(sparse.param_groups[0], 1.0), (dense.param_groups[0], 0.1), (dense.param_groups[1], 1.0)]
    for step in range(recipe.steps):
        for group, share in groups:
            group["lr"] = recipe.rate * share * min(1, step / WARM_UP) * (1 - step / recipe.steps) ** 0.7
        chosen, numbers = batches.draw()
        labels = torch.tensor(numbers)
        vectors = bag(*collate([rng.choice(rows[place]) for place in chosen]))
        loss = contrast(vectors, labels) + attract(vectors, labels, prototypes)
        sparse.zero_grad()
        dense.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch is partly untyped
        sparse.step()  # type: ignore[no-untyped-call]
        dense.step()
        if step % 200 == 0:
            print(f"  step {step:5d}  loss {loss.item():.3f}", flush=True)


def collate(bags: Sequence[NDArray[np.int64]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the rows of many bags in one line, and where each begins."""
    begins = np.cumsum([0, *map(len, bags)])[:-1]
    return torch.from_numpy(np.concatenate(bags)), torch.from_numpy(begins)


def contrast(vectors: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the supervised contrastive loss; a label of -1 is like nothing else."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    near = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e9)
    same = (labels[:, None] == labels[None]) & (labels[:, None] >= 0) & ~itself
    log_share = near - torch.logsumexp(near, dim=1, keepdim=True)
    counts = same.sum(1)
    each = -log_share.masked_fill(~same, 0).sum(1) / counts.clamp(min=1)
    return each[counts > 0].mean()


def attract(vectors: torch.Tensor, labels: torch.Tensor, prototypes: torch.Tensor) -> torch.Tensor:
    """Return the softmax loss over the intents' prototypes; chatter is pushed from all of them."""
    near = vectors @ functional.normalize(prototypes, dim=1).T
    known = labels >= 0
    pull = functional.cross_entropy(near[known] / TEMPERATURE, labels[known])
    push = functional.relu(near[~known] - FAR).max(dim=1).values.mean()
    return pull + 2 * push
