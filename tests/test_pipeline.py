from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot import intake
from copilot.answers.delay import Delay
from copilot.answers.shop import Identity, Product, Shop
from copilot.assets import asset
from copilot.domain.board import AlertKind, CardState
from copilot.domain.command import Command, Hide, LoggedCommand, MarkAnswered, Pin, Rename, Show
from copilot.domain.comment import Kind, RawComment
from copilot.domain.question import ReadComment
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.storage.session_file import SessionFile
from tests.builders import START, raw

SHOP = Shop(
    products=(Product(code="A1", name="فستان", price=650), Product(code="A2", name="بلوزة", price=300))
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


@pytest.fixture
def pipeline(reader: Reader) -> Pipeline:
    return Pipeline(reader=reader, author_key=b"key", shop=SHOP)


def run(pipeline: Pipeline, *items: RawComment | LoggedCommand) -> None:
    pipeline.record(pipeline.take(items))


def command(asked: Command, *, at: float = 0.0) -> LoggedCommand:
    return LoggedCommand(at=START + at, command=asked)


def test_neither_name_nor_number_nor_address_passes_the_door(pipeline: Pipeline) -> None:
    (entry,) = pipeline.take([raw("رقمي 01000000012 شارع النصر عمارة 5", author="Mona M", identity="7")])
    assert isinstance(entry, ReadComment)
    assert entry.comment.text == "رقمي [phone] [address]"
    assert "Mona" not in repr(entry)
    assert len(entry.comment.author) == 24


BREAKS = "يا سلام"


def breaking(function):
    """Return `function` with a fault of ours: one comment breaks it."""

    def broken(*texts, **options):
        if BREAKS in str(texts):
            raise IndexError("list index out of range")
        return function(*texts, **options)

    return broken


@pytest.mark.parametrize("stage", ["copilot.intake.part", "read_as", "product"])
def test_a_fault_in_what_one_comment_says_costs_no_other_and_no_live(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, stage: str
) -> None:
    if stage == "copilot.intake.part":
        monkeypatch.setattr(stage, breaking(intake.part))
    else:
        monkeypatch.setattr(pipeline.advisor, stage, breaking(getattr(pipeline.advisor, stage)))
    texts = ["السعر كام", BREAKS, "bkam", "الشحن كام"]
    raws = [raw(text, author=f"u{number}") for number, text in enumerate(texts)]
    entries = [each for each in pipeline.take(raws) if isinstance(each, ReadComment)]
    told = [entry.comment.text for entry in entries]
    assert told == [text for text in texts if text != BREAKS or stage != "copilot.intake.part"]
    assert all(entry.asks for entry in entries if entry.comment.text != BREAKS)
    assert BREAKS not in caplog.text
    assert "comment" in caplog.text
    pipeline.record(entries)
    assert {card.topic for card in pipeline.board().cards} == {"ask_price", "delivery_cost"}
    (alone,) = pipeline.take([raw("المقاسات ايه", author="v")])
    assert isinstance(alone, ReadComment)
    assert alone.asks


def test_one_person_is_the_same_person_on_one_platform_and_another_on_the_next(pipeline: Pipeline) -> None:
    once, twice, elsewhere, nobody = (
        entry.comment.author
        for entry in pipeline.take(
            [
                raw("a", author="u1"),
                raw("b", author="u1"),
                raw("c", author="u1", platform="facebook"),
                raw("d", author=""),
            ]
        )
        if isinstance(entry, ReadComment)
    )
    assert once == twice != elsewhere
    assert nobody == ""


def test_another_session_knows_the_same_person_by_another_hash(reader: Reader, pipeline: Pipeline) -> None:
    other = Pipeline(reader=reader, author_key=b"other", shop=SHOP)
    hashes = {each.take([raw("a", author="u1")])[0].comment.author for each in (pipeline, other)}  # type: ignore[union-attr]
    assert len(hashes) == 2


def test_three_scripts_are_one_card(pipeline: Pipeline) -> None:
    texts = ["بكام ده", "bkam", "how much is it", "السعر كام", "se3ro kam"]
    run(pipeline, *[raw(text, author=f"a{n}") for n, text in enumerate(texts)])
    (card,) = pipeline.board().cards
    assert (card.topic, card.askers) == ("ask_price", 5)


@pytest.mark.parametrize(
    ("particular", "general"),
    [
        ("بتوصلو مرسى مطروح؟", "في توصيل للمحافظات؟"),
        ("متوفر 42؟", "لسه فيه مقاسات ولا خلص؟"),
        ("عندكم فيها نبيتي؟", "ايه الالوان الموجودة؟"),
        ("سعره كام يا ندى؟", "سعره كام؟"),
    ],
)
def test_a_card_is_not_titled_by_one_viewers_town_size_colour_or_call(pipeline, particular, general):
    run(pipeline, *(raw(particular, author=f"a{n}", identity=f"a{n}") for n in range(3)))
    run(pipeline, raw(general, author="b", identity="b"))
    titles = {card.title for card in pipeline.board(at=START + 10).cards}
    assert general in titles
    assert len(titles) == 1, titles


@pytest.mark.parametrize(
    ("typed", "price", "sizes"),
    [
        ("السعر والمقاسات", "السعر؟", "المقاسات؟"),
        ("سعر ومقاسات", "سعر؟", "مقاسات؟"),
        ("el se3r wel ma2asat", "el se3r?", "el ma2asat?"),
    ],
)
def test_who_asks_two_things_at_once_stands_on_two_cards_each_with_its_half(reader, typed, price, sizes):
    product = Product(code="A1", name="فستان", price=650, sizes=("M", "L"))
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=Shop(products=(product,)))
    run(pipeline, command(Show(product="A1")), raw(typed, author="a"))
    cards = {card.topic: card for card in pipeline.board(at=START + 10).cards}
    assert set(cards) == {"ask_price", "sizes_available"}
    assert [cards[each].title for each in ("ask_price", "sizes_available")] == [price, sizes]
    assert cards["ask_price"].suggestion.text == "فستان بـ 650 جنيه"
    assert cards["sizes_available"].suggestion.text == "المقاسات المتاحة من فستان: M، L"
    assert all(typed in card.wordings for card in cards.values())


def test_a_name_of_two_things_that_people_gave_stays_and_both_are_answered(reader):
    product = Product(code="A1", name="قلاية", price=2999, facts={"warranty": "سنة"})
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=Shop(products=(product,)))
    run(pipeline, command(Show(product="A1")), raw("القلاية بكام والضمان؟", author="a"))
    cards = {card.topic: card for card in pipeline.board(at=START + 10).cards}
    assert {card.title for card in cards.values()} == {"القلاية بكام؟", "الضمان؟"}
    run(pipeline, command(Rename(question=cards["ask_price"].question, title="السعر والضمان")))
    cards = {card.topic: card for card in pipeline.board(at=START + 20).cards}
    assert cards["ask_price"].title == "السعر والضمان"
    assert cards["ask_price"].suggestion.text == "قلاية بـ 2999 جنيه. الضمان سنة"
    assert cards["warranty"].suggestion.text == "الضمان سنة"


def test_a_title_of_parts_that_ask_one_thing_stays_whole(pipeline):
    run(pipeline, raw("لو سمحتي، السعر", author="a"))
    assert [card.title for card in pipeline.board(at=START + 10).cards] == ["لو سمحتي، السعر؟"]


def test_a_link_that_a_title_asks_for_is_answered_however_many_ask_how_to_order(reader):
    policy = "للطلب ابعتيلنا رسالة على الصفحة فيها كود القطعة واللون والمقاس والعنوان ورقم التليفون."
    shop = Shop(shop=Identity(links="اللينك في البايو"), policies={"order": policy})
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=shop)
    run(pipeline, *(raw("اللينك فين؟", author=f"a{n}", identity=f"a{n}") for n in range(8)))
    run(pipeline, *(raw("اطلب ازاي؟", author=f"b{n}", identity=f"b{n}") for n in range(64)))
    (card,) = pipeline.board(at=START + 10).cards
    assert card.title == "اللينك فين؟"
    assert card.suggestion.text == f"اللينك في البايو. {policy}"


def test_of_two_things_asked_at_once_what_the_file_lacks_is_left_out(reader, pipeline):
    run(pipeline, command(Show(product="A1")), raw("السعر والمقاسات", author="a"))
    cards = {card.topic: card for card in pipeline.board(at=START + 10).cards}
    assert cards["ask_price"].suggestion.text == "فستان بـ 650 جنيه"
    assert cards["sizes_available"].suggestion is None


def test_who_asks_two_things_at_once_titles_no_card_where_others_ask_one(pipeline):
    run(pipeline, *(raw("السعر والمقاسات", author=f"a{n}", identity=f"a{n}") for n in range(3)))
    run(pipeline, raw("السعر كام", author="b", identity="b"), raw("المقاسات ايه", author="c", identity="c"))
    titles = {card.topic: card.title for card in pipeline.board(at=START + 10).cards}
    assert titles == {"ask_price": "السعر كام؟", "sizes_available": "المقاسات ايه؟"}


def test_a_question_about_the_product_on_air_starts_anew_with_the_next(pipeline: Pipeline) -> None:
    run(pipeline, command(Show(product="A1")), raw("بكام ده", author="a"), raw("الشحن بكام", author="b"))
    first = {card.topic: card for card in pipeline.board().cards}
    assert first["ask_price"].suggestion is not None
    assert "650" in first["ask_price"].suggestion.text
    run(pipeline, command(Show(product="A2"), at=5), raw("بكام دي", author="c", at=6))
    second = {card.topic: card for card in pipeline.board().cards}
    assert second["ask_price"].suggestion is not None
    assert "300" in second["ask_price"].suggestion.text
    assert second["ask_price"].question != first["ask_price"].question
    assert second["delivery_cost"].question == first["delivery_cost"].question
    showing = pipeline.board().showing
    assert showing is not None
    assert (showing.code, showing.name) == ("A2", "بلوزة")


def test_who_names_another_product_is_heard_and_answered_for_that_one(pipeline: Pipeline) -> None:
    run(pipeline, command(Show(product="A2")), raw("بكام", author="a"), raw("الفستان بكام", author="b"))
    cards = {card.product: card for card in pipeline.board().cards}
    assert (cards["A2"].elsewhere, cards["A1"].elsewhere) == ("", ""), "its title names it"
    assert cards["A1"].suggestion is not None
    assert "650" in cards["A1"].suggestion.text
    run(pipeline, command(Rename(question=cards["A1"].question, title="بكام؟"), at=4))
    (renamed,) = (card for card in pipeline.board().cards if card.product == "A1")
    assert renamed.elsewhere == "فستان", "by the title alone it would be about what is on air"
    run(pipeline, command(Show(product="A1"), at=5))
    (card,) = pipeline.board().cards
    assert (card.product, card.elsewhere) == ("A1", "")


def test_a_card_says_what_the_shop_file_lacks(pipeline: Pipeline) -> None:
    run(pipeline, command(Show(product="A1")), raw("الخامة ايه القماش", author="a"))
    (card,) = pipeline.board().cards
    assert card.suggestion is None
    assert card.missing is not None
    assert card.missing.arabic.startswith("ملف المحل مش مذكور فيه «")
    assert card.missing.english.startswith("The shop file does not answer “")


def test_a_sound_failure_is_an_alert_while_it_is_told_and_not_after(pipeline: Pipeline) -> None:
    texts = ["الصوت مقطوع", "مفيش صوت", "مش سامعين حاجة", "el sot mesh wasel"]
    run(pipeline, *[raw(text, author=f"a{n}", at=n) for n, text in enumerate(texts)])
    (alert,) = pipeline.board().alerts
    assert alert.kind is AlertKind.STREAM_PROBLEM
    assert alert.people >= 3
    run(pipeline, raw("منورة", author="z", at=200))
    assert pipeline.board().alerts == ()


def test_one_person_cannot_raise_an_alert(pipeline: Pipeline) -> None:
    run(pipeline, *[raw("الصوت مقطوع", author="a", at=n) for n in range(9)])
    assert pipeline.board().alerts == ()


def test_states_of_a_card(pipeline: Pipeline) -> None:
    run(pipeline, raw("بكام", author="a"), raw("الشحن بكام", author="b"))
    price, delivery = (card.question for card in pipeline.board().cards)
    run(pipeline, command(Pin(question=delivery)), command(MarkAnswered(question=price, text="650")))
    cards = {card.question: card for card in pipeline.board().cards}
    assert cards[delivery].state is CardState.PINNED
    assert cards[price].state is CardState.ANSWERED
    run(pipeline, raw("بكام", author="c", at=9), command(Hide(question=delivery)))
    (card,) = pipeline.board().cards
    assert (card.state, card.asked_again, card.waiting, card.askers) == (CardState.OPEN, True, 1, 2)


def test_a_session_taken_up_again_goes_on_with_the_same_questions(
    reader: Reader, pipeline: Pipeline, tmp_path: Path
) -> None:
    items = [
        command(Show(product="A1")),
        raw("بكام ده", author="a", identity="1"),
        raw("اسم القطة ايه", author="b", identity="2", at=1),
        raw("الشحن للمنصورة بكام", author="c", identity="3", at=2),
    ]
    later = [
        raw("بكام ده", author="d", identity="4", at=3),
        raw("القطة اسمها ايه", author="e", identity="5", at=4),
        raw("بكام ده", author="a", identity="1", at=5),
        raw("الدفع عند الاستلام؟", author="f", identity="6", at=6),
    ]
    with SessionFile.create(tmp_path / "x") as file:
        pipeline.record(file.append(pipeline.take(items)))
        again = Pipeline(reader=reader, author_key=b"key", shop=SHOP)
        again.restore(file.entries())
    assert again.board() == pipeline.board()
    for each in (pipeline, again):
        run(each, *later)
    assert again.board() == pipeline.board()
    assert again.board().comments == 6


def test_chatter_and_orders_make_no_card(pipeline: Pipeline) -> None:
    entries = pipeline.take([raw("منورة يا قمر ❤️"), raw("عايزة البيج لارج"), raw("❤️❤️❤️"), raw("")])
    kinds = [entry.kind for entry in entries if isinstance(entry, ReadComment)]
    assert kinds == [Kind.CHATTER, Kind.ORDER, Kind.CHATTER, Kind.CHATTER]
    pipeline.record(entries)
    assert pipeline.board().cards == ()


def test_a_pasted_flood_counts_for_nothing_and_is_told(pipeline: Pipeline) -> None:
    pasted = "الشحن بكام للمحافظات كلها وبتوصلوا في قد ايه"
    run(pipeline, *[raw(pasted, author=f"a{n}", at=n) for n in range(12)])
    board = pipeline.board()
    assert board.comments == 12
    assert all(card.askers == 4 for card in board.cards)
    (alert,) = board.alerts
    assert (alert.kind, alert.people, alert.text) == (AlertKind.FLOOD, 12, pasted)
    run(pipeline, raw("منورة", author="z", at=100))
    assert pipeline.board().alerts == ()


HOSTILE = [
    "<script>alert(1)</script>", "%s%n{0}{x!r}", "\u202eبكام\u202d", "\x00\x01", "a" * 10_000, "ب\u0651" * 500,
    "👩‍👩‍👧‍👦" * 200, "'; DROP TABLE comment; --", "[phone]", "\ud800 lone", "﷽" * 100, "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_and_read_like_any_other(pipeline: Pipeline, tmp_path: Path, text: str) -> None:
    with SessionFile.create(tmp_path / "x") as file:
        items: Sequence[RawComment] = [raw(text, author=text, identity=text[:50]), raw("بكام", identity="2")]
        pipeline.record(file.append(pipeline.take(items)))
        assert len(list(file.entries())) == 2
    assert pipeline.board().comments == 2
    assert any(card.topic == "ask_price" for card in pipeline.board().cards)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_texts_make_a_board(reader: Reader, texts: list[str]) -> None:
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=SHOP)
    run(pipeline, *[raw(text, author=str(n), at=n) for n, text in enumerate(texts)])
    board = pipeline.board()
    assert board.comments == len(texts)
    assert all(0 < card.waiting <= card.askers <= card.comments for card in board.cards)


def asked_about(pipeline: Pipeline, *comments: tuple[str, float]) -> list[str | None]:
    """Return the product that each comment's question is about."""
    items = [raw(text, author=f"p{at}{text}", at=at) for text, at in comments]
    entries = [entry for entry in pipeline.take(items) if isinstance(entry, ReadComment)]
    pipeline.record(entries)
    return [
        pipeline.ledger.tally(entry.asks[0].question).question.product if entry.asks else None
        for entry in entries
    ]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("بكام ده", "A2"),
        ("الفستان بكام", "A1"),
        ("bkam el fostan", "A1"),
        ("a1 بكام", "A1"),
        ("كود ١ بكام", "A1"),
        ("الاحمر بكام", "A1"),
        ("البلوزة الحمرا بكام", "A2"),
        ("الابيض بكام", "A2"),
    ],
)
def test_a_comment_that_names_a_product_a_code_or_a_colour_goes_to_that_product(
    reader: Reader, text: str, product: str
) -> None:
    shop = Shop(
        products=(
            Product(code="A1", name="فستان", price=650, colours=("أحمر", "أبيض")),
            Product(code="A2", name="بلوزة", price=300, colours=("أبيض",)),
        )
    )
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=shop)
    run(pipeline, command(Show(product="A2")))
    assert asked_about(pipeline, (text, 5.0)) == [product]


@pytest.mark.parametrize(
    ("delay", "said", "products"),
    [
        (Delay(), None, ["A1", "A2", "A2"]),
        (Delay(usual=8.0), None, ["A1", "A1", "A2"]),
        (Delay(usual=8.0), 2.0, ["A1", "A2", "A2"]),
        (Delay(asked=20.0, usual=8.0), 2.0, ["A1", "A1", "A1"]),
    ],
)
def test_a_question_counts_for_what_its_author_saw_when_she_typed_it(
    reader: Reader, delay: Delay, said: float | None, products: list[str]
) -> None:
    shop = Shop(shop=Identity(stream_delay=said), products=SHOP.products)
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=shop, delay=delay)
    run(pipeline, command(Show(product="A1")), command(Show(product="A2"), at=60))
    assert asked_about(pipeline, ("بكام ده", 30.0), ("بكام دي", 65.0), ("بكام دا", 70.0)) == products


def test_an_order_is_for_what_its_author_saw_when_she_typed_it_also_when_it_is_read_back(
    reader: Reader, tmp_path: Path
) -> None:
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=SHOP, delay=Delay(usual=8.0))
    said = [
        command(Show(product="A1")),
        command(Show(product="A2"), at=60),
        raw("عايزة واحدة لارج", author="a", at=65),
        raw("عايزة اطلب واحدة", author="b", at=70),
    ]
    with SessionFile.create(tmp_path / "orders.livesession") as file:
        for each in said:
            entries = pipeline.take([each])
            file.append(entries)
            pipeline.record(entries)
        again = Pipeline(reader=reader, author_key=b"key", shop=SHOP)
        again.restore(file.entries())
    for each in (pipeline, again):
        assert [order.line.product for order in reversed(each.board().orders)] == ["A1", "A2"]


def test_while_nothing_is_on_air_a_product_that_is_named_has_its_card(pipeline: Pipeline) -> None:
    texts = ["الفستان بكام", "بكام الفستان ده"]
    run(pipeline, *(raw(text, author=f"a{n}", identity=f"a{n}") for n, text in enumerate(texts)))
    (card,) = pipeline.board(at=START + 10).cards
    assert (card.topic, card.product, card.askers) == ("ask_price", "A1", 2)
    assert card.suggestion is not None
    assert "650" in card.suggestion.text
    run(pipeline, command(Show(product="A2", by="p"), at=11))
    (card,) = pipeline.board(at=START + 20).cards
    assert (card.question, card.elsewhere) == (1, ""), "whoever named it still waits"


def test_the_old_card_stays_when_the_next_product_comes(pipeline: Pipeline) -> None:
    run(pipeline, command(Show(product="A1")), raw("بكام ده", author="a", at=1))
    run(pipeline, command(Show(product="A2"), at=5), raw("بكام ده", author="b", at=6))
    assert [card.product for card in pipeline.board().cards if card.waiting] == ["A2"]
    assert {each.question.product: each.comments for each in pipeline.ledger.heads()} == {"A1": 1, "A2": 1}


def test_a_product_named_after_its_cloth_is_asked_for_its_price(reader):
    names = ("فستان ستان", "بلوزة شيفون", "سلوبيت جبردين", "جاكيت جلد", "طقم بيتي قطن")
    products = tuple(Product(code=f"P{n}", name=name, price=300 + n) for n, name in enumerate(names))
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=Shop(products=products))
    run(pipeline, *(raw(f"{name} بكام؟", author=f"a{n}", identity=f"a{n}") for n, name in enumerate(names)))
    cards = {card.product: card for card in pipeline.board(at=START + 10).cards}
    assert set(cards) == {product.code for product in products}
    for product in products:
        card = cards[product.code]
        assert (card.topic, card.title) == ("ask_price", f"{product.name} بكام؟")
        assert str(int(product.price)) in card.suggestion.text
