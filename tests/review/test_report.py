"""The report agrees with a recount that knows nothing of it, on the bundled live and on random ones."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from copilot.alerts import WAVES
from copilot.answers.shop import Identity, Product, Shop, Stock
from copilot.domain.command import Hide, MarkAnswered, Merge, Show, Undo
from copilot.domain.comment import Comment, Kind
from copilot.domain.log import Entry
from copilot.domain.question import Ask, Question, ReadComment
from copilot.domain.report import Report
from copilot.grouping.floods import COPIES, WINDOW
from copilot.review import plain
from copilot.review.digest import advice
from copilot.review.page import page
from copilot.review.panels import panels
from copilot.review.report import review
from copilot.review.words import Words, bare
from copilot.storage.session_file import SessionFile
from tests.builders import START, Entries
from tests.review.lives import SHOP, TOPICS, demo, random_lives

QUICK = settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))


def report(entries, shop: Shop = SHOP) -> Report:
    return review(entries, topics=TOPICS, shop=shop)


def stored(path: Path, entries) -> sqlite3.Connection:
    with SessionFile.create(path) as file:
        file.append(list(entries))
    return sqlite3.connect(path)


def agrees(told: Report, raw: sqlite3.Connection) -> None:
    """Recount everything that plain SQL can count from the public tables."""

    def rows(query: str) -> list[tuple]:
        return raw.execute(query).fetchall()

    totals = told.totals
    kinds = dict(rows("SELECT kind, count(*) FROM comment GROUP BY kind"))
    assert totals.comments == sum(kinds.values()) == sum(row.comments for row in told.timeline.rows)
    assert (
        totals.question_comments == kinds.get("question", 0) == sum(r.questions for r in told.timeline.rows)
    )
    assert totals.order_comments == kinds.get("order", 0) == len(told.orders)
    assert totals.order_comments == sum(row.orders for row in told.timeline.rows)
    assert totals.complaint_comments == kinds.get("complaint", 0)
    assert totals.stream_problem_comments == kinds.get("stream_problem", 0)
    assert totals.chatter_comments == kinds.get("chatter", 0)
    assert dict(totals.platforms) == dict(rows("SELECT platform, count(*) FROM comment GROUP BY platform"))
    assert (
        totals.people
        == rows("SELECT count(DISTINCT CASE author WHEN '' THEN '?'||seq ELSE author END) FROM comment")[0][0]
    )
    assert totals.missed == rows("SELECT coalesce(sum(estimated), 0) FROM gap")[0][0]
    assert told.trust.unnamed == rows("SELECT count(*) FROM comment WHERE author = ''")[0][0]
    people = dict(
        rows(
            "SELECT question, count(DISTINCT CASE author WHEN '' THEN '?'||seq ELSE author END) "
            "FROM ask JOIN comment ON comment = seq GROUP BY question"
        )
    )
    asks = dict(rows("SELECT question, count(*) FROM ask GROUP BY question"))
    merged = {
        number
        for field in ("source", "target")
        for (number,) in rows(f"SELECT json_extract(body, '$.{field}') FROM command WHERE name = 'Merge'")
    }
    moved = rows("SELECT value FROM command, json_each(body, '$.moves') WHERE name = 'Regroup'")
    regrouped = {number for (move,) in moved for number in json.loads(move) if isinstance(number, int)}
    (split,) = rows("SELECT count(*) FROM command WHERE name = 'Split'")[0]
    for each in (*told.questions, *(trouble.asked for trouble in told.troubles)):
        if each.question not in merged | regrouped and not split:
            assert (each.askers, each.comments) == (people[each.question], asks[each.question])
    everything = (*told.questions, *(trouble.asked for trouble in told.troubles))
    assert sum(each.comments for each in everything) == sum(asks.values())


def consistent(told: Report) -> None:
    """Check that no two figures of one report contradict each other."""
    whole = told.coverage
    for parts in (told.by_platform, told.by_product, told.by_language, told.by_time):
        assert sum(part.coverage.waits for part in parts) == whole.waits
        assert sum(part.coverage.answered for part in parts) == whole.answered
    assert sum(each.coverage.waits for each in told.questions) == whole.waits
    assert sum(each.coverage.answered for each in told.questions) == whole.answered
    assert told.totals.asked == len(told.questions)
    for each in (*told.questions, *(trouble.asked for trouble in told.troubles)):
        assert each.coverage.waits - each.coverage.answered == each.waiting <= each.askers <= each.comments
        assert sum(count for _, count in each.platforms) == each.comments
        assert each.first_at <= each.last_at
        assert (each.coverage.median_wait or 0) >= 0
    for trouble in told.troubles:
        for wave in trouble.waves:
            assert wave.since <= wave.noticed_at <= wave.until
            assert wave.people <= trouble.asked.askers
    for idea in told.content:
        assert idea.theme.askers >= 20
        assert (
            sum(each.comments for each in told.questions if each.question in idea.theme.questions)
            == idea.theme.comments
        )
    for air, after in zip(told.timeline.on_air, told.timeline.on_air[1:], strict=False):
        assert air.until == after.since


@pytest.mark.parametrize("presented", [False, True])
def test_the_demo_agrees_with_a_recount(tmp_path: Path, presented) -> None:
    entries = demo(presented=presented)
    told = report(entries)
    raw = stored(tmp_path / "x.livesession", entries)
    agrees(told, raw)
    consistent(told)
    raw.close()


@QUICK
@given(random_lives())
def test_random_lives_agree_with_a_recount(tmp_path_factory, entries: list[Entry]) -> None:
    told = report(entries)
    raw = stored(tmp_path_factory.mktemp("s") / "x.livesession", entries)
    agrees(told, raw)
    consistent(told)
    raw.close()


def test_an_empty_session_has_a_report() -> None:
    told = report([])
    assert (told.totals.comments, told.timeline.rows, told.coverage.median_wait) == (0, (), None)


def test_a_wait_runs_from_the_first_ask_to_the_next_answer() -> None:
    make = Entries()
    told = report(
        [
            make.ask(1, author="a", at=0),
            make.ask(1, author="a", at=10),
            make.ask(1, author="b", at=20),
            make.command(MarkAnswered(question=1, text="650"), at=30),
            make.ask(1, author="a", at=40),
        ]
    )
    (asked,) = told.questions
    assert (asked.askers, asked.comments, asked.waiting) == (2, 4, 1)
    assert (asked.coverage.waits, asked.coverage.answered) == (3, 2)
    assert (asked.coverage.median_wait, asked.coverage.longest_wait) == (20, 30)
    assert [answer.text for answer in asked.answers] == ["650"]


def test_on_a_merged_card_one_person_waits_once_until_the_same_answer() -> None:
    make = Entries()
    told = report(
        [
            make.ask(1, author="a", at=0),
            make.ask(2, author="a", at=10),
            make.ask(2, author="b", at=20),
            make.command(Merge(source=2, target=1), at=25),
            make.command(MarkAnswered(question=1), at=30),
            make.ask(2, author="b", at=40),
        ]
    )
    (asked,) = told.questions
    assert (asked.coverage.waits, asked.coverage.answered, asked.coverage.longest_wait) == (3, 2, 30)
    (product,) = told.by_product
    assert (product.people, product.recognised, product.coverage) == (2, 3, asked.coverage)


def test_who_wanted_which_size_of_what_and_was_not_answered() -> None:
    def ask(number: int, author: str, text: str, at: float) -> ReadComment:
        said = Comment(platform="tiktok", id=f"s{at}", author=author, text=text, at=START + at)
        opened = (Question(id=number, topic="sizes_available", kind=Kind.QUESTION, product="A12"),)
        asks = (Ask(question=number, topic="sizes_available", confidence=0.9, typical=0.9),)
        return ReadComment(
            comment=said, kind=Kind.QUESTION, asks=asks, opened=opened if author == "a" else ()
        )

    told = report(
        [
            ask(1, "a", "فيه XL", 0),
            ask(1, "b", "XL موجود ولا L", 1),
            Entries.command(MarkAnswered(question=1), at=2),
            ask(1, "b", "طب L", 3),
            ask(1, "c", "فيه L؟", 4),
        ]
    )
    (product,) = told.demand
    assert (product.askers, product.waiting) == (3, 2)
    assert {(each.size, each.people, each.waiting) for each in product.sizes} == {("XL", 2, 0), ("L", 2, 2)}
    assert {(each.size, each.askers, each.buyers) for each in product.sizes} == {("XL", 2, 0), ("L", 2, 0)}


def test_an_answer_that_was_taken_back_ended_no_wait() -> None:
    make = Entries()
    answered = [make.ask(1, author="a"), make.command(MarkAnswered(question=1), at=5)]
    assert report(answered).totals.answered == 1
    told = report([*answered, make.command(Undo(), at=6)])
    assert (told.coverage.answered, told.totals.answered, told.questions[0].waiting) == (0, 0, 1)


def test_one_who_types_twenty_times_makes_no_content_and_is_told() -> None:
    make = Entries()
    told = report([make.ask(1, author="a", at=n) for n in range(25)])
    assert told.content == ()
    assert [each.times for each in told.trust.insistent] == [25]
    many = Entries()
    told = report([many.ask(1, author=f"p{n}", at=n, text="فيه جيوب؟") for n in range(20)])
    (idea,) = told.content
    assert idea.theme.wordings == ("فيه جيوب",)
    assert "فيه جيوب؟" in idea.pinned
    assert not idea.ready
    assert "[اكتبي الإجابة هنا]" in idea.script


def test_what_was_hidden_is_no_content() -> None:
    make = Entries()
    told = report(
        [*[make.ask(1, author=f"p{n}", at=n) for n in range(20)], make.command(Hide(question=1), at=30)]
    )
    assert told.content == ()
    assert told.questions[0].hidden


def test_a_wave_is_told_from_its_first_comment_and_when_it_could_be_seen() -> None:
    make = Entries()
    told = report(
        [
            make.ask(1, author=name, at=at, kind=Kind.STREAM_PROBLEM, text="الصوت قطع")
            for name, at in (
                ("early", 0),
                ("a", 500),
                ("a", 501),
                ("b", 503),
                ("c", 510),
                ("d", 560),
                ("late", 1500),
            )
        ]
    )
    ((wave,),) = [trouble.waves for trouble in told.troubles]
    assert (wave.since - START, wave.noticed_at - START, wave.until - START, wave.people) == (
        500,
        510,
        560,
        4,
    )


def test_the_demos_sound_failure_is_found_where_it_was() -> None:
    told = report(demo())
    wave = max((wave for trouble in told.troubles for wave in trouble.waves), key=lambda wave: wave.people)
    assert 1205 <= wave.since - told.started_at <= 1215
    assert wave.noticed_at - wave.since < 15
    assert 1270 <= wave.until - told.started_at <= 1340


def test_the_demos_report_has_something_in_every_section() -> None:
    told = report(demo())
    assert told.content
    assert all(idea.pinned and idea.story and idea.script for idea in told.content)
    assert len(told.objections) == 5
    assert [len(told.demand), len(told.timeline.on_air)] == [8, 9]
    assert any(size.left == 0 for each in told.demand for size in each.sizes)
    assert {part.key for part in told.by_language} >= {"arabic", "arabizi", "english"}
    assert told.missing
    assert any(each.people >= 10 for each in told.trust.copies)
    assert any(each.times >= 20 for each in told.trust.insistent)
    assert sum(order.phone for order in told.orders) >= 3


def test_without_a_shop_file_nothing_is_said_to_be_missing() -> None:
    told = report(demo(), shop=Shop())
    assert (told.shop, told.missing) == (False, ())
    assert all(each.name == "" for each in told.demand)


def surely(*asked: tuple[str, float], topic: str, shop: Shop) -> Report:
    """Return the report of a card of A12, given the finer topic of each of its comments and how sure it is."""
    card = Question(id=1, topic=topic, kind=Kind.QUESTION, product="A12")
    return report(
        [
            ReadComment(
                comment=Comment(
                    platform="tiktok", id=str(n), author=f"a{n}", text=f"ma3ah? {n}", at=START + n
                ),
                kind=Kind.QUESTION,
                asks=(Ask(question=1, topic=finer, confidence=sure, typical=0.5),),
                opened=() if n else (card,),
            )
            for n, (finer, sure) in enumerate(asked)
        ],
        shop,
    )


@pytest.mark.parametrize(
    ("confidences", "missing"),
    [((0.9, 0.9, 0.5), [("A12", 2)]), ((0.9, 0.5), []), ((0.5,), []), ((0.9,), [("A12", 1)])],
)
def test_missing_is_only_what_most_surely_asked_and_those_are_counted(confidences, missing) -> None:
    told = surely(*(("bag_strap", sure) for sure in confidences), topic="bag_strap", shop=SHOP)
    assert [row for theme in told.missing for row in theme.missing] == missing


def test_where_an_order_is_keeps_nobody_from_buying() -> None:
    def asking(question: int, topic: str, kind: Kind, people: int) -> list[Entry]:
        card = Question(id=question, topic=topic, kind=kind, product=None)
        return [
            ReadComment(
                comment=Comment(platform="tiktok", id=f"{topic}{n}", author=f"a{n}", text="فين", at=START),
                kind=kind,
                asks=(Ask(question=question, topic=topic, confidence=0.9, typical=0.5),),
                opened=() if n else (card,),
            )
            for n in range(people)
        ]

    lost = [
        *asking(1, "order_tracking", Kind.QUESTION, 5),
        *asking(2, "complaint_delivery", Kind.COMPLAINT, 3),
    ]
    doubted = report([*lost, *asking(3, "trust", Kind.QUESTION, 1)])
    assert [theme.topic for theme in doubted.objections] == ["complaint_delivery", "trust"]
    for told, topic in ((doubted, "trust"), (report(lost), "complaint_delivery")):
        assert TOPICS[topic].english in advice(told, Words("en", told.started_at))["objections"]


def test_what_is_missing_is_counted_and_quoted_without_the_neighbours_that_the_file_answers() -> None:
    card = Question(id=1, topic="store_location", kind=Kind.QUESTION, product=None)
    asked = [("بتفتحوا امتى", "opening_hours")] * 2 + [
        (f"عنوانكم فين {n}", "store_location") for n in range(5)
    ]
    entries = [
        ReadComment(
            comment=Comment(platform="tiktok", id=str(n), author=f"a{n}", text=text, at=START + n),
            kind=Kind.QUESTION,
            asks=(Ask(question=1, topic=topic, confidence=0.9, typical=0.9 - n / 10),),
            opened=() if n else (card,),
        )
        for n, (text, topic) in enumerate(asked)
    ]
    told = report(entries, Shop(shop=Identity(hours="من 10 لـ 10"), products=SHOP.products))
    (theme,) = told.missing
    assert "بتفتحوا امتى" not in theme.wordings
    assert (theme.missing, theme.missing_words) == ((("", 5),), (("", "عنوانكم فين 0"),))
    assert "«عنوانكم فين 0» (5 أشخاص)" in bare(advice(told, Words("ar", START))["missing"])
    for panel in panels(told, language="ar"):
        if panel.name == "missing":
            assert [row.more for row in panel.tables[0].rows] == [
                ((Words("ar")("they_said"), "عنوانكم فين 0"),)
            ]
    assert "بتفتحوا" not in page(told).split('id="missing"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("sizes", "stock", "left"),
    [
        (("M", "XXL"), (), None),
        (("M", "xxl"), (Stock(size="xxl", pieces=3),), 3),
        (("M",), (), 0),
        ((), (Stock(size="M", pieces=2),), 0),
        (("فري سايز",), (), None),
        ((), (), None),
        (("2XL",), (Stock(pieces=0),), 0),
    ],
)
def test_a_size_is_none_only_where_the_file_has_it_in_no_spelling(sizes, stock, left) -> None:
    shop = Shop(products=(Product(code="A12", name="عباية", sizes=sizes, stock=stock),))
    card = Question(id=1, topic="sizes_available", kind=Kind.QUESTION, product="A12")
    entries = [
        ReadComment(
            comment=Comment(platform="tiktok", id=str(n), author=f"a{n}", text="فيه 2XL؟", at=START + n),
            kind=Kind.QUESTION,
            asks=(Ask(question=1, topic="sizes_available", confidence=0.9, typical=0.9),),
            opened=() if n else (card,),
        )
        for n in range(3)
    ]
    told = report(entries, shop)
    assert [(each.size, each.left) for each in told.demand[0].sizes] == [("2XL", left)]
    assert ("you do not have" in advice(told, Words("en", START))["demand"]) is (left == 0)


def test_two_products_of_one_name_are_told_apart_by_their_codes() -> None:
    shop = Shop(products=tuple(Product(code=code, name="عباية") for code in ("A1", "A2")))
    make = Entries()
    entries = [
        make.ask(1, author="a", product="A1"),
        make.ask(2, author="b", product="a2"),
        make.ask(3, author="c", product="A3"),
    ]
    told = report(entries, shop)
    assert {each.name for each in told.demand} == {"عباية (A1)", "عباية (A2)", ""}
    assert {each.name for each in report(entries[:1], Shop(products=shop.products[:1])).demand} == {"عباية"}


def test_what_a_draft_quotes_asks_what_it_answers_and_not_a_finer_topic_that_more_typed_alike() -> None:
    card = Question(id=1, topic="how_to_order", kind=Kind.QUESTION, product=None)
    typed = [("اللينك فين", "website_link")] * 15 + [
        (f"اطلب ازاي {chr(n)}", "how_to_order") for n in range(0x628, 0x632)
    ]
    entries = [
        ReadComment(
            comment=Comment(platform="tiktok", id=str(n), author=f"a{n}", text=text, at=START + n),
            kind=Kind.QUESTION,
            asks=(Ask(question=1, topic=topic, confidence=0.9, typical=0.9),),
            opened=() if n else (card,),
        )
        for n, (text, topic) in enumerate(typed)
    ]
    (idea,) = report(entries).content
    assert "اطلب ازاي" in idea.story
    assert "اطلب ازاي" in idea.theme.wordings[0]
    others = [replace(each, asks=(replace(each.asks[0], topic="website_link"),)) for each in entries]
    assert report(others).content[0].theme.wordings[0] == "اللينك فين"


def test_in_json_a_list_that_is_empty_is_a_list_and_counts_are_an_object() -> None:
    for entries in ([], [Entries().ask(1, author="a")]):
        told = json.loads(plain.json(report(entries)))
        assert (told["missing"], told["totals"]["platforms"].__class__, told["trust"]["missed"]) == (
            [],
            dict,
            {},
        )
    theme = json.loads(plain.json(report([*demo()])))["missing"][0]
    assert theme["missing"].keys() >= theme["missing_words"].keys() > set()


def test_what_was_hidden_and_left_open_is_not_said_to_be_answered() -> None:
    make = Entries()
    entries = [make.ask(1, author="a"), make.command(Hide(question=1), at=5)]
    for language, praise in (("en", "Everybody was answered"), ("ar", "كل اللي سأل خد رد")):
        assert praise not in advice(report(entries), Words(language, START))["questions"]
        done = [*entries, make.command(MarkAnswered(question=1), at=9)]
        assert praise in advice(report(done), Words(language, START))["questions"]


def test_what_is_summed_over_products_says_so_and_one_product_counts_its_people_once() -> None:
    def asking(question: int, product: str, people: range) -> list[Entry]:
        card = Question(id=question, topic="ask_price", kind=Kind.QUESTION, product=product)
        return [
            ReadComment(
                comment=Comment(
                    platform="tiktok", id=f"{question}/{n}", author=f"a{n}", text="بكام", at=START
                ),
                kind=Kind.QUESTION,
                asks=(Ask(question=question, topic="ask_price", confidence=0.9, typical=0.9),),
                opened=(card,) if n == people[0] else (),
            )
            for n in people
        ]

    one = report([*asking(1, "A12", range(15)), *asking(2, "A12", range(10, 22))])
    assert one.content[0].theme.products == (("A12", 22),)
    two = report([*asking(1, "A12", range(15)), *asking(2, "B07", range(10, 22))])
    assert two.content[0].theme.products == (("A12", 15), ("B07", 12))
    for language, words in (
        ("en", "22 people asked it, of all products together."),
        ("ar", "عن كل المنتجات مع بعض"),
    ):
        assert words in advice(two, Words(language, START))["content"]
        assert words not in advice(one, Words(language, START))["content"]


def test_what_the_file_says_to_the_finer_topic_that_was_asked_is_not_missing() -> None:
    shoe = Product(code="A12", name="كوتشي", facts={"shoe_fit": "القالب مظبوط"})
    told = surely(("shoe_fit", 0.9), ("shoe_fit", 0.9), topic="size_runs", shop=Shop(products=(shoe,)))
    assert told.missing == ()
    told = surely(("size_runs", 0.9), ("size_runs", 0.9), topic="size_runs", shop=Shop(products=(shoe,)))
    assert [theme.missing for theme in told.missing] == [(("A12", 2),)]


def test_what_was_on_air_is_one_line_without_breaks() -> None:
    make = Entries()
    told = report([make.chatter(at=0), make.command(Show(product="A12"), at=60), make.chatter(at=180)])
    assert [(air.product, air.since - START, air.until - START) for air in told.timeline.on_air] == [
        (None, 0, 60),
        ("A12", 60, 180),
    ]
    assert [row.comments for row in told.timeline.rows] == [1, 0, 0, 1]


def test_a_file_that_spans_years_has_a_time_line_that_can_be_drawn() -> None:
    make = Entries()
    told = report([make.chatter(at=0), make.chatter(at=3 * 365 * 86_400)])
    assert len(told.timeline.rows) <= 1_441
    assert sum(row.comments for row in told.timeline.rows) == 2


@QUICK
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 90)), max_size=80))
def test_copies_are_the_busiest_minute_of_a_text(typed: list[tuple[int, int]]) -> None:
    make, at, comments = Entries(), 0.0, []
    for person, pause in typed:
        at += pause / 6
        comments.append(
            make.ask(1, author=f"p{person}", at=at, text="ادخلي البروفايل واكسبي كل يوم من البيت")
        )
    moments = [(entry.comment.at, entry.comment.author) for entry in comments]
    most = max(
        (
            len({who for other, who in moments[: n + 1] if other >= now - WINDOW})
            for n, (now, _) in enumerate(moments)
        ),
        default=0,
    )
    copies = report(comments).trust.copies
    assert [each.people for each in copies] == ([most] if most >= COPIES else [])
    silences = [after - before for (before, _), (after, _) in pairwise(moments)]
    assert report(comments).trust.silence == round(max(silences, default=0.0), 3)


@QUICK
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 90)), max_size=80))
def test_a_wave_lasts_while_enough_people_stand_in_its_window(typed: list[tuple[int, int]]) -> None:
    enough, seconds = WAVES[Kind.COMPLAINT]
    make, at, comments = Entries(), 0.0, []
    for person, pause in typed:
        at += pause / 6
        comments.append(make.ask(1, author=f"p{person}", at=at, kind=Kind.COMPLAINT))
    moments = [(entry.comment.at, entry.comment.author) for entry in comments]
    high = [
        len({who for other, who in moments[: n + 1] if other >= now - seconds}) >= enough
        for n, (now, _) in enumerate(moments)
    ]
    begins = sum(now and not before for before, now in pairwise([False, *high]))
    assert sum(len(trouble.waves) for trouble in report(comments).troubles) == begins
