from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.console import asks, page
from copilot.console.plain import plain
from copilot.domain import role
from copilot.domain.board import (
    Alert,
    AlertKind,
    Answer,
    Board,
    Card,
    CardState,
    Lack,
    PlatformState,
    PlatformStatus,
    Suggestion,
)
from copilot.domain.command import Command, LoggedCommand, MarkAnswered, Merge, Pin, Show
from copilot.domain.comment import Kind
from copilot.domain.role import Role

ID = "abcdef0123"


def card(question: int = 1, **changes) -> Card:
    values = {
        "question": question, "title": "السعر كام؟", "topic": "ask_price", "kind": Kind.QUESTION, "state": CardState.OPEN,
        "askers": 9, "waiting": 7, "comments": 12, "platforms": (("tiktok", 12),), "first_at": 1.0, "last_at": 5.0,
        "suggestion": Suggestion(text="650 جنيه", source="منى"), "wordings": ("بكام",),
        "words": (Answer(text="650 جنيه", by="منى", at=2.0),), "answer": Answer(text="650", by="منى", at=3.0),
    }  # fmt: skip
    return Card(**{**values, **changes})


def board(*cards: Card, **changes) -> Board:
    return Board(**{"at": 10.0, "comments": 50, "cards": cards, **changes})


@pytest.mark.parametrize(
    ("message", "command"),
    [
        ({"do": "pin", "question": 3}, Pin(by="منى", question=3)),
        ({"do": "answered", "question": 3}, MarkAnswered(by="منى", question=3)),
        (
            {"do": "answered", "question": 3, "text": " 650\u202e \n جنيه "},
            MarkAnswered(by="منى", question=3, text="650 جنيه"),
        ),
        ({"do": "merge", "source": 1, "target": 2}, Merge(by="منى", source=1, target=2)),
        ({"do": "show", "product": None}, Show(by="منى", product=None)),
    ],
)
def test_a_message_becomes_a_command_of_its_sender(message: dict, command: Command) -> None:
    assert asks.asked(json.dumps({"id": ID, **message})).command("منى") == command


@pytest.mark.parametrize("length", [450, 900, 2000])
def test_an_answer_arrives_as_long_as_a_shop_files_may_be(length: int) -> None:
    text = ("الاستبدال " * length)[:length].strip()
    for what in ("answered", "propose"):
        asked = asks.asked(json.dumps({"id": ID, "do": what, "question": 3, "text": text}))
        assert asked.command("منى").text == text


def test_everything_that_moderators_may_do_can_be_asked() -> None:
    assert set(asks.TAGS) == set(role._STEERING)


@pytest.mark.parametrize(
    "message",
    [
        "", "null", "[]", "{}", "1e999", "\ud800", '{"do":"pin"', '{"do":"pin","question":1}',
        '{"id":"short","do":"pin","question":1}', '{"id":"abcdef0123","do":"wipe","question":1}',
        '{"id":"abcdef0123","do":"pin","question":1,"by":"presenter"}', '{"id":"abcdef0123","do":"pin","question":-1}',
        '{"id":"abcdef0123","do":"pin","question":"1"}', '{"id":"abcdef0123","do":"pin","question":1e99}',
        '{"id":"abcdef0123","do":"message","text":""}', '{"id":"abcdef0123","do":"undo","question":1}',
        json.dumps({"id": ID, "do": "message", "text": "x" * 201}), json.dumps({"id": ID, "do": "rename", "question": 1, "title": "x" * 121}),
        "[" * 5000,
    ],
)  # fmt: skip
def test_what_is_not_exactly_a_message_is_refused(message: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        asks.asked(message)


@given(
    st.text()
    | st.builds(
        json.dumps,
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda each: st.dictionaries(st.sampled_from(["id", "do", "question", "text"]), each),
        ),
    )
)
def test_no_text_breaks_the_reading_of_messages(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        asks.asked(text)
    assert isinstance(asks.id_of(text), str)


@given(st.text(max_size=2000))
def test_plain_text_is_one_bounded_line_that_steers_nothing(text: str) -> None:
    line = plain(text)
    assert len(line) <= 401
    assert not set(line) & set("\n\r\t\x00\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028")
    assert plain(line) == line


def test_the_first_message_tells_all_and_the_next_only_what_changed() -> None:
    changes = page.Changes(Role.MODERATOR)
    first = changes.since(board(card(1), card(2)), here=["منى"])
    assert [each["question"] for each in first["cards"]] == first["order"] == [1, 2]
    assert first["here"] == ["منى"]
    same = changes.since(board(card(1), card(2)), here=["منى"])
    assert same == {"t": "board"}
    later = changes.since(board(card(1), card(2, waiting=8), at=11.0), here=["منى"])
    assert later.keys() == {"t", "at", "cards"}
    assert [each["question"] for each in later["cards"]] == [2]
    gone = changes.since(board(card(1), at=11.0), here=["منى"])
    assert gone == {"t": "board", "order": [1]}


LACK = Lack(arabic="ملف المحل مش مذكور فيه «الخامة»", english="The shop file does not answer “Fabric”")


@pytest.mark.parametrize("role", Role)
def test_what_the_shop_file_lacks_is_told_in_both_languages_to_people_of_the_shop(role: Role) -> None:
    told = page.card(card(suggestion=None, missing=LACK), role)
    assert told["missing"] == (None if role is Role.WATCHER else {"ar": LACK.arabic, "en": LACK.english})
    assert not {"missing_en", "missing_what"} & told.keys()
    assert page.card(card(), role)["missing"] is None


@pytest.mark.parametrize(("role", "text"), [(Role.PRESENTER, ""), (Role.MODERATOR, "اكسبي 500 جنيه")])
def test_what_many_paste_is_read_by_moderators_alone(role: Role, text: str) -> None:
    flood = Alert(kind=AlertKind.FLOOD, text="اكسبي 500 جنيه", people=11)
    told = page.Changes(role).since(board(alerts=(flood,)))
    assert told["alerts"] == [{"kind": "flood", "text": text, "people": 11}]


def test_hidden_cards_come_with_the_others() -> None:
    told = page.Changes(Role.MODERATOR).since(board(card(1), hidden=(card(9, state=CardState.HIDDEN),)))
    assert told["order"] == [1, 9]


def test_a_watchers_screen_shows_nothing_of_who_works_behind_it() -> None:
    told = page.Changes(Role.WATCHER).since(
        board(
            card(1),
            hidden=(card(9, state=CardState.HIDDEN),),
            alerts=(Alert(kind=AlertKind.MESSAGE, text="سر", message=1, by="منى"),),
            statuses=(
                PlatformStatus(platform="tiktok", state=PlatformState.FAILED, detail="The token is over."),
            ),
            done=(LoggedCommand(at=1.0, command=Pin(by="منى", question=1)),),
        )
    )
    said = json.dumps(told, ensure_ascii=False)
    assert "منى" not in said
    assert "سر" not in said
    assert "token" not in said
    assert told["order"] == [1]
    assert told["cards"][0]["suggestion"]["text"] == "650 جنيه"


def test_who_works_with_it_sees_who_did_what() -> None:
    done = (LoggedCommand(at=1.0, command=MarkAnswered(by="منى", question=1, text="650")),)
    told = page.Changes(Role.MODERATOR).since(board(card(1), done=done))
    assert told["done"] == [
        {
            "at": 1.0,
            "by": "منى",
            "do": "answered",
            "question": 1,
            "text": "650",
            "product": None,
            "order": None,
            "state": None,
        }
    ]


def test_viewers_words_are_sent_without_what_steers_the_line() -> None:
    told = page.card(
        replace(card(1), title="\u202eabc\x00", wordings=("a\u0300\u0301\u0302\u0303\u0304b",)),
        Role.PRESENTER,
    )
    assert told["title"] == "abc"
    assert told["wordings"] == ["a\u0300\u0301\u0302b"]
