"""What can be done with a shop file from the command line: check it, fill it from a list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from copilot.answers.importing import Imported, bring_list, import_shop, some_of
from copilot.answers.list_notes import told
from copilot.answers.shop import Shop, load_shop
from copilot.answers.wording import counted, listed
from copilot.answers.writing import as_toml
from copilot.domain.written import many

_WORDS: Final = {
    "ar": {
        "unread": "أعمدة مش معروفة فاتسابت: {names}.",
        "skipped": "شيتات من غير صف عناوين فاتسابت: {names}.",
        "written": "من {list} دخل في {file}: {held}.",
        "empty": "{file} مقروء، ولسه مفيهوش حاجة: ولا كارت هيبقى عليه إجابة. حطّي فيه منتجات.",
        "good": "{file} سليم: {held}. وفيه سياسات: {policies}.",
        "unpriced": "من غير سعر: {codes}.",
    },
    "en": {
        "unread": "Not known, so left out, are the columns {names}.",
        "skipped": "Without a row of headings, so left out, are the sheets {names}.",
        "written": "Now in {file} from {list}: {held}.",
        "empty": (
            "{file} can be read, and nothing is in it yet: no card will have an answer. Put products in it."
        ),
        "good": "{file} is good: {held}, {policies} policies.",
        "unpriced": "Without a price: {codes}.",
    },
}
_JOINED: Final = {"ar": listed, "en": ", ".join}


def import_list(path: Path, *, to: Path | None, language: str = "en") -> None:
    """Turn a CSV or Excel list into a shop file, or bring it into one; without a file, print it.

    Args:
        path: The list.
        to: The shop file.
        language: ``ar`` or ``en``: of what is said about the list.
    """
    found = import_shop(path)
    for line in _lines(found, language):
        print(line, file=sys.stderr)
    if to is None:
        print(as_toml(some_of(path, found)), end="")
        return
    bring_list(path, to, found=found)
    held = _held(found.shop, language)
    print(_WORDS[language]["written"].format(held=held, list=path.name, file=to), file=sys.stderr)


def _lines(found: Imported, language: str) -> list[str]:
    """Return what could not be taken from a list, one line a row, then columns and sheets."""
    words, joined = _WORDS[language], _JOINED[language]
    lines = [told(note, language) for note in found.notes]
    if found.left_out:
        lines.append(_left_out_in_english(found) if language == "en" else _left_out_in_arabic(found))
    lines += [words["unread"].format(names=joined(found.unread))] if found.unread else []
    lines += [words["skipped"].format(names=joined(found.skipped))] if found.skipped else []
    return lines


def _left_out_in_english(found: Imported) -> str:
    """Return how many rows stay out, and how many of them only wait for another one."""
    them = "it" if found.left_out == 1 else "them"
    along = f", and with {them} {found.waiting} good" if found.waiting else ""
    total = many(found.rows, "row")
    return f"Not taken: {found.left_out} of {total}{along}. Mend {them} in the list, then import it again."


def _left_out_in_arabic(found: Imported) -> str:
    out = counted(found.left_out, "صف واحد", "صفين", "صفوف", "صف")
    total = counted(found.rows, "صف واحد", "صفين", "صفوف", "صف")
    taken, them = ("مدخلش", "ه") if found.left_out == 1 else ("مدخلوش", "هم")
    good = counted(found.waiting, "صف سليم", "صفين سليمين", "صفوف سليمة", "صف سليم")
    along = f"، ومعا{them} {good}" if found.waiting else ""
    return f"{out} من {total} {taken}{along}. صلّحي{them} في الجدول ودخّليه تاني."


def check(path: Path, *, language: str = "en") -> None:
    """Say that a shop file can be understood, and what it holds; a mistake is told with its place.

    Args:
        path: The shop file.
        language: ``ar`` or ``en``: of what is said.
    """
    shop, words = load_shop(path), _WORDS[language]
    unpriced = [product.code for product in shop.products if product.price is None]
    if shop.is_empty:
        print(words["empty"].format(file=path))
        return
    print(words["good"].format(file=path, held=_held(shop, language), policies=len(shop.policies)))
    if unpriced:
        print(words["unpriced"].format(codes=_JOINED[language](unpriced)))


def _held(shop: Shop, language: str) -> str:
    return _held_in_arabic(shop) if language == "ar" else _held_in_english(shop)


def _held_in_english(shop: Shop) -> str:
    products, places = len(shop.products), shop.delivery.told
    said = [f"{many(places, 'place')} of delivery"] if places else []
    said += ["a general delivery fee"] if shop.delivery.fee is not None else []
    said += ["general days of delivery"] if shop.delivery.days else []
    if products or not said:
        said.insert(0, many(products, "product"))
    return " and ".join(said)


def _held_in_arabic(shop: Shop) -> str:
    products, places = len(shop.products), shop.delivery.told
    said = [counted(products, "منتج واحد", "منتجين", "منتجات", "منتج")] if products else []
    said += [counted(places, "مكان توصيل", "مكانين توصيل", "أماكن توصيل", "مكان توصيل")] if places else []
    said += ["سعر شحن عام"] if shop.delivery.fee is not None else []
    said += ["مدة توصيل عامة"] if shop.delivery.days else []
    return " و".join(said)
