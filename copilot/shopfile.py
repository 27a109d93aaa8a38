"""What can be done with a shop file from the command line: check it, fill it from a list."""

from __future__ import annotations

import sys
from pathlib import Path

from copilot.answers.importing import import_shop, unread
from copilot.answers.shop import Shop, load_shop
from copilot.answers.writing import as_toml, bring_into


def import_list(path: Path, *, to: Path | None) -> None:
    """Turn a CSV or Excel list into a shop file, or bring it into one; without a file, print it."""
    shop = import_shop(path)
    left = unread(path)
    if left:
        print(f"Not known, so left out, are the columns {', '.join(left)}.", file=sys.stderr)
    if to is None:
        print(as_toml(shop), end="")
        return
    bring_into(to, shop)
    print(f"{_counted(shop)} from {path.name} are in {to}.", file=sys.stderr)


def check(path: Path) -> None:
    """Say that a shop file can be understood, and what it holds; a mistake is told with its place."""
    shop = load_shop(path)
    unpriced = [product.code for product in shop.products if product.price is None]
    print(f"{path} is good: {_counted(shop)}, {len(shop.policies)} policies.")
    if unpriced:
        print(f"Without a price: {', '.join(unpriced)}.")


def _counted(shop: Shop) -> str:
    return f"{len(shop.products)} products and {len(shop.delivery.governorates)} places of delivery"
