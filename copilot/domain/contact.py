"""What a viewer left with an order so that it can reach her: read by those alone who send it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An order's contact, as it was typed. Never shown in a log or a traceback.

    Attributes:
        phones: Phone numbers.
        addresses: Addresses, or the pieces of one.
        names: Names.
    """

    phones: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        """Tell whether there is something to reach somebody by: a name alone is not."""
        return bool(self.phones or self.addresses)
