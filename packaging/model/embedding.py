"""Learn the rows of the static embedding.

Supervised contrastive loss (Khosla et al. 2020) at temperature 0.07 over batches of intents, each with
phrases of several writers, with chatter and orders as further negatives, plus a softmax over one
learned prototype per intent at the same temperature, which pulls an intent's batches together over time.

A subword's row is ``W · e5 + d``: e5's own word embedding through one matrix shared by all, plus a
correction of its own. So what training learns about "colour" also moves the colours that no phrase names.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from corpus import CHATTER, OPEN, ORDER, Phrase
from torch import nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DIMENSIONS = 256
TEMPERATURE = 0.07


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train."""

    seed: int = 1
    steps: int = 1500
    intents: int = 40
    phrases: int = 4
    quiet: int = 24
    rate: float = 0.01
    prototype_weight: float = 1.0
    hashed_start: float = 0.05


class Bag(nn.Module):
    """Sums of rows: the trainable form of `copilot.language.encoder.StaticEncoder`."""

    def __init__(self, hashed: int, words: NDArray[np.float32], recipe: Recipe) -> None:
        """Begin with random rows for hashed features and e5's embeddings for subwords."""
        super().__init__()
        self.hashed = hashed
        self.rows = nn.EmbeddingBag(hashed + len(words), DIMENSIONS, mode="sum", sparse=True)
        nn.init.normal_(self.rows.weight, std=recipe.hashed_start)
        self.rows.weight.data[hashed:] = 0
        self.words = nn.EmbeddingBag.from_pretrained(
            torch.cat([torch.zeros(1, DIMENSIONS), torch.from_numpy(words)]), mode="sum", padding_idx=0
        )
        self.turn = nn.Linear(DIMENSIONS, DIMENSIONS, bias=False)
        nn.init.eye_(self.turn.weight)

    def forward(self, flat: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """Return vectors of length one for bags of rows."""
        words = (flat - self.hashed + 1).clamp(min=0)
        total = self.rows(flat, offsets) + self.turn(self.words(words, offsets))
        return functional.normalize(total, dim=1)

    def table(self) -> NDArray[np.float32]:
        """Return the finished rows, hashed features first, then subwords."""
        with torch.no_grad():
            table = self.rows.weight.detach().clone()
            table[self.hashed :] += self.turn(self.words.weight[1:])
        return np.asarray(table.numpy(), dtype=np.float32)


def fit(
    bag: Bag, phrases: Sequence[Phrase], variants: Sequence[Sequence[NDArray[np.int64]]], recipe: Recipe
) -> None:
    """Train `bag` in place.

    Args:
        bag: What to train.
        phrases: Labelled phrases.
        variants: For each phrase, its rows as typed and as others might have typed it.
        recipe: How.
    """
    rng = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    by_intent: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    quiet = []
    for place, phrase in enumerate(phrases):
        if phrase.label in {CHATTER, ORDER}:
            quiet.append(place)
        else:
            by_intent[phrase.label][phrase.voice].append(place)
    intents = sorted(by_intent)
    order_id, none_id = len(intents), -1
    prototypes = nn.Parameter(functional.normalize(torch.randn(len(intents) + 1, DIMENSIONS), dim=1))
    weights = np.array([sum(map(len, by_intent[i].values())) ** 0.5 * (0.6 if i.startswith(OPEN) else 1) for i in intents])
    weights /= weights.sum()
    dice = np.random.default_rng(recipe.seed)
    sparse = torch.optim.SparseAdam([bag.rows.weight], lr=recipe.rate)
    dense = torch.optim.Adam([{"params": bag.turn.parameters(), "lr": recipe.rate / 10}, {"params": [prototypes], "lr": recipe.rate}])
    for step in range(recipe.steps):
        share = step / recipe.steps
        for group, base in zip([*sparse.param_groups, *dense.param_groups], [1, 0.1, 1], strict=True):
            group["lr"] = recipe.rate * base * min(1, step / 50) * (1 - share) ** 0.7
        chosen, labels = [], []
        for intent in dice.choice(len(intents), size=recipe.intents, replace=False, p=weights):
            voices = list(by_intent[intents[intent]].values())
            for turn in range(recipe.phrases):
                voice = voices[rng.randrange(len(voices))] if turn else max(rng.sample(voices, min(2, len(voices))), key=len)
                chosen.append(rng.choice(voice))
                labels.append(int(intent))
        for place in rng.sample(quiet, recipe.quiet):
            chosen.append(place)
            labels.append(order_id if phrases[place].label == ORDER else none_id)
        flat, offsets = collate([rng.choice(variants[place]) for place in chosen])
        vectors = bag(flat, offsets)
        loss = contrast(vectors, torch.tensor(labels)) + recipe.prototype_weight * draw(vectors, torch.tensor(labels), prototypes)
        sparse.zero_grad()
        dense.zero_grad()
        loss.backward()
        sparse.step()
        dense.step()
        if step % 200 == 0:
            print(f"step {step:5d}  loss {loss.item():.3f}", flush=True)


def collate(bags: Sequence[NDArray[np.int64]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the rows of many bags in one line, and where each begins."""
    lengths = np.array([0, *map(len, bags)])[:-1]
    return torch.from_numpy(np.concatenate(bags)), torch.from_numpy(np.cumsum(lengths))


def contrast(vectors: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the supervised contrastive loss; a label of -1 is like nothing else."""
    near = vectors @ vectors.T / TEMPERATURE
    near = near - 1e9 * torch.eye(len(near))
    same = (labels[:, None] == labels[None]) & (labels[:, None] >= 0) & ~torch.eye(len(near), dtype=torch.bool)
    log_share = near - torch.logsumexp(near, dim=1, keepdim=True)
    counts = same.sum(1)
    per_row = -(log_share.masked_fill(~same, 0).sum(1) / counts.clamp(min=1))
    return per_row[counts > 0].mean()


def draw(vectors: torch.Tensor, labels: torch.Tensor, prototypes: torch.Tensor) -> torch.Tensor:
    """Return the softmax loss over the intents' prototypes; chatter is pushed from all of them."""
    near = vectors @ functional.normalize(prototypes, dim=1).T / TEMPERATURE
    known = labels >= 0
    pull = functional.cross_entropy(near[known], labels[known])
    push = functional.relu(near[~known] * TEMPERATURE - 0.3).max(dim=1).values.mean()
    return pull + 2 * push
