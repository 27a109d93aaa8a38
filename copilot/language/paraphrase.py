"""Another wording of what the model, which adds up a comment's features, hears wrongly.

- "البلوزة كام؟" asks a price: a thing and "how much". Of few words the thing outweighs the asking, and the
  model hears what is else asked of blouses. With the "for" of prices and a "this" it hears right: "البلوزة ده
  بكام" (55 of 58 things that shops sell; 36 without the "this"). What is counted or measured keeps its
  wording ("الطول كام"): those words are few and listed here, the things that are sold are not.
- "تعيدي السعر والمقاسات" wants price and sizes once more: it is read without the "once more", which nobody
  but the presenter can do something about.

Whether the other wording is what was meant, the model's reading of it decides: `Paraphrase.fits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from copilot.domain.comment import Kind
from copilot.language.arabizi import is_arabic
from copilot.language.mentions import bare
from copilot.language.normalise import normalise, words
from copilot.language.parts import each_part

if TYPE_CHECKING:
    from copilot.domain.reading import Reading

PRICE: Final = "ask_price"
AGAIN: Final = "repeat_info"

_LONGEST: Final = 120
_PRICED_AT: Final = 0.4
_UNSURE: Final = 0.6
"""What no article or "this" stands with may be a word for a measure that is not listed: a reading that is as
sure as this of another topic stays."""
_AGAIN_AT: Final = 0.65

_HOW_MUCH: Final = {"كام": "بكام", "kam": "bkam", "kaam": "bkam"}
_POINTING: Final = normalise("ده")
_THIS: Final = frozenset(normalise("ده دي دا دى هذا هذه da di dh deh dah dih").split())
_ARTICLES: Final = frozenset({"ال", "el", "il", "al"})
_BESIDE: Final = frozenset(
    normalise(
        "هو هي طب طيب يعني لو سمحتي سمحت سمحتو سمحتوا فضلك بليز معلش يا قمر حبيبتي حبيبتى جميله بقى بقا "
        "howa heya tab tayeb law sama7ty sama7t please plz pls ya amar [name]"
    ).split()
)
"""Words that may stand around and say nothing of what is asked."""

_MEASURED: Final = frozenset(
    normalise("""
        خرطوم سلك طول عرض وزن ارتفاع مقاس مقاسات قياس قياسات نمرة نمر ابعاد حجم سعة مساحة قطر ديا دياميتر سمك
        كثافة عمق محيط كم كتف اكتاف وسط صدر كعب مل لتر كيلو جرام متر سم سنتي بوصة انش عيار نسبة درجة
        تركيز حماية معامل فولت وات قدرة قوة شفط موتور سرعة سرعات حرارة استهلاك بطارية شاشة دقة رام رامات
        هارد ذاكرة هرتز هيرتز بلوتوث اصدار جيل موديل نسخة صوت برامج جرعة سعرات اندرويد عدد كمية باقي
        فاضل لون الوان دور سن عمر سنة سنين شهر يوم ساعة تاريخ ميعاد موعد وقت مدة صلاحية انتاج اكسباير
        ضمان رقم ارقام كود واتس واتساب تليفون خط شارع دورة اخر حد لغاية اقل اكتر اكبر اصغر اعلى اقصى خصم
        عربون قسط مقدم توصيل شحن جملة سيري دستة عرض لبس بيلبس البس اخد تاخد ياخد ناخد معاك معاكي عندك
        عندكم فيه في من على كل بعد قبل انتي انا احنا بكرة النهارده عيدية tool toolo tolo tolha length
        height width wazn wazno weight 7agm 7agmo size ma2as ma2aso se3a capacity 3adad 3ard ab3ad
        ab3ado ab3adha dimensions somk ka3b heel ardaf volt voltage watt power odra odreto motor ram rtx
        storage mesa7a hard model geel generation esdar version batareya battery screen inch hertz
        bluetooth hdmi fps dpi spf 7emaya dose gor3a density kasafa nemar seats sen lsen age sana sanet
        sa3a time youm date expiry sala7ya daman warranty rakam number code kod whats whatsapp phone
        5asm discount est 2est 3arboon deposit mo2adam sha7n tawseel shipping delivery gomla bar fadel
        ba2y a5er max min kg cm ml
    """).split()
)
"""What is counted or measured, without its article: "how much" asks of it anything but a price."""
_ITS: Final = ("هم", "ها", "ه", "كم", "ك")

_ASKS_AGAIN: Final = frozenset(
    normalise("""
        عيدي تعيدي يعيد نعيد اعيدي عيدو عيدوا تعيدو تعيدوا عيديلي عيديلنا تعيديلي تعيديلنا عيدولنا اعاده
        كرري تكرري كررو تكررو تكرار فاتني فاتتني ملحقتش مسمعتش ماسمعتش
        e3eedy e3idy e3edy 3eedy 3idy 3edy t3edy t3eedy te3edy te3eedy t3idy e3ado 3eedo fatny msm3tsh
        repeat repeating missed
    """).split()
)
_TELL: Final = frozenset(
    normalise(
        "قولي قولو قولوا قوليلي قوليلنا قولولنا تقولي تقولو تقوليلنا 2oly oly 2olo t2oly say tell"
    ).split()
)
_TWICE: Final = frozenset(normalise("تاني تانى كمان tany tani taany again").split())
_AROUND: Final = (
    _ASKS_AGAIN
    | _TELL
    | _TWICE
    | _BESIDE
    | frozenset(
        normalise(
            "ممكن عايزة عايزين بس علشان عشان لنا لي انا مره سريع بسرعة mumkin momken mara can could would "
            "you u i me us it for once more one time to sorry"
        ).split()
    )
)
_SHOWN: Final = frozenset(normalise("الموديل موديل القطعة القطعه الكود model piece").split())
"""What wants to be seen once more, not told."""
_MOST: Final = 3
_PAIR: Final = 2


class _Meant(Enum):
    THING = 0
    """The price of something that has an article or is pointed at."""
    WORD = 1
    """The price of what is surely no measure, if the model knows no better."""
    AGAIN = 2
    """To be told once more."""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Another wording of a comment.

    Attributes:
        text: The other wording.
        meant: What the comment is taken to want.
    """

    text: str
    meant: _Meant

    def fits(self, own: Reading, other: Reading) -> bool:
        """Tell whether this is what was meant.

        Args:
            own: The reading of the comment.
            other: That of this wording.
        """
        if other.kind is not Kind.QUESTION or not other.topics:
            return False
        if self.meant is _Meant.AGAIN:
            return all(match.topic != AGAIN and match.confidence >= _AGAIN_AT for match in other.topics)
        if self.meant is _Meant.WORD and own.topics and own.topics[0].confidence >= _UNSURE:
            return False
        if any(match.topic == PRICE for match in own.topics):
            return False
        least = _PRICED_AT if self.meant is _Meant.WORD else 0.0
        return any(match.topic == PRICE and match.confidence >= least for match in other.topics)


def paraphrase(text: str) -> Paraphrase | None:
    """Return another wording of a comment; None for nearly all, which are read as they stand."""
    said = set(normalise(text).split()) if len(text) <= _LONGEST else set()
    if said & _ASKS_AGAIN or (said & _TELL and said & _TWICE):
        return None if said & _SHOWN else _told(text, each_part(text, _without_again), _Meant.AGAIN)
    if said.isdisjoint(_HOW_MUCH):
        return None
    sure = each_part(text, lambda part: _priced(part, sure=True))
    return _told(text, sure, _Meant.THING) or _told(
        text, each_part(text, lambda part: _priced(part, sure=False)), _Meant.WORD
    )


def _told(text: str, other: str, meant: _Meant) -> Paraphrase | None:
    return Paraphrase(text=other, meant=meant) if other != text and normalise(other) else None


def _without_again(part: str) -> str:
    return " ".join(word for word in normalise(part).split() if word not in _AROUND)


def _priced(part: str, *, sure: bool) -> str:
    """Return a part of a comment with the "how much" of prices where it asks for one; else itself.

    Args:
        part: It.
        sure: Take only what surely names a thing.
    """
    said = words(normalise(part))
    while said and said[-1] in _BESIDE:
        said.pop()
    while said and said[0] in _BESIDE:
        del said[0]
    first = bool(said) and said[0] in _HOW_MUCH
    if not said or said[0 if first else -1] not in _HOW_MUCH:
        return part
    asking, thing = (said[0], said[1:]) if first else (said[-1], said[:-1])
    if not _is_thing(thing) if sure or first else not _may_be_thing(thing):
        return part
    pointing = [_POINTING] if sure and is_arabic(asking) and thing and _THIS.isdisjoint(thing) else []
    return " ".join((*thing, *pointing, _HOW_MUCH[asking]))


def _is_thing(said: list[str]) -> bool:
    """Tell whether words name something that is pointed at or that each has its article."""
    names = _names(said)
    pointed = not said or any(word in _THIS for word in said)
    return names is not None and (pointed or all(_is_definite(said, word) for word in names))


def _may_be_thing(said: list[str]) -> bool:
    """Tell whether words may name something: one word, or one and whose it is ("طقم البيجامة")."""
    names = _names(said)
    return names is not None and (len(names) == 1 or (len(names) == _PAIR and _is_definite(said, names[1])))


def _names(said: list[str]) -> list[str] | None:
    """Return the words of a name; None where it is too long for one, or one of them counts or measures."""
    names = [word for word in said if word not in _THIS and word not in _ARTICLES]
    alone = {bare(word) for word in names}
    measured = any(not forms.isdisjoint(_MEASURED) for forms in map(_stems, alone | set(names)))
    return None if measured or len(names) > _MOST or not all(map(str.isalpha, names)) else names


def _stems(word: str) -> set[str]:
    return {word, *(word.removesuffix(its) for its in _ITS)}


def _is_definite(said: list[str], word: str) -> bool:
    at = said.index(word)
    return bare(word) != word or (at > 0 and said[at - 1] in _ARTICLES)
