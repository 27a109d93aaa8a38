"""No suggestion says anything that is not in the shop file: all topics, products, facts and ways of asking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product as every
from pathlib import Path

import msgspec
import pytest

from copilot.answers.asked import Asked, Body, Tongue, asked
from copilot.answers.places import places
from copilot.answers.shop import Address, Shop, Tone, Voice, load_shop
from copilot.answers.stock import Wish
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import COLOURS, Vocabulary
from copilot.assets import asset
from copilot.domain.board import Suggestion
from copilot.domain.reading import Topic
from copilot.language.topics import Catalogue

FILE: Path = asset("demo", "shop.toml")
SHOP = load_shop(FILE)
TOPICS = Catalogue.load(asset("topics")).topics
NUMBER = re.compile(r"\d+(?:\.\d+)?")

PLACES = ("القاهرة", "المنصورة", "مطروح", "كفر الشيخ", "6 أكتوبر", "الصعيد", "القناة")
WISHES = [
    Wish(),
    Wish(size="XL"),
    Wish(size="6XL"),
    Wish(size="46"),
    Wish(colour="بيج"),
    Wish(colour="أحمر"),
    Wish(size="XL", colour="نبيتي"),
    Wish(size="L", colour="كافيه"),
]
BODIES = [Body(weight=80), Body(weight=150), Body(height=165), Body(weight=62, height=170)]
VOICES = [Voice(tone=tone, address=address) for tone, address in every(Tone, Address)]

OUR_WORDS = set(
    """
    أبعد أغلب ألوان أنهي أو أوزان أول أيام أيوه إنت إنتوا إنتي إيه احدة ال باقي بس بـ تحب تحبوا تحبي
    تدفع تدفعوا تدفعي تفضل تفضلوا تفضلي تواصل توصيل ج حد حضراتكم حضرتك خلال خلص خلصت دفع زال زن زنك سم
    سه شحن طرق طلبات طول طولك غير فاضل فروعنا في قطع قطعة قطعتين قولولنا كام كل كمان كود كيلو لـ ما متاح
    متاحة متبقي متوفر متوفرين مجاني محافظات محافظة مش مطلوب مفيش مقاس مقاسات مقاساتنا مقاسك ممكن من
    متوفرة مواعيدنا موجود موجودين نعم نفد نفدت نوصل و وy وl وزن يوم يومين
    all also and are available branches by can checked cm code colours contact days deliver delivery elsewhere
    farthest fits for free from governorate governorates have height hours how in is kg left like most
    no of only or orders our ours out pay piece pieces size sizes sold still takes the to up us we
    weight what which would x y yes you your
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""All that our own wording says: whoever adds a word here vouches that it states no fact of any shop."""


def ways() -> Iterator[Asked]:
    for tongue in Tongue:
        yield Asked(tongue=tongue)
        for wish, generally in every(WISHES, (True, False)):
            yield Asked(tongue=tongue, wishes=(wish,) if wish != Wish() else (), generally=generally)
        yield Asked(tongue=tongue, wishes=tuple(WISHES[1:4]), generally=False)
        for chosen, everywhere in every([PLACES[:1], PLACES[1:2], PLACES[2:]], (True, False)):
            yield Asked(tongue=tongue, places=chosen, everywhere=everywhere)
        for body in BODIES:
            yield Asked(tongue=tongue, bodies=(body,))


def told(shop: Shop) -> Iterator[tuple[Topic, Asked, Suggestion]]:
    for topic, way in every(TOPICS.values(), ways()):
        for product in shop.products if topic.on_air else shop.products[:1]:
            suggestion, missing = suggest(topic, shop, product.code, way, TOPICS)
            assert suggestion is None or missing is None
            if suggestion:
                yield topic, way, suggestion


def figures(way: Asked) -> set[str]:
    """Return the numbers that viewers themselves typed."""
    bodies = {f"{each:g}" for body in way.bodies for each in (body.weight, body.height) if each}
    return bodies | {number for place in way.places for number in NUMBER.findall(place)}


def split(text: str) -> list[str]:
    bare = re.findall(r"[^\W\d_]+", text.casefold())
    return [stripped for word in bare if (stripped := strip(word))]


def strip(word: str) -> str:
    """Return a word without the letters that are joined to it: ل و ب and the article."""
    return re.sub(r"^(?:و?(?:[بل]?ال|لل|ل|ب)|و)(?=\w{2})", "", word)


def test_every_word_and_number_stands_in_the_file_or_was_asked() -> None:
    text = FILE.read_text(encoding="utf-8")
    english = " ".join(name for name, _ in COLOURS.values())
    known_numbers = set(NUMBER.findall(text))
    known = set(split(text)) | OUR_WORDS | set(split(english)) | {"and", "s"}
    count = 0
    for topic, way, suggestion in told(SHOP):
        count += 1
        asked_for = " ".join([*way.places, *(f"{wish.size} {wish.colour}" for wish in way.wishes)])
        named = " ".join(places()[place].english for place in [*way.places, *SHOP.delivery.governorates])
        allowed = known | set(split(f"{asked_for} {named}"))
        strange = [word for word in split(suggestion.text) if word not in allowed]
        assert not strange, (topic.id, way, suggestion.text, strange)
        numbers = set(NUMBER.findall(suggestion.text)) - known_numbers - figures(way)
        sizes = {number for wish in way.wishes for number in NUMBER.findall(wish.size)}
        assert not numbers - sizes, (topic.id, way, suggestion.text, numbers)
    assert count > 5_000


def test_a_fact_that_is_changed_changes_what_is_said() -> None:
    """Every price, offer, fee, span of days, fact and policy of the file reaches a suggestion as it is."""
    said = {suggestion.text for _, way, suggestion in told(SHOP) if way.tongue is Tongue.ARABIC}
    everything = "\n".join(said)
    for product in SHOP.products:
        assert f"{product.name} بـ {product.price:.0f} جنيه" in everything
        assert product.offer in everything
    needs = {topic.answer.partition(":")[2] for topic in TOPICS.values()}
    for facts in (SHOP.policies, *(product.facts for product in SHOP.products)):
        for key, sentence in facts.items():
            if key in needs:
                assert sentence in said, key


@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_changes_words_and_no_fact(voice: Voice) -> None:
    other = msgspec.structs.replace(SHOP, voice=voice)
    for answer in ("delivery_cost", "sizes_available", "ask_price", "payment_methods", "size_advice"):
        for way in (Asked(), Asked(wishes=(Wish(size="XL"),), generally=False, places=("المنصورة",))):
            first, _ = suggest(TOPICS[answer], SHOP, "A12", way, TOPICS)
            second, _ = suggest(TOPICS[answer], other, "A12", way, TOPICS)
            assert first is not None
            assert second is not None
            numbers = [NUMBER.findall(each.text) for each in (first, second)]
            fewer, more = sorted(numbers, key=len)  # longer words may leave room for less
            assert fewer == more[: len(fewer)]
            assert fewer or not more
            if voice == Voice():
                assert first == second


def test_what_a_product_does_not_come_in_is_never_offered() -> None:
    find = Vocabulary(SHOP).find
    assert asked([], find) == Asked(everywhere=True)
    for product in SHOP.products:
        way = Asked(wishes=(Wish(size="6XL"),), generally=False)
        suggestion, _ = suggest(TOPICS["sizes_available"], SHOP, product.code, way, TOPICS)
        assert suggestion is not None
        assert "6XL مش موجود" in suggestion.text
