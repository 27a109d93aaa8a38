"""What people teach in one live, the next live of the shop knows."""

from __future__ import annotations

import os

import pytest

from copilot.answers.recall import STALE, Recall
from copilot.answers.shop import Identity, Product, Shop, dumped
from copilot.domain.command import COPILOT, Hide, MarkAnswered, Merge, Propose, Rename, Show, Split, Undo
from copilot.domain.lesson import Lesson
from copilot.domain.question import ReadComment
from copilot.domain.taught import Earlier, Taught
from copilot.grouping.lessons import taught
from copilot.pipeline import Pipeline
from copilot.reviewing import Reviewing
from copilot.session import reader
from copilot.storage.purge import forget
from copilot.storage.session_file import SessionFile
from copilot.teaching import answered, taught_beside
from tests.builders import START, Entries, raw

KEY = b"k" * 32
SONG = "الاغنيه اللي شغاله دي مين بيغنيها؟"
CAT = "ايه اسم القطه دي؟"


@pytest.fixture(scope="module")
def read():
    return reader()


def live(read, *texts, lessons=()):
    """A live in which `texts` were typed, each by somebody else."""
    pipeline = Pipeline(reader=read, author_key=KEY, shop=Shop(), lessons=lessons)
    entries = []
    for place, text in enumerate(texts):
        entries += pipeline.take([raw(text, author=f"a{place}", at=place, identity=f"{place}")])
    pipeline.record(entries)
    return pipeline, entries


def asked(entries):
    return [entry.asks[0].question for entry in entries if isinstance(entry, ReadComment)]


def told(pipeline, *commands):
    pipeline.record([Entries.command(command, at=100) for command in commands])
    return taught(pipeline.ledger)


def test_nothing_is_learned_from_a_live_that_nobody_corrected(read):
    pipeline, entries = live(read, CAT, SONG, "بكام")
    assert told(pipeline, Hide(question=asked(entries)[0])) == ()


def test_what_was_merged_into_a_topic_belongs_to_it_from_the_start(read):
    pipeline, entries = live(read, "الشحن بكام", CAT)
    delivery, cat = asked(entries)
    lessons = told(pipeline, Merge(source=cat, target=delivery))
    assert lessons == (Lesson(text=CAT, topic="delivery_cost"),)
    _, again = live(read, CAT, "ايه اسم القطة دى؟؟", "الشحن بكام", lessons=lessons)
    assert len(set(asked(again))) == 1


def test_a_question_of_the_shops_own_comes_back_under_its_name(read):
    pipeline, entries = live(read, CAT)
    lessons = told(pipeline, Rename(question=asked(entries)[0], title="اسم القطة"))
    assert lessons == (Lesson(text=CAT, topic=None, title="اسم القطة"),)
    again, second = live(read, "ايه اسم القطه دي يا قمر؟", "بكام", lessons=lessons)
    assert [card.title for card in again.board().cards if card.question == asked(second)[0]] == ["اسم القطة"]
    resumed = Pipeline(reader=read, author_key=KEY, shop=Shop(), lessons=lessons)
    resumed.restore(second)
    more = resumed.take([raw(CAT, author="late", at=50, identity="late")])
    assert asked(more) == asked(second)[:1]
    assert taught(again.ledger)[0].title == "اسم القطة"


def test_a_card_of_the_catalogue_keeps_the_name_that_people_gave_it(read):
    pipeline, entries = live(read, "الشحن بكام")
    lessons = told(pipeline, Rename(question=asked(entries)[0], title="الشحن لكل مصر"))
    assert Lesson(text="", topic="delivery_cost", title="الشحن لكل مصر") in lessons
    again, _ = live(read, "مصاريف الشحن كام", lessons=lessons)
    assert again.board().cards[0].title == "الشحن لكل مصر"
    assert again.ledger.done[-1].command.by == COPILOT


def test_the_price_of_one_product_names_no_other(read):
    shop = Shop(products=(Product(code="K1", name="خلاط"),))
    lesson = Lesson(text="", topic="ask_price", title="سعر المكوى")
    pipeline = Pipeline(reader=read, author_key=KEY, shop=shop, lessons=[lesson])
    pipeline.record(pipeline.take([Entries.command(Show(product="K1")), raw("بكام", at=60, identity="1")]))
    assert [(card.product, card.title) for card in pipeline.board().cards] == [("K1", "بكام؟")]


def test_what_was_split_off_is_apart_from_the_start_and_undo_unteaches(read):
    pipeline, entries = live(read, "الشحن بكام", "الشحن لاسوان بكام")
    assert len(set(asked(entries))) == 1
    split = Split(question=asked(entries)[0], texts=("الشحن لاسوان بكام",))
    lessons = told(pipeline, split)
    assert [(lesson.text, lesson.topic) for lesson in lessons] == [
        ("الشحن بكام", "delivery_cost"),
        ("الشحن لاسوان بكام", None),
    ]
    _, again = live(read, "الشحن بكام", "الشحن لاسوان بكام", lessons=lessons)
    assert len(set(asked(again))) == 2
    assert told(pipeline, Undo()) == ()


def test_the_latest_lesson_counts(read):
    lessons = [Lesson(text=CAT, topic="ask_price"), Lesson(text=CAT, topic="delivery_cost")]
    _, entries = live(read, CAT, "بكام", lessons=lessons)
    assert len(set(asked(entries))) == 1


def kept(folder, name, *, shop, entries, command=None):
    path = folder / name
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(Shop(shop=Identity(name=shop))))
        file.append([*entries, *([Entries.command(command, at=100)] if command else [])])
    return path


def test_lessons_lie_in_the_sessions_of_the_shop(read, tmp_path):
    _, entries = live(read, CAT, "بكام")
    rename = Rename(question=asked(entries)[0], title="اسم القطة")
    first = kept(tmp_path, "one.livesession", shop="نوارة", entries=entries, command=rename)
    kept(tmp_path, "two.livesession", shop="محل تاني", entries=entries, command=rename)
    (tmp_path / "three.livesession").write_text("no session")
    now = tmp_path / "now.livesession"
    (lesson,) = taught_beside(now, shop="نوارة").lessons
    assert lesson == Lesson(text=CAT, topic=None, title="اسم القطة")
    with SessionFile.read(first) as file:
        assert file.taught == Taught(lessons=(lesson,))
    assert taught_beside(first, shop="نوارة") == Taught()
    assert taught_beside(tmp_path / "nowhere" / "now.livesession", shop="") == Taught()


def test_a_session_that_broke_off_is_no_younger_for_what_it_taught(read, tmp_path):
    _, entries = live(read, CAT)
    path = kept(tmp_path, "one.livesession", shop="", entries=entries)
    os.utime(path, (START, START))
    taught_beside(tmp_path / "now.livesession", shop="")
    with SessionFile.read(path) as file:
        assert file.taught == Taught()
    assert path.stat().st_mtime == START


def test_a_correction_in_the_review_teaches_and_who_is_forgotten_is_not_quoted(read, tmp_path):
    _, entries = live(read, CAT, "بكام")
    path = kept(tmp_path, "one.livesession", shop="", entries=entries)
    now = tmp_path / "now.livesession"
    assert taught_beside(now, shop="").lessons == ()
    Reviewing().correct(path, Rename(by="review", question=asked(entries)[0], title="اسم القطة"))
    assert [lesson.title for lesson in taught_beside(now, shop="").lessons] == ["اسم القطة"]
    forget(path, entries[0].comment.author)
    assert taught_beside(now, shop="").lessons == ()
    assert CAT.encode() not in path.read_bytes()


def said_again(read, answers, *texts, shop=Shop(), now=START):  # noqa: B008 - frozen
    """Return what the cards of a next live say."""
    pipeline = Pipeline(reader=read, author_key=KEY, shop=shop)
    pipeline.advisor.recall = Recall(answers, now=now)
    pipeline.record(pipeline.take([raw(text, author=text, at=place) for place, text in enumerate(texts)]))
    return [card.suggestion for card in pipeline.board().cards]


def test_what_was_answered_comes_back_for_the_same_question_with_its_date(read):
    pipeline, entries = live(read, CAT, "فيه تقسيط؟", "بكام")
    cat, instalments, price = asked(entries)
    told(
        pipeline,
        MarkAnswered(question=cat, text="اسمها مشمشة"),
        Propose(question=instalments, text="لأ، كاش بس. كلمونا 01000000012", by="Mona"),
        MarkAnswered(question=price, text=""),
    )
    answers = [*answered(pipeline.ledger)]
    assert [(each.topic, each.text, each.by) for each in answers] == [
        (None, "اسمها مشمشة", "presenter"),
        ("installments", "لأ، كاش بس. كلمونا [phone]", ""),
    ]
    assert CAT not in repr(answers)
    first, second = said_again(read, answers, CAT.upper(), "ينفع تقسيط")
    assert (first.text, second.text) == ("اسمها مشمشة", "لأ، كاش بس. كلمونا [phone]")
    assert first.source.startswith("إجابتك يوم ")
    assert second.source.startswith("إجابة الفريق يوم ")
    assert first.at == START + 100


def test_what_was_taken_back_is_not_remembered(read):
    pipeline, entries = live(read, CAT)
    told(pipeline, MarkAnswered(question=asked(entries)[0], text="اسمها بسبس"), Undo())
    assert [*answered(pipeline.ledger)] == []


def test_facts_of_today_go_before_answers_of_yesterday(read):
    old = Earlier(topic="ask_price", product="A", wordings=(), text="بـ 500 جنيه", by="presenter", at=START)
    shop = Shop(products=(Product(code="A", name="فستان", price=650),))
    pipeline = Pipeline(reader=read, author_key=KEY, shop=shop)
    pipeline.advisor.recall = Recall([old], now=START)
    pipeline.record(pipeline.take([Entries.command(Show(product="A")), raw("بكام ده", at=1)]))
    (card,) = pipeline.board().cards
    assert card.suggestion.text == "فستان بـ 650 جنيه"


@pytest.mark.parametrize(
    ("text", "later", "stale"),
    [("لأ مفيش", 60.0, False), ("لأ مفيش", STALE + 60, True), ("على 6 شهور", 60.0, True)],
)
def test_an_old_answer_or_one_with_a_number_that_no_fact_has_is_marked(read, text, later, stale):
    old = Earlier(topic="installments", product=None, wordings=(), text=text, by="presenter", at=START)
    (suggestion,) = said_again(read, [old], "فيه تقسيط؟", now=START + later)
    assert suggestion.stale is stale


def test_answers_lie_in_the_sessions_of_the_shop(read, tmp_path):
    _, entries = live(read, CAT, "بكام")
    answer = MarkAnswered(question=asked(entries)[0], text="اسمها مشمشة")
    first = kept(tmp_path, "one.livesession", shop="نوارة", entries=entries, command=answer)
    now = tmp_path / "now.livesession"
    assert taught_beside(now, shop="محل تاني") == Taught()
    for _ in range(2):  # worked out the first time, read the second
        (earlier,) = taught_beside(now, shop="نوارة").answers
        assert earlier.text == "اسمها مشمشة"
    with SessionFile.read(first) as file:
        assert file.taught == Taught(answers=(earlier,))
