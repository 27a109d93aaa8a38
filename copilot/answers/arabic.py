"""Egyptian Arabic, as a seller says it on air: friendly or formal, to a woman, a man or many.

Every method takes facts and gives a phrase or a sentence; nothing here decides what is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from copilot.answers.shop import Address, Tone, Voice
from copilot.answers.wording import counted, days, listed, money, to

_YOU: Final = {
    Address.FEMININE: ("إنتي", "وزنك وطولك كام؟", "تحبي تدفعي بإيه؟", "مقاسك كام؟"),
    Address.MASCULINE: ("إنت", "وزنك وطولك كام؟", "تحب تدفع بإيه؟", "مقاسك كام؟"),
    Address.PLURAL: ("إنتوا", "قولولنا الوزن والطول", "تحبوا تدفعوا بإيه؟", "قولولنا المقاس"),
}
_FORMAL_YOU: Final = ("حضرتك", "ممكن الوزن والطول؟", "حضرتك تفضل الدفع بإيه؟", "ممكن المقاس المطلوب؟")
_FORMAL_PLURAL: Final = ("حضراتكم", "ممكن الوزن والطول؟", "تفضلوا الدفع بإيه؟", "ممكن المقاس المطلوب؟")


_TWO: Final = 2


def _is_feminine(name: str) -> bool:
    """Tell whether a thing is a she by how its name is written: بلوزة ساتان, العبايه."""
    return name.partition(" ")[0].endswith(("ة", "ه"))


def _has_comma(text: str) -> bool:
    return "،" in text or "," in text


class Arabic:
    """Words in Arabic.

    Args:
        voice: Whose words they are.
        currency: As the shop file names it.
    """

    def __init__(self, voice: Voice, currency: str) -> None:
        formal = voice.tone is Tone.FORMAL
        self._currency = currency
        self._there, self.sold_out, self._left = (
            ("متوفر", "نفد", "متبقي") if formal else ("موجود", "خلص", "فاضل")
        )
        self._never = "غير متوفر" if formal else "مش موجود"
        self._yes = "نعم" if formal else "أيوه"
        self._still = "ما زال متوفر" if formal else "لسه متوفر"
        self._all_gone = ("نفدت كل {} {}", "كل {} {} خلصت")[not formal]
        if formal:
            you = _FORMAL_PLURAL if voice.address is Address.PLURAL else _FORMAL_YOU
            if voice.address is Address.FEMININE:
                you = (you[0], you[1], "حضرتك تفضلي الدفع بإيه؟", you[3])
        else:
            you = _YOU[voice.address]
        who, self.ask_measures, self.ask_payment, self.ask_size = you
        self.ask_place = f"{who} من أنهي محافظة؟"

    # ---- small pieces

    def money(self, amount: float) -> str:
        """Return an amount in the shop's currency."""
        return money(amount, self._currency)

    def name(self, arabic: str, english: str) -> str:  # noqa: ARG002 - the other language's
        """Return a product's name."""
        return arabic

    def colour(self, name: str) -> str:
        """Return a colour's name."""
        return name

    def place(self, arabic: str, english: str) -> str:  # noqa: ARG002 - the other language's
        """Return a place's name."""
        return arabic

    def listed(self, items: Iterable[str]) -> str:
        """Return a list."""
        return listed(items)

    def joined(self, parts: Iterable[str]) -> str:
        """Return sentences' parts as one sentence; that some are left is said once of those that follow."""
        said = list(parts)
        follows = [f"{self._left} " if one.startswith(f"{self._left} ") else "" for one in ("", *said)]
        return "، و".join(one.removeprefix(before) for one, before in zip(said, follows, strict=False))

    def opened(self, sentence: str) -> str:
        """Return words as the beginning of a sentence."""
        return sentence

    def size(self, name: str) -> str:
        """Return a size beside other words; a number says that it is one."""
        return f"مقاس {name}" if name.isdecimal() else name

    # ---- products

    def price(self, name: str, amount: float, offer: str, *, before: float | None = None) -> str:
        """Return what it costs, what it cost before, and the offer."""
        text = f"{name} بـ {self.money(amount)}{f' بدل {self.money(before)}' if before is not None else ''}"
        return f"{text}، {offer}" if offer else text

    def of(self, name: str, words: str) -> str:
        """Return words about a product."""
        return f"{name}: {words}"

    def code(self, name: str, code: str) -> str:
        """Return the code."""
        return f"كود {name}: {code}"

    def sizes(self, name: str, sizes: Iterable[str]) -> str:
        """Return which sizes there are."""
        return f"المقاسات المتاحة من {name}: {listed(sizes)}"

    def colours(self, name: str, colours: Iterable[str]) -> str:
        """Return which colours there are."""
        return f"الألوان المتاحة من {name}: {listed(colours)}"

    def all_sizes_gone(self, name: str) -> str:
        """Return that no size is left."""
        return self._all_gone.format("مقاسات", name)

    def all_colours_gone(self, name: str) -> str:
        """Return that no colour is left."""
        return self._all_gone.format("ألوان", name)

    def still(self, name: str) -> str:
        """Return that there is enough of it."""
        return f"{name} {self._still}{'ة' if _is_feminine(name) else ''}"

    def gone(self, what: str) -> str:
        """Return that it is sold out."""
        return f"{what} {self.sold_out}{'ت' if _is_feminine(what) else ''}"

    def there(self, what: Sequence[str]) -> str:
        """Return that there is some of each."""
        return f"{' و'.join(what)} {self._there}{'ين' if len(what) > 1 else ''}"

    def some_sizes(self, sizes: Sequence[str]) -> list[str]:
        """Return sizes beside each other; the first of several numbers says what they are."""
        return [self.size(sizes[0]), *sizes[1:]]

    def in_colour(self, colour: str) -> str:
        """Return in which colour a size is meant."""
        return f" في {self.a_colour(colour)}"

    def never(self, what: Sequence[str]) -> str:
        """Return that it does not come in any of these."""
        return f"{' و'.join(what)} {self._never}{'ين' if len(what) > 1 else ''}"

    def a_colour(self, name: str) -> str:
        """Return a colour as something that is or is not there."""
        return name if " " in name or name.startswith("ال") else f"ال{name}"

    def left(self, number: int, what: str) -> str:
        """Return how many pieces are left."""
        return f"{self._left} {counted(number, 'قطعة واحدة', 'قطعتين', 'قطع', 'قطعة')} {what}".strip()

    def from_it(self, name: str, words: str) -> str:
        """Return what is left of a product."""
        return f"من {name} {words}"

    def one_colour(self, colour: str, *, only: bool) -> str:
        """Return in which colour, and whether in no other."""
        return f" في {self.a_colour(colour)}{' بس' if only else ''}"

    def some_colours(self, colours: Sequence[str]) -> str:
        """Return in which colours, and in no other."""
        return f" في {' و'.join(map(self.a_colour, colours))} بس"

    def each_colour(self, pieces: Iterable[tuple[str, int]]) -> str:
        """Return how many in which colour."""
        return f" ({' و'.join(f'{number} {colour}' for colour, number in pieces)})"

    def offered(self, items: Iterable[str]) -> str:
        """Return what there is."""
        return f"المتاح {listed(items)}"

    def besides(self, items: Iterable[str]) -> str:
        """Return what else there is."""
        return f"المتاح كمان {listed(items)}"

    # ---- sizes for a person

    def fits(self, size: str, weight: str, height: str) -> str:
        """Return whom a size fits."""
        parts = [f"من وزن {weight} كيلو" if weight else "", f"من طول {height} سم" if height else ""]
        return f"{size} {' و'.join(filter(None, parts))}".strip()

    def advised(self, body: str, sizes: Sequence[str]) -> str:
        """Return which sizes fit a person."""
        return f"{body} {' أو '.join(map(self.size, sizes))}"

    def body(self, weight: float | None, height: float | None) -> str:
        """Return a person's measures."""
        parts = [f"وزن {weight:g} كيلو" if weight else "", f"طول {height:g} سم" if height else ""]
        return to(" و".join(filter(None, parts)))

    def age(self, years: int, *, exact: bool) -> str:
        """Return for what age a size is, or for which it is only the nearest."""
        return f"لسن {counted(years, 'سنة', 'سنتين', 'سنين', 'سنة')} {'مقاس' if exact else 'الأقرب'}"

    def beyond(self, body: str, smallest: str, biggest: str) -> str:
        """Return that no size fits a person."""
        return f"{body} مفيش مقاس، مقاساتنا لأوزان من {smallest} لـ {biggest} كيلو"

    # ---- the shop

    def payment(self, methods: Iterable[str]) -> str:
        """Return how one can pay."""
        return f"طرق الدفع: {listed(methods)}"

    def pay_with(self, asked: Iterable[str], others: Iterable[str]) -> str:
        """Return that one can pay this way, and how else."""
        rest = listed(others)
        return f"{self._yes}، {' و'.join(asked)}{f'. وكمان {rest}' if rest else ''}"

    def contact(self, words: str) -> str:
        """Return how to reach the shop."""
        return f"للتواصل: {words}"

    def hours(self, words: str) -> str:
        """Return when it is open."""
        return f"مواعيدنا: {words}"

    def branches(self, places: Iterable[str]) -> str:
        """Return where it is."""
        places = list(places)
        return f"فروعنا: {('؛ ' if any(map(_has_comma, places)) else ' و').join(places)}"

    # ---- delivery

    def fee(self, amount: float) -> str:
        """Return what delivery costs."""
        return f"الشحن {self._or_free(amount)}"

    def fees_to(self, fees: Sequence[tuple[str, float, float]]) -> str:
        """Return what delivery to each place costs, the least and the most."""
        return f"الشحن {'، و'.join(f'{to(where)} {self._from_to(*fee)}' for where, *fee in fees)}"

    def _or_free(self, amount: float) -> str:
        return self.money(amount) if amount else "مجاني"

    def _from_to(self, low: float, high: float) -> str:
        return self._or_free(low) if low == high else f"من {low:g} لـ {self.money(high)}"

    def elsewhere(self, low: float, high: float) -> str:
        """Return what delivery to other places costs, as the end of a sentence."""
        return f"، ولباقي المحافظات {self._from_to(low, high)}"

    def elsewhere_takes(self, span: tuple[int, int]) -> str:
        """Return how long it takes to other places, as the end of a sentence."""
        return f"، ولباقي المحافظات {self.span(span)}"

    def fees_each(self, fees: Sequence[tuple[float, Sequence[str]]], others: float | None) -> str:
        """Return every fee with its places, and that of all others."""
        said = [f"{self._or_free(fee)} {to(' و'.join(where))}" for fee, where in fees]
        said += [f"و{self._or_free(others)} لباقي المحافظات"] if others is not None else []
        return f"الشحن {listed(said)}"

    def fees_between(self, low: float, cheapest: Sequence[str], most: float | None, high: float) -> str:
        """Return the lowest fee and its places, that of most places, and the highest."""
        where = f" {to(' و'.join(cheapest))}" if cheapest else ""
        usual = f"، و{self._or_free(most)} لأغلب المحافظات" if most is not None else ""
        return f"الشحن {self._or_free(low)}{where}{usual}، ولحد {self.money(high)} لأبعد محافظة"

    def free_from(self, amount: float) -> str:
        """Return from which amount delivery is free, as the end of a sentence."""
        return f"، ومجاني من أول {self.money(amount)}"

    def free(self, amount: float) -> str:
        """Return from which amount delivery is free."""
        return f"الشحن مجاني للطلبات من أول {self.money(amount)}"

    def delivers(self, where: Sequence[str] = ()) -> str:
        """Return that the shop delivers to places; to all governorates if none are named."""
        return f"{self._yes}، بنوصل {' و'.join(map(to, where)) or 'لكل المحافظات'}"

    def only_to(self, where: Sequence[str]) -> str:
        """Return where it delivers."""
        return f"بنوصل {to(listed(where))}"

    def takes(self, span: tuple[int, int], to_where: str = "") -> str:
        """Return how long delivery takes."""
        return f"التوصيل {f'{to(to_where)} ' if to_where else ''}{self.span(span)}"

    def span(self, span: tuple[int, int]) -> str:
        """Return a span of days."""
        first, last = span
        if first == last:
            return f"خلال {days(last)}"
        return f"من {first if first > _TWO else days(first)} {to(days(last))}"

    def at_most(self, number: int) -> str:
        """Return the longest wait, as the end of a sentence."""
        return f"، ولحد {days(number)} لأبعد محافظة"
