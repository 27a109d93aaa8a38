"""Finds addresses in what people type: Arabic, Arabizi and English, in whatever order and spelling.

An address comes in pieces: street, building, floor, flat, block, a landmark. One piece alone is mostly a
question about the shop ("المحل في شارع ايه") or about delivery ("بتطلعوها الدور الخامس"), and stays. It is an
address where

- two different pieces stand near each other with a number among them ("عمارة 5 شارع الهرم"),
- a number stands right before a street ("15 شارع النصر"),
- or nothing is asked and one piece stands beside a town, a phone number, or a word that says it is one
  ("طنطا شارع البحر", "عنواني شارع السلام").

What goes is all from the first piece to the last; the town stays, which the shop needs for the delivery.
Only comments that hold one of the words are looked at at all. Every pattern is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from copilot.language.links import links
from copilot.language.names import KNOWN
from copilot.language.normalise import normalise
from copilot.language.telling import spelt, tells
from copilot.language.towns import governorate, town_at

Span = tuple[int, int]

_BETWEEN: Final = r"[\s:/#.،,(\-]{0,3}"
_NO: Final = rf"{_BETWEEN}(?:(?:رقم|no|number|ra[2q]a?m)(?!\w))?{_BETWEEN}"
_NUMBER: Final = r"\d{1,5}[a-zأ-ي]?(?!\w)\)?"
_ORDINAL: Final = (
    r"(?:(?:ال)?(?:[اأ]ول[ىي]?|ت[اا]ني[ةه]?|ثاني[ةه]?|تالت[ةه]?|ثالث[ةه]?|رابع[ةه]?|خامس[ةه]?|سادس[ةه]?|سابع[ةه]?|"
    r"تامن[ةه]?|ثامن[ةه]?|تاسع[ةه]?|عاشر[ةه]?|حداشر|[اأ]?تناشر|[اأ]رضي|[اأ]خير)|(?:el\s)?(?:awel|tany|talet|rabe3|5ames|khames|sades|"
    r"sabe3|tamen|tase3|3asher|ardy|ground|first|second|third|fourth|fifth|last|1st|2nd|3rd|\d{1,2}th))(?!\w)"
)
_COUNT: Final = rf"(?:{_NUMBER}|{_ORDINAL})"
_STOP: Final = (
    r"(?!(?:و?عاي?ز\w*|واحد\w*|مقاس|لارج|ميديم|اسود|ابيض|بيج|كحلي|شكرا|لو|ابعت\w*|ب?كام|من|في|ف|على|علي|عند|انا|و?ال?دفع|والحساب|ممكن|يوم|قبل|بعد|ع[ل]?شان|ضروري|اي[هة]?|"
    r"انهي|فين|بتوصل\w*|بيوصل\w*|عمار(?:[ةه]|ات)|شق[ةه]|(?:ال)?دور|برج|شارع|بيت|منزل|فيلا|بلوك|مدخل|مكتب|مجاور[ةه]|ك[وم]*مبا?وند|ت|تليفون\w*|رقم\w*|اسم\w*|الاسم|مفتوح|and|in|on|at|the|my|size|please|pls|is|are|3ay[zs]\w*|"
    r"f[ei]+n|eh|b?kam|phone|address|name)(?!\w))"
)
_WORD: Final = rf"{_STOP}[^\W\d_]\w{{0,30}}"
_OF: Final = r"(?:بن|ابن|ابو|[أا]بي|عبد|و|el|al|bin|ben|abu)"
_NAME: Final = rf"(?:(?:[اأ]بو|[اأ]م|عبد|abu|abd)\s)?(?:{_WORD}(?:\s{{1,2}}(?:{_OF}\s)?{_WORD})?)"
_PLACE: Final = (
    r"(?:ال)?(?:مسجد|جامع[ةه]?|زاوي[ةه]|كنيس[ةه]|مدرس[ةه]|مدارس|معهد|كلي[ةه]|حضان[ةه]|صيدلي[ةه]|مستشف[ىي]|عياد[ةه]|مركز|وحد[ةه]|"
    r"محط[ةه]|مكتب(?:\s(?:ال)?(?:بريد|صح[ةه]|شهر))?|جمعي[ةه]|بقال[ةه]|ورش[ةه]|حديق[ةه]|عمود|بريد|موقف|مزلقان|كوبري|مترو|بنزين[ةه]|ميدان|سنترال|بوسط[ةه]|بنك|محكم[ةه]|مجمع|قسم|نقط[ةه]|نادي|استاد|سوق|مول|"
    r"سوبر|ماركت|محل|فرن|مخبز|مطعم|كشري|قهو[ةه]|كافي[هة]|مصنع|مقابر|ترع[ةه])(?!\w)"
)
"""What people name a house by that has no number."""
_WHOLE: Final = r"(?![^\W\d_])"
"""No letter follows: شارع, but not شارعنا. A digit may (شقة12)."""

_LETTER: Final = r"(?:\s[أ-نهي](?!\w)(?!\s?\d))?"
"""Which of two houses with one number: عمارة 29 ب, but not عمارة 29 ب 650."""

_BESIDE: Final = r"(?:next to|beside|behind|in front of|g[ae][nm]b|2?od+am|wara|khalf|5alf|amam|b[eo]?gwar)"
_BEFORE: Final = r"(?:\d{1,4}\s{0,2})?"
_LATIN_BEFORE: Final = r"(?:\d{1,4}\s{1,2})?"

_KINDS: Final = {
    "street": (
        rf"(?:متفرع[ةه]?\sمن\s)?{_BEFORE}(?:[لبفو]?شارع|ش){_WHOLE}{_NO}(?:\d{{1,4}}(?:\s(?:مايو|يوليو|اكتوبر))?(?!\w)|{_NAME}(?:\s(?:رقم\s)?\d{{1,4}}[أ-ي]?(?!\w))?)",
        rf"{_LATIN_BEFORE}(?:shar[ei]{{0,2}}3|share?a|sharia|sh)(?!\w){_NO}(?:{_NUMBER}|{_NAME})",
        rf"\d{{1,4}}\s{{1,2}}(?:{_WORD}\s){{1,3}}(?:street|st|road|rd)(?!\w)\.?",
        rf"(?:{_WORD}\s){{1,2}}(?:street|st|road|rd|square|sq|avenue|ave)(?!\w)\.?",
        rf"{_LATIN_BEFORE}(?:street|road)(?!\w){_NO}{_NUMBER}",
        rf"(?!1\s)\d{{1,4}}\s{{1,2}}st\.?\s{_NAME}(?:\s{_WORD})?",
        rf"{_BEFORE}(?:ميدان|حار[ةه]|زقاق|عطف[ةه]|درب|midan|[7h]aret|[7h]ara|zo2a2)\s{_NAME}(?:{_NO}\d{{1,4}}(?!\w))?",
    ),
    "road": (
        rf"{_BEFORE}(?:طريق|كورنيش|محور|سك[ةه]|ممر)\s{_NAME}(?:\s(?:رقم\s)?\d{{1,4}}(?!\w))?",
        rf"(?:tari[2qk]|korn[ei]{{1,2}}sh|ma7war|seket)\s{_NAME}",
    ),
    "building": (
        rf"(?:ال)?(?:عمار(?:[ةه]|ات)|[اأ]براج|مبن[ىي]|بناي[ةه]|منزل|فيلا|برج(?!\sالعرب)){_WHOLE}{_NO}(?:{_COUNT}{_LETTER}|{_NAME})",
        rf"(?:el\s)?(?:3[oei]?mar(?:a|et|it)|[oei]mar(?:a|et)|borg|villa|building|bldg|tower)(?!\w){_NO}(?:{_COUNT}|{_NAME})",
    ),
    "house": (
        rf"(?:ال)?(?:بيت|عقار|عش[ةه]|شالي[ةه]|كابين[ةه]){_WHOLE}{_NO}\d{{1,4}}[أ-ي]?(?!\w)\)?",
        rf"بيت\s(?:ال)?عمد[ةه](?!\w)|بيت\s(?:ال)?(?:عيل[ةه]|عائل[ةه]|معلم|حاج[ةه]?|دكتور[ةه]?|[اأ]ستاذ[ةه]?|شيخ|عم|[اأ]م|[اأ]بو)\s{_NAME}",
        rf"(?:el\s)?(?:beit|beet|bet|manzel){_NO}\d{{1,4}}(?!\w)",
        rf"(?:beit|beet|bet)\s(?:el\s?)?(?:7ag+a?|hag+a?|3am|sheikh|shei5|om|abo|abu|dr)\s{_NAME}",
    ),
    "village": (
        rf"(?:قري[ةه]|عزب[ةه](?!\sالبرج)|نجع(?!\sحمادي))\s{_NAME}",
        rf"كفر(?!\s(?:ال)?(?:شيخ|دوار|زيات|صقر|سعد|شكر|بطيخ))\s{_NAME}(?=\s(?:(?:بجوار|ج[نم]ب|[اأ]مام|قدام|قصاد|خلف|وراء?)\s{_PLACE}|شارع|منزل|بيت))",
        rf"(?:ezbet|3ezbet|karyet|2aryet)\s{_NAME}",
    ),
    "floor": (
        rf"(?:ال)?(?:دور|طابق){_WHOLE}{_NO}{_COUNT}(?:\s(?:علوي|علوى|يمين|شمال)(?!\w))?|{_ORDINAL}\s(?:دور|طابق)(?!\w)",
        rf"(?:el\s)?(?:dor|door|floor)(?!\w){_NO}{_COUNT}|{_ORDINAL}\s(?:floor|dor)(?!\w)",
    ),
    "flat": (
        rf"(?:شق[ةه]|وحد[ةه]){_WHOLE}{_NO}{_COUNT}",
        rf"(?:el\s)?(?:sh[ae]?[2qk]{{1,2}}a|sha2et|flat|apt|apartment|unit)(?!\w){_NO}{_COUNT}",
    ),
    "office": (rf"(?:ال)?(?:مكتب|عياد[ةه]|محل|دكان){_WHOLE}{_NO}\d{{1,4}}(?!\w)", rf"(?:office|shop){_NO}\d{{1,4}}(?!\w)"),
    "block": (
        rf"(?:ال)?(?:بلوك|قطع[ةه]|مجاور[ةه]|مجموع[ةه]|مدخل|بواب[ةه]){_WHOLE}{_NO}{_COUNT}(?:\s\d{{1,3}}\s?[^\W\d_](?!\w))?|مدخل\s[أ-ي](?!\w)",
        rf"(?:el\s)?(?:blo[ck]k?|m[eo]gawra|magmo3a|mad(?:kh|5)al|entrance|group)(?!\w){_NO}{_COUNT}",
    ),
    "area": (
        rf"(?:ال)?حي\s(?:{_COUNT}|{_WORD})|(?:el\s)?[7h]ay\s(?:{_COUNT}|(?:el\s)?{_WORD})",
        rf"مساكن\s{_WORD}|(?:ك[وا]?مبا?[وا]ند|[ck]ompound)\s{_NAME}|(?:{_WORD}\s){{1,2}}compound(?!\w)",
        rf"(?:ال)?(?:منطق[ةه]|مرحل[ةه]|شطر|نموذج){_NO}{_COUNT}|(?:district|neighbou?rhood|zone|phase){_NO}{_COUNT}",
    ),
    "landmark": (
        rf"(?:بجوار|بجانب|ج[نم]ب|[اأ]مام|قدام|قصاد|مقابل|خلف|وراء?|فوق|تحت|عند)\s{_PLACE}(?:\s{_NAME})?",
        rf"{_BESIDE}\s(?:the\s|el\s?)?(?:masg[ei]d|gam[ei]?3|kenis\w*|madras\w*|saydal\w*|mostashf\w*|ma7at\w*|"
        rf"mosque|school|church|hospital)(?:\s{_NAME})?",
    ),
    "near": (
        rf"(?:بجوار|بجانب|ج[نم]ب|[اأ]مام|قدام|قصاد|خلف|وراء?|فوق|متفرع[ةه]?\sمن)\s(?:{_NAME})(?:\s{_WORD})?(?:\s(?:رقم\s)?\d{{1,4}}(?!\w))?",
        rf"{_BESIDE}\s(?:the\s)?{_NAME}(?:\s{_WORD})?",
    ),
    "letters": (r"ع[\s./:]{0,2}\d{1,4}\s{1,2}ش[\s./:]{0,2}\d{1,3}(?:\s{1,2}د[\s./:]{0,2}\d{1,2})?",),
}  # fmt: skip
_PATTERNS: Final = {
    kind: re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE) for kind, patterns in _KINDS.items()
}
_HINTS: Final = (
    "شارع", "عمار", "مبن", "بناي", "منزل", "فيلا", "برج", "دور", "طابق", "شقة", "شقه", "وحدة", "وحده", "بلوك", "قطعة", "قطعه",
    "مجاور", "مجموع", "مدخل", "ميدان", "حارة", "حاره", "زقاق", "عطف", "درب", "عقار", "قرية", "قريه", "نجع", "عزبة", "عزبه",
    "مساكن", "مبوند", "مباوند", "بيت ", "بجوار", "كفر ",
)  # fmt: skip
_LATIN_HINTS: Final = (
    "shar", "sh ", "mara", "borg", "dor", "7ara", "7aret", "beet ", "beit ", "ezbet ", "sha2", "villa", "building", "bldg", "floor", "flat",
    "apt", "apartment", "door", " st ", " st.", " st,", "street", "road", " rd", "blo", "tower", "unit",
)  # fmt: skip
"""Without one of these nothing is an address; one by one they are ten times as fast as a pattern."""

_LATIN: Final = re.compile("[A-Za-z]")
_SHORT_HINT: Final = re.compile(r"(?<!\w)ش(?=[\s./:]?\d|[./:]?\s|[./:]\w)|\dش")

_COUNTED: Final = re.compile(rf"\d|(?<!\w){_ORDINAL}", re.IGNORECASE)
_HOUSE: Final = re.compile(r"^\d")
_NUMBERED: Final = re.compile(r"(?<![\w.])\d{1,4}\s{1,2}((?:[^\W\d_]{2,20}\s{1,2}){1,3})$")
_LONGEST_STREET: Final = 70
_ASKS: Final = re.compile(
    r"[?؟]|(?<!\w)(?:ب?كام|فين|اي[هة]|هل|انهي|[اأ]نهى|ازاي|امتى|امتي|بتوصل\w*|بيوصل\w*|توصل\w*|ال?توصيل(?!\s(?:على|علي|ع)(?!\w))|شحن|ال?شحن|لي?كم|لي?كو|"
    r"ال?فرع|فروع|المحل|المعرض|how|where|what|which|do|does|is|are|can|deliver\w*|f[ei]+n|b?kam|eh|hal|btw[a-z]*)(?!\w)",
    re.IGNORECASE,
)
_OF_THE_SHOP: Final = re.compile(
    r"(?<!\w)(?:فين|ال?فرع|فروع|محل(?:كم|كو)|المحل|المعرض|مكان(?:كم|كو)|عند(?:كم|كو)|انت[وم]|عنوان(?:كم|كو)|where|your)(?!\w)",
    re.IGNORECASE,
)
_SAYS_SO: Final = re.compile(
    r"توصيل\s(?:على|علي|ع)(?!\w)|عنوان[يى]|ال?عنوان(?!كم|كو|ه)|ساكن[ةه]?\s(?:في|ف)|address|3e?nwan|sakna?\sf|live (?:at|in)|(?:send|ship|deliver|b3t\w*)\s(?:it\s)?to",
    re.IGNORECASE,
)
_OF_STREET: Final = re.compile(
    r"(?<!\w)(?:شارع|ش|ميدان|حار[ةه]|مساكن|عمار[ةه]|برج|شارعي|(?:ال)?(?:دور|طابق|حي|شطر)|shar[ei]{0,2}3|sharea|sh|dor|floor)$",
    re.IGNORECASE,
)
"""Before a town's name, it makes something else of it: شارع الهرم, الدور العاشر."""

_WORDS_BETWEEN: Final = 4
_ALONE: Final = frozenset({"street", "building", "flat", "block", "letters"})
_HOUSED: Final = frozenset({"street", "building", "house", "village"})
_INSIDE: Final = frozenset({"floor", "flat"})
_FEWEST: Final = 2
_LONGEST_TOWN: Final = 40
_CENTRE: Final = re.compile(r"\s(?:مركز|محافظ[ةه]|بندر)\s*$")
_ASIDE: Final = " \t\n،,.:/-"


@dataclass(slots=True)
class _Run:
    """Pieces that stand near each other."""

    start: int
    end: int
    kinds: set[str]
    house: bool


def addresses(text: str, *, beside: bool = False) -> list[Span]:
    """Return where addresses stand in `text`, in order, apart from each other.

    Args:
        text: What was typed.
        beside: It holds a phone number too, or a name: somebody is ordering.
    """
    spans = links(text)
    runs = _runs(text) if _may_hold_one(text) else []
    if runs:
        for run in runs:
            _begin_at_street(text, run)
        asks = bool(_ASKS.search(text))
        told = beside or bool(_SAYS_SO.search(text)) or bool(governorate(text))
        spans += [_without_town(text, run) for run in runs if _is_address(text, run, asks=asks, told=told)]
    return sorted(spans)


def _may_hold_one(text: str) -> bool:
    if not text.isascii() and (
        any(map(text.__contains__, _HINTS)) or ("ش" in text and _SHORT_HINT.search(text))
    ):
        return True
    if _LATIN.search(text) is None:
        return False
    return any(map(f"{text.lower()} ".__contains__, _LATIN_HINTS))


def _runs(text: str) -> list[_Run]:
    pieces = sorted(
        (*found.span(), kind) for kind, pattern in _PATTERNS.items() for found in pattern.finditer(text)
    )
    runs: list[_Run] = []
    for start, end, kind in pieces:
        house = kind == "street" and bool(_HOUSE.match(text[start:end]))
        last = runs[-1] if runs else None
        if last and (start <= last.end or len(text[last.end : start].split()) <= _WORDS_BETWEEN):
            last.end = max(last.end, end)
            last.kinds.add(kind)
            last.house |= house
        else:
            runs.append(_Run(start, end, {kind}, house))
    return runs


def _begin_at_street(text: str, run: _Run) -> None:
    """Let a run begin at a house and its street that is named without the word: "15 عباس العقاد شقة 12"."""
    found = (
        None
        if "street" in run.kinds
        else _NUMBERED.search(text[: run.start], max(0, run.start - _LONGEST_STREET))
    )
    if found and (named := spelt(found[1])) and _is_street(named):
        run.start, run.house = found.start(), True
        run.kinds.add("street")


def _is_street(named: list[str]) -> bool:
    """Tell whether words behind a house's number are its street and not a thing: two names, or one that is listed."""
    return all(map(tells, named)) and (len(named) > 1 or named[0] in KNOWN)


def _is_address(text: str, run: _Run, *, asks: bool, told: bool) -> bool:
    kinds = run.kinds
    own = kinds - {"landmark"}
    of_shop = bool(_OF_THE_SHOP.search(text))
    counted = bool(_COUNTED.search(text[run.start : run.end]))
    sure = (
        run.house
        or (counted and len(own) > 1 and own != {"floor", "near"})
        or ("landmark" in kinds and bool(kinds & _HOUSED) and (counted or not of_shop))
    )
    if asks or of_shop:
        return sure and kinds != {"floor", "area"}
    return (
        sure
        or "letters" in kinds
        or (told and bool(kinds & _ALONE))
        or len(kinds & _HOUSED) > 1
        or ("landmark" in kinds and bool(kinds & _INSIDE))
    )


def _without_town(text: str, run: _Run) -> Span:
    """Return a run's span without the towns at its end: the shop needs to know where it goes."""
    end = run.end
    while True:
        words = text[run.start : end].split()
        tails = (count for count in (3, 2, 1) if len(words) > count + 1)
        town = next((c for c in tails if _is_town(words[-c:])), 0) or _begins_town(words, text[end:])
        if not town or _OF_STREET.search(words[-town - 1]):
            return run.start, end
        for word in reversed(words[-town:]):
            end = text.rindex(word, run.start, end)
        end = run.start + len(_CENTRE.sub("", text[run.start : end]).rstrip(_ASIDE))


def _begins_town(words: list[str], behind: str) -> int:
    """Return 1 where the last word is the beginning of a town's name that goes on behind, else 0."""
    if len(words) < _FEWEST or not behind[:1].isspace():
        return 0
    said = normalise(" ".join([words[-1], *behind[:_LONGEST_TOWN].split()[:2]])).split()
    return int(bool(said) and town_at(said, 0)[0] > 1)


def _is_town(words: list[str]) -> bool:
    said = normalise(" ".join(words)).split()
    return bool(said) and town_at(said, 0)[0] == len(said)
