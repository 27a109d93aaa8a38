"""Products and delivery fees as a TOML shop file, new or brought into one that is there.

In a file that is there, products are found by their code and get what the new facts say; whatever else it
says of them, every other product, and all notes stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import tomlkit
from tomlkit.items import AoT, InlineTable

from copilot.answers.edit import replaced, rewritten
from copilot.answers.shop import Shop
from copilot.errors import ShopFileError

_INLINE: Final = frozenset({"stock", "size_advice"})


def as_toml(shop: Shop) -> str:
    """Return facts as the text of a new shop file; what they don't say is left out."""
    document = tomlkit.document()
    _bring(document, shop)
    return tomlkit.dumps(document)


def bring_into(path: Path, shop: Shop) -> Shop:
    """Write facts into a shop file, or into a new one, and return what it says now.

    Raises:
        ShopFileError: It can't be read or written, or is not TOML; it is as it was before.
    """
    if path.suffix.lower() != ".toml":
        raise ShopFileError(f"{path}: name a file that ends in .toml.", name="list.into", file=path.name)
    if not path.exists():
        return replaced(path, as_toml(shop).encode())

    def brought(text: str) -> str:
        document = tomlkit.parse(text)
        _bring(document, shop)
        return tomlkit.dumps(document)

    return rewritten(path, brought)


def _bring(document: Any, shop: Shop) -> None:  # noqa: ANN401 - tomlkit's document
    said: Mapping[str, Any] = _said(msgspec.to_builtins(shop))
    if delivery := dict(said.get("delivery", {})):
        delivery["governorates"] = {
            place: _said(msgspec.to_builtins(each)) for place, each in shop.delivery.governorates.items()
        }
        section = document.setdefault("delivery", tomlkit.table())
        _deliver(section, delivery)
    products = document.setdefault("products", tomlkit.aot())
    known = {str(product.get("code", "")).casefold(): product for product in products}
    for product in said.get("products", ()):
        table = known.get(product["code"].casefold())
        if table is None:
            products.append(tomlkit.table() if isinstance(products, AoT) else tomlkit.inline_table())
            table = products[-1]
        _fill(table, product)
    if isinstance(products, AoT) and not products:
        del document["products"]


def _deliver(section: Any, delivery: Mapping[str, Any]) -> None:  # noqa: ANN401 - tomlkit's table
    for key, value in delivery.items():
        if key != "governorates":
            section[key] = value
    if places := delivery.get("governorates"):
        known = section.setdefault("governorates", _within(section))
        for place, delivered in places.items():
            if delivered or place not in known:
                known[place] = _inline(delivered)


def _fill(table: Any, product: Mapping[str, Any]) -> None:  # noqa: ANN401 - tomlkit's table
    for key, value in product.items():
        if key == "facts":
            facts = table.setdefault(key, _within(table))
            for name, words in value.items():
                facts[name] = words
        else:
            table[key] = _rows(value) if key in _INLINE else value


def _rows(values: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - tomlkit's array
    rows = tomlkit.array()
    rows.multiline(multiline=True)
    for value in values:
        rows.append(_inline(value))
    return rows


def _within(table: Any) -> Any:  # noqa: ANN401 - tomlkit's tables
    """Return a new table that can stand in another one."""
    return tomlkit.inline_table() if isinstance(table, InlineTable) else tomlkit.table()


def _inline(value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - tomlkit's table
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _said(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    """Return plain values without what says nothing; whole numbers without a fraction."""
    if isinstance(value, dict):
        return {key: said for key, each in value.items() if (said := _said(each)) not in ("", None, [], {})}
    if isinstance(value, list | tuple):
        return [_said(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
