"""What people teach in one live, the next live of the shop knows."""

from __future__ import annotations

import pytest

from copilot.answers.shop import Identity, Product, Shop, dumped
from copilot.domain.command import COPILOT, Hide, Merge, Rename, Show, Split, Undo
from copilot.domain.lesson import Lesson
from copilot.domain.question import ReadComment
from copilot.grouping.lessons import taught
from copilot.pipeline import Pipeline
from copilot.reviewing import Reviewing
from copilot.session import reader
from copilot.storage.purge import forget
from copilot.storage.session_file import SessionFile
from copilot.teaching import lessons_beside
from tests.builders import Entries, raw

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
    (lesson,) = lessons_beside(now, shop="نوارة")
    assert lesson == Lesson(text=CAT, topic=None, title="اسم القطة")
    with SessionFile.read(first) as file:
        assert file.lessons == (lesson,)
    assert lessons_beside(first, shop="نوارة") == []
    assert lessons_beside(tmp_path / "nowhere" / "now.livesession", shop="") == []


def test_a_correction_in_the_review_teaches_and_who_is_forgotten_is_not_quoted(read, tmp_path):
    _, entries = live(read, CAT, "بكام")
    path = kept(tmp_path, "one.livesession", shop="", entries=entries)
    now = tmp_path / "now.livesession"
    assert lessons_beside(now, shop="") == []
    Reviewing().correct(path, Rename(by="review", question=asked(entries)[0], title="اسم القطة"))
    assert [lesson.title for lesson in lessons_beside(now, shop="")] == ["اسم القطة"]
    forget(path, entries[0].comment.author)
    assert lessons_beside(now, shop="") == []
    assert CAT.encode() not in path.read_bytes()
