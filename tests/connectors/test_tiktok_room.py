from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.connectors.tiktok_room import Told, in_answer, in_page
from tests.simulators import tiktok_messages as messages

any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def page(user: Any, attributes: str) -> bytes:
    state = {"LiveRoom": {"liveRoomUserInfo": {"user": user}}}
    return f"<html><script {attributes}>{json.dumps(state)}</script></html>".encode()


@pytest.mark.parametrize(
    "attributes",
    [
        'id="SIGI_STATE" type="application/json"',
        'type="application/json" id="SIGI_STATE"',
        "nonce='x' id='SIGI_STATE'",
        "id=SIGI_STATE",
    ],
)
def test_a_page_is_read_however_it_is_written(attributes: str) -> None:
    assert in_page(page({"roomId": "77", "status": 2}, attributes)) == Told(room=77)
    assert in_page(page({"roomId": 77, "status": 4}, attributes)) == Told(room=77, is_over=True)


def test_a_page_that_says_nothing_of_the_live_is_none() -> None:
    assert in_page(b"<html>Drag the slider</html>") is None
    assert in_page(page({"roomId": ""}, 'id="SIGI_STATE"')) is None
    assert in_page(messages.live_page("shop", known=False, live=False, readable=True)) is None


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"data": {"user": {"roomId": 77}}}, Told(room=77)),
        ({"data": {"user": {"roomId": "77"}, "liveRoom": {"status": 4}}}, Told(room=77, is_over=True)),
        ({"data": {}}, Told()),
        ({"data": {}, "statusCode": 19881007}, Told(is_known=False)),
        ({"message": "user_not_found"}, Told(is_known=False)),
        ({}, None),
    ],
)
def test_an_answer_may_lack_what_it_likes(answer: Any, told: Told | None) -> None:
    assert in_answer(json.dumps(answer).encode()) == told


@given(any_json, any_json, st.binary(max_size=40))
def test_anything_may_stand_there(user: Any, data: Any, body: bytes) -> None:
    for told in (
        in_page(page(user, 'id="SIGI_STATE"')),
        in_page(b"<script id=SIGI_STATE>" + body + b"</script>"),
        in_answer(json.dumps({"data": data}).encode()),
        in_answer(json.dumps({"data": {"user": user}}).encode()),
        in_answer(body),
    ):
        assert told is None or told.room >= 0
