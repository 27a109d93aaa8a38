"""What a comment names: things of the shop, places, measures. The words a suggestion is chosen by."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeAlias


class Named(StrEnum):
    """What a phrase may name."""

    PRODUCT = "product"
    PART = "part"
    COLOUR = "colour"
    SIZE = "size"
    PLACE = "place"


Lexicon: TypeAlias = Mapping[Named, Mapping[str, Iterable[str]]]
"""For each kind the names as a shop writes them, each with the phrases that viewers use for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What one comment names, each thing once, in the order it was typed.

    Attributes:
        products: For each phrase that names one, the products that it may mean, by code.
        parts: For each such phrase the other products that have it in their names, by code.
        colours: Names of colours.
        sizes: ``S`` to ``6XL``, or a number.
        places: Governorates and towns.
        weights: Kilograms of a person.
        heights: Centimetres of a person.
        numbers: Numbers that are none of these.
    """

    products: tuple[tuple[str, ...], ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()
    numbers: tuple[float, ...] = ()


NO_MENTIONS: Final = Mentions()
"""What most comments name."""


class Heard(Protocol):
    """One comment behind a card."""

    @property
    def person(self) -> Hashable:
        """Tells its author from others."""

    @property
    def topic(self) -> str | None:
        """The finer topic that it matched, or None."""

    @property
    def sure(self) -> bool:
        """Whether it surely asks that topic."""

    @property
    def text(self) -> str:
        """Its redacted text."""
