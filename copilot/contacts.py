"""How the customers of a session can be reached, for who handles its orders.

Part of the composition root: it puts the orders and the vault together.
"""

from __future__ import annotations

from collections.abc import Callable

from copilot.domain.role import Role
from copilot.grouping.orders import Orders
from copilot.storage.vault import SessionKeys


class OrderContacts:
    """Opens what customers left with their orders.

    Args:
        orders: Gives the session's orders as they are now.
        keys: The session's keys.
        note: Is told who looked at what was left with an order.
    """

    def __init__(
        self, orders: Callable[[], Orders], keys: SessionKeys, *, note: Callable[[Role], None] | None = None
    ) -> None:
        self._orders = orders
        self._keys = keys
        self._note = note

    def reveal(self, order: str, *, role: Role) -> str | None:
        """Return what was left with an order, one thing a line; None when nothing was kept.

        Raises:
            RunError: Who asks may not see contacts.
        """
        found = self._orders().find(order)
        left = [self._keys.open(entry, role=role) for entry in found.entries] if found else []
        lines = [line for each in left if each for line in (*each.names, *each.phones, *each.addresses)]
        if lines and self._note:
            self._note(role)
        return "\n".join(dict.fromkeys(lines)) or None
