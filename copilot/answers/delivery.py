"""What the shop file says about delivery, as sentences. Never more than it says, never less.

Where the fees or days of the governorates are too many to read out, the sentence gives the cheapest or
quickest place and the upper end, so that nobody is promised less than she will pay or wait.
"""

from __future__ import annotations

from typing import Final

from copilot.answers.shop import Delivery
from copilot.answers.wording import days, listed, money, to

_SAID: Final = 3
_HALF: Final = 27 / 2
"""Of the governorates of Egypt."""


def cost(delivery: Delivery, currency: str) -> str | None:
    """Return what delivery costs, and from which amount it is free."""
    fees = _fees(delivery, currency)
    if fees is None or delivery.free_over is None:
        return fees
    return f"{fees}، ومجاني من أول {money(delivery.free_over, currency)}"


def free(delivery: Delivery, currency: str) -> str | None:
    """Return from which amount delivery is free."""
    if delivery.free_over is None:
        return None
    return f"الشحن مجاني للطلبات من أول {money(delivery.free_over, currency)}"


def places(delivery: Delivery, currency: str) -> str | None:
    """Return where the shop delivers to. A general fee means everywhere."""
    if delivery.fee is not None:
        return f"أيوه، بنوصل لكل المحافظات. {_fees(delivery, currency)}"
    named = list(delivery.governorates)
    return f"بنوصل {to(listed(named))}" if named else None


def time(delivery: Delivery, _currency: str) -> str | None:
    """Return how many days it takes: one span, or the quickest place and the longest wait."""
    spans = {place: _span(at.days) for place, at in delivery.governorates.items() if at.days}
    if delivery.days:
        spans[""] = _span(delivery.days)
    if not spans:
        return None
    quickest = min(spans, key=lambda place: (spans[place], place == ""))
    if len(set(spans.values())) == 1:
        return f"التوصيل {_said(spans[quickest])}"
    longest = max(last for _, last in spans.values())
    where = f"{to(quickest)} {_said(spans[quickest])}" if quickest else _said(spans[quickest])
    return f"التوصيل {where}، ولحد {days(longest)} لأبعد محافظة"


def _fees(delivery: Delivery, currency: str) -> str | None:
    by_fee: dict[float, list[str]] = {}
    for place, at in delivery.governorates.items():
        if at.fee is not None and at.fee != delivery.fee:
            by_fee.setdefault(at.fee, []).append(place)
    fees = sorted({*by_fee, *({delivery.fee} if delivery.fee is not None else ())})
    if not fees:
        return None
    if len(fees) == 1 and delivery.fee is not None:
        return f"الشحن {money(delivery.fee, currency)}"
    if len(fees) > _SAID:
        cheapest = f" {to(' و'.join(by_fee[fees[0]]))}" if fees[0] in by_fee else ""
        usual = delivery.fee if delivery.fee not in {None, *fees[:1], *fees[-1:]} else None
        is_most = usual is not None and len(delivery.governorates) < _HALF
        most = f"، و{money(usual or 0, currency)} لأغلب المحافظات" if is_most else ""
        farthest = f"ولحد {money(fees[-1], currency)} لأبعد محافظة"
        return f"الشحن {money(fees[0], currency)}{cheapest}{most}، {farthest}"
    said = [f"{money(fee, currency)} {to(' و'.join(by_fee[fee]))}" for fee in fees if fee in by_fee]
    if delivery.fee is not None:
        said.append(f"و{money(delivery.fee, currency)} لباقي المحافظات")
    return f"الشحن {listed(said)}"


def _span(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def _said(span: tuple[int, int]) -> str:
    first, last = span
    if first == last:
        return f"خلال {days(last)}"
    return f"من {days(first)} {to(days(last))}"
