"""Finds people's names in what they type, where they give them to be found: in an order.

A name is a name after a word that says so ("الاسم منى السيد", "b esm nada", "my name is …"), and beside a
phone number or an address. Elsewhere a single name is mostly a greeting ("يا ندى بكام"), a cream (كريم) or a light
(نور), and stays; two in a row are somebody's ("سارة أحمد تعالي شوفي"), and so are two that could be words too
beside a town ("سعاد علي القاهرة"). A single one goes where a viewer has it: `copilot.language.viewers`.

A mention (``@somebody``) is another viewer's account, wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from copilot.assets import asset
from copilot.language.normalise import normalise
from copilot.language.towns import town_at
from copilot.language.vocative import is_called

Span = tuple[int, int]


def listed(name: str) -> frozenset[str]:
    """Return the words of a list, in the one spelling."""
    lines = asset("privacy", name).read_text(encoding="utf-8").splitlines()
    return frozenset(normalise(word) for line in lines if line[:1] != "#" for word in line.split())


GIVEN: Final = listed("given_names.txt")
"""Given names that are listed."""

_FAMILY: Final = listed("family_names.txt")
KNOWN: Final = GIVEN | _FAMILY
"""Every name that is listed."""

TITLES: Final = frozenset(
    normalise(
        "مدام الحاجة حاجة الحاج حاج استاذ استاذة الاستاذ الاستاذة دكتور دكتورة د م ست الست انسة الانسة mrs mr miss dr"
    ).split()
)
CLOSE: Final = frozenset({"ام", "ابو", "om", "abo", "abu", "عبد", "abdel", *TITLES})
"""Words that make the next one a name."""

_SAYS_SO: Final = re.compile(
    r"(?<!\w)(?:و?ال[اأ]?سم(?:\sبالكامل|\sثلاثي)?|[اأ]سم[يى]|ب[اإأ]سم|[اأ]سم\sال(?:مستلم|عميل)\w*|سجلي?ن?[يى]|"
    r"(?:(?:b|el)\s)?esm[iy]?|my name(?:\sis|'s)?|name(?:\sis)?|ismi)(?!\w)[\s:/\-=]{0,4}",
    re.IGNORECASE,
)
_HINTS: Final = ("سم", "سجل", "esm", "name", "ismi")
"""Without one of these no word says so."""

_COLON: Final = re.compile(r"[:/=]\s*$")
_WORD: Final = re.compile(r"\w[\w']{0,30}|\[phone\]|\[address\]|\[name\]")
_MENTION: Final = re.compile(r"(?<![\w.\]])@[\w][\w.\-]{1,60}")
_NEXT: Final = re.compile(r"\s(\w{2,20})")
_MOST: Final = 4
_UNKNOWN_MOST: Final = 2
_WORDS_TOO: Final = frozenset(normalise("علي الله كريم كريمة رمضان عيد سعيد").split())
"""Names that stand for something else as often: على, the creams, the feasts."""

TELLING: Final = KNOWN - _WORDS_TOO
"""Names that hardly stand for anything else beside another."""

SELDOM_WORDS: Final = listed("names_seldom_words.txt")
"""Given names that are words as well, which hardly anybody types on a live."""

AMBIGUOUS: Final = listed("names_and_words.txt") | SELDOM_WORDS
"""Given names that are words as well."""

_MARKERS: Final = frozenset({"[phone]", "[address]"})
_NO_NAME: Final = frozenset(
    normalise(
        "ايه اي مين كام فين ده دي دا اللي التجاري البراند اتكتب نزل مكتوب العنوان عنوان رقم الرقم تليفون ت موبايل واتس "
        "عايز عايزة عاوز واحد واحدة اتنين مقاس لارج ميديم سمول اسود ابيض بيج كحلي من في على علي و انا مش لو بس حلو جميل "
        "what is of this that the on size please pls i want wa7ed wa7da 3ayza 3ayz et eh"
    ).split()
)


def names(text: str, *, beside: bool = False) -> list[Span]:
    """Return where people's names stand in `text`, in order, apart from each other.

    Args:
        text: What was typed, phone numbers and addresses already replaced.
        beside: There was one.
    """
    spans = [_mention(found) for found in _MENTION.finditer(text)] if "@" in text else []
    said = list(_SAYS_SO.finditer(text)) if any(map(text.lower().__contains__, _HINTS)) else []
    if not (said or beside or not GIVEN.isdisjoint(normalise(text).split())):
        return spans
    words, spelt = spelt_words(text)
    spans += [span for found in said if (span := _after(found, text, words, spelt))]
    spans += _alone(words, spelt, beside=beside)
    return _apart(spans)


def spelt_words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words of a text as they stand there, and each in the one spelling."""
    words = list(_WORD.finditer(text))
    return words, [normalise(word[0]) if word[0][0] != "[" else word[0] for word in words]


def _mention(found: re.Match[str]) -> Span:
    """Return where a mention stands, with a second name behind it: "@Mona Ali"."""
    start, end = found.span()
    behind = _NEXT.match(found.string, end)
    known = behind is not None and normalise(behind[1]) in KNOWN
    return start, behind.end() if behind and known else end


def _after(found: re.Match[str], text: str, words: list[re.Match[str]], spelt: list[str]) -> Span | None:
    """Return the name that a word announces."""
    first = bisect_left(words, found.end(), key=re.Match.start)
    if first == len(words) or words[first].start() - found.end() > 1:
        return None
    last = _name_end(spelt, first)
    if last == first and _COLON.search(text[found.start() : found.end()]):
        while last < len(words) and last - first < _UNKNOWN_MOST and _may_be(spelt, last):
            last += 1
    return (words[first].start(), words[last - 1].end()) if last > first else None


def _alone(words: list[re.Match[str]], spelt: list[str], *, beside: bool) -> list[Span]:
    """Return the names that no word announces: beside a number or an address, or two in a row."""
    spans: list[Span] = []
    at = 0
    while at < len(words):
        end = at if (town := town_at(spelt, at)[0]) else _name_end(spelt, at)
        if end == at:
            at += town or 1
            continue
        called = is_called(spelt, at)
        next_to = {spelt[at - 1] if at else "", spelt[end] if end < len(spelt) else ""}
        towns = end < len(spelt) and town_at(spelt, end)[0] > 0
        two = end - at > 1
        if _is_whole(spelt[at:end]) or (
            not called
            and ((beside and (two or at == 0 or not _MARKERS.isdisjoint(next_to))) or (two and towns))
        ):
            spans.append((words[at].start(), words[end - 1].end()))
        at = end
    return spans


def _is_whole(spelt: list[str]) -> bool:
    """Tell whether words are somebody's given name with another name behind it, and hardly anything else."""
    if len(spelt) < 2 or spelt[0] not in GIVEN or not CLOSE.isdisjoint(spelt[:2]):  # noqa: PLR2004 - two
        return False
    return spelt[0] != spelt[1] and _WORDS_TOO.isdisjoint(spelt[:2])


def _name_end(spelt: list[str], at: int) -> int:
    """Return where the name that begins at a word ends; `at` where none begins."""
    end = at
    while end < len(spelt) and spelt[end] in CLOSE:
        end += 1
    known = end < len(spelt) and (spelt[end] in GIVEN or (end > at and _may_be(spelt, end)))
    if not known:
        return at
    end += 1
    while end < len(spelt) and end - at < _MOST and _goes_on(spelt, end):
        end += 1
    return end


def _goes_on(spelt: list[str], at: int) -> bool:
    word = spelt[at]
    return (word in GIVEN or word in _FAMILY or word in CLOSE) and not town_at(spelt, at)[0]


def _may_be(spelt: list[str], at: int) -> bool:
    word = spelt[at]
    return word not in _NO_NAME and word[:1].isalpha() and not town_at(spelt, at)[0]


def _apart(spans: list[Span]) -> list[Span]:
    apart: list[Span] = []
    for start, end in sorted(spans):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
