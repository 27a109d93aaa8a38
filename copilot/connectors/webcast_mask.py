"""TikTok's frames for keeping: built anew from the fields that a comment is made of, everybody replaced.

TikTok's messages hold a viewer's pictures, badges, followers and more in hundreds of fields. Instead of
looking for what must go, only what is known and needed is taken over: of comments, stickers and questions
the text, times, ids and names (the latter two as pseudonyms); of deletions the ids, likewise; of control
messages and viewer counts their numbers; of everything else (gifts, joins, likes) only that it came.
Cursors, cookies and addresses go.

Field numbers are those of ``tiktok_frames``.
"""

from __future__ import annotations

import gzip
import zlib
from typing import Final

from copilot.connectors.pseudonyms import Pseudonyms
from copilot.connectors.tiktok_wire import Message, WireError

_LARGEST: Final = 1 << 24
_PERSON_NAMES: Final = (3, 38)
_CHAT: Final = "WebcastChatMessage"
_STICKER: Final = "WebcastEmoteChatMessage"
_QUESTION: Final = "WebcastQuestionNewMessage"
_DELETED: Final = "WebcastImDeleteMessage"
_NUMBERS: Final = {"WebcastControlMessage": (2,), "WebcastRoomUserSeqMessage": (3,)}


def mask_push(data: bytes, pseudonyms: Pseudonyms) -> bytes:
    """Return a frame of the WebSocket with everybody replaced.

    Raises:
        WireError: It can't be read.
    """
    push = Message(data)
    kind = push.text(7)
    out = _number(2, push.number(2)) + _bytes(7, kind.encode())
    if kind != "msg":
        return out
    payload = push.data(8)
    packed = payload.startswith(b"\x1f\x8b")
    content = mask_response(_unpacked(payload) if packed else payload, pseudonyms)
    if packed:
        header = _bytes(1, b"compress_type") + _bytes(2, b"gzip")
        return out + _bytes(5, header) + _bytes(8, gzip.compress(content, mtime=0))
    return out + _bytes(8, content)


def mask_response(data: bytes, pseudonyms: Pseudonyms) -> bytes:
    """Return a response (what a frame holds, or the signing service gives) with everybody replaced.

    Raises:
        WireError: It can't be read.
    """
    response = Message(data)
    out = b"".join(_bytes(1, _message(each, pseudonyms)) for each in response.messages(1))
    return out + _number(9, response.number(9)) + _number(11, response.number(11))


def _message(message: Message, pseudonyms: Pseudonyms) -> bytes:
    method = message.text(1)
    out = _bytes(1, method.encode()) + _number(3, pseudonyms.number(message.number(3)))
    try:
        return out + _bytes(2, _content(method, message.data(2), pseudonyms))
    except WireError:
        return out


def _content(method: str, payload: bytes, pseudonyms: Pseudonyms) -> bytes:
    message = Message(payload)
    common = _common(message.message(1), pseudonyms)
    if method in _NUMBERS:
        return b"".join(_number(field, message.number(field)) for field in _NUMBERS[method])
    if method == _DELETED:
        ids = (_number(field, pseudonyms.number(each)) for field in (2, 3) for each in message.numbers(field))
        return _bytes(1, common) + b"".join(ids)
    if method == _CHAT:
        return _bytes(1, common) + _chat(message, pseudonyms)
    if method == _STICKER:
        stickers = b"".join(_bytes(3, _number(1, 1)) for _ in message.messages(3)[:8])
        return _bytes(1, common) + _bytes(2, _person(message.message(2), pseudonyms)) + stickers
    if method == _QUESTION:
        asked = message.message(2)
        text = pseudonyms.typed(asked.text(2)).encode()
        person = _bytes(5, _person(asked.message(5), pseudonyms))
        told = _number(1, pseudonyms.number(asked.number(1))) + _bytes(2, text) + _number(4, asked.number(4))
        return _bytes(1, common) + _bytes(2, told + person)
    return _bytes(1, common)


def _chat(message: Message, pseudonyms: Pseudonyms) -> bytes:
    people = [message.message(12), *message.messages(28)]
    named = {name for person in people for field in _PERSON_NAMES if (name := person.text(field))}
    names = {name: pseudonyms.name(name) for name in sorted(named, key=len, reverse=True)}
    identity = message.message(18)
    return b"".join(
        [
            _bytes(2, _person(message.message(2), pseudonyms)),
            _bytes(3, pseudonyms.typed(message.text(3), names).encode()),
            _bytes(12, _person(people[0], pseudonyms)),
            *(_bytes(13, _number(1, emote.number(1))) for emote in message.messages(13)[:64]),
            _bytes(18, _number(5, identity.number(5)) + _number(6, identity.number(6))),
            *(_bytes(28, _person(person, pseudonyms)) for person in people[1:]),
        ]
    )


def _common(common: Message, pseudonyms: Pseudonyms) -> bytes:
    return _number(2, pseudonyms.number(common.number(2))) + _number(4, common.number(4))


def _person(person: Message, pseudonyms: Pseudonyms) -> bytes:
    names = (_bytes(field, pseudonyms.name(person.text(field)).encode()) for field in _PERSON_NAMES)
    return _number(1, pseudonyms.number(person.number(1))) + b"".join(names)


def _unpacked(data: bytes) -> bytes:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        content = unpacker.decompress(data, _LARGEST)
    except zlib.error as error:
        raise WireError("a frame can't be unpacked") from error
    if not unpacker.eof:
        raise WireError("a frame is cut off or too long")
    return content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value & (1 << 64) - 1) if value else b""


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value if value else b""


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits to a byte
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
