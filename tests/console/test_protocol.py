"""The formats that other programs are written against: keys and values as the contract has them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from copilot.console import protocol
from copilot.domain.board import (
    Answer,
    Board,
    Card,
    CardState,
    Lack,
    Missing,
    PlatformState,
    PlatformStatus,
    Reason,
    Suggestion,
)
from copilot.domain.comment import Comment, Kind
from copilot.domain.question import Ask, ReadComment

AT = 1_800_000_000.25
TOLD = "2027-01-15T08:00:00.250Z"


def card(**changes) -> Card:
    values = {
        "question": 17, "title": "السعر كام؟", "topic": "price", "kind": Kind.QUESTION, "state": CardState.PINNED,
        "askers": 41, "waiting": 12, "comments": 58, "platforms": (("tiktok", 30), ("facebook", 11)),
        "first_at": AT, "last_at": AT, "product": "A12",
    }  # fmt: skip
    return Card(**{**values, **changes})


def test_a_card_has_the_promised_keys_whatever_it_lacks() -> None:
    bare = protocol.card(card())
    assert bare == {
        "question": 17, "title": "السعر كام؟", "topic": "price", "kind": "question", "state": "pinned",
        "askers": 41, "waiting": 12, "comments": 58, "platforms": {"tiktok": 30, "facebook": 11},
        "first_at": TOLD, "last_at": TOLD, "product": "A12",
        "suggestion": None, "missing": None, "missing_en": None, "missing_what": None, "answer": None,
    }  # fmt: skip
    full = protocol.card(
        card(
            suggestion=Suggestion(text="650", source="ملف المحل"), answer=Answer(text="650", by="Mona", at=AT)
        )
    )
    assert full.keys() == bare.keys()
    assert full["suggestion"] == {"text": "650", "source": "ملف المحل"}
    assert full["answer"] == {"text": "650", "by": "Mona", "at": TOLD}
    lacking = protocol.card(card(missing=Lack(arabic="مش مذكور", english="not there")))
    assert (lacking["missing"], lacking["missing_en"], lacking["missing_what"]) == (
        "مش مذكور",
        "not there",
        "fact",
    )
    dated = protocol.card(card(suggestion=Suggestion(text="650", source="ملف المحل", at=AT, stale=True)))
    assert dated["suggestion"] == {"text": "650", "source": "ملف المحل", "at": TOLD, "stale": True}


def test_a_board_tells_its_cards_best_first() -> None:
    board = Board(at=AT, comments=1234, cards=(card(), card(question=18)), missed=3)
    assert [each["question"] for each in protocol.cards(board)] == [17, 18]
    assert [each["question"] for each in protocol.cards(board, 1)] == [17]
    told = protocol.board(board)
    assert (told["event"], told["comments"], told["missed"], len(told["cards"])) == ("board", 1234, 3, 2)


@pytest.mark.parametrize("asks", [(), (Ask(question=17, topic="price", confidence=0.9),)])
def test_a_comment_tells_what_it_asks_or_that_it_asks_nothing(asks: tuple[Ask, ...]) -> None:
    comment = Comment(platform="tiktok", id="c1", author="hash", text="بكام [phone]", at=AT)
    told = protocol.comment(ReadComment(comment=comment, kind=Kind.QUESTION, asks=asks), 17 if asks else None)
    assert told == {
        "id": "c1", "platform": "tiktok", "at": TOLD, "kind": "question", "topic": "price" if asks else None,
        "question": 17 if asks else None, "text": "بكام [phone]",
    }  # fmt: skip


def test_addresses_are_null_while_none_is_served() -> None:
    links = {"moderator_url": "http://x/#t", "phone_url": "http://y/#t", "obs_url": "http://z/#t"}
    assert protocol.ready("a.livesession", links) == {"event": "ready", "session": "a.livesession", **links}
    assert set(protocol.ready("a.livesession", {}).values()) == {"ready", "a.livesession", None}


@pytest.mark.parametrize(("until", "told"), [(None, None), (AT, TOLD)])
def test_a_state_is_told_with_why_and_until_when(until: float | None, told: str | None) -> None:
    status = PlatformStatus(
        platform="facebook", state=PlatformState.WAITING, detail="Wait.", reason=Reason.LIMITED, until=until
    )
    assert protocol.status(status) == {
        "event": "status", "platform": "facebook", "state": "waiting", "detail": "Wait.", "reason": "limited",
        "subject": "", "until": told,
    }  # fmt: skip


def test_every_event_is_one_line() -> None:
    line = protocol.line(protocol.end(5) | {"text": "a\nb\u2028"})
    assert len(line.split("\n")) == 1
    assert json.loads(line) == {"event": "end", "comments": 5, "text": "a\nb\u2028"}


def test_the_page_for_programs_names_every_field_and_no_other() -> None:
    page = Path(__file__).parents[2] / "assets" / "help" / "programs.md"
    events, fields, comments = re.findall(
        r"(?:^\|.*\n)+", page.read_text(encoding="utf-8"), flags=re.MULTILINE
    )

    def named(table: str) -> set[str]:
        return {word for row in table.splitlines()[2:] for word in re.findall(r"`(\w+)`", row.split("|")[1])}

    status = PlatformStatus(platform="tiktok", state=PlatformState.LIVE)
    told = {
        each["event"]: each.keys() - {"event"}
        for each in (
            protocol.ready("a", {}),
            protocol.status(status),
            protocol.board(Board(at=AT, comments=2, cards=(), unsaved=1)),
            protocol.end(5),
        )
    }
    assert named(events) == told.keys()
    for row in events.splitlines()[2:]:
        _, event, _, words, _ = row.split("|")
        assert set(re.findall(r"`(\w+)`", words)) - set(PlatformState) == told[event.strip(" `")]
    full = card(suggestion=Suggestion(text="650", source="", at=AT), answer=Answer(text="", by="", at=AT))
    shown = protocol.card(full)
    assert named(fields) == shown.keys()
    inside = {*shown["suggestion"], *shown["answer"], *CardState, *Missing}
    assert inside <= set(re.findall(r"`(\w+)`", fields))
    comment = Comment(platform="tiktok", id="c1", author="hash", text="", at=AT)
    assert (
        named(comments) == protocol.comment(ReadComment(comment=comment, kind=Kind.ORDER, asks=()), 1).keys()
    )
    assert set(Kind) <= set(re.findall(r"`(\w+)`", comments))
