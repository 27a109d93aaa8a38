"""What customers left with their orders, from the stream to who handles them."""

from __future__ import annotations

import pytest

from copilot.contacts import OrderContacts
from copilot.domain.role import Role
from copilot.errors import RunError
from copilot.pipeline import Pipeline
from copilot.storage.vault import SessionKeys
from tests.builders import raw
from tests.console.lives import SHOP, TableReader

KEYS = SessionKeys(author=b"a" * 32, contact=b"c" * 32)


def typed(*texts: str) -> Pipeline:
    pipeline = Pipeline(reader=TableReader(), author_key=KEYS.author, shop=SHOP, seal=KEYS.seal)
    for number, text in enumerate(texts):
        pipeline.record(pipeline.take([raw(text, author="mona", identity=str(number), at=number)]))
    return pipeline


def test_what_was_typed_in_pieces_is_told_together_to_who_handles_orders() -> None:
    pipeline = typed("عايزة البيج", "01000001234", "01000001234 ده رقمي")
    contacts = OrderContacts(lambda: pipeline.ledger.orders, KEYS)
    (order,) = pipeline.board().orders
    assert order.phone
    assert "01000001234" not in repr(order)
    assert contacts.reveal(order.id, role=Role.MODERATOR) == "01000001234"
    with pytest.raises(RunError):
        contacts.reveal(order.id, role=Role.REVIEWER)


def test_nothing_is_told_where_nothing_was_left_or_other_keys_sealed_it() -> None:
    pipeline = typed("عايزة البيج", "عايزة كمان 01000001234")
    orders = pipeline.ledger.orders
    (order,) = pipeline.board().orders
    other = SessionKeys(author=KEYS.author, contact=b"x" * 32)
    assert OrderContacts(lambda: orders, other).reveal(order.id, role=Role.PRESENTER) is None
    assert OrderContacts(lambda: orders, KEYS).reveal("tiktok/none", role=Role.PRESENTER) is None
    quiet = typed("عايزة البيج")
    assert OrderContacts(lambda: quiet.ledger.orders, KEYS).reveal("tiktok/0", role=Role.PRESENTER) is None
