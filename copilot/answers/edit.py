"""Everyday changes of the shop file: a price, what is left, a fee, a policy.

The file belongs to the person who wrote it: her comments, the order of lines, blank lines and quotes stay.
TOML is changed through tomlkit and YAML through ruamel.yaml's round trip, both made for exactly this. What
would be written is read back and checked like any shop file before it takes the place of the old one, and
takes it in one step, so that neither a mistake nor a power cut leaves a broken file behind.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from copilot.answers.shop import Product, Shop, load_shop
from copilot.errors import ShopFileError

Place: TypeAlias = tuple[str | int, ...]
"""Where a fact stands: keys and positions from the top of the file, like ``("products", 0, "price")``."""

Value: TypeAlias = str | float | None

_BOM = b"\xef\xbb\xbf"


class FactKind(StrEnum):
    """What a fact is about."""

    PRICE = "price"
    PRICE_BEFORE = "price_before"
    OFFER = "offer"
    PIECES = "pieces"
    FEE = "fee"
    DAYS = "days"
    FREE_OVER = "free_over"
    POLICY = "policy"


_NUMBERS = frozenset(
    {FactKind.PRICE, FactKind.PRICE_BEFORE, FactKind.PIECES, FactKind.FEE, FactKind.FREE_OVER}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that changes from day to day.

    Attributes:
        place: Where it stands.
        kind: What it is about.
        about: The product, the governorate or the policy it belongs to; empty for the whole shop.
        detail: Colour and size of a stock; else empty.
        value: As the file has it; None where it says nothing yet.
        whole: Only whole numbers will do.
    """

    place: Place
    kind: FactKind
    about: str
    value: Value
    detail: str = ""
    whole: bool = False

    @property
    def is_number(self) -> bool:
        """It is a number, not words."""
        return self.kind in _NUMBERS


def facts(shop: Shop) -> list[Fact]:
    """Return what may be changed, in the order of the file's sections, products first."""
    found = [fact for number, product in enumerate(shop.products) for fact in _of_product(number, product)]
    delivery, place = shop.delivery, "delivery"
    found += [
        Fact(place=(place, "fee"), kind=FactKind.FEE, about="", value=delivery.fee),
        Fact(place=(place, "days"), kind=FactKind.DAYS, about="", value=delivery.days),
        Fact(place=(place, "free_over"), kind=FactKind.FREE_OVER, about="", value=delivery.free_over),
    ]
    for name, delivered in delivery.governorates.items():
        here = (place, "governorates", name)
        found.append(Fact(place=(*here, "fee"), kind=FactKind.FEE, about=name, value=delivered.fee))
        found.append(Fact(place=(*here, "days"), kind=FactKind.DAYS, about=name, value=delivered.days))
    for name, words in shop.policies.items():
        found.append(Fact(place=("policies", name), kind=FactKind.POLICY, about=name, value=words))
    return found


def _of_product(number: int, product: Product) -> list[Fact]:
    here: Place = ("products", number)
    about = " · ".join(dict.fromkeys((product.code, product.name)))  # a name may stand for a code
    found = [
        Fact(place=(*here, "price"), kind=FactKind.PRICE, about=about, value=product.price),
        Fact(place=(*here, "offer"), kind=FactKind.OFFER, about=about, value=product.offer),
    ]
    if product.price_before is not None:
        before = Fact(
            place=(*here, "price_before"),
            kind=FactKind.PRICE_BEFORE,
            about=about,
            value=product.price_before,
        )
        found.insert(1, before)
    for row, stock in enumerate(product.stock):
        detail = " ".join(part for part in (stock.colour, stock.size) if part)
        at = (*here, "stock", row, "pieces")
        found.append(
            Fact(place=at, kind=FactKind.PIECES, about=about, detail=detail, value=stock.pieces, whole=True)
        )
    return found


def write_changes(path: Path, changes: Mapping[Place, Value]) -> Shop:
    """Change facts in a shop file and return what it says now. None takes a fact out.

    Raises:
        ShopFileError: The file can't be read or written, has changed its shape meanwhile, or would say
            something that a shop file can't say; it is as it was before.
    """
    edit = _yaml if path.suffix.lower() in {".yaml", ".yml"} else _toml

    def changed(text: str) -> str:
        try:
            return edit(text, changes)
        except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
            raise ShopFileError(
                f"{path} has changed since it was read. Open it again and repeat the change.",
                name="shop.changed",
                file=path.name,
            ) from error

    return rewritten(path, changed)


def rewritten(path: Path, change: Callable[[str], str]) -> Shop:
    """Change the text of a shop file, but neither its byte order mark nor the ends of lines that stay.

    Raises:
        ShopFileError: It can't be read or written, or would be no shop file; it is as it was before.
    """
    load_shop(path)
    raw = path.read_bytes()
    bom = raw[: len(_BOM)] if raw.startswith(_BOM) else b""
    return replaced(path, bom + change(raw.decode("utf-8-sig")).encode())


def _toml(text: str, changes: Mapping[Place, Value]) -> str:
    import tomlkit  # noqa: PLC0415 - the first window shows what may be changed, and changes nothing yet

    try:
        document = tomlkit.parse(text)
        for place, value in changes.items():
            _change(document, place, value)
        return tomlkit.dumps(document)
    except tomlkit.exceptions.TOMLKitError as error:
        raise ValueError(str(error)) from error


def _yaml(text: str, changes: Mapping[Place, Value]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415 - likewise
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - likewise

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # long sentences stay on their line
    yaml.indent(mapping=2, sequence=4, offset=2) if "\n  - " in text else None
    try:
        document = yaml.load(text)
    except YAMLError as error:
        raise ValueError(str(error)) from error
    for place, value in changes.items():
        _change(document, place, value)
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _change(document: Any, place: Place, value: Value) -> None:  # noqa: ANN401 - either library's document
    here = document
    for step in place[:-1]:
        if isinstance(step, str) and step not in here:
            here[step] = {}
        here = here[step]
    last = place[-1]
    if value is None or value == "":
        here.pop(last, None)
        return
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    old = here.get(last)
    if isinstance(value, str) and type(old) is not str and isinstance(old, str) and hasattr(old, "anchor"):
        value = type(old)(value)  # the same quotes as before
    here[last] = value


def replaced(path: Path, data: bytes) -> Shop:
    """Put `data` in the place of a file, or where none is, if it is a good shop file; keep its permissions.

    Raises:
        ShopFileError: It is none, or can't be written; the file is as it was before.
    """
    place = path.resolve()  # a link stays a link
    try:
        descriptor, name = tempfile.mkstemp(prefix=".shop-", suffix=place.suffix, dir=place.parent)
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if place.exists():
                shutil.copymode(place, beside)
            shop = _checked(beside, path)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ShopFileError(
            f"The shop file {path} can't be written: {error.strerror}.",
            name="shop.unwritable",
            file=path.name,
        ) from error
    return shop


def _checked(beside: Path, path: Path) -> Shop:
    try:
        return load_shop(beside)
    except ShopFileError as error:
        facts = {**error.facts, "file": path.name}
        raise ShopFileError(str(error).replace(str(beside), str(path)), name=error.name, **facts) from error
