"""A language model may put a suggestion into other words, and nothing else."""

from __future__ import annotations

import asyncio
import gzip
import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from copilot.answers.advisor import Advisor
from copilot.answers.faithful import is_faithful
from copilot.answers.recall import Recall
from copilot.answers.shop import Product, Shop, SizeAdvice
from copilot.assets import asset
from copilot.domain.board import Suggestion
from copilot.domain.taught import Earlier
from copilot.grouping.tally import Said
from copilot.language.topics import Catalogue
from copilot.rephrasing import Model, Rephraser

PRICE = "فستان كتان بـ 650 جنيه"
WARM = "يا حبيبتي فستان كتان بـ 650 جنيه"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (PRICE, WARM),
        (PRICE, "الفستان الكتان ده بـ ٦٥٠ جنيه يا قمر"),
        (PRICE, "فستان بـ 650 جنيه"),
        ("فستان: فاضل 3 قطع XL في البيج بس", "يا حبيبتي فاضل 3 قطع XL في البيج بس"),
        ("Delivery is 80 EGP to Mansoura", "Dear, our delivery is 80 EGP to Mansoura"),
    ],
)
def test_courtesies_and_shortening_are_taken(source, sentence):
    assert is_faithful(source, sentence)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (PRICE, "فستان كتان بـ 600 جنيه"),
        (PRICE, "فستان كتان"),
        (PRICE, "فستان كتان بـ 650 جنيه بدل 900"),
        (PRICE, "فستان قطن بـ 650 جنيه"),
        (PRICE, "فستان كتان أصلي بـ 650 جنيه"),
        (PRICE, "فستان كتان بـ 650 جنيه بس"),
        (PRICE, ""),
        (PRICE, "يا حبيبتي " * 20 + PRICE),
        (PRICE, PRICE + "\n"),
        ("البيج مش موجود", "البيج موجود"),
        ("البيج موجود", "البيج مش موجود"),
        ("فاضل 3 قطع XL في البيج بس", "فاضل 3 قطع XL في البيج"),
        ("الشحن للقاهرة 45 جنيه، وللجيزة 60 جنيه", "الشحن للجيزة 45 جنيه، وللقاهرة 60 جنيه"),
        ("الشحن للقاهرة 45 جنيه، وللجيزة 60 جنيه", "الشحن للقاهرة 60 جنيه، وللجيزة 45 جنيه"),
        ("الشحن من 65 لـ 110 جنيه", "الشحن 65 جنيه"),
        ("XL is sold out", "XL is available"),
        ("free from 2500 EGP", "free for you, 2500 EGP"),
    ],
)
def test_a_sentence_that_says_anything_else_is_refused(source, sentence):
    assert not is_faithful(source, sentence)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_compared(source, sentence):
    assert is_faithful(source, sentence) in {True, False}


def answer(text):
    return {"choices": [{"message": {"content": text}}]}


@asynccontextmanager
async def model(handle, *, seconds=5.0, key=""):
    """A server on the loopback that answers with `handle`; gives its Model and what it was asked."""
    asked = []

    async def complete(request):
        asked.append((request.headers.get("Authorization"), await request.json()))
        return await handle(request)

    app = web.Application()
    app.router.add_post("/v1/chat/completions", complete)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        yield Model(url=f"http://127.0.0.1:{port}/v1/", name="any", key=key, seconds=seconds), asked
    finally:
        await runner.cleanup()


async def said(handle, *, text=PRICE, then=WARM, seconds=5.0):
    """Return what stands for `text` after a server answered to it, and then well to another sentence."""

    async def first_or_well(request):
        asked = (await request.json())["messages"][1]["content"]
        return await handle(request) if asked == text else web.json_response(answer("يا قمر شال بـ 90 جنيه"))

    async with model(first_or_well, seconds=seconds) as (known, _):
        rephraser, changed = Rephraser(known), asyncio.Event()
        async with rephraser.working(changed.set), asyncio.timeout(60):
            plain = Suggestion(text=text, source="ملف المحل")
            assert rephraser(plain) is plain
            other = Suggestion(text="شال بـ 90 جنيه", source="ملف المحل")
            while rephraser(other) == other:  # the one after it has been answered: so has this
                changed.clear()
                await changed.wait()
            return rephraser(plain).text


async def test_a_faithful_sentence_takes_the_place_of_the_plain_one():
    async def handle(_):
        return web.json_response(answer(f"«{WARM}»"))

    assert await said(handle) == WARM


async def lying(_):
    return web.json_response(answer("فستان كتان بـ 500 جنيه"))


async def phoning(_):
    return web.json_response(answer(f"{PRICE} 01000000012"))


async def garbage(_):
    return web.Response(body=b"\xff\x00not json")


async def odd(_):
    return web.json_response({"choices": [{"message": {"content": ["x"]}}]})


async def empty(_):
    return web.json_response({"choices": []})


async def refusing(_):
    return web.Response(status=500, text="no")


async def huge(_):
    return web.Response(body=json.dumps(answer("ا" * 2_000_000)).encode())


async def bomb(_):
    body = gzip.compress(json.dumps(answer("a" * 5_000_000)).encode())
    return web.Response(body=body, headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize("handle", [lying, phoning, garbage, odd, empty, refusing, huge, bomb])
async def test_whatever_else_a_server_says_the_plain_sentence_stands(handle):
    assert await said(handle) == PRICE


async def test_a_slow_server_is_not_waited_for():
    async def slow(_):
        await asyncio.sleep(60)

    assert await said(slow, seconds=0.3) == PRICE


async def test_a_server_that_is_away_leaves_everything_as_it_is():
    rephraser = Rephraser(Model(url="http://127.0.0.1:9/v1", name="any", seconds=1.0))
    plain = [Suggestion(text=f"شال بـ {n} جنيه", source="ملف المحل") for n in range(40)]
    async with rephraser.working(lambda: None):
        for each in plain:
            assert rephraser(each) is each
        await asyncio.sleep(0.2)
        assert all(rephraser(each) is each for each in plain)


async def test_what_a_server_owes_that_was_still_starting_is_asked_for_again():
    starting = [refusing, refusing]

    async def handle(request):
        if starting:
            return await starting.pop()(request)
        asked = (await request.json())["messages"][1]["content"]
        return web.json_response(answer(f"يا قمر {asked}"))

    async with model(handle) as (known, _):
        rephraser, changed = Rephraser(known), asyncio.Event()
        async with rephraser.working(changed.set), asyncio.timeout(60):
            told = [Suggestion(text=f"شال بـ {n} جنيه", source="ملف المحل") for n in (90, 95, 99)]
            while any([rephraser(each) == each for each in told]):  # noqa: C419 - each is to be asked for
                await changed.wait()
                changed.clear()


async def test_it_is_told_the_suggestion_and_nothing_of_any_viewer():
    async def handle(_):
        return web.json_response(answer(WARM))

    shop = Shop(
        products=(
            Product(
                code="A", name="فستان كتان", price=650, size_advice=(SizeAdvice(size="L", weight="60-70"),)
            ),
        )
    )
    topics = Catalogue.load(asset("topics")).topics
    advisor = Advisor(topics, shop)
    own = Earlier(topic="installments", product=None, wordings=(), text="كلمي منى", by="presenter", at=1.0)
    advisor.recall = Recall([own], now=1.0)

    def typed(topic, text):
        return lambda: [Said(1, 1, "hash-of-mona", 1.0, "tiktok", text, 1.0, topic)]

    async with model(handle, key="secret") as (known, asked):
        advisor.rephrase, changed = Rephraser(known), asyncio.Event()

        def advise(card, topic, text):
            return advisor.advise(card, topics[topic], "A", typed(topic, text), title=text, state=0)[0].text

        async with advisor.rephrase.working(changed.set), asyncio.timeout(60):
            assert advise(1, "size_advice", "وزني 65 البس ايه") == "فستان كتان: لوزن 65 كيلو L"
            assert advise(2, "installments", "فيه تقسيط يا ندى") == "كلمي منى"
            assert advise(3, "ask_price", "انا منى من طنطا بكام") == PRICE
            await changed.wait()
            assert advise(3, "ask_price", "انا منى من طنطا بكام") == WARM
    ((secret, body),) = asked
    assert secret == "Bearer secret"
    assert body["messages"][1]["content"] == PRICE
    assert "منى" not in json.dumps(body, ensure_ascii=False)
    assert "secret" not in repr(known)


class Kept:
    def __init__(self, secret):
        self._secret = secret

    def get_password(self, service, username):
        if isinstance(self._secret, Exception):
            raise self._secret
        return self._secret if (service, username) == ("live-copilot", "language-model") else None


def test_it_is_off_until_somebody_sets_it_up():
    both = {"COPILOT_LLM_URL": "http://x/v1", "COPILOT_LLM_MODEL": "m"}
    assert Model.load(keyring=None, environment={}) is None
    assert Model.load(keyring=None, environment={"COPILOT_LLM_URL": "http://x/v1"}) is None
    assert Model.load(keyring=None, environment=both) == Model(url="http://x/v1", name="m")
    assert Model.load(keyring=Kept("k"), environment=both).key == "k"
    assert Model.load(keyring=Kept(None), environment=both).key == ""
    assert Model.load(keyring=Kept(OSError("locked")), environment=both).key == ""
    assert Model.load(keyring=Kept("k"), environment=both | {"COPILOT_LLM_KEY": "e"}).key == "e"
    assert Model.load(keyring=None, environment=both | {"COPILOT_LLM_SECONDS": "9"}).seconds == 9
    assert Model.load(keyring=None, environment=both | {"COPILOT_LLM_SECONDS": "900"}).seconds == 30
