from __future__ import annotations

import contextlib
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from TikTokLiveProto.v3.webcast.im import ControlAction, PushHeader, WebcastPushFrame
from TikTokLiveProto.v3.webcast.model import message as classes
from TikTokLiveProto.v3.webcast.shared.message import BaseProtoMessage, ProtoMessageFetchResult

from copilot.connectors.tiktok_frames import (
    CHAT,
    QUESTION,
    STICKER,
    Frame,
    comments,
    is_from_moderator,
    read_push,
    read_response,
)
from copilot.connectors.tiktok_wire import Message, WireError
from copilot.domain.comment import RawComment
from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok_messages import Said

SNAPSHOTS = json.loads(
    (Path(__file__).parent / "snapshots" / "tiktok_messages.json").read_text(encoding="utf-8")
)
ARRIVED = 1_800_000_100.0

SAID = Said(
    number=7,
    text="@The Shop بكام",
    at=1_800_000_000.0,
    emotes=(3,),
    reply_to=("The Shop", "shop"),
    moderator=True,
)
PUSHED = messages.push(
    [messages.chat(SAID), *messages.noise(100, 1_800_000_000.0, 55)], log_id=9, packed=True, need_ack=True
)


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda snapshot: snapshot["name"])
def test_a_message_becomes_the_comment_beside_it(snapshot: dict[str, Any]) -> None:
    payload = bytes(getattr(classes, snapshot["method"]).from_dict(snapshot["payload"]))
    expected = RawComment(platform="tiktok", **snapshot["comment"]) if snapshot["comment"] else None
    assert comments(payload, method=snapshot["method"], number=42, arrived=ARRIVED) == expected


@pytest.mark.parametrize(
    "snapshot", [each for each in SNAPSHOTS if each["comment"]], ids=lambda each: each["name"]
)
def test_the_other_library_reads_the_same_fields(snapshot: dict[str, Any]) -> None:
    from piratetok_live.events.router import decode  # noqa: PLC0415 - after the others

    payload = bytes(getattr(classes, snapshot["method"]).from_dict(snapshot["payload"]))
    (event, *_) = decode(snapshot["method"], payload)
    assert event.type != "unknown"
    if snapshot["method"] == CHAT:
        assert event.data.get("content", "") == snapshot["payload"].get("content", "")
        assert event.data.get("user", {}).get("nickname", "") == snapshot["payload"].get("user", {}).get(
            "nickname", ""
        )
        assert event.data.get("common", {}).get("msgId") == snapshot["payload"].get("common", {}).get("msgId")


def test_a_moderator_is_known_by_the_identity_that_tiktok_sends() -> None:
    assert is_from_moderator(messages.chat(SAID).payload)
    assert not is_from_moderator(messages.chat(Said(number=1, text="بكام")).payload)


@pytest.mark.parametrize("packed", [True, False])
def test_a_frame_gives_its_comments_viewers_and_receipt(packed: bool) -> None:  # noqa: FBT001 - a case
    batch = [messages.chat(Said(number=n, text=f"بكام {n}", at=1_800_000_000.0)) for n in range(1, 4)]
    data = messages.push([*batch, *messages.noise(100, 0.0, 321)], log_id=77, packed=packed, need_ack=True)
    frame = read_push(data, arrived=ARRIVED)
    assert [comment.text for comment in frame.comments] == ["بكام 1", "بكام 2", "بكام 3"]
    assert (frame.viewers, frame.log_id, frame.receipt) == (321, 77, b"fetch_time:1700000000000|seq:77")
    assert not frame.ended


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (ControlAction.STREAM_ENDED, Frame(ended=True)),
        (ControlAction.STREAM_SUSPENDED, Frame(ended=True)),
        (ControlAction.STREAM_PAUSED, Frame(paused=True)),
        (ControlAction.STREAM_UNPAUSED, Frame(paused=False)),
        (ControlAction.FALLBACK_UNKNOWN, Frame()),
    ],
)
def test_the_live_s_end_and_pause_are_noticed(action: ControlAction, expected: Frame) -> None:
    assert (
        read_response(bytes(ProtoMessageFetchResult(messages=[messages.control(action)])), arrived=0)
        == expected
    )


def test_deletions_name_comments_and_people_packed_or_not() -> None:
    packed = messages.deletion(1, [7_312_345_678_901_234_567, 8], [5])
    loose = BaseProtoMessage(
        method="WebcastImDeleteMessage", payload=b"\x10\x07\x10\x08\x10\x00\x18\x05", msg_id=1
    )
    broken = BaseProtoMessage(method="WebcastImDeleteMessage", payload=b"\x12\x01\xff", msg_id=1)
    frame = read_push(
        messages.push([packed, loose, broken], log_id=1, packed=True, need_ack=False), arrived=ARRIVED
    )
    told = [(each.id, each.author_id, each.at) for each in frame.deletions]
    ids = ["7312345678901234567", "8", "", "7", "8", ""]
    assert told == [(each, "" if each else "5", ARRIVED) for each in ids]


def test_frames_without_messages_say_nothing() -> None:
    assert read_push(messages.plain("hb"), arrived=0) == Frame()
    assert read_push(b"", arrived=0) == Frame()


def test_a_message_that_cannot_be_read_takes_no_other_with_it() -> None:
    good, bad = (
        messages.chat(Said(number=1, text="بكام")),
        BaseProtoMessage(method=CHAT, payload=b"\x0a\xff", msg_id=2),
    )
    frame = read_push(messages.push([bad, good, bad], log_id=1, packed=True, need_ack=False), arrived=ARRIVED)
    assert [comment.id for comment in frame.comments] == ["1"]


def test_a_bomb_is_no_frame() -> None:
    bomb = bytes(
        WebcastPushFrame(
            payload_type="msg",
            headers=[PushHeader(key="compress_type", value="gzip")],
            payload=gzip.compress(bytes(1 << 25)),
        )
    )
    with pytest.raises(WireError):
        read_push(bomb, arrived=0)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (lambda: read_push(data, arrived=ARRIVED), lambda: read_response(data, arrived=ARRIVED)):
        with contextlib.suppress(WireError):
            assert isinstance(read(), Frame)


@given(st.sampled_from([CHAT, STICKER, QUESTION]), st.binary(max_size=200))
def test_any_payload_is_a_comment_none_or_refused(method: str, payload: bytes) -> None:
    try:
        comment = comments(payload, method=method, arrived=ARRIVED)
    except WireError:
        return
    if comment:
        assert comment.text.strip()
        assert comment.at <= ARRIVED
        comment.text.encode()


@given(st.integers(0, len(PUSHED)), st.integers(0, 255))
def test_a_frame_with_one_wrong_byte_or_cut_off_is_read_or_refused(place: int, byte: int) -> None:
    for data in (PUSHED[:place], PUSHED[:place] + bytes([byte]) + PUSHED[place + 1 :]):
        with contextlib.suppress(WireError):
            assert isinstance(read_push(data, arrived=ARRIVED), Frame)


@given(st.data())
def test_a_message_may_lack_any_field(data: st.DataObject) -> None:
    payload = {
        "common": {"msgId": "5", "createTime": "1800000000000"},
        "user": {"id": "6", "nickname": "A viewer", "displayId": "a.viewer"},
        "content": "@shop بكام",
        "emotes": [{"index": 2, "emote": {"emoteId": "e"}}],
        "atUser": {"nickname": "shop"},
    }
    kept = {
        key: {part: value[part] for part in value if data.draw(st.booleans())}
        if isinstance(value, dict)
        else value
        for key, value in payload.items()
        if data.draw(st.booleans())
    }
    comment = comments(bytes(classes.WebcastChatMessage.from_dict(kept)), arrived=ARRIVED)
    assert (comment is None) == (not kept.get("content") and not kept.get("emotes"))


@given(st.lists(st.tuples(st.integers(1, 2**29 - 1), st.integers(-(2**63), 2**63 - 1))))
def test_numbers_of_any_size_are_read(fields: list[tuple[int, int]]) -> None:
    encoded = b"".join(_varint(field << 3) + _varint(value & 2**64 - 1) for field, value in fields)
    message = Message(encoded)
    assert all(message.number(field) == value for field, value in dict(fields).items())


def _varint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
