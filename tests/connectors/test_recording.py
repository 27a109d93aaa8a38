from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.connectors.recording import Recording, begun_at, ending_now, read_recording
from copilot.connectors.replay import Replay
from copilot.domain.command import LoggedCommand, Show
from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap
from copilot.errors import InputError

END = 1_800_000_000.0


def reading(tmp_path: Path, content: str | bytes, name: str = "live.jsonl") -> Recording:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_recording(path, ended_at=END)


def comments(recording: Recording) -> list[RawComment]:
    return [item for item in recording.items if isinstance(item, RawComment)]


def test_json_lines_with_seconds_from_the_start(tmp_path: Path) -> None:
    lines = [
        {"id": "2", "platform": "TikTok", "author_id": "u2", "author_name": "نور", "text": "بكام", "t": 10},
        {"id": "1", "platform": "facebook", "author_id": "u1", "author_name": "x", "text": "سعر", "t": 4.5},
    ]
    recording = reading(tmp_path, "\n".join(map(json.dumps, lines)))
    assert recording.bad == ()
    assert comments(recording) == [
        RawComment(platform="facebook", id="1", author_id="u1", author_name="x", text="سعر", at=END - 5.5),
        RawComment(platform="tiktok", id="2", author_id="u2", author_name="نور", text="بكام", at=END),
    ]


@pytest.mark.parametrize(
    ("at", "seconds"),
    [
        ("2026-11-21T20:15:00Z", 0),
        ("2026-11-21T22:15:00+02:00", 0),
        ("2026-11-21T20:15:00+0000", 0),
        ("2026-11-21T20:15:00.250Z", 0.25),
    ],
)
def test_times_of_the_day(tmp_path: Path, at: str, seconds: float) -> None:
    (comment,) = comments(reading(tmp_path, json.dumps({"text": "x", "at": at})))
    assert comment.at == 1_795_292_100.0 + seconds


def test_all_but_the_text_may_be_missing(tmp_path: Path) -> None:
    recording = reading(tmp_path, '{"text": "بكام"}\n\n{"text": "سعر"}')
    first, second = comments(recording)
    assert (first.platform, first.author_id, first.author_name) == ("chat", "", "")
    assert first.id.startswith("live:1:")
    assert second.id.startswith("live:3:")
    assert second.at - first.at == 1.0


def test_a_made_id_is_the_same_for_one_file_and_another_for_every_other(tmp_path: Path) -> None:
    ids = []
    for folder in ("a", "b", "a"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (comment,) = comments(reading(tmp_path / folder, '{"text": "بكام"}'))
        ids.append(comment.id)
    assert ids[0] == ids[2] != ids[1]


def test_a_line_without_a_time_stands_after_the_one_before(tmp_path: Path) -> None:
    content = '{"text": "a", "t": 5}\n{"text": "b"}\n{"text": "c", "t": 6}'
    assert [comment.text for comment in comments(reading(tmp_path, content))] == ["a", "b", "c"]


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = '{"text": "بكام"}'.encode()
    lines = [
        good, b"{not json", b'{"id": "1"}', b'"text"', b'{"text": 5}', b'{"text": "x", "t": "soon"}',
        b'{"text": "x", "t": NaN}', b'{"text": "x", "at": "today"}', b'{"text": "\xff\xfe"}', b"[" * 5000,
        b'{"command": "dance", "t": 1}', good,
    ]  # fmt: skip
    recording = reading(tmp_path, b"\n".join(lines))
    assert [bad.number for bad in recording.bad] == list(range(2, 12))
    assert len(recording.items) == 2
    reasons = {bad.number: bad.reason for bad in recording.bad}
    assert reasons[3] == "it has no text"
    assert reasons[9] == "it is not UTF-8"


def test_what_is_on_air_is_read(tmp_path: Path) -> None:
    content = '{"t": 3, "command": "show", "product": "A12"}\n{"t": 9, "command": "show", "product": null}'
    assert reading(tmp_path, content).items == (
        LoggedCommand(at=END - 6, command=Show(product="A12", by="recording")),
        LoggedCommand(at=END, command=Show(product=None, by="recording")),
    )


def test_csv_with_quotes_newlines_and_a_byte_order_mark(tmp_path: Path) -> None:
    content = '\ufeffID,Platform,Author_ID,text,t\n7,tiktok,u1,"بكام, ""ده""\nلو سمحتي",3\n8,tiktok,,سعر,1\n'
    second, first = comments(reading(tmp_path, content, "live.csv"))
    assert (first.id, first.text, first.at) == ("7", 'بكام, "ده"\nلو سمحتي', END)
    assert (second.id, second.author_id) == ("8", "")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1e"])
def test_a_sign_within_a_text_that_ends_lines_elsewhere_ends_no_row_of_csv(tmp_path: Path, sign: str) -> None:
    recording = reading(tmp_path, f"text,t\r\nبكام{sign}الفستان,1\r\nسعر,2\r\n,3\r\n", "live.csv")
    assert [each.text for each in comments(recording)] == [f"بكام{sign}الفستان", "سعر"]
    assert [bad.number for bad in recording.bad] == [4]


def test_csv_names_the_lines_that_are_not_utf8(tmp_path: Path) -> None:
    recording = reading(tmp_path, b"text,t\nhello,1\n\xff\xfe,2\n,3\n", "live.csv")
    assert [bad.number for bad in recording.bad] == [3, 4]


def test_csv_without_a_text_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must name the columns"):
        reading(tmp_path, "a,b\n1,2\n", "live.csv")


@pytest.mark.parametrize("told", ["both", "apart"])
def test_times_of_day_and_seconds_from_the_start_are_one_clock(tmp_path: Path, told: str) -> None:
    """chat-downloader leaves `time_in_seconds` out on some lines."""
    began = 1_600_000_000
    lines = [
        {"message": "one", "timestamp": began * 1_000_000},
        {"message": "three", "time_in_seconds": 20.0},
        {"message": "two", "timestamp": (began + 10) * 1_000_000},
    ]
    if told == "both":
        lines[1]["timestamp"] = (began + 20) * 1_000_000
    items = comments(reading(tmp_path, json.dumps(lines), "chat.json"))
    assert [(item.text, item.at) for item in items] == [("one", END - 20), ("two", END - 10), ("three", END)]


def test_the_json_of_chat_downloader(tmp_path: Path) -> None:
    items = [
        {
            "action_type": "add_chat_item", "message_id": "m1", "message": "how much", "message_type": "text_message",
            "author": {"id": "c1", "name": "someone"}, "time_in_seconds": 12.5, "time_text": "0:12",
            "timestamp": 1_795_292_100_000_000,
        },
        {"message_type": "membership_item", "message": None, "author": {}},
    ]  # fmt: skip
    recording = reading(tmp_path, json.dumps(items, indent=1), "chat.json")
    (comment,) = comments(recording)
    assert (comment.id, comment.author_id, comment.author_name) == ("m1", "c1", "someone")
    assert comment.text == "how much"
    assert [bad.number for bad in recording.bad] == [2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \n \n", "is empty"),
        ("سعر".encode("utf-16"), "No line of"),
        (b"\x00\x01\x02", "No line of"),
        (b"[1, 2", "begins like a JSON list"),
        (b"hello\nworld", "Line 1: it is not JSON"),
    ],
)
def test_a_file_with_no_comment_in_it_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        reading(tmp_path, content)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        read_recording(tmp_path / "nothing.jsonl", ended_at=END)
    with pytest.raises(InputError, match="is a folder"):
        read_recording(tmp_path, ended_at=END)


@given(st.binary(max_size=400), st.sampled_from(["x.jsonl", "x.csv", "x.json"]))
def test_no_bytes_can_do_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    try:
        recording = read_recording(path, ended_at=END)
    except InputError:
        return
    assert recording.items


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = [
    "id",
    "platform",
    "author_id",
    "author_name",
    "author",
    "text",
    "message",
    "t",
    "at",
    "timestamp",
    "command",
]


@given(st.dictionaries(st.sampled_from(fields), json_values))
def test_no_json_object_can_do_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, line: dict
) -> None:
    path = tmp_path_factory.mktemp("any") / "x.jsonl"
    path.write_text(json.dumps(line) + '\n{"text": "بكام", "t": 1}\n')
    recording = read_recording(path, ended_at=END)
    assert len(recording.items) + len(recording.bad) == 2


def test_a_recording_can_begin_at_any_moment() -> None:
    show = LoggedCommand(at=5.0, command=Show(product="A1"))
    gap = Gap(platform="tiktok", since=6.0, until=8.0, estimated=3)
    said = RawComment(platform="tiktok", id="1", author_id="a", author_name="", text="بكام", at=4.0)
    assert [item.at for item in begun_at([gap, show, said], 1_000.0)] == [1_000.0, 1_001.0, 1_004.0]
    assert begun_at([gap], 1_000.0) == [Gap(platform="tiktok", since=998.0, until=1_000.0, estimated=3)]
    assert begun_at([], 1_000.0) == []


@pytest.mark.parametrize("speed", [1.0, 8.0, 20.0, math.inf])
def test_nothing_of_a_recording_that_is_played_fast_lies_in_the_future(speed: float) -> None:
    items = [
        RawComment(platform="tiktok", id=str(at), author_id="a", author_name="", text="بكام", at=float(at))
        for at in (0, 100, 2_400)
    ]
    played = ending_now(items, now=10_000.0, speed=speed)
    began = played[0].at
    assert all(item.at <= 10_000.0 + (item.at - began) / speed for item in played)
    assert played[-1].at == pytest.approx(10_000.0 + 2_400 / speed)
    assert ending_now([], now=10_000.0, speed=speed) == []
    assert Replay(played, speed=speed).now() == began, "its clock stands until it is played"
