"""Where in Egypt a place lies: towns by their governorate, regions by theirs, in both scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from copilot.assets import asset


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A governorate, a town, or a region of several governorates.

    Attributes:
        name: In Arabic, as it is written.
        governorates: The one it lies in, its own name for a governorate; all that a region is made of.
        english: In English.
        spellings: What else viewers type for it, in any script.
    """

    name: str
    governorates: tuple[str, ...]
    english: str
    spellings: tuple[str, ...]

    @property
    def is_region(self) -> bool:
        """Whether it is made of several governorates."""
        return len(self.governorates) > 1


@cache
def places() -> Mapping[str, PlaceName]:
    """Return the governorates, larger towns and regions of Egypt by name, in the order of the shipped table.

    Raises:
        OSError: The table can't be read.
    """
    lines = asset("places", "egypt.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {place.name: place for place in map(_place, lines)}


def _place(line: str) -> PlaceName:
    name, governorates, english, spellings = line.split("\t")
    typed = tuple(spelling for spelling in spellings.split(",") if spelling)
    return PlaceName(name=name, governorates=tuple(governorates.split(",")), english=english, spellings=typed)
