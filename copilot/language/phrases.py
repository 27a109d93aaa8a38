"""The labelled phrases that the model learns from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from copilot.language.topics import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One phrase by one writer.

    Attributes:
        voice: Who wrote it: the name of its file.
        label: A topic's id, ``-`` for chatter, ``order``, or ``open:`` and a question no topic covers.
        text: As typed.
    """

    voice: str
    label: str
    text: str


def read_phrases(folder: Path, *, without: Iterable[str] = ()) -> list[Phrase]:
    """Return the phrases of every ``*.tsv`` (label, tab, text) in `folder`, in the order of file names.

    Args:
        folder: Usually ``assets/topics/phrases``.
        without: Voices to leave out.
    """
    left_out = set(without)
    phrases = []
    for path in sorted(folder.glob("*.tsv")):
        if path.stem in left_out:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            label, tab, text = line.partition("\t")
            if tab and text.strip():
                phrases.append(Phrase(voice=path.stem, label=label, text=text.strip()))
    return phrases


def describe(catalogue: Catalogue) -> list[Phrase]:
    """Return what the catalogue itself says of its topics, as one more voice."""
    phrases = []
    for topic in catalogue.topics.values():
        positive = re.split(r"\bNot\b", topic.covers)[0]
        parts = [part.strip(" .") for part in re.split(r"[,.;:]", positive)]
        texts = dict.fromkeys(filter(None, [topic.arabic, topic.english, *parts]))
        phrases += [Phrase(voice="catalogue", label=topic.id, text=text) for text in texts]
    return phrases
