"""What names the things of an order and yet orders nothing.

The layer that judges kinds learned that who names a colour and a size mostly buys. These wordings name both
and buy nothing; none of them is among the 4,300 orders that were written for training and to be held out:

- "is there a large in navy", also without a question mark; what is left, sold out, how much, which is better;
- a colour and nothing else: an answer to "which one do you like?";
- "from Zagazig": an answer to "where are you from?";
- what happens to a thing: "white, and it gets dirty".

A word of ordering ("if there is a large, I take it"), somebody it is for, a phone number or an address says
that it is an order after all.
"""

from __future__ import annotations

import re
from typing import Final

from copilot.domain.comment import ADDRESS, PHONE, Kind
from copilot.language.colours import COLOURS
from copilot.language.hometown import is_home
from copilot.language.normalise import normalise, words


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.VERBOSE)


_ORDERS: Final = _whole(r"""
    [اهحن]{0,2}(?:عا?[يو]?ز | حجز | محجوز | حاجز | اخد | خد | هات | طلب | بعت)\w*
  | [اهحن]{0,2}(?:سجل | كتب | ضيف | زود | شيل | حط)\w*
  | (?:محتاج | نصيب | اديني | نزلي | دوني | لفي | اكد | اشتري | هشتري)\w* | تم | تمام | خلاص | ماشي
  | [ei]?[37]a?[yw]e?z\w* | 3awe?z\w* | [ea]?[7h]a?g[ei]?z\w* | [7hn]?a?(?:5|kh)o?d\w*
  | (?:hat|sag+el|ab3at|eb3at|deef|zaw+ed)\w*
  | take | taking | want | book(?:ed|ing)? | reserved? | order | need | buy | buying | get | give | send
  | ill | add | put
""")  # fmt: skip
_FOR_SOMEBODY: Final = _whole(r"""
    ليا | لي | لينا | للمدام | باسم | اسمي | ل(?:ماما | بابا | بنت | ابن | اخت | اخو | مرات | جوز | حمات)\w*
  | lya | lia | leya | leyya | esmy | for | me | mine | my
""")
_IS_THERE: Final = re.compile(
    r"(?:(?:طب|طيب|هو|هي|هل|يعني|tab|howa|heya) )*"
    r"(?:(?:فيه?|متوفر|متاح|موجود|لسه|عندك|معاك|باقي|فاضل)(?:ه|ين|و|ي|كم|كو|لك|لكم)?"
    r"|fe|fi|feh|fih|ma?wgo{0,2}u?da?|metwa?f[ae]ra?|ba2y|fadel|lessa|lesa|3andk[ou]?m?|3andek"
    r"|available|is there|are there|do you have|have you|you got|any|still)(?!\w)"
)
_IS_LEFT: Final = re.compile(
    r"(?<!\w)(?:خلص\w{0,2}|نفد\w?|5els\w{0,2}|5eles|khels\w{0,2}|khelest?|sold out|is gone"
    r"|فيه?|لسه|موجود\w?|متوفر\w?|feh|fih|ma?wgo{0,2}u?da?|available|left)$"
)
_ASKS: Final = _whole("ب?كام | b?i?kam | how | احسن | a7san | does | is | what")
_HAPPENS: Final = _whole(r"بيت\w{3,} | b[iy]?y?et\w{4,}")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_JOINED: Final = re.compile(r"^و?(?:ال)?(?=\w{2})|^(?:el|il|al|the|w|and|و)$")
_COLOURS: Final = frozenset(
    word for _, said in COLOURS.values() for name in said.split(",") for word in normalise(name).split()
) | {"وايت", "white", "off", ""}


def no_order(spelt: str) -> Kind | None:
    """Return what a comment is that looks like an order and is none: a question or chatter; else None.

    Args:
        spelt: The comment, normalised.
    """
    if PHONE in spelt or ADDRESS in spelt or _ORDERS.search(spelt) or _FOR_SOMEBODY.search(spelt):
        return None
    plain = [word for word in words(spelt) if _LETTERS.search(word) or word.isdigit()]
    said = " ".join(plain)
    if _IS_THERE.match(said) or _IS_LEFT.search(said) or _ASKS.search(said):
        return Kind.QUESTION
    if _is_colours(plain) or is_home(said) or _HAPPENS.search(said):
        return Kind.CHATTER
    return None


def _is_colours(said: list[str]) -> bool:
    return bool(said) and all(word in _COLOURS or _JOINED.sub("", word) in _COLOURS for word in said)
