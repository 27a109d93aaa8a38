"""Where in Egypt a place lies: towns by their governorate, in both scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from copilot.assets import asset


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A governorate or a town.

    Attributes:
        name: In Arabic, as it is written.
        governorate: The governorate it lies in; its own name for a governorate.
        english: In English.
        spellings: What else viewers type for it, in any script.
    """

    name: str
    governorate: str
    english: str
    spellings: tuple[str, ...]


@cache
def places() -> Mapping[str, PlaceName]:
    """Return the governorates and larger towns of Egypt by name, in the order of the shipped table.

    Raises:
        OSError: The table can't be read.
    """
    lines = asset("places", "egypt.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {place.name: place for place in map(_place, lines)}


def _place(line: str) -> PlaceName:
    name, governorate, english, spellings = line.split("\t")
    typed = tuple(spelling for spelling in spellings.split(",") if spelling)
    return PlaceName(name=name, governorate=governorate, english=english, spellings=typed)
