"""Every known fault in the window's language: the one place that translates them.

A fault comes as a value with a name (`copilot.errors.Fault`); its English sentence is never searched for
words. Where a name is not known here, its kind still says what it is about; the English sentence is what
"Details" shows. A test looks that every error that can reach a window has its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from copilot.domain.board import Reason
from copilot.ui.plain import isolate, plain
from copilot.ui.platforms import reason_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.errors import Fault

_LONGEST_FACT = 80


def fault_words(fault: Fault) -> str:
    """Return what happened and what to do, in the window's language; plain text."""
    words = _named(fault.name) or _of_kind(fault.kind)
    for key, fact in fault.facts.items():
        words = words.replace(f"{{{key}}}", isolate(plain(fact, _LONGEST_FACT)))
    return words


def names() -> frozenset[str]:
    """Return the names of all faults that have words of their own."""
    return frozenset().union(*(part() for part in _PARTS), (f"reason.{reason}" for reason in _by_reason()))


def _named(name: str) -> str:
    for part in _PARTS:
        if name in (known := part()):
            return known[name]
    return _by_reason().get(name.removeprefix("reason."), "") if name.startswith("reason.") else ""


def _by_reason() -> dict[str, str]:
    return {str(reason): words for reason, words in reason_sentences().items() if reason is not Reason.FAULT}


def _of_kind(kind: str) -> str:
    return {
        "ShopFileError": QCoreApplication.translate("Fault", "The shop file can't be used as it is."),
        "SessionFileError": QCoreApplication.translate("Fault", "The file of this live can't be opened."),
        "InputError": QCoreApplication.translate(
            "Fault", "The recorded live can't be read. Install Live Copilot again."
        ),
        "StorageError": QCoreApplication.translate(
            "Fault", "The file of this live can't be written any more. Free some space, then go on with it."
        ),
        "NotLiveError": QCoreApplication.translate("Fault", "No live is on there just now."),
        "DisconnectedError": QCoreApplication.translate(
            "Fault", "The platform does not answer. Check the internet connection and try again."
        ),
    }.get(kind) or QCoreApplication.translate(
        "Fault", "Something went wrong that should not. The details and the log say more."
    )


def _shop() -> dict[str, str]:
    return {
        "shop.missing": QCoreApplication.translate(
            "Fault", "The shop file {file} is not there any more. Choose it again."
        ),
        "shop.folder": QCoreApplication.translate("Fault", "{file} is a folder. Choose the shop file in it."),
        "shop.encoding": QCoreApplication.translate(
            "Fault", "{file} is not saved as UTF-8 text. Save it as UTF-8 and choose it again."
        ),
        "shop.unreadable": QCoreApplication.translate(
            "Fault", "{file} can't be read. Close it in other programs and choose it again."
        ),
        "shop.syntax": QCoreApplication.translate(
            "Fault",
            "{file} can't be understood at line {line}. A quotation mark or a bracket is missing there.",
        ),
        "shop.list": QCoreApplication.translate(
            "Fault",
            "{file} is a list, no shop file. Press “Bring in a list from Excel…” and choose it there.",
        ),
        "shop.empty": QCoreApplication.translate(
            "Fault", "{file} holds no shop. Copy the example of a shop file and put your prices in."
        ),
        "shop.value": QCoreApplication.translate(
            "Fault", "{file}: what stands under {where} can't stand there. Mend that line."
        ),
        "shop.no_code": QCoreApplication.translate(
            "Fault", "The product {product} has no code. Give it one."
        ),
        "shop.same_code": QCoreApplication.translate(
            "Fault", "Two products have the code {product}. Give each its own."
        ),
        "shop.price": QCoreApplication.translate("Fault", "The price of {product} can't be right. Mend it."),
        "shop.stock": QCoreApplication.translate("Fault", "The stock of {product} is below zero. Mend it."),
        "shop.changed": QCoreApplication.translate(
            "Fault", "{file} was changed elsewhere meanwhile. Look at it again and repeat your change."
        ),
        "shop.unwritable": QCoreApplication.translate(
            "Fault", "{file} can't be written. Nothing was changed; close it in other programs and try again."
        ),
    }


def _list() -> dict[str, str]:
    return {
        "list.missing": QCoreApplication.translate(
            "Fault", "The list {file} is not there any more. Choose it again."
        ),
        "list.kind": QCoreApplication.translate(
            "Fault", "{file} is neither CSV nor Excel. Save it as .csv or .xlsx and choose it again."
        ),
        "list.large": QCoreApplication.translate(
            "Fault", "{file} is too large for a list of products. Save its first sheet alone."
        ),
        "list.damaged": QCoreApplication.translate(
            "Fault", "{file} is damaged. Open it in Excel, save it again and choose it once more."
        ),
        "list.encoding": QCoreApplication.translate(
            "Fault", "The letters of {file} can't be read. Save it as CSV UTF-8 and choose it again."
        ),
        "list.headings": QCoreApplication.translate(
            "Fault",
            "{file} has no row of headings. Name the columns in it: code, name, price, sizes, pieces.",
        ),
        "list.empty": QCoreApplication.translate("Fault", "{file} has headings and no rows below them."),
        "list.nothing": QCoreApplication.translate(
            "Fault", "No row of {file} could be read, so nothing was written. Mend the rows and try again."
        ),
        "list.into": QCoreApplication.translate(
            "Fault",
            "A list goes into a shop file that ends in .toml, and {file} does not. Choose another name.",
        ),
    }


def _session() -> dict[str, str]:
    return {
        "session.exists": QCoreApplication.translate(
            "Fault", "There is a live called {file} already. Choose another name."
        ),
        "session.unmakeable": QCoreApplication.translate(
            "Fault", "The file of this live can't be made. Is the disk full or locked?"
        ),
        "session.unwritable": QCoreApplication.translate(
            "Fault",
            "The disk takes nothing more. What was on the cards is saved. Free some space and go on.",
        ),
        "session.rescued": QCoreApplication.translate(
            "Fault", "{file} could not be written to the end. The whole live is here instead: {rescued}"
        ),
        "session.damaged": QCoreApplication.translate(
            "Fault",
            "{file} is damaged. Try a copy of it, or bring back what can still be read: live-copilot recover",
        ),
        "session.missing": QCoreApplication.translate("Fault", "{file} is not there any more."),
        "session.foreign": QCoreApplication.translate("Fault", "{file} is no file of a live."),
        "session.newer": QCoreApplication.translate(
            "Fault", "{file} was made by a newer Live Copilot. Update the app to open it."
        ),
        "session.in_use": QCoreApplication.translate(
            "Fault", "{file} is in use by a live that still runs. End that one first."
        ),
        "run.broken": QCoreApplication.translate(
            "Fault", "Something unexpected ended the live. What was shown is saved; go on with it below."
        ),
    }


def _outside() -> dict[str, str]:
    return {
        "serve.address": QCoreApplication.translate("Fault", "The moderators' page can't be served there."),
        "serve.no_network": QCoreApplication.translate(
            "Fault", "Phones can't reach this computer: it is in no network. Connect it to the phones' Wi-Fi."
        ),
        "serve.port": QCoreApplication.translate(
            "Fault", "Another program holds the place of the moderators' page ({port}). End it and try again."
        ),
        "follow.nobody": QCoreApplication.translate(
            "Fault", "Type the name of the account that is live on TikTok."
        ),
        "keyring.locked": QCoreApplication.translate(
            "Fault", "The keyring of this computer is locked, so nothing was kept. Unlock it and try again."
        ),
        "keyring.none": QCoreApplication.translate(
            "Fault",
            "This computer has no keyring, so nothing was kept. Put the key into the environment variable "
            "{variable} before you start Live Copilot.",
        ),
        "keyring.closed": QCoreApplication.translate(
            "Fault", "The keyring of this computer does not open. Unlock it and try again."
        ),
        "account.no_page": QCoreApplication.translate(
            "Fault",
            "No page with an Instagram account linked to it is open to this key. Link them on Instagram "
            "(Settings, Business tools), or choose the page when you make the key.",
        ),
        "account.no_token": QCoreApplication.translate("Fault", "Paste the key first."),
    }


_PARTS: tuple[Callable[[], dict[str, str]], ...] = (_shop, _list, _session, _outside)
