"""What viewers call the things of a shop: its products and codes, colours, sizes, and the places of Egypt.

A shop writes "اسود" or "Black", a viewer "السودا" or "eswed": both are the colour أسود here. Names that the
shop gives win over ours. A product is also known by the beginning of an Arabic name and the end of an English
one ("فستان" of "فستان كتان بيج", "dress" of "linen dress"); where several products share such a word, all of
them may be meant, and whoever knows what is on air chooses. So do later words that no other product has
(`copilot.answers.apart`), and what an Arabic name says in Latin letters (`copilot.answers.both_scripts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from copilot.answers.apart import TOO_COMMON, Apart
from copilot.answers.both_scripts import in_latin, latin_pairs
from copilot.answers.naming import Naming
from copilot.answers.places import places
from copilot.answers.shop import Product, Shop
from copilot.domain.mention import NO_MENTIONS, Lexicon, Mentions, Named
from copilot.language.arabizi import is_arabic, skeleton
from copilot.language.colours import COLOURS
from copilot.language.mentions import Finder, bare
from copilot.language.normalise import normalise

_PATTERNS: Final = {
    "كاروهات": "checked",
    "مقلم": "striped",
    "منقط": "dotted",
    "مشجر": "floral",
    "سادة": "plain",
}
"""Words that stand beside a colour and are none."""

_SIZES: Final = {
    "XS": "xs,x small,اكس سمول",
    "S": "s,small,smol,سمول",
    "M": "m,medium,med,ميديم,ميديوم,مديم,ميدم,ميدوم",
    "L": "l,large,larg,لارج,لارش",
    "XL": "xl,x l,x large,xlarge,اكس لارج,اكسلارج,اكس",
    "2XL": "2 xl,2 اكس,2 اكس لارج,2 x large,xxl,xx l,x x large,xx large,اكس اكس لارج,دبل اكس,دبل اكس لارج",
    "3XL": "3 xl,3 اكس,3 اكس لارج,3 x large,xxxl,xxx large,تلاته اكس,تلاته اكس لارج,تريبل اكس",
    "4XL": "4 xl,4 اكس,4 اكس لارج,4 x large,xxxxl",
    "5XL": "5 xl,5 اكس,5 اكس لارج,5 x large",
    "6XL": "6 xl,6 اكس,6 اكس لارج,6 x large",
}
_RANKS: Final = {name: rank for rank, name in enumerate(_SIZES)}
ONE_SIZE: Final = "مقاس واحد"
_ONE_SIZE: Final = "مقاس واحد,فري سايز,وان سايز,one size,free size,freesize"
_BARE_CODE: Final = re.compile(r"(?=.*[^\W\d_])(?=.*\d).{2,}|[^\W\d_]{3,}")
"""A code that nobody types by chance: letters with digits, or three letters. Others follow "code"."""

_YEARS: Final = ("سنين", "سنة", "سنوات", "years", "year")
_AGE: Final = re.compile(rf"(\d{{1,2}}) (?:{'|'.join(map(normalise, _YEARS))})")
"""A size of children's clothes: "4 سنين"."""

_SIZE_WORDS: Final = ("مقاس", "سايز", "نمرة", "size", "ma2as")
_BEFORE_SIZES: Final = frozenset(map(normalise, _SIZE_WORDS))
_PAIR: Final = 2
_CODE_WORDS: Final = ("كود", "code", "رقم", "موديل", "model")


@cache
def standard() -> Finder:
    """Return what finds the colours, sizes and places that any shop may have."""
    return Finder(_standard_lexicon())


@cache
def colour(text: str) -> str:
    """Return the usual name of a colour, however a shop spells it; unknown ones as they stand."""
    found = standard().find(text)
    return found.colours[0] if len(found.colours) == 1 and _is_all(text, found.colours[0]) else text.strip()


@cache
def size(text: str) -> str:
    """Return the usual name of a size, however a shop spells it; unknown ones as they stand."""
    found = standard().find(text).sizes
    return found[0] if len(found) == 1 else text.strip()


@cache
def size_rank(text: str) -> tuple[float, float]:
    """Return where a size stands among others: S before M before XL, 38 before 40, unknown ones last."""
    usual = size(text)
    if usual.isdecimal():
        return 0.0, float(usual)
    return (0.0, float(_RANKS[usual])) if usual in _RANKS else (1.0, 0.0)


def english_colour(name: str) -> str:
    """Return the English name of a colour, also of a shade or a pair; unknown ones as they stand."""
    if colour(name) in COLOURS:
        return COLOURS[colour(name)][0]
    words = name.split()
    english = [known for word in words if (known := _english(word))]
    if len(words) == _PAIR and len(english) == _PAIR:  # "أزرق فاتح"
        return f"{english[1]} {english[0]}"
    if len(words) > _PAIR and words[1] == "في" and len(english) == _PAIR:
        return f"{english[0]} and {english[1]}"
    return name


@cache
def english_size(name: str) -> str:
    """Return the English name of a size, as labels have it; what says more ("40×60 سم") as it stands."""
    usual = size(name)
    if usual == ONE_SIZE:
        return "one size"
    said = " ".join(word for word in normalise(name).split() if word not in _BEFORE_SIZES)
    spelt = {normalise(each) for each in (usual, *_SIZES.get(usual, "").split(","))}
    return usual if is_arabic(name) and said in spelt else name


def _english(word: str) -> str:
    known = COLOURS.get(colour(word))
    return known[0] if known else _PATTERNS.get(word, "")


class Vocabulary:
    """What may be named on a shop's live.

    Args:
        shop: The facts.
    """

    def __init__(self, shop: Shop) -> None:
        apart = Apart(shop, own=_is_own)
        pairs = apart.pairs()
        self._finder = Finder(_lexicon(shop), apart.words(), pairs)
        self._naming = Naming(shop, own=_tells_apart, pairs=pairs | latin_pairs(shop, _name_together))
        self._single = {
            name: next(iter(codes)) for name, codes in _colours_of_products(shop).items() if len(codes) == 1
        }

    def find(self, text: str) -> Mentions:
        """Return what a comment names."""
        return self._finder.find(text)

    def read_as(self, text: str) -> str:
        """Return a comment without the words by which it only tells which product it is about."""
        return self._naming.read_as(text) if self.find(text).products else text

    def product(self, mentions: Mentions, on_air: Product | None) -> str | None:
        """Return the product that a comment is about by what it names; None when it names none for sure.

        Args:
            mentions: What it names.
            on_air: The product on air when it was typed. Of products that share a name it is the one meant,
                and while a "طقم بيجامة" is shown "البيجامة" is no other one that is called so.
        """
        current = on_air.code if on_air else None
        if any(current in codes for codes in mentions.parts):
            return current
        sure = [codes[0] for codes in mentions.products if len(codes) == 1]
        for codes in mentions.products:
            if current in codes and (current in sure or not set(sure).intersection(codes)):
                return current
        if sure:
            return sure[0]
        if on_air is None or not on_air.colours:
            return None
        own = {colour(name) for name in on_air.colours}
        others = {self._single[name] for name in mentions.colours if name not in own and name in self._single}
        is_own = any(name in own for name in mentions.colours)
        return others.pop() if len(others) == 1 and not is_own else None


def _colours_of_products(shop: Shop) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for product in shop.products:
        for name in product.colours:
            found.setdefault(colour(name), set()).add(product.code)
    return found


def _lexicon(shop: Shop) -> Lexicon:
    standard_ones = _standard_lexicon()
    colours = {name: [*phrases] for name, phrases in standard_ones[Named.COLOUR].items()}
    sizes = {name: [*phrases] for name, phrases in standard_ones[Named.SIZE].items()}
    for product in shop.products:
        for name in product.colours:
            colours.setdefault(colour(name), []).append(name)
        for name in product.sizes:
            sizes.setdefault(size(name), []).append(name)
    for name in tuple(sizes):
        if aged := _AGE.fullmatch(normalise(name)):
            sizes[name] += [f"{aged[1]} {unit}" for unit in _YEARS]
            if aged[1] not in sizes:
                sizes[name] += [f"{word} {aged[1]}" for word in _SIZE_WORDS]
    own_places = {name: [name] for name in shop.delivery.governorates}
    return {
        Named.PRODUCT: {product.code: list(_called(product)) for product in shop.products},
        Named.PART: _parts_of_others(shop),
        Named.COLOUR: colours,
        Named.SIZE: sizes,
        Named.PLACE: own_places | dict(standard_ones[Named.PLACE]),
    }


def _parts_of_others(shop: Shop) -> dict[str, list[str]]:
    """Return by code the words of a product's names by which, alone, viewers call others of the shop."""
    alone: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for product in shop.products:
        for name in (product.name, product.english, *product.names):
            words.setdefault(product.code, set()).update(map(bare, normalise(name).split()))
            for said in _parts(name):
                if len(called := normalise(said).split()) == 1:
                    alone.setdefault(bare(called[0]), set()).add(product.code)
    found: dict[str, list[str]] = {}
    for code, own in words.items():
        bones = {_english_bones(word) for word in own if is_arabic(word)}
        for word, codes in alone.items():
            if code not in codes and (word in own or (not is_arabic(word) and _english_bones(word) in bones)):
                found.setdefault(code, []).append(word)
    return found


def _english_bones(word: str) -> str:
    """Return a word's consonants without the one that English has not ("oud" is عود)."""
    return skeleton(word).replace("3", "")


def _is_own(word: str) -> bool:
    """Tell whether a word is Arabic and names no colour, size or place."""
    return is_arabic(word) and word.isalpha() and standard().find(word) is NO_MENTIONS


def _tells_apart(word: str) -> bool:
    """Tell whether a word of a name is none that any shop has: no colour, size, place, number or offer."""
    return word.isalpha() and word not in TOO_COMMON and standard().find(word) is NO_MENTIONS


@cache
def _standard_lexicon() -> Lexicon:
    return {
        Named.COLOUR: {name: said.split(",") for name, (_, said) in COLOURS.items()},
        Named.SIZE: {name: said.split(",") for name, said in _SIZES.items()}
        | {ONE_SIZE: _ONE_SIZE.split(",")},
        Named.PLACE: {name: _directed(name, *place.spellings) for name, place in places().items()},
    }


def _directed(*spellings: str) -> list[str]:
    """Return spellings, those in Latin letters also after "l", which is no size before a place (l tanta)."""
    return [*spellings, *(f"l {spelling}" for spelling in spellings if not is_arabic(spelling))]


def _called(product: Product) -> Iterator[str]:
    """Give what viewers call a product."""
    for name in (product.name, product.english, *product.names):
        yield from _parts(name)
    yield from _codes(product.code)


def _parts(name: str) -> Iterator[str]:
    """Give a name and what is short for it: how an Arabic name begins, how an English one ends."""
    spelt = normalise(name).split()
    if not spelt:
        return
    yield name
    arabic = is_arabic(name)
    if not arabic and spelt[-1] in TOO_COMMON:
        while spelt and spelt[-1] in TOO_COMMON:
            spelt.pop()
        yield " ".join(spelt)
    for count in range(1, len(spelt)):
        part = spelt[:count] if arabic else spelt[-count:]
        if bare(part[0]) not in TOO_COMMON and not part[0].isdigit():
            yield " ".join(part)
    yield from map(" ".join, in_latin(name, _name_together))


def _name_together(words: list[str]) -> bool:
    """Tell whether words name a product: "rose velvet", but neither "off white" nor "plus size"."""
    common = any(word in TOO_COMMON or standard().find(word).sizes for word in words)
    return not common and colour(" ".join(words)) not in COLOURS


def _codes(code: str) -> Iterator[str]:
    if _BARE_CODE.fullmatch(code.strip()):
        yield code
    figures = "".join(filter(str.isdigit, code))
    for word in _CODE_WORDS:
        yield f"{word} {code}"
        if figures:
            yield f"{word} {figures}"


def _is_all(text: str, name: str) -> bool:
    """Whether a colour's name is all that a text says: "أزرق فاتح" is more than blue."""
    spelt = {bare(normalise(word)) for word in (name, *COLOURS[name][1].split(","))}
    return bare(normalise(text)) in spelt
