"""A card is titled by what most of its people ask, and its title does not waver."""

from __future__ import annotations

from dataclasses import replace

from copilot.domain.command import COPILOT, Regroup
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.domain.wording import mark
from copilot.grouping.ledger import Ledger
from tests.builders import Entries

PLACES, COST = "بتبعتو الارياف ولا المدن بس", "el sha7n bkam"


def title(*entries: Entry, question: int = 1) -> str:
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    return ledger.tally(question).title


def asked(made: Entries, people: str, text: str, *, finer: str = "", question: int = 1) -> list[ReadComment]:
    asks = [made.ask(question, author=each, text=text) for each in people]
    if not finer:
        return asks
    return [replace(each, asks=(replace(each.asks[0], topic=finer),)) for each in asks]


def test_what_a_few_ask_clearly_is_no_title_beside_what_the_card_is_about() -> None:
    made = Entries()
    assert title(*asked(made, "a", PLACES, finer="places"), *asked(made, "b", COST)) == "el sha7n bkam?"


def test_what_the_card_is_about_is_the_title_though_more_ask_a_finer_part_of_it() -> None:
    made = Entries()
    finer = asked(made, "bcdefg", "اللينك فين", finer="link")
    assert title(*finer, *asked(made, "a", "azay a7gez")) == "azay a7gez?"


def test_what_fewer_ask_is_not_the_title_however_clear() -> None:
    made = Entries()
    most = asked(made, "aefg", "ma2asat eh")
    few = asked(made, "bc", "المقاسات الكبيره متوفره", finer="plus_size")
    assert title(*most, *few) == "ma2asat eh?"


def test_once_enough_people_asked_the_title_stays_whoever_asks_then() -> None:
    made = Entries()
    first = asked(made, "abcdefgh", COST)
    later = asked(made, "ijklmnopqrstuvwxyzABCDEF", PLACES, finer="places")
    assert title(*first) == title(*first, *later) == "el sha7n bkam?"


def test_a_title_follows_comments_that_are_moved_to_its_card() -> None:
    made = Entries()
    here = asked(made, "abcdefgh", PLACES)
    there = asked(made, "ijklmnopqrstuvwxyzABCDEF", COST, question=2)
    moved = made.command(Regroup(by=COPILOT, moves=((2, mark(COST), 1),)))
    assert title(*here, *there) == "بتبعتو الارياف ولا المدن بس؟"
    assert title(*here, *there, moved) == "el sha7n bkam?"


def test_a_title_stays_when_as_many_others_are_moved_to_its_card() -> None:
    made = Entries()
    here = asked(made, "abcdefgh", COST)
    there = asked(made, "ijklmnop", PLACES, question=2)
    assert title(*here, *there, made.command(Regroup(by=COPILOT, moves=((2, mark(PLACES), 1),)))) == (
        "el sha7n bkam?"
    )


def test_a_clearer_wording_that_is_moved_to_a_card_of_few_is_its_title() -> None:
    made = Entries()
    here = asked(made, "ab", "sha7n kam")
    there = asked(made, "cde", "مصاريف التوصيل قد ايه", question=2, finer="topic_1")
    moved = made.command(Regroup(by=COPILOT, moves=((2, mark("مصاريف التوصيل قد ايه"), 1),)))
    assert title(*here, *there, moved) == "مصاريف التوصيل قد ايه؟"
