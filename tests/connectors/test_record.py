from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.connectors.facebook_payload import comment
from copilot.connectors.pseudonyms import Pseudonyms
from copilot.connectors.record import Kept, Recorder, read_frames
from copilot.connectors.tiktok_frames import read_push, read_response
from copilot.connectors.webcast_mask import _bytes as data
from copilot.connectors.webcast_mask import _number as number
from copilot.errors import UsageError
from copilot.language.privacy import redact

NOW = 1_800_000_000.0
NAMES = ["Nour Hassan", "nour.h", "Mona", "512345678901234", "6100597327576"]
"""What must not be found in a recording."""


def pseudonyms() -> Pseudonyms:
    return Pseudonyms(b"key", redact=redact)


def recorded(path: Path, *frames: tuple[str, str, bytes]) -> list[Kept]:
    with Recorder(path, redact=redact, clock=lambda: NOW) as recorder:
        for platform, kind, frame in frames:
            recorder.keeper(platform)(kind, frame)
    return list(read_frames(path))


PAGE = {
    "data": [
        {
            "id": "610059732757_9119367",
            "from": {"id": "512345678901234", "name": "Nour Hassan"},
            "message": "Mona Ali بكام ده؟ كلميني 01000000012 @nour.h",
            "created_time": "2026-11-21T18:47:02+0000",
            "message_tags": [{"id": "6100597327576", "name": "Mona Ali", "type": "user", "offset": 0, "length": 8}],
            "is_hidden": False,
            "a_field_of_tomorrow": "Nour Hassan",
        },
        {"id": "610059732757_42", "from": {"id": "512345678901234", "name": "Nour Hassan"}, "message": "سعر"},
    ],
    "paging": {"cursors": {"before": "WTI5d", "after": "MTA"}, "next": "https://graph/?access_token=SECRET"},
}  # fmt: skip


def test_a_page_of_graph_holds_the_same_comments_by_strangers(tmp_path: Path) -> None:
    (kept,) = recorded(tmp_path / "r.jsonl", ("facebook", "comments", json.dumps(PAGE).encode()))
    assert (kept.at, kept.platform, kept.kind) == (NOW, "facebook", "comments")
    assert kept.body is not None
    page = json.loads(kept.body)
    first, second = (comment(each, arrived=NOW) for each in page["data"])
    assert first is not None
    assert second is not None
    assert first.author_id == second.author_id
    assert first.author_name == second.author_name != ""
    assert len(first.id) == len("610059732757_9119367")
    assert first.id.split("_")[0] == second.id.split("_")[0]
    assert "بكام ده؟" in first.text
    assert first.at == comment(PAGE["data"][0], arrived=NOW).at  # type: ignore[index, union-attr, arg-type]


def test_nobody_can_be_found_in_it(tmp_path: Path) -> None:
    (kept,) = recorded(tmp_path / "r.jsonl", ("facebook", "comments", json.dumps(PAGE).encode()))
    assert kept.body is not None
    for secret in [*NAMES, "01000000012", "SECRET", "WTI5d"]:
        assert secret.encode() not in kept.body


def test_an_error_keeps_its_codes_and_loses_its_sentence(tmp_path: Path) -> None:
    answer = {
        "error": {"message": "Bad token EAAB1 of Nour Hassan", "code": 190, "error_subcode": 460, "type": "X"}
    }
    (kept,) = recorded(tmp_path / "r.jsonl", ("instagram", "live_media", json.dumps(answer).encode()))
    assert json.loads(kept.body or b"") == {"error": {"code": 190, "error_subcode": 460, "type": "X"}}


def test_two_recordings_cannot_be_linked(tmp_path: Path) -> None:
    frame = json.dumps({"from": {"name": "Nour Hassan"}}).encode()
    (one,) = recorded(tmp_path / "a", ("facebook", "x", frame))
    (other,) = recorded(tmp_path / "b", ("facebook", "x", frame))
    assert one.body != other.body


@pytest.mark.parametrize(
    "frame", [b"<html>Nour Hassan</html>", b"", b"\xff\xfe", b"[" * 9000, b"x" * 5_000_000]
)
def test_what_cannot_be_read_is_kept_by_its_length_only(tmp_path: Path, frame: bytes) -> None:
    kept = recorded(tmp_path / "r", ("tiktok", "page", frame), ("instagram", "live_media", frame))
    assert [(each.length, each.body) for each in kept] == [(len(frame), None)] * 2


def person(identity: int, nickname: str, handle: str) -> bytes:
    return (
        number(1, identity)
        + data(3, nickname.encode())
        + data(9, b"https://p16/nour.h.webp")
        + data(38, handle.encode())
    )


def push(*, packed: bool) -> bytes:
    chat = (
        data(1, number(2, 7_312_345_678_901_234_567) + number(4, 1_799_999_990_000))
        + data(2, person(512345678901234, "Nour Hassan", "nour.h"))
        + data(3, "@Mona بكام ده 01000000012".encode())
        + data(12, person(6100597327576, "Mona", "mona.x"))
        + data(99, b"Nour Hassan")
    )
    gift = data(1, number(2, 5)) + data(7, person(512345678901234, "Nour Hassan", "nour.h"))
    viewers, end = number(3, 321), number(2, 3)
    messages = {
        "WebcastChatMessage": chat, "WebcastGiftMessage": gift, "WebcastRoomUserSeqMessage": viewers,
        "WebcastControlMessage": end,
    }  # fmt: skip
    content = b"".join(
        data(1, data(1, method.encode()) + data(2, payload) + number(3, 9))
        for method, payload in messages.items()
    )
    content += data(2, b"cursor of nour.h") + data(5, b"internal") + number(9, 1)
    headers = data(5, data(1, b"compress_type") + data(2, b"gzip")) if packed else b""
    return number(2, 77) + headers + data(7, b"msg") + data(8, gzip.compress(content) if packed else content)


@pytest.mark.parametrize("packed", [True, False])
def test_a_frame_of_tiktok_says_the_same_by_strangers(tmp_path: Path, *, packed: bool) -> None:
    original = push(packed=packed)
    (kept,) = recorded(tmp_path / "r", ("tiktok", "frame", original))
    assert kept.body is not None
    before, after = read_push(original, arrived=NOW), read_push(kept.body, arrived=NOW)
    assert (
        (after.ended, after.viewers, after.log_id)
        == (before.ended, before.viewers, before.log_id)
        == (True, 321, 77)
    )
    (comment,) = after.comments
    assert "بكام ده" in comment.text
    assert comment.at == before.comments[0].at
    assert comment.author_id not in {"", before.comments[0].author_id}
    assert comment.author_name.startswith("stranger_")
    seen = kept.body + gzip.decompress(kept.body[kept.body.index(b"\x1f\x8b") :]) if packed else kept.body
    assert not any(secret.encode() in seen for secret in [*NAMES, "cursor", "webp", "01000000012"])


def test_a_deletion_takes_back_the_same_stranger_s_comment(tmp_path: Path) -> None:
    chat = data(1, number(2, 77)) + data(2, person(5, "Nour Hassan", "nour.h")) + data(3, "سعر".encode())
    gone = number(2, 77) + number(3, 5)
    answer = data(1, data(1, b"WebcastChatMessage") + data(2, chat))
    answer += data(1, data(1, b"WebcastImDeleteMessage") + data(2, gone))
    (kept,) = recorded(tmp_path / "r", ("tiktok", "sign", answer))
    frame = read_response(kept.body or b"", arrived=NOW)
    (comment,), (of_one, of_all) = frame.comments, frame.deletions
    assert (of_one.id, of_all.author_id) == (comment.id, comment.author_id)
    assert comment.id != "77"


def test_what_the_signing_service_gives_is_masked_too(tmp_path: Path) -> None:
    chat = data(2, person(5, "Nour Hassan", "nour.h")) + data(3, "سعر".encode())
    answer = data(1, data(1, b"WebcastChatMessage") + data(2, chat)) + data(11, b"wss://host?nour.h")
    (kept,) = recorded(tmp_path / "r", ("tiktok", "sign", answer))
    (comment,) = read_response(kept.body or b"", arrived=NOW).comments
    assert comment.text == "سعر"
    assert b"nour" not in (kept.body or b"").lower()


def test_an_existing_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        Recorder(tmp_path / "r", redact=redact)
    with pytest.raises(UsageError, match="can't be written"):
        Recorder(tmp_path / "none" / "r", redact=redact)


def test_a_recording_that_was_ended_disturbs_no_live(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "r", redact=redact)
    keep = recorder.keeper("facebook")
    recorder.close()
    keep("comments", b"{}")


@given(st.binary(max_size=200))
def test_no_frame_can_disturb_it(tmp_path_factory: pytest.TempPathFactory, frame: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "r"
    kept = recorded(path, ("tiktok", "frame", frame), ("tiktok", "sign", frame), ("facebook", "x", frame))
    assert len(kept) == 3


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_any_json_keeps_its_shape(value: Any) -> None:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(each) for key, each in value.items() if key != "error"}
        return [shape(each) for each in value] if isinstance(value, list) else type(value)

    masked = pseudonyms().json(value)
    assert shape(masked) == shape(value)


@given(st.from_regex(r"[0-9]{1,20}(_[0-9]{1,20})?", fullmatch=True))
def test_ids_keep_their_shape_and_stay_apart(identity: str) -> None:
    other = pseudonyms().identity(identity)
    assert [len(part) for part in other.split("_")] == [len(part) for part in identity.split("_")]
    assert other == pseudonyms().identity(identity)
