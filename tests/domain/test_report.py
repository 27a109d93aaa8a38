"""What a report says of one question and of one order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from copilot.domain.board import Answer
from copilot.domain.comment import Kind
from copilot.domain.order import OrderState
from copilot.domain.report import Asked, Order


def answer(text: str, at: float) -> Answer:
    return Answer(text=text, by="presenter", at=at)


def asked(**more: Any) -> Asked:
    plain: dict[str, Any] = {
        "question": 1,
        "title": "بكام؟",
        "topic": "ask_price",
        "kind": Kind.QUESTION,
        "product": None,
        "product_name": "",
        "hidden": False,
        "askers": 2,
        "comments": 2,
        "waiting": 2,
        "coverage": None,
        "platforms": (),
        "first_at": 1.0,
        "last_at": 2.0,
        "answers": (),
        "wordings": (),
    }
    return Asked(**plain | more)


def test_what_was_written_is_told_once_at_its_last_time_and_what_was_spoken_is_not() -> None:
    given = (answer("850", 1.0), answer("  ", 2.0), answer("800", 3.0), answer("850", 4.0))
    assert [each.text for each in asked(answers=given).written] == ["800", "850"]


def test_what_was_put_ready_is_written_too() -> None:
    told = asked(answers=(answer("850", 2.0),), proposed=answer("800", 1.0))
    assert [each.text for each in told.written] == ["800", "850"]
    assert asked().written == ()


@pytest.mark.parametrize("state", OrderState)
def test_an_order_is_open_until_somebody_has_seen_to_it(state: OrderState) -> None:
    order = Order(
        number=1,
        at=1.0,
        platform="tiktok",
        comment="c1",
        person=1,
        product=None,
        product_name="",
        text="عايزة واحدة",
        sizes=(),
        colours=(),
        phone=False,
        address=False,
    )
    assert replace(order, state=state).is_open == (state is OrderState.NEW)
