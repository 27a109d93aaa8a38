"""The seller's facts, read from one TOML or YAML file and checked line by line.

A file that says nothing wrong is taken as it is; a key that we don't know, a price that is no number or
a product twice is told in one sentence with its place, since a fact that silently fails to load would be
a wrong answer on air.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from copilot.answers.mistakes import explained, line_of
from copilot.errors import ShopFileError


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Tone(StrEnum):
    """How the brand speaks."""

    FRIENDLY = "friendly"
    FORMAL = "formal"


class Address(StrEnum):
    """Whom the brand speaks to."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    PLURAL = "plural"


class Voice(_Facts, frozen=True, kw_only=True):
    """``[voice]``: how sentences that we fill are worded. The shop's own sentences stay as they are."""

    tone: Tone = Tone.FRIENDLY
    address: Address = Address.FEMININE


Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=300)]


class Identity(_Facts, frozen=True, kw_only=True):
    """``[shop]``: the shop itself. All texts are read out as they stand.

    Attributes:
        currency_en: The currency in English sentences.
        stream_delay: Seconds from what the presenter does to what viewers see of it, on her platforms.
    """

    name: str = ""
    currency: str = "جنيه"
    currency_en: str = "EGP"
    contact: str = ""
    hours: str = ""
    links: str = ""
    branches: tuple[str, ...] = ()
    stream_delay: Seconds | None = None


Days: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(\s*\d{1,3}\s*(-\s*\d{1,3}\s*)?)?$")]
"""Working days, ``"2"`` or ``"2-4"``; empty when not said."""


class Delivered(_Facts, frozen=True, kw_only=True):
    """What delivery to one governorate costs, in the shop's currency, and takes, in days (``"2-4"``)."""

    fee: float | None = None
    days: Days = ""


class Delivery(_Facts, frozen=True, kw_only=True):
    """``[delivery]``: fee and days wherever `governorates` says nothing else; free from `free_over` on.

    A key of `governorates` may also be a town, or several places together ("القاهرة والجيزة").
    One that says nothing stands for a place of which neither is known.
    """

    fee: float | None = None
    days: Days = ""
    free_over: float | None = None
    governorates: dict[str, Delivered] = {}

    @property
    def told(self) -> int:
        """Of how many places it says something."""
        return sum(delivered != Delivered() for delivered in self.governorates.values())


class Payment(_Facts, frozen=True, kw_only=True):
    """``[payment]``: the ways to pay."""

    methods: tuple[str, ...] = ()


class Stock(_Facts, frozen=True, kw_only=True):
    """How many pieces are left of one colour and size; an empty one stands for any.

    A size that is counted is counted whole: the colours it is not listed in are gone.
    """

    pieces: int
    colour: str = ""
    size: str = ""


Range: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(\s*\d{1,3}\s*(-\s*\d{1,3}\s*)?)?$")]
"""``"55-65"``, or one number."""


class SizeAdvice(_Facts, frozen=True, kw_only=True):
    """Whom a size fits: weight in kilograms and height in centimetres, as ranges (``"55-65"``)."""

    size: str
    weight: Range = ""
    height: Range = ""


class Product(_Facts, frozen=True, kw_only=True):
    """``[[products]]``: one thing that is sold.

    Attributes:
        names: What viewers call it, in any script.
        english: Its name in English sentences.
        price_before: What it cost before the discount, where there is one.
        offer: One sentence; read out as it stands. `offer_en` is the same in English.
        facts: Fabric, origin, care … by the names that the topics use; each read out as it stands, a bare
            measure ("سنة") after what it measures. One whose name ends in ``_en`` answers in English.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    english: str = ""
    price: float | None = None
    price_before: float | None = None
    offer: str = ""
    offer_en: str = ""
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    stock: tuple[Stock, ...] = ()
    size_advice: tuple[SizeAdvice, ...] = ()
    facts: dict[str, str] = {}


class Shop(_Facts, frozen=True, kw_only=True):
    """All that the shop file says. The empty one knows nothing, and says so."""

    shop: Identity = Identity()
    voice: Voice = Voice()
    delivery: Delivery = Delivery()
    payment: Payment = Payment()
    policies: dict[str, str] = {}
    products: tuple[Product, ...] = ()

    @property
    def is_empty(self) -> bool:
        """It holds nothing that answers a question."""
        return self == Shop(shop=self.shop, voice=self.voice)

    def product(self, code: str | None) -> Product | None:
        """Return the product with this code; letter case does not matter."""
        wanted = (code or "").casefold()
        return next((product for product in self.products if product.code.casefold() == wanted), None)


NO_SHOP: Final = Shop()
"""Stands for no shop file, told by its identity: the facts of a file that says nothing are equal to it."""

_LISTS: Final = frozenset({".csv", ".xlsx", ".xlsm"})
DEAREST: Final = 1e9
"""No price reaches this."""

_KEYS: Final = {
    key: kind.__struct_fields__
    for key, kind in {
        "": Shop,
        "shop": Identity,
        "voice": Voice,
        "delivery": Delivery,
        "payment": Payment,
        "products": Product,
        "stock": Stock,
        "size_advice": SizeAdvice,
        "governorates": Delivered,
    }.items()
} | {"tone": tuple(Tone), "address": tuple(Address)}


def load_shop(path: Path) -> Shop:
    """Read a shop file, TOML by default, YAML when its name ends in ``.yaml`` or ``.yml``.

    Raises:
        ShopFileError: It can't be read or understood; the sentence says where and what was expected.
    """
    if path.suffix.lower() in _LISTS and path.is_file():
        raise ShopFileError(
            f"{path} is a list, no shop file. Turn it into one: "
            f'live-copilot shop import "{path.name}" --to shop.toml',
            name="shop.list",
            file=path.name,
        )
    data = _parsed(path)
    if not isinstance(data, dict):
        raise ShopFileError(
            f"{path}: the shop file is empty or a plain list. It needs sections like [shop].",
            name="shop.empty",
            file=path.name,
        )
    try:
        shop = msgspec.convert(data, Shop, strict=True)
        dumped(shop)
    except UnicodeEncodeError as error:  # half a character, as an escape may name it
        raise ShopFileError(
            f"{path} is not UTF-8 text. Save it as UTF-8 and try again.", name="shop.encoding", file=path.name
        ) from error
    except msgspec.ValidationError as error:
        where, sentence = explained(str(error), data, _KEYS)
        raise ShopFileError(f"{path}: {sentence}", name="shop.value", file=path.name, where=where) from error
    return checked(path, shop)


def dumped(shop: Shop) -> bytes:
    """Return the facts as JSON, to be kept with a session."""
    return msgspec.json.encode(shop)


def restored(data: bytes) -> Shop:
    """Return the facts that `dumped` gave; of data from another version, those that it can."""
    try:
        return msgspec.json.decode(data, type=Shop)
    except msgspec.DecodeError:
        return Shop()


def _parsed(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds; checked by the caller
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() in {".yaml", ".yml"}:
            return YAML(typ="safe", pure=True).load(text)
        return tomllib.loads(text)
    except FileNotFoundError as error:
        raise ShopFileError(
            f"There is no shop file at {path}. Check the name.", name="shop.missing", file=path.name
        ) from error
    except IsADirectoryError as error:
        raise ShopFileError(
            f"{path} is a folder. Name the shop file in it.", name="shop.folder", file=path.name
        ) from error
    except UnicodeDecodeError as error:
        raise ShopFileError(
            f"{path} is not UTF-8 text. Save it as UTF-8 and try again.", name="shop.encoding", file=path.name
        ) from error
    except OSError as error:
        raise ShopFileError(
            f"The shop file {path} can't be read: {error.strerror}.", name="shop.unreadable", file=path.name
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ShopFileError(
            f"{path} is not valid TOML: {error}.",
            name="shop.syntax",
            file=path.name,
            line=line_of(error, text),
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise ShopFileError(
            f"{path} is not valid YAML: {' '.join(str(error).split())}.",
            name="shop.syntax",
            file=path.name,
            line=line_of(error, text),
        ) from error


def checked(path: Path, shop: Shop) -> Shop:
    """Return facts that agree with each other.

    Raises:
        ShopFileError: Two products share a code, a price can't be, a stock is below zero.
    """
    seen: set[str] = set()
    for product in shop.products:
        code = product.code.casefold()
        if not code.strip():
            raise ShopFileError(
                f"{path}: the product “{product.name}” has no code. Give it one.",
                name="shop.no_code",
                product=product.name,
            )
        if code in seen:
            raise ShopFileError(
                f"{path}: two products have the code {product.code}. Give each its own.",
                name="shop.same_code",
                product=product.code,
            )
        seen.add(code)
        for price in (product.price, product.price_before):
            if price is None or 0 <= price < DEAREST:
                continue
            raise ShopFileError(
                f"{path}: the price of {product.code} can't be {price:g}. Mend it.",
                name="shop.price",
                product=product.code,
            )
        for stock in product.stock:
            if stock.pieces < 0:
                raise ShopFileError(
                    f"{path}: the stock of {product.code} is below zero. Mend it.",
                    name="shop.stock",
                    product=product.code,
                )
    return shop
