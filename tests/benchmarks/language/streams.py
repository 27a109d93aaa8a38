"""Labelled streams, and the example phrases that others may vote with."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from copilot.assets import asset
from copilot.language.topics import Catalogue

HELD_OUT = Path(__file__).parents[1] / "held_out"
SELLING, VOICES, OPEN_WORLD = "held-out shops", "held-out voices", "open world"
QUIET = ("-", "order")
SEED = 1

_NO_INTENT = {"oos", "NO_NODES_DETECTED"}
_LABEL, _TEXT = {"label", "category", "intent"}, {"text", "sentence", "query"}

Phrases = Sequence[tuple[str, str]]
"""(label, text) pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A labelled stream on disk.

    Attributes:
        name: The set it was made of.
        family: Which kind of test it is.
        comments: The comments, as ``live-copilot replay`` reads them.
        labels: ``comment id<TAB>intent`` lines.
        ids: Of the comments, in order.
        texts: As typed.
        times: Seconds from the start.
        gold: Comment id → intent, ``-`` for a comment that asks nothing (orders too).
        voice: The writer that a model must not have learned from; None when no model has.
    """

    name: str
    family: str
    comments: Path
    labels: Path
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    times: tuple[float, ...]
    gold: Mapping[str, str]
    voice: str | None = None

    @property
    def intents(self) -> int:
        """How many different things are asked."""
        return len(set(self.gold.values()) - {"-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Example phrases, each with the card it belongs to and its writer."""

    texts: tuple[str, ...]
    labels: tuple[str, ...]
    voices: tuple[str, ...]


def is_arabic(text: str) -> bool:
    """Whether a text holds a letter of the Arabic script."""
    return any("\u0600" <= character <= "\u06ff" for character in text)


def read_phrases(path: Path) -> Phrases:
    """Return the ``label<TAB>text`` lines of a file."""
    pairs = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(label, text.strip()) for label, _, text in pairs if text.strip()]


def read_examples(catalogue: Catalogue, *, most: int) -> Examples:
    """Return the phrases our model learned from, at most `most` a label, chatter and orders 20 times that."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for path in sorted(asset("topics", "phrases").glob("*.tsv")):
        for label, text in read_phrases(path):
            found[label].append((text, label if label in QUIET else catalogue.card(label), path.stem))
    rng = random.Random(SEED)
    kept = []
    for label in sorted(found):
        limit = most * (20 if label in QUIET else 1)
        kept += rng.sample(found[label], min(limit, len(found[label])))
    texts, labels, voices = zip(*kept, strict=True)
    return Examples(texts=texts, labels=labels, voices=voices)


def open_world_sets(folder: Path) -> Iterator[tuple[str, Phrases]]:
    """Yield the sets of a folder: CSV with a label and a text, or JSON with a list ``test`` of pairs.

    Training parts are passed over, and what a set marks as outside its intents is left out.
    """
    for path in sorted(folder.iterdir()):
        pairs: Iterable[tuple[str, str]] = ()
        if path.suffix == ".csv" and "train" not in path.stem:
            with path.open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file)
                names = rows.fieldnames or ()
                label = next((name for name in names if name in _LABEL), None)
                text = next((name for name in names if name in _TEXT), None)
                pairs = [(row[label], row[text]) for row in rows] if label and text else ()
        elif path.suffix == ".json":
            read = json.loads(path.read_text(encoding="utf-8"))
            pairs = [(label, text) for text, label in read.get("test", ())]
        spelt = [(_intent(label), _line(text)) for label, text in pairs if label not in _NO_INTENT]
        if kept := [pair for pair in spelt if all(pair)]:
            yield path.stem, kept


def make_stream(
    name: str,
    phrases: Phrases,
    *,
    family: str,
    comments: int,
    tools: Path | None,
    work: Path,
    voice: str | None = None,
) -> Stream:
    """Make a stream with ``make_stream.py`` in `tools`; without it, each phrase is a comment, shuffled."""
    source, out = work / f"{name}.tsv", work / f"{name}.jsonl"
    source.write_text("".join(f"{label}\t{text}\n" for label, text in phrases), encoding="utf-8")
    if tools is None:
        _shuffle(phrases, out, comments)
    else:
        command = [sys.executable, str(tools / "make_stream.py"), str(source), str(out)]
        command += ["--comments", str(comments), "--seed", str(SEED)]
        command += [] if any(label in QUIET for label, _ in phrases) else ["--noise", "0"]
        subprocess.run(command, check=True, capture_output=True)
    labels = out.with_suffix(".labels.tsv")
    read = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    intents = dict(line.split("\t") for line in labels.read_text(encoding="utf-8").splitlines())
    return Stream(
        name=name,
        family=family,
        comments=out,
        labels=labels,
        ids=tuple(comment["id"] for comment in read),
        texts=tuple(comment["text"] for comment in read),
        times=tuple(comment["t"] for comment in read),
        gold={i: "-" if intent in QUIET else intent for i, intent in intents.items()},
        voice=voice,
    )


def _shuffle(phrases: Phrases, out: Path, comments: int) -> None:
    """Write a plain stream of at most `comments` phrases, each once, three seconds apart."""
    chosen = random.Random(SEED).sample(list(phrases), min(comments, len(phrases)))
    told = [
        {"id": f"{n:06d}", "platform": "tiktok", "author_id": f"u{n}", "text": text, "t": 3.0 * n}
        for n, (_, text) in enumerate(chosen)
    ]
    lines = [json.dumps(comment, ensure_ascii=False) + "\n" for comment in told]
    out.write_text("".join(lines), encoding="utf-8")
    names = [f"{comment['id']}\t{label}\n" for comment, (label, _) in zip(told, chosen, strict=True)]
    out.with_suffix(".labels.tsv").write_text("".join(names), encoding="utf-8")


def _intent(label: str) -> str:
    """Return a label that is not taken for one of ours: clinc150's ``order`` is a question."""
    label = _line(label)
    return f"{label} (intent)" if label in QUIET else label


def _line(text: str) -> str:
    return " ".join(text.split())
