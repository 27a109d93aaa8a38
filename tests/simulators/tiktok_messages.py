"""What TikTok's servers send, built with the message classes of TikTokLiveProto v3."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from TikTokLiveProto.v3.webcast.im import ControlAction, PushHeader, WebcastPushFrame
from TikTokLiveProto.v3.webcast.model.base.emoji import EmoteModel, EmoteWithIndex
from TikTokLiveProto.v3.webcast.model.base.user import User
from TikTokLiveProto.v3.webcast.model.data import UserIdentity
from TikTokLiveProto.v3.webcast.model.message import (
    Question,
    WebcastChatMessage,
    WebcastControlMessage,
    WebcastEmoteChatMessage,
    WebcastGiftMessage,
    WebcastImDeleteMessage,
    WebcastLikeMessage,
    WebcastMemberMessage,
    WebcastQuestionNewMessage,
    WebcastRoomUserSeqMessage,
    WebcastSocialMessage,
)
from TikTokLiveProto.v3.webcast.shared.message import (
    BaseProtoMessage,
    CommonMessageData,
    ProtoMessageFetchResult,
)

ROOM = 7_300_000_000_000_000_001
OWNER = 6_800_000_000_000_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One comment, as TikTok keeps it."""

    number: int
    text: str
    author: int = 6_900_000_000_000_000_001
    nickname: str = "A viewer"
    handle: str = "a.viewer"
    at: float = 0.0
    emotes: Sequence[int] = ()
    reply_to: tuple[str, str] | None = None
    moderator: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


def common(method: str, number: int, at: float) -> CommonMessageData:
    return CommonMessageData(
        method=method, msg_id=number, room_id=ROOM, create_time=int(at * 1000), is_show_msg=True
    )


def user(number: int, nickname: str, handle: str) -> User:
    return User(id=number, nickname=nickname, display_id=handle)


def chat(said: Said) -> BaseProtoMessage:
    return wrapped(
        "WebcastChatMessage",
        said.number,
        WebcastChatMessage(
            common=common("WebcastChatMessage", said.number, said.at),
            user=user(said.author, said.nickname, said.handle),
            content=said.text,
            content_language="ar",
            emotes=[
                EmoteWithIndex(index=place, emote=EmoteModel(emote_id=f"e{place}")) for place in said.emotes
            ],
            at_user=user(OWNER, *said.reply_to) if said.reply_to else None,
            user_identity=UserIdentity(is_moderator_of_anchor=said.moderator),
            **said.extra,
        ),
    )


def sticker(said: Said) -> BaseProtoMessage:
    return wrapped(
        "WebcastEmoteChatMessage",
        said.number,
        WebcastEmoteChatMessage(
            common=common("WebcastEmoteChatMessage", said.number, said.at),
            user=user(said.author, said.nickname, said.handle),
            emote_list=[EmoteModel(emote_id="s1")],
        ),
    )


def question(said: Said) -> BaseProtoMessage:
    return wrapped(
        "WebcastQuestionNewMessage",
        said.number,
        WebcastQuestionNewMessage(
            common=common("WebcastQuestionNewMessage", said.number, said.at),
            data=Question(
                question_id=said.number,
                content=said.text,
                create_time=int(said.at * 1000),
                user=user(said.author, said.nickname, said.handle),
            ),
        ),
    )


def control(action: ControlAction, number: int = 1) -> BaseProtoMessage:
    message = WebcastControlMessage(common=common("WebcastControlMessage", number, 0.0), action=action)
    return wrapped("WebcastControlMessage", number, message)


def deletion(number: int, comments: Sequence[int], people: Sequence[int] = ()) -> BaseProtoMessage:
    return wrapped(
        "WebcastImDeleteMessage",
        number,
        WebcastImDeleteMessage(
            common=common("WebcastImDeleteMessage", number, 0.0),
            delete_msg_ids=list(comments),
            delete_user_ids=list(people),
        ),
    )


def noise(number: int, at: float, viewers: int) -> list[BaseProtoMessage]:
    """A gift, a like, a join, a follow and the viewers' count: what comes between comments."""
    who = user(6_900_000_000_000_000_999, "A fan", "a.fan")

    def told(method: str, kind: Any, offset: int, **content: Any) -> BaseProtoMessage:
        return wrapped(method, number + offset, kind(common=common(method, number + offset, at), **content))

    return [
        told("WebcastGiftMessage", WebcastGiftMessage, 1, user=who, gift_id=5655, repeat_count=1),
        told("WebcastLikeMessage", WebcastLikeMessage, 2, user=who, count=15, total=40_000),
        told("WebcastMemberMessage", WebcastMemberMessage, 3, user=who, member_count=viewers),
        told("WebcastSocialMessage", WebcastSocialMessage, 4, user=who),
        told(
            "WebcastRoomUserSeqMessage", WebcastRoomUserSeqMessage, 5, total=viewers, total_user=viewers * 9
        ),
    ]


def wrapped(method: str, number: int, message: Any) -> BaseProtoMessage:
    return BaseProtoMessage(method=method, payload=bytes(message), msg_id=number)


def signed(messages: Sequence[BaseProtoMessage], *, push_server: str, token: str, **changes: Any) -> bytes:
    """What the signing service answers."""
    content: dict[str, Any] = {
        "messages": list(messages),
        "cursor": "1700000000000_7300000000000000001_1_1_0_0",
        "fetch_interval": 1000,
        "internal_ext": "fetch_time:1700000000000|start_time:0|seq:1",
        "fetch_type": 1,
        "route_params": {"imprp": "xyz", "wrss": token},
        "push_server": push_server,
        "heartbeat_duration": 10_000,
        "is_first": True,
    }
    return bytes(ProtoMessageFetchResult(**content | changes))


def push(messages: Sequence[BaseProtoMessage], *, log_id: int, packed: bool, need_ack: bool) -> bytes:
    """A frame with messages."""
    content = bytes(
        ProtoMessageFetchResult(
            messages=list(messages),
            cursor=f"c{log_id}",
            internal_ext=f"fetch_time:1700000000000|seq:{log_id}",
            need_ack=need_ack,
        )
    )
    headers = [PushHeader(key="compress_type", value="gzip" if packed else "none")]
    return bytes(
        WebcastPushFrame(
            seq_id=log_id,
            log_id=log_id,
            headers=headers,
            payload_encoding="pb",
            payload_type="msg",
            payload=gzip.compress(content, 1) if packed else content,
        )
    )


def plain(kind: str) -> bytes:
    """A frame without messages: the answer to a beat or to an entry."""
    return bytes(WebcastPushFrame(payload_encoding="pb", payload_type=kind, payload=b""))


def live_page(name: str, *, known: bool, live: bool, readable: bool) -> bytes:
    state: dict[str, Any] = {"AppContext": {}}
    if known:
        state["LiveRoom"] = {"liveRoomUserInfo": {"user": _account(name, live=live)}}
    if not readable:
        return b"<!DOCTYPE html><html><body>Drag the slider to fit the puzzle</body></html>"
    script = f'<script id="SIGI_STATE" type="application/json">{json.dumps(state)}</script>'
    return f"<!DOCTYPE html><html><head>{script}</head><body></body></html>".encode()


def user_room(name: str, *, known: bool, live: bool) -> bytes:
    if not known:
        return json.dumps({"statusCode": 19881007, "message": "user_not_found", "data": {}}).encode()
    data = {"user": _account(name, live=live), "liveRoom": {"status": 2 if live else 4, "title": "A sale"}}
    return json.dumps({"statusCode": 0, "message": "", "data": data}).encode()


def check_alive(*, live: bool) -> bytes:
    room = {"alive": live, "room_id": ROOM, "room_id_str": str(ROOM)}
    return json.dumps({"data": [room], "extra": {}, "status_code": 0}).encode()


def _account(name: str, *, live: bool) -> dict[str, Any]:
    return {
        "id": str(OWNER),
        "uniqueId": name,
        "nickname": "A shop",
        "roomId": str(ROOM),
        "status": 2 if live else 4,
    }
