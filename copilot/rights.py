"""What people may ask a shop, and what a shop must know on a bad day: ``live-copilot privacy``.

"What do you know about me" and "forget me" go through every session of the user's folder; a session knows
people by a keyed hash alone, so the account's id has to be given as the platform does. What a lost file
exposes is read from the file itself, with no key: as a finder would.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from copilot import identities
from copilot.answers.notice import notice as texts_for_viewers
from copilot.assets import asset
from copilot.domain.question import ReadComment
from copilot.domain.role import Role
from copilot.domain.written import many
from copilot.errors import CopilotError, RunError, UsageError
from copilot.intake import author_hash
from copilot.language.privacy import redact
from copilot.session import journal, vault
from copilot.settings import SUFFIX, Settings
from copilot.settling import forgotten
from copilot.storage.installation import VARIABLE, Place
from copilot.storage.journal import Access
from copilot.storage.session_file import SessionFile

OWNER = Role.PRESENTER

_WHERE: Final = {
    Place.KEYRING: "your keyring",
    Place.ENVIRONMENT: VARIABLE,
    Place.FILE: "vault.key in the app's folder (no keyring is here: who takes the computer has both)",
    Place.MEMORY: "nobody's hands any more",
}
_ITEMS: Final = {
    Access.SEEN: "contact",
    Access.CONTACTS_EXPORTED: "contact",
    Access.EXPORTED: "file",
    Access.TOLD: "comment",
    Access.FORGOTTEN: "comment",
    Access.CONTACTS_DELETED: "contact",
    Access.DELETED: "live",
}
"""What is counted of each that the log notes: one of them."""


def about(account: str, sessions: Sequence[Path], *, as_json: bool) -> None:
    """Print what is known of one person in some sessions, or in all of the user's folder, and note it."""
    look = _Look(account, sessions)
    found: list[dict[str, Any]] = []
    for path, person in look.persons():
        with SessionFile.read(path) as file:
            known = [_told(each) for each in file.entries() if _is_of(each, person)]
        if known:
            found.append({"session": path.name, "comments": known})
            journal().note(Access.TOLD, session=path.name, by=OWNER, count=len(known))
    if as_json:
        told = {"account": account, "sessions": found, "looked_in": [str(path) for path in look.asked]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        look.end()
        return
    for each in found:
        print(each["session"])
        for comment in each["comments"]:
            left = "  (phone or address kept under seal)" if comment["contact"] else ""
            print(f"  {comment['at']}  {comment['text']}{left}")
    count = sum(len(each["comments"]) for each in found)
    kept = f"{many(count, 'comment')} of {account} in {many(len(found), 'session')}"
    print(f"{kept}, and nothing else of theirs there. {look.where('about')}")
    _doubt(account, count)
    look.end()


def forget_everywhere(account: str, sessions: Sequence[Path]) -> None:
    """Take one person out of some sessions, or of all in the user's folder, and note it."""
    look = _Look(account, sessions)
    count = 0
    for path, person in look.persons():
        try:
            gone = forgotten(path, person, vault())
        except CopilotError as error:  # the others' turn comes all the same
            look.leave(path, error)
            continue
        if gone:
            print(f"{path}: {many(gone, 'comment')} removed.")
            journal().note(Access.FORGOTTEN, session=path.name, by=OWNER, count=gone)
        count += gone
    removed = f"{many(count, 'comment')} of {account}"
    print(
        f"Removed: {removed}. Exports, pages and recordings made before are yours to delete. "
        f"{look.where('forget')}"
    )
    _doubt(account, count)
    look.end()


def _doubt(account: str, count: int) -> None:
    """Where nothing was found, say how the id is found: with another one nothing ever is."""
    if not count and (told := identities.how(identities.parted(account)[0])):
        print(told)


def exposes(path: Path, *, as_json: bool) -> None:
    """Print what somebody who finds a session file can read in it, and what not."""
    with SessionFile.read(path) as file:
        comments = [entry for entry in file.entries() if isinstance(entry, ReadComment)]
        told: dict[str, Any] = {
            "comments": len(comments),
            "people": len({each.comment.author for each in comments if each.comment.author}),
            "names": 0,
            "contacts_sealed": sum(bool(each.sealed) for each in comments),
            "texts_to_redact_again": sum(redact(each.comment.text) != each.comment.text for each in comments),
            "names_as_digests": len(file.met()),
            "author_key_in_plain_sight": bool(file.plain_author_key),
            "sealed_for": len(file.sealed_keys()),
            "shop_facts": bool(file.shop),
        }
    if as_json:
        print(json.dumps(told))
        return
    for line in _exposed(told, _WHERE[vault().place]):
        print(f"- {line}")
    print(f"\nWhat to do now: {asset('help', 'bad-day.md')}")


def notice(*, language: str) -> None:
    """Print the texts that tell viewers, for the stream and for the page."""
    print(texts_for_viewers(language, keep_days=Settings.load().keep_days))


def accesses(*, as_json: bool) -> None:
    """Print who looked at contacts, and what went out of here."""
    if as_json:
        for each in journal().records():
            print(msgspec.json.encode(each).decode())
        return
    noted = list(journal().records())
    if not noted:
        print("Nothing is noted: nobody looked at a contact, and nothing was exported or deleted.")
        return
    print(f"{'WHEN':<19}  {'WHAT WAS DONE':<18} {'HOW MANY':<14}  {'BY WHOM':<10} OF WHICH LIVE")
    for each in noted:
        items = many(each.count, _ITEMS[each.what]).partition(" ")[2]
        noted_of = f"{each.count:>5} {items:<8}"
        print(f"{_moment(each.at):<19}  {each.what:<18} {noted_of}  {each.by:<10} {each.session}")


class _Look:
    """A look for one person through sessions: those that were named, or all of the user's folder.

    Args:
        account: As ``PLATFORM:ID``.
        sessions: Session files, and folders of them; none for the user's folder.

    Attributes:
        asked: The session files that were looked in.
    """

    def __init__(self, account: str, sessions: Sequence[Path]) -> None:
        self._platform, self._person = identities.parted(account)
        if not self._platform or not self._person:
            known = f"Write the account as PLATFORM:ID, for example {identities.EXAMPLE}."
            raise UsageError(f"{known} {identities.how()}")
        self._own = Settings.load().sessions
        self._named = bool(sessions)
        self._paths = list(_files(sessions)) if sessions else sorted(self._own.glob(f"*{SUFFIX}"))
        self._left = 0
        self.asked: list[Path] = []

    def persons(self) -> Iterator[tuple[Path, str]]:
        """Give each session with the person's hash in it; those that can't be asked are told to `end`."""
        mine = vault()
        for path in self._paths:
            try:
                with SessionFile.read(path) as file:
                    keys = mine.keys(file)
            except CopilotError as error:
                if not path.exists():  # its name is mistyped: it is not damaged, nor to be deleted
                    raise
                print(error, file=sys.stderr)
                self._left += 1
                continue
            if keys is None:
                self._left += 1
                continue
            self.asked.append(path)
            yield path, author_hash(self._platform, self._person, keys.author)

    def leave(self, path: Path, why: CopilotError) -> None:
        """Say that one that was asked could not be dealt with."""
        print(why, file=sys.stderr)
        self.asked.remove(path)
        self._left += 1

    def where(self, ask: str) -> str:
        """Return where was looked, and how to ask of what is kept elsewhere."""
        looked = f"Looked in {many(len(self.asked), 'session')}"
        if self._named:
            return f"{looked} that you named, in no other."
        return (
            f"{looked} of {self._own}. A live kept elsewhere (--session) is asked by its name: "
            f"live-copilot privacy {ask} PLATFORM:ID FILE"
        )

    def end(self) -> None:
        """End the look.

        Raises:
            RunError: Not all could be asked.
        """
        if self._left:
            raise RunError(
                f"{many(self._left, 'session')} can't be asked here: in use, damaged, or made on another "
                "computer or with a keyring that is not open. Ask again once the live is over, or there, or "
                "delete the whole: live-copilot purge SESSION"
            )


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from sorted(place.glob(f"*{SUFFIX}")) if place.is_dir() else [place]


def _is_of(entry: object, person: str) -> bool:
    return isinstance(entry, ReadComment) and entry.comment.author == person


def _told(entry: object) -> dict[str, Any]:
    if not isinstance(entry, ReadComment):
        raise TypeError("only comments are told")
    comment = entry.comment
    return {
        "at": _moment(comment.at),
        "platform": comment.platform,
        "kind": entry.kind.value,
        "text": comment.text,
        "contact": bool(entry.sealed),
    }


def _exposed(told: dict[str, Any], where: str) -> Iterable[str]:
    yield (
        f"{many(told['comments'], 'comment')} can be read, without phone numbers, addresses and names; "
        f"in {told['texts_to_redact_again']:,} of them stands something that this version would take out."
    )
    people = many(told["people"], "person", "people")
    if told["author_key_in_plain_sight"]:
        yield (
            f"Of {people} there are hashes, but the key lies beside them: an old version did that. "
            "Who knows an account's id can find its comments. Going on with the session seals the key."
        )
    else:
        yield (
            f"Of {people} there are keyed hashes. Their key is under seal, and what opens it is in "
            f"{where}, not in the file: without it nobody can tell who is who."
        )
    if told["contacts_sealed"]:
        sealed = many(told["contacts_sealed"], "contact")
        yield f"{sealed} of orders, under seal (AES-256-GCM): noise without what opens the key."
    else:
        yield "No contact of an order is in it."
    if told["names_as_digests"]:
        yield (
            f"Of {many(told['names_as_digests'], 'part')} of viewers' names there are keyed digests: the "
            "live broke off, or runs. Without the key nobody can try names against them. They go when it "
            "ends or is settled."
        )
    if told["shop_facts"]:
        yield "Your shop's facts (products, prices, stock, policies), and what your team answered."


def _moment(at: float) -> str:
    with contextlib.suppress(OverflowError, ValueError, OSError):
        return f"{datetime.fromtimestamp(at).astimezone():%Y-%m-%d %H:%M:%S}"
    return str(at)
