"""What the shop file says about the shop as a whole, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from copilot.answers import delivery
from copilot.answers.asked import wallets
from copilot.answers.context import Context, Told
from copilot.language.normalise import normalise

_LISTED: Final = 6
_PAID_BY: Final = {
    "cash_on_delivery": "استلام كاش cash cod delivery",
    "wallet_payment": "فودافون اورنج اتصالات وي محفظه محافظ انستاباي انستا instapay vodafone wallet wallets",
    "card_payment": "فيزا ماستر كارت كارد بطاقه ميزه visa card mastercard",
}
"""Words of a way to pay, by the topic that asks for it."""

_ALL_WAYS: Final = "payment_methods"
_ON_DELIVERY: Final = frozenset({"استلام", "الاستلام", "delivery", "cod"})


def policy(at: Context, key: str) -> Told | None:
    """Return a policy, as the shop wrote it."""
    said = at.written(at.shop.policies, key)
    return Told(text=said, part="policies") if said else None


def _prices(at: Context) -> Told | None:
    priced = [product for product in at.shop.products if product.price is not None]
    if not priced or len(priced) > _LISTED:
        return None
    words = at.words
    said = [f"{words.name(each.name, each.english)} {words.money(each.price or 0)}" for each in priced]
    return Told(text=words.listed(said), part="prices")


def _payment(at: Context) -> Told | None:
    methods = at.shop.payment.methods
    if not methods:
        return None
    words = at.around(*methods)
    asked = [] if at.asked.openly else _asked_methods(at)
    if asked:
        others = [method for method in methods if method not in asked]
        return Told(text=words.pay_with(asked, others), part="payment")
    asks = f". {words.ask_payment}" if len(methods) > 1 else ""
    return Told(text=f"{words.payment(methods)}{asks}", part="payment")


def _asked_methods(at: Context) -> list[str]:
    """Return the ways to pay that the title asks for, or else others; none where some ask for all."""
    titled = set(at.asked.titled).intersection(_PAID_BY)
    topics = titled | {at.topic, *(topic for topic in at.asked.topics if topic in {*_PAID_BY, _ALL_WAYS})}
    if _ALL_WAYS in topics and not titled:
        return []
    return [
        method for method in at.shop.payment.methods if any(_is_paid_by(method, each, at) for each in topics)
    ]


def _is_paid_by(method: str, topic: str, at: Context) -> bool:
    said = set(normalise(method).split())
    on_delivery = bool(said & _ON_DELIVERY)
    own = wallets(method)
    if topic == "wallet_payment" and (on_delivery or (own and not _is_meant(own, at))):
        return False
    wanted = set(_PAID_BY.get(topic, "").split()) | {f"ال{word}" for word in _PAID_BY.get(topic, "").split()}
    if topic == "cash_on_delivery" and not on_delivery:
        return False
    return bool(said & wanted)


def _is_meant(own: tuple[str, ...], at: Context) -> bool:
    return not at.asked.wallets or any(wallet in own for wallet in at.asked.wallets)


def _identity(field: str, say: Callable[[Context, str], str]) -> Callable[[Context], Told | None]:
    def told(at: Context) -> Told | None:
        said = getattr(at.shop.shop, field)
        return Told(text=say(at, said), part="shop") if said else None

    return told


def _branches(at: Context) -> Told | None:
    branches = at.shop.shop.branches
    return Told(text=at.around(*branches).branches(branches), part="shop") if branches else None


NEEDS: Final[Mapping[str, Callable[[Context], Told | None]]] = MappingProxyType(
    {
        "prices": _prices,
        "delivery_cost": delivery.cost,
        "free_shipping": delivery.free,
        "delivery_time": delivery.time,
        "delivery_places": delivery.where,
        "payment": _payment,
        "contact": _identity("contact", lambda at, said: at.around(said).contact(said)),
        "hours": _identity("hours", lambda at, said: at.around(said).hours(said)),
        "links": _identity("links", lambda _at, said: said),
        "branches": _branches,
    }
)
"""What a topic may need of the shop, and what says it."""
