"""By which words of its name, beside the first, a product is told apart from all others of a shop.

A later Arabic word that no other product has is one, but only with its article: "السواريه بكام" is about the
one dress, "عايزة حاجة سواريه" about any. Two of them beside each other need none: "مسك طهارة" of "برفان مسك
الطهارة".

Two words were measured on 134,667 comments (all example phrases, others like them, a stream) against 156
names of three words and more that Egyptian shops give, of all trades. 66 comments hold two words of a
name beside each other, and four of them mean no such thing ("كل اللي عندي عود ومسك تقيل"); there were 156,
about half of them by what else is said of any product ("واي فاي", "سليم فيت"), before such words came
into `_OF_MANY` and the five consonants below. Both were chosen on these same comments: on others more may
be taken wrongly. In the other script two words need five consonants, or "the courier waits" is a granite
pot. What is asked of a product that is called so is read right in 1,519 of 1,638 comments of 20 kinds
with a pointing word in their place (`copilot.answers.naming`), and in 850 as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final

from copilot.answers.shop import Shop
from copilot.language.arabizi import is_arabic
from copilot.language.mentions import bare
from copilot.language.normalise import normalise

TOO_COMMON: Final = frozenset(
    normalise(
        "عرض عروض سعر مقاس لون قطعه منتج موديل كود باكدج مجموعه شحن توصيل جديد خصم هديه كبير صغير واحد اي كل "
        "offer size price set new the code item product model pack piece colour color "
        "men man mens women woman womens ladies kids boys girls unisex"
    ).split()
)
"""Words that begin a name but do not name a product by themselves."""

_OF_MANY: Final = frozenset(
    normalise(
        "قطن قطني قماش خامة جلد كتان ساتان حرير شيفون كريب صوف تريكو قطيفة جبردين ليكرا جينز فرو دانتيل تل "
        "شمواه خشب حديد معدن زجاج إزاز ستانلس استانلس بلاستيك جرانيت سيراميك نحاس سيليكون فضة دهب ذهب "
        "صيف صيفي شتا شتوي خريفي ربيعي بنات بنت بناتي أولاد ولاد ولادي أطفال اطفالي حريمي نسائي رجالي ستات "
        "محجبات رجالة شباب عيال بيبي عروسة حوامل مدرسة جامعة شغل بيت خروج مناسبات "
        "شعر بشرة جسم وش وجه عين إيد رجل رقبة كتف كعب نعل بطن صدر سرير سفرة مطبخ حمام تلاجة غسالة عربية "
        "أصلي مستورد تركي مصري سعودي صيني إيطالي طبيعي صناعي خفيف تقيل واسع ضيق طويل طويلة قصير قصيرة سادة "
        "مبطن مبطنة كم اكمام كمام حزام سوستة زراير جيوب جيب بطانة طرحة طبقة طبقات وسط مقاسات ألوان أوفر سايز "
        "قطعتين قطع تلات أربع لتر كيلو جرام سنتي موديل شكل نوع جودة عالية درجة أولى أول جديدة كبيرة صغيرة "
        "حلو شيك مميز هاي كلاس لايف هدية عادي كامل واي فاي ميموري فوم سليم فيت بلاك اوت سلفات حساسة "
        "مناطق طبي مريح لاسلكي بلوتوث سوست منفصلة قابلة للطي لابتوب ديجيتال كهربا كهربائي كهربائية"
    ).split()
)
"""Words of names that viewers say of any product: what it is made of, whom it is for, how it is."""

_SHORTEST_ALONE: Final = 4
"""Letters of a later word of a name that may stand for it."""

_SCENTS: Final = frozenset({"مسك", "عود"})
"""Shorter ones that may too: of 208 comments that have them with the article, two mean something else.
Other products only smell of them: their facts take them from none that is called so."""

_SHORTEST_OF_TWO: Final = 3
"""Letters of each of two later words that stand for it together."""


class Apart:
    """The words of names that tell the products of a shop apart.

    Args:
        shop: The facts.
        own: Which words, as `normalise` spells them, are none that any shop has: no colour, size, place.
    """

    def __init__(self, shop: Shop, own: Callable[[str], bool]) -> None:
        self._users: dict[str, set[str]] = {}
        for product in shop.products:
            called = normalise(" ".join((product.name, *product.names, *product.colours))).split()
            told = map(bare, normalise(" ".join(product.facts.values())).split())
            for word in (*map(bare, called), *(word for word in told if word not in _SCENTS)):
                self._users.setdefault(word, set()).add(product.code)
        colours = " ".join(colour for product in shop.products for colour in product.colours)
        common = _OF_MANY | TOO_COMMON | set(map(bare, normalise(colours).split()))
        self._names = [
            (product.code, [word for word in map(bare, later) if word not in common and own(word)])
            for product in shop.products
            for name in (product.name, *product.names)
            if is_arabic(name) and (later := normalise(name).split()[1:])
        ]

    def words(self) -> dict[str, str]:
        """Return the later words of Arabic names that a single product has, with its code."""
        return {
            word: code
            for code, words in self._names
            for word in words
            if (len(word) >= _SHORTEST_ALONE or word in _SCENTS) and len(self._users[word]) == 1
        }

    def pairs(self) -> dict[tuple[str, str], str]:
        """Return each two later words of a name that a single product has together, with its code."""
        return {pair: code for code, words in self._names for pair in self._pairs(words)}

    def _pairs(self, words: list[str]) -> Iterator[tuple[str, str]]:
        """Give each two words of a name that no other product has together."""
        long = dict.fromkeys(word for word in words if len(word) >= _SHORTEST_OF_TWO)
        for one, other in combinations(long, 2):
            if len(self._users[one] & self._users[other]) == 1:
                yield one, other
