from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec
import pytest

from copilot.answers.shop import Shop
from copilot.domain.command import Command, MarkAnswered, Propose
from copilot.domain.comment import Comment, Kind
from copilot.domain.log import Entry
from copilot.domain.question import Ask, Question, ReadComment
from copilot.domain.report import Report
from copilot.review.digest import advice
from copilot.review.page import page
from copilot.review.panels import panels
from copilot.review.replies import replies, short_reply
from copilot.review.report import review
from copilot.review.words import Words, bare
from tests.builders import START, Entries
from tests.review.lives import SHOP, TOPICS

ENGLISH = Words("en", START)


def asks(
    topic: str, texts: Iterable[str], *, kind: Kind = Kind.QUESTION, product: str | None = None
) -> list[Entry]:
    """Comments of distinct people that ask Question 1, a second apart."""
    return [
        ReadComment(
            comment=Comment(platform="tiktok", id=f"c{n}", author=f"a{n}", text=text, at=START + n),
            kind=kind,
            asks=(Ask(question=1, topic=topic, confidence=0.9, typical=0.9 - n / 100),),
            opened=() if n else (Question(id=1, topic=topic, kind=kind, product=product),),
        )
        for n, text in enumerate(texts)
    ]


def told(*commands: tuple[float, Command], topic: str = "trust", shop: Shop | None = None) -> Report:
    kind = Kind.COMPLAINT if topic.startswith("complaint_") else Kind.QUESTION
    entries = asks(topic, ["انتو نصابين", "اضمن منين"], kind=kind)
    answers = [Entries.command(command, at=at) for at, command in commands]
    return review([*entries, *answers], topics=TOPICS, shop=shop or Shop())


def lines(report: Report) -> list[tuple[str, str]]:
    return [(label, bare(text)) for label, text in replies(report, report.objections[0], ENGLISH)]


@pytest.mark.parametrize("topic", ["trust", "complaint_fraud"])
def test_what_was_written_and_when_and_what_was_only_spoken(topic: str) -> None:
    report = told(
        (60, MarkAnswered(question=1, text="ليكي حق المعاينة")),
        (90, MarkAnswered(question=1)),
        (120, MarkAnswered(question=1, text="الدفع بعد المعاينة")),
        (150, MarkAnswered(question=1, text="ليكي حق المعاينة")),
        topic=topic,
    )
    assert lines(report) == [
        ("Was said", "ليكي حق المعاينة (1:00, 2:30)"),
        ("Was said", "الدفع بعد المعاينة (2:00)"),
        ("Was said", "aloud, at 1:30"),
    ]
    assert short_reply(report, report.objections[0], ENGLISH) == "ليكي حق المعاينة"
    shown = page(report, language="en")
    (table,) = next(panel for panel in panels(report, language="en") if panel.name == "objections").tables
    assert "الدفع بعد المعاينة" in shown
    assert ("Was said", "aloud, at 1:30") in {(label, bare(text)) for label, text in table.rows[0].more}


def test_what_the_shop_file_says_was_not_said_on_the_live() -> None:
    shop = msgspec.structs.replace(SHOP, policies={"trust": "المعاينة قبل الدفع"})
    report = told(shop=shop)
    assert lines(report)[0] == ("Was said", "no answer was marked")
    assert [label for label, _ in lines(report)[1:]] == ["The shop file"]


def test_where_nobody_has_an_answer_that_is_said() -> None:
    report = told()
    assert lines(report) == [("Was said", "no answer was marked"), ("The shop file", "no answer")]
    assert short_reply(report, report.objections[0], ENGLISH) == "no answer"
    aloud = told((60, MarkAnswered(question=1)))
    assert bare(short_reply(aloud, aloud.objections[0], ENGLISH)) == "aloud, at 1:00"


def test_drafts_quote_what_is_most_like_the_others_in_arabic_letters() -> None:
    texts = [*["el khama eh"] * 2, *(f"الخامه ايه {word}" for word in ("لو سمحتي", "من فضلك"))]
    others = [f"خامته كويسه يا {n} ولا لا" for n in range(20)]
    (idea,) = review(asks("fabric_material", [*texts, *others]), topics=TOPICS, shop=Shop()).content
    assert idea.theme.wordings[0] == "el khama eh"
    for draft in (idea.pinned, idea.story, idea.script):
        assert "«الخامه ايه لو سمحتي؟»" in draft or "سؤال: الخامه ايه لو سمحتي؟" in draft


def test_what_the_shop_file_lacks_is_told_in_viewers_words() -> None:
    product = SHOP.products[0].code
    report = review(
        asks("neckline", ["بتقف لوحدها", "طريه ولا واقفه"], product=product), topics=TOPICS, shop=SHOP
    )
    assert "بتقف لوحدها" in advice(report, ENGLISH)["missing"]
    assert "بتقف لوحدها" in page(report).split('id="missing"')[1]


def test_what_was_put_ready_and_never_marked_is_told_as_such() -> None:
    report = told((60, Propose(by="Mona", question=1, text="الدفع بعد المعاينة")))
    assert lines(report) == [
        ("Was said", "no answer was marked"),
        ("Put ready for the presenter", "الدفع بعد المعاينة"),
    ]
    assert short_reply(report, report.objections[0], ENGLISH) == "الدفع بعد المعاينة"
    said = told(
        (60, Propose(question=1, text="الدفع بعد المعاينة")),
        (90, MarkAnswered(question=1, text="الدفع بعد المعاينة")),
    )
    assert [label for label, _ in lines(said)] == ["Was said"]


def objection(topic: str, language: str, *, shop: Shop | None = None) -> str:
    report = told(topic=topic, shop=shop)
    return bare(advice(report, Words(language, report.started_at))["objections"])


def test_who_was_not_answered_is_answered_and_who_complains_is_written_to() -> None:
    """What the shop file says to both is how to reach the shop: they have tried."""
    assert objection("check_messages", "en", shop=SHOP).endswith(
        "Answer every message that waits tomorrow, and begin the next live with where and when you answer."
    )
    assert "ردي بكره على كل الرسايل" in objection("check_messages", "ar", shop=SHOP)
    assert "Write to each of them tomorrow" in objection("complaint_quality", "en", shop=SHOP)
    assert "Say your answer in the first five minutes" in objection("trust", "en", shop=SHOP)


def test_an_answer_goes_into_the_shop_file_only_where_the_file_has_a_place_for_it() -> None:
    shop = msgspec.structs.replace(SHOP, policies={})
    assert objection("trust", "en", shop=shop).endswith("Write your answer in the shop file.")
    assert objection("price_why", "en", shop=SHOP).endswith(
        "Think of an answer tomorrow, and say it in the first five minutes of the next live."
    )


def test_no_post_is_made_of_messages_that_nobody_answered() -> None:
    texts = [f"ردوا على الرسايل {n}" for n in range(25)]
    assert review(asks("check_messages", texts), topics=TOPICS, shop=SHOP).content == ()
    assert review(asks("trust", texts), topics=TOPICS, shop=SHOP).content


def test_drafts_are_called_ready_only_where_nothing_is_to_be_filled_in() -> None:
    texts = [f"اضمن منين {n}" for n in range(25)]

    def told_of(*topics: str) -> str:
        parts = [review(asks(topic, texts), topics=TOPICS, shop=SHOP) for topic in topics]
        ideas = tuple(idea for part in parts for idea in part.content)
        report = replace(parts[0], content=ideas)
        return advice(report, ENGLISH)["content"]

    assert told_of("trust").endswith("The drafts are ready to copy.")
    assert told_of("price_why").endswith("The drafts lack your answer alone.")
    assert "for 1 of the questions your answer is still missing" in told_of("trust", "price_why")
