"""What a card asks for in particular: which sizes, colours, places, for which person.

The presenter reads a card's title before its answer, so what the title names comes first however few others
name it, and where it names nothing, everything in general is asked too. The rest is what most people ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final, Generic, TypeVar

from copilot.answers.ages import age
from copilot.answers.stock import Wish
from copilot.domain.mention import NO_MENTIONS, Heard, Mentions
from copilot.language.normalise import normalise, words
from copilot.language.tongue import ARABIC, ENGLISH, OTHER, tongue

MOST: Final = 3
"""Things of one kind that an answer takes up."""

_REMEMBERED: Final = 8192

SHARE: Final = 1 / 3
"""Of a card's people who ask a finer topic, from which it is answered."""

HALF: Final = 1 / 2
"""Of a card's people: more of them must surely ask its topic before a fact is said to be missing."""

_PERSON: Final = (59.0, 150.0)
"""Kilograms that a bare number may be where a size is asked for; smaller ones may be sizes."""

_OPEN: Final = frozenset(
    """
    ازاي ايه انهي انهو امتي فين منين كام مين ليه كيف ماهي متي اين كم
    how which what when where who why izay ezay ezzay azay ezai izzay eh eih anhy anhi emta emtaa fen feen
    mnen menen kam bkam
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that ask for more than yes or no, as `normalise` spells them."""

_END: Final = re.compile(
    r"\b(?:ال)?(?:اصغر|اكبر|اقل|اعلي|smallest|biggest|largest|as8ar|asghar|azghar|akbar)\s+"
    r"(?:نمر|مقاس|سايز|size|nemra|nemr|ma2as|m2as)"
)
_CHOICE: Final = re.compile(r"\b(?:ولا|او|اخد|اخذ|wla|wala|walla|or|a5od|akhod|take)\b")
"""Who asks "أكبر مقاس ولا مقاسي؟" asks which one to take."""

_HOW_MANY: Final = re.compile(
    r"\b(?:كام|كم|kam|kaam)\s+(?:قطع|حته|حتت|حبه|واحد|علب|عبوه|ازاز|2et3|2ta3|7et|7abba|wa7d|piece|fadel|فاضل|باقي|متبقي)"
    r"|\b(?:فاضل|باقي|متبقي|اتبقي|عندك|عندكم|معاكم|موجود|متوفر|متاح|fadel|fadl|ba2y|ba2i|baqi|mawgood|mwgod|3andko|3ando?kom?)"
    r"(?:\s+(?:منه|منها|منو|منهم|عندك|عندكم|لسه|menno?|mno|men?ha|lesa))*\s+(?:كام|كم|kam|kaam)\b(?!\s+(?:مقاس|لون|نمر|سايز|ma2as|size|lo+n))"
    r"|\b(?:العدد|عدده|عددها|how many|3adad)\b"
)

_WALLETS: Final = {
    "vodafone": "فودافون|vodafon|voda",
    "instapay": "انستا|اينستا|insta",
    "etisalat": "اتصالات|etisalat",
    "orange": "اورنج|اورانج|orange",
}
"""What viewers call each wallet, as `normalise` spells it."""

_WORD: Final = re.compile(r"(?i)(?!x{2})[a-z]{3}")
Key = TypeVar("Key", bound=Hashable)


class Tongue(Enum):
    """The language to answer in."""

    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A person's measures: kilograms and centimetres; None where she does not say."""

    weight: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a card asks, each part at most `MOST`: what its title names, then what most people ask.

    Attributes:
        topics: The finer topics that a third of the people or more ask, most first.
        titled: The topics that the card's title asks.
        wishes: Sizes and colours.
        named: Those of them that the title names.
        places: Governorates and towns.
        bodies: Measures to find a size for.
        everywhere: The title names no place, or a third of the people or more name none.
        generally: The title names no size and no colour; without a title, half of the people or more.
        anybody: The title names no measures.
        surely: More than half of the people surely ask what the card is taken to ask.
        age: The years of a child that the title tells, or without a title the first comment that does.
        number: The title or a third of the people or more ask how many pieces are left.
        ends: The title asks for the smallest or the biggest size there is.
        wallets: Those that the title names, or else a third of the people or more.
        openly: The card asks how, which or when: a bare "yes" would answer nothing.
        tongue: Most people's language. Who types Arabic in Latin letters is answered in Arabic: it is what
            she speaks, and what the presenter reads out.
    """

    topics: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    named: tuple[Wish, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    everywhere: bool = True
    generally: bool = True
    anybody: bool = False
    surely: bool = True
    age: int | None = None
    number: bool = False
    ends: bool = False
    wallets: tuple[str, ...] = ()
    openly: bool = False
    tongue: Tongue = Tongue.ARABIC


NOTHING: Final = Asked()


class _Count(Generic[Key]):
    """Counts people by what they ask for, each once."""

    def __init__(self) -> None:
        self._people: dict[Key, set[Hashable]] = {}

    def add(self, person: Hashable, things: Iterable[Key]) -> None:
        for thing in things:
            self._people.setdefault(thing, set()).add(person)

    def most(self, *, least: float = 0.0, limit: int = MOST) -> tuple[Key, ...]:
        """Return what most people ask for; among equals what was asked first."""
        often = sorted(self._people, key=lambda thing: -len(self._people[thing]))
        return tuple(thing for thing in often[:limit] if len(self._people[thing]) >= least)

    def people(self) -> set[Hashable]:
        return set().union(*self._people.values())


def asked(
    heard: Iterable[Heard], find: Callable[[str], Mentions], *, title: str = "", titled: Sequence[str] = ()
) -> Asked:
    """Return what a card asks for. One person counts once for each thing.

    Args:
        heard: The comments behind it, in any order.
        find: Finds what a text names.
        title: How the card puts the question; empty where only the comments count.
        titled: The topics that the title asks.
    """
    topics, wishes, places, bodies = _Count[str](), _Count[Wish](), _Count[str](), _Count[Body]()
    tongues, named_wallets = _Count[Tongue](), _Count[str]()
    ages: list[int] = []
    everybody, certain, counting = set(), set(), set()
    for each in heard:
        mentions = find(each.text)
        everybody.add(each.person)
        if each.sure:
            certain.add(each.person)
        if each.topic:
            topics.add(each.person, (each.topic,))
        tongues.add(each.person, _tongues(each.text))
        if not title and (years := age(each.text)):
            ages.append(years)
        named_wallets.add(each.person, wallets(each.text))
        if asks_number(each.text):
            counting.add(each.person)
        if mentions is not NO_MENTIONS:
            wishes.add(each.person, _wishes(mentions))
            places.add(each.person, mentions.places)
            bodies.add(each.person, _bodies(mentions))
    enough = SHARE * len(everybody)
    named = find(title) if title else NO_MENTIONS
    own, persons = _wishes(named), _bodies(named)
    return Asked(
        topics=topics.most(least=enough),
        titled=tuple(titled),
        wishes=_first(own, wishes.most()),
        named=_first(own, ()),
        places=_first(named.places, places.most()),
        bodies=_first(persons, bodies.most()),
        everywhere=(bool(title) and not named.places) or len(everybody - places.people()) >= enough,
        generally=not own if title else len(everybody - wishes.people()) >= HALF * len(everybody),
        anybody=bool(title) and not persons,
        surely=not everybody or len(certain) > HALF * len(everybody),
        age=age(title) if title else next(iter(ages), None),
        number=asks_number(title) or len(counting) >= max(1, enough),
        ends=_asks_ends(normalise(title)),
        wallets=wallets(title) or named_wallets.most(least=enough),
        tongue=next(iter(tongues.most()), Tongue.ARABIC),
    )


def is_open(question: str) -> bool:
    """Tell whether a question asks how, which, when or where, so that "yes" is no answer to it."""
    return any(word.removeprefix("و").removeprefix("ب") in _OPEN for word in words(normalise(question)))


@lru_cache(maxsize=_REMEMBERED)
def asks_number(text: str) -> bool:
    """Tell whether a text asks how many pieces there are, or are left."""
    return _HOW_MANY.search(normalise(text)) is not None


@lru_cache(maxsize=_REMEMBERED)
def wallets(text: str) -> tuple[str, ...]:
    """Return the wallets that a text names: money in one of them is no money in another."""
    spelt = normalise(text)
    return tuple(wallet for wallet, called in _WALLETS.items() if re.search(called, spelt))


def _asks_ends(title: str) -> bool:
    return _END.search(title) is not None and _CHOICE.search(title) is None


def _first(own: Iterable[Key], others: Iterable[Key]) -> tuple[Key, ...]:
    """Return what the title names, then what most others ask."""
    return tuple(dict.fromkeys((*own, *others)))[:MOST]


def _wishes(mentions: Mentions) -> list[Wish]:
    """Return which sizes and colours a comment asks for: one of a kind belongs to all of the other."""
    if len(mentions.sizes) == 1 or len(mentions.colours) == 1:
        return [
            Wish(size=size, colour=colour)
            for size in mentions.sizes or ("",)
            for colour in mentions.colours or ("",)
        ]
    return [Wish(size=size) for size in mentions.sizes] + [Wish(colour=each) for each in mentions.colours]


def _bodies(mentions: Mentions) -> list[Body]:
    height = mentions.heights[0] if mentions.heights else None
    if mentions.weights or height:
        return [Body(weight=weight, height=height) for weight in mentions.weights or (None,)]
    return [Body(weight=number) for number in mentions.numbers if _PERSON[0] <= number <= _PERSON[1]]


@lru_cache(maxsize=_REMEMBERED)
def _tongues(text: str) -> tuple[Tongue, ...]:
    """Return the language to answer a comment in; none where it says nothing but "XL?"."""
    typed = tongue(text)
    if typed == ARABIC:
        return (Tongue.ARABIC,)
    if typed == OTHER or not _WORD.search(text):
        return ()
    return (Tongue.ENGLISH if typed == ENGLISH else Tongue.ARABIC,)
