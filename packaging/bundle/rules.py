"""What a bundle may contain: the rules of `licences.toml`, and the parts that they judge."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
_WORD: Final = re.compile(r"\(|\)|\bAND\b|\bOR\b|[^\s()]+(?:\s+WITH\s+\S+)?")


class LicenceError(Exception):
    """Something may not be in a bundle, or is not known well enough to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of the bundle that somebody else made.

    Attributes:
        name: As its makers call it.
        version: Empty where it has none of its own.
        licence: An SPDX expression; empty where none is stated.
        source: Where its source is.
        texts: Its licence's texts and notices.
    """

    name: str
    licence: str
    version: str = ""
    source: str = ""
    texts: tuple[Path, ...] = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What `licences.toml` says."""

    told: Mapping[str, Any]

    @classmethod
    def load(cls) -> Rules:
        """Read the file."""
        return cls(told=tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8")))

    @cached_property
    def allowed(self) -> frozenset[str]:
        """SPDX names that may be in a bundle."""
        return frozenset(self.told["allowed"])

    def inside(self, package: str, texts_of_it: tuple[Path, ...] = ()) -> Iterator[Component]:
        """Give what comes inside a package; what has no texts of its own has those of it."""
        for part in self.told["inside"]:
            if part["beside"] == package:
                texts = tuple(HERE / "texts" / name for name in part["texts"]) or texts_of_it
                yield Component(
                    name=part["name"], licence=part["licence"], source=part["source"], texts=texts
                )

    def fault(self, part: Component) -> str:
        """Return why a part may not be in a bundle; empty where it may."""
        why = self.told["never"].get(plain(part.name))
        if why:
            return f"{part.name} must not be in a bundle: {why}."
        if not part.licence:
            return f"{part.name} states no licence that is understood; look, and add it to licences.toml."
        if not is_allowed(part.licence, self.allowed):
            return f"{part.name} is under {part.licence}, which is not allowed in a bundle."
        if not part.texts:
            return f"{part.name} brings no text of its licence ({part.licence}); add one to licences.toml."
        return ""


def plain(name: str) -> str:
    """Return a package's name as indexes write it: small letters, hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Return whether an SPDX expression can be met with these licences: all of AND, one of OR."""
    words = [word.strip() for word in _WORD.findall(expression)]

    def alternatives() -> bool:
        met = terms()
        while words and words[0] == "OR":
            words.pop(0)
            met = terms() or met
        return met

    def terms() -> bool:
        met = term()
        while words and words[0] == "AND":
            words.pop(0)
            met = term() and met
        return met

    def term() -> bool:
        word = words.pop(0) if words else ""
        if word == "(":
            met = alternatives()
            return bool(words) and words.pop(0) == ")" and met
        return re.sub(r"\s+", " ", word) in allowed

    return alternatives() and not words
