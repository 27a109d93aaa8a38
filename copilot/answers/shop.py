"""The seller's facts, read from one TOML or YAML file and checked line by line.

A file that says nothing wrong is taken as it is; a key that we don't know, a price that is no number or
a product twice is told in one sentence with its place, since a fact that silently fails to load would be
a wrong answer on air.
"""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from copilot.errors import ShopFileError


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Identity(_Facts, frozen=True, kw_only=True):
    """``[shop]``: the shop itself. All texts are read out as they stand."""

    name: str = ""
    currency: str = "جنيه"
    contact: str = ""
    hours: str = ""
    links: str = ""
    branches: tuple[str, ...] = ()


Days: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(\s*\d{1,3}\s*(-\s*\d{1,3}\s*)?)?$")]
"""Working days, ``"2"`` or ``"2-4"``; empty when not said."""


class Delivered(_Facts, frozen=True, kw_only=True):
    """What delivery to one governorate costs, in the shop's currency, and takes, in days (``"2-4"``)."""

    fee: float | None = None
    days: Days = ""


class Delivery(_Facts, frozen=True, kw_only=True):
    """``[delivery]``: fee and days wherever `governorates` says nothing else; free from `free_over` on."""

    fee: float | None = None
    days: Days = ""
    free_over: float | None = None
    governorates: dict[str, Delivered] = {}


class Payment(_Facts, frozen=True, kw_only=True):
    """``[payment]``: the ways to pay."""

    methods: tuple[str, ...] = ()


class Stock(_Facts, frozen=True, kw_only=True):
    """How many pieces are left of one colour and size; an empty one stands for any."""

    pieces: int
    colour: str = ""
    size: str = ""


class SizeAdvice(_Facts, frozen=True, kw_only=True):
    """Whom a size fits: weight in kilograms and height in centimetres, as ranges (``"55-65"``)."""

    size: str
    weight: str = ""
    height: str = ""


class Product(_Facts, frozen=True, kw_only=True):
    """``[[products]]``: one thing that is sold."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    price: float | None = None
    offer: str = ""
    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    stock: tuple[Stock, ...] = ()
    size_advice: tuple[SizeAdvice, ...] = ()
    facts: dict[str, str] = {}


class Shop(_Facts, frozen=True, kw_only=True):
    """All that the shop file says. The empty one knows nothing, and says so."""

    shop: Identity = Identity()
    delivery: Delivery = Delivery()
    payment: Payment = Payment()
    policies: dict[str, str] = {}
    products: tuple[Product, ...] = ()

    def product(self, code: str | None) -> Product | None:
        """Return the product with this code; letter case does not matter."""
        wanted = (code or "").casefold()
        return next((product for product in self.products if product.code.casefold() == wanted), None)


_DEAREST: Final = 1e9
_EXPECTED: Final = {
    "float": "a number without quotes",
    "int": "a whole number without quotes",
    "str": "text in quotes",
    "array": "a list in [ ]",
    "object": "a section of keys",
}
_TYPES: Final = re.compile(r"[Ee]xpected `(?P<wanted>\w+)(?: \| null)?`, got `(?P<got>\w+).*`")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<field>.*)`")
_PLACE: Final = re.compile(r" - at `\$(?P<path>.*)`$")
_STEP: Final = re.compile(r"\.?(?P<key>[^.\[\]]+)|\[(?P<index>\d+|\.\.\.)\]")
_KEYS: Final = {
    key: kind.__struct_fields__
    for key, kind in {
        "": Shop,
        "shop": Identity,
        "delivery": Delivery,
        "payment": Payment,
        "products": Product,
        "stock": Stock,
        "size_advice": SizeAdvice,
        "governorates": Delivered,
    }.items()
}


def load_shop(path: Path) -> Shop:
    """Read a shop file, TOML by default, YAML when its name ends in ``.yaml`` or ``.yml``.

    Raises:
        ShopFileError: It can't be read or understood; the sentence says where and what was expected.
    """
    data = _parsed(path)
    if not isinstance(data, dict):
        raise ShopFileError(f"{path}: the shop file is empty or a plain list. It needs sections like [shop].")
    try:
        shop = msgspec.convert(data, Shop, strict=True)
    except msgspec.ValidationError as error:
        raise ShopFileError(f"{path}: {_explained(str(error), data)}") from error
    _check(path, shop)
    return shop


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
        raise ShopFileError(f"There is no shop file at {path}. Check the name.") from error
    except IsADirectoryError as error:
        raise ShopFileError(f"{path} is a folder. Name the shop file in it.") from error
    except UnicodeDecodeError as error:
        raise ShopFileError(f"{path} is not UTF-8 text. Save it as UTF-8 and try again.") from error
    except OSError as error:
        raise ShopFileError(f"The shop file {path} can't be read: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise ShopFileError(f"{path} is not valid TOML: {error}.") from error
    except (YAMLError, ValueError) as error:
        raise ShopFileError(f"{path} is not valid YAML: {' '.join(str(error).split())}.") from error


def _check(path: Path, shop: Shop) -> None:
    seen: set[str] = set()
    for product in shop.products:
        code = product.code.casefold()
        if not code.strip():
            raise ShopFileError(f"{path}: the product “{product.name}” has no code. Give it one.")
        if code in seen:
            raise ShopFileError(f"{path}: two products have the code {product.code}. Give each its own.")
        seen.add(code)
        if product.price is not None and not 0 <= product.price < _DEAREST:
            raise ShopFileError(f"{path}: the price of {product.code} can't be {product.price:g}. Mend it.")
        for stock in product.stock:
            if stock.pieces < 0:
                raise ShopFileError(f"{path}: the stock of {product.code} is below zero. Mend it.")


def _explained(message: str, data: dict[str, Any]) -> str:
    """Turn msgspec's words into a sentence for someone who sells, with the place by name."""
    found = _PLACE.search(message)
    steps = list(_STEP.finditer(found["path"])) if found else []
    place, section, here = [], "", data
    for step in steps:
        key = step["key"] or step["index"]
        here = _inside(here, key)
        if step["key"]:
            section = key
            place.append(key)
        elif key != "...":
            place.append(str(_inside(here, "code") or int(key) + 1))
    where = f"under {' → '.join(place)}: " if place else ""
    what = message[: found.start()] if found else message
    if unknown := _UNKNOWN.search(what):
        near = get_close_matches(unknown["field"], _KEYS.get(section, ()), n=1)
        hint = f" Did you mean “{near[0]}”?" if near else f" Known are: {', '.join(_KEYS.get(section, ()))}."
        return f"{where}“{unknown['field']}” is not known here.{hint}"
    if "matching regex" in what:
        return f'{where}days are written like "2" or "2-4". Mend this line and try again.'
    if types := _TYPES.search(what):
        wanted, got = (_EXPECTED.get(types[name], types[name]) for name in ("wanted", "got"))
        return f"{where}this must be {wanted}, but it is {got}. Mend this line and try again."
    what = what.replace("Object missing required field", "missing").replace("`", "“", 1).replace("`", "”", 1)
    return f"{where}{what}. Mend this and try again."


def _inside(data: Any, key: str) -> Any:  # noqa: ANN401 - walks a parsed file of any shape
    try:
        return data[int(key)] if isinstance(data, list) else data[key]
    except (KeyError, IndexError, TypeError, ValueError):
        return None
