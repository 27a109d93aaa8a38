"""What TikTok's webcast says: frames in, comments out. Pure functions of bytes, shared by both ways there.

    push frame → (gzip) → response → messages → comments, stickers, questions; deletions, end, pause, viewers

Field numbers are those of TikTokLiveProto v3 and of piratetok-live-py 0.3.0, which agree; the snapshots in
``tests/connectors/snapshots`` are built with the former's classes.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import Final

from copilot.connectors.tiktok_wire import Message, WireError
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion

PLATFORM: Final = "tiktok"

EMOTE: Final = "\N{FRAME WITH PICTURE}"
"""Stands where a viewer put a picture: emotes and stickers have no name that means anything."""

CHAT: Final = "WebcastChatMessage"
STICKER: Final = "WebcastEmoteChatMessage"
QUESTION: Final = "WebcastQuestionNewMessage"
CONTROL: Final = "WebcastControlMessage"
VIEWERS: Final = "WebcastRoomUserSeqMessage"
DELETED: Final = "WebcastImDeleteMessage"

_PAUSED, _UNPAUSED, _ENDED, _SUSPENDED = 1, 2, 3, 4
"""Values of a control message's action."""

_MOST_BYTES: Final = 1 << 24
"""An unpacked frame beyond this is no frame: real ones stay under 200 kB."""

_MILLISECONDS: Final = 100_000_000_000
"""A creation time beyond this is in milliseconds, as documented; below it, in seconds."""

_EARLIEST: Final = 1_400_000_000
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What one frame said.

    Attributes:
        comments: In their order.
        deletions: Comments and people whose comments were taken back.
        ended: The live is over.
        paused: The presenter paused the live (True) or went on (False); None when nothing was said of it.
        viewers: How many are watching, or None.
        log_id: The frame's number, to be repeated in its receipt.
        receipt: What a receipt must hold, or None when none is asked for.
    """

    comments: tuple[RawComment, ...] = ()
    deletions: tuple[RawDeletion, ...] = ()
    ended: bool = False
    paused: bool | None = None
    viewers: int | None = None
    log_id: int = 0
    receipt: bytes | None = None


def read_push(data: bytes, *, arrived: float) -> Frame:
    """Return what a frame of the WebSocket says; one that carries no messages is an empty `Frame`.

    Args:
        data: The frame.
        arrived: When it came, Unix seconds.

    Raises:
        WireError: It can't be read.
    """
    push = Message(data)
    if push.text(7) != "msg":
        return Frame()
    payload = push.data(8)
    headers = {header.text(1): header.text(2) for header in push.messages(5)}
    if headers.get("compress_type") == "gzip" or payload.startswith(_GZIP):
        payload = _unpacked(payload)
    return replace(read_response(payload, arrived=arrived), log_id=push.number(2))


def read_response(data: bytes, *, arrived: float) -> Frame:
    """Return what a response says: the signing service's first, or a frame's content.

    A message in it that can't be read is left out.

    Args:
        data: The encoded ``ProtoMessageFetchResult``.
        arrived: When it came, Unix seconds.

    Raises:
        WireError: It can't be read.
    """
    response = Message(data)
    frame = Frame(receipt=(response.data(5) or b"-") if response.number(9) else None)
    said: list[RawComment] = []
    for message in response.messages(1):
        method, payload = message.text(1), message.data(2)
        try:
            if comment := comments(payload, method=method, number=message.number(3), arrived=arrived):
                said.append(comment)
            elif method == CONTROL:
                frame = _steered(frame, Message(payload).number(2))
            elif method == VIEWERS:
                frame = replace(frame, viewers=max(Message(payload).number(3), 0))
            elif method == DELETED:
                frame = replace(frame, deletions=(*frame.deletions, *deletions(payload, arrived=arrived)))
        except WireError:
            continue
    return replace(frame, comments=tuple(said))


def comments(payload: bytes, *, method: str = CHAT, number: int = 0, arrived: float) -> RawComment | None:
    """Return the comment that a message is, or None: gifts, likes, joins and the like are none.

    A sticker is a comment of pictures; a question put through TikTok's question box is a comment too. The
    mention with which a reply begins is taken out, since it is a viewer's name and not what was asked.

    Args:
        payload: The encoded message.
        method: What kind of message it is.
        number: The message's id, where the message itself does not tell it.
        arrived: When it came, Unix seconds; a comment is never younger.

    Raises:
        WireError: It can't be read.
    """
    if method not in (CHAT, STICKER, QUESTION):
        return None
    message = Message(payload)
    common, author, typed = message.message(1), message.message(2), message.number(4)
    if method == CHAT:
        text = _chat_text(message)
    elif method == STICKER:
        text = EMOTE * min(len(message.messages(3)), 8)
    else:
        question = author
        text, author, typed = question.text(2), question.message(5), question.number(4)
        number = number or question.number(1)
    if not text.strip():
        return None
    handle = author.text(38)
    return RawComment(
        platform=PLATFORM,
        id=str(common.number(2) or number or ""),
        author_id=str(author.number(1) or handle),
        author_name=author.text(3) or handle,
        text=text,
        at=_moment(common.number(4) or (typed if method == QUESTION else 0), arrived),
    )


def deletions(payload: bytes, *, arrived: float) -> list[RawDeletion]:
    """Return what a deletion takes back: comments by their ids, and all comments of people by theirs.

    Args:
        payload: The encoded message.
        arrived: When it came, Unix seconds.

    Raises:
        WireError: It can't be read.
    """
    message = Message(payload)
    of_one = [RawDeletion(platform=PLATFORM, id=str(each), at=arrived) for each in message.numbers(2) if each]
    people = [each for each in message.numbers(3) if each]
    return of_one + [RawDeletion(platform=PLATFORM, author_id=str(each), at=arrived) for each in people]


def is_from_moderator(payload: bytes) -> bool:
    """Return whether a chat message was typed by one of the presenter's moderators or herself.

    tiktoklive's ``user.is_moderator`` looks for a badge that TikTok does not send any more.

    Raises:
        WireError: It can't be read.
    """
    identity = Message(payload).message(18)
    return bool(identity.number(5) or identity.number(6))


def _steered(frame: Frame, action: int) -> Frame:
    if action in (_ENDED, _SUSPENDED):
        return replace(frame, ended=True)
    if action in (_PAUSED, _UNPAUSED):
        return replace(frame, paused=action == _PAUSED)
    return frame


def _chat_text(message: Message) -> str:
    text = message.text(3)
    places = sorted((emote.number(1) for emote in message.messages(13)), reverse=True)
    for place in places[:64]:
        place = min(max(place, 0), len(text))  # noqa: PLW2901 - a place beyond the text is its end
        text = text[:place] + EMOTE + text[place:]
    people = [message.message(12), *message.messages(28)]
    names = {name for person in people for name in (person.text(3), person.text(38)) if name}
    for name in sorted(names, key=len, reverse=True):
        mention = f"@{name}"
        if text.startswith(mention):
            text = text.removeprefix(mention).lstrip(" :,،\u2068\u2069\u200f\u200e") or "@"
        text = text.replace(mention, "@")
    return text


def _moment(created: int, arrived: float) -> float:
    """Return when something was typed, Unix seconds, from TikTok's creation time or else its arrival."""
    seconds = created / 1000 if created > _MILLISECONDS else float(created)
    return min(seconds, arrived) if seconds >= _EARLIEST else arrived


def _unpacked(data: bytes) -> bytes:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        content = unpacker.decompress(data, _MOST_BYTES)
    except zlib.error as error:
        raise WireError("a frame can't be unpacked") from error
    if not unpacker.eof:
        raise WireError("a frame is cut off or too long")
    return content
