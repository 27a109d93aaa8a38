"""What can be done with a session once its live is over: review it, export it, delete it in whole or part."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from rich.console import Console

from copilot import identities
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.comparing import Comparing, compare
from copilot.domain.report import Report
from copilot.domain.role import Role
from copilot.domain.written import many
from copilot.errors import RunError, UsageError
from copilot.handover import write_contacts
from copilot.intake import author_hash
from copilot.language.topics import Catalogue
from copilot.review import plain
from copilot.review.report import review as make_report
from copilot.review.summary import show
from copilot.review.taken_down import NOTHING
from copilot.review.words import ARABIC
from copilot.reviewing import ANSWERS, Reviewing
from copilot.session import journal, shop_of, vault
from copilot.settings import Settings
from copilot.settling import forgotten
from copilot.storage.journal import Access
from copilot.storage.purge import forget_contacts, purge_older
from copilot.storage.purge import purge as purge_session
from copilot.storage.salvage import salvage
from copilot.storage.session_file import SessionFile
from copilot.ui.display import has_display


def report_of(session: Path, *, shop: Path | None = None) -> Report:
    """Return a session file's review.

    Raises:
        SessionFileError: The session file can't be opened.
        ShopFileError: The shop file can't be understood.
    """
    topics = Catalogue.load(asset("topics")).topics
    with SessionFile.read(session) as file:
        facts = load_shop(shop) if shop else shop_of(file)
        return make_report(file.entries(), topics=topics, shop=facts, contacts_deleted=file.contacts_deleted)


def review(
    session: Path,
    *,
    html: Path | None,
    as_json: bool,
    shop: Path | None,
    language: str | None,
    window: bool = False,
) -> None:
    """Print a session's review, or a folder's comparison; write its page if asked, or show a window."""
    if session.is_dir() and not window:
        compare(session, html=html, as_json=as_json, shop=shop, language=language)
        return
    if window:
        _review_window(session, shop=shop, language=language or "")
        return
    report = report_of(session, shop=shop)
    if html:
        reviewing = Reviewing(shop, journal=journal())
        reviewing.page(session, report, html, language or "ar", _quietly)
        print(f"The review: {html}", file=sys.stderr)
    if as_json:
        print(plain.json(report))
    elif not html:
        show(report, Console(), language=language or "en", name=session.stem)


def _review_window(path: Path, *, shop: Path | None, language: str) -> None:
    """Show a session's review in a window until it is closed."""
    if not has_display():
        raise RunError(
            "The review window needs a display, and there is none here. "
            "In the terminal: live-copilot review SESSION, or with --html FILE as a page."
        )
    from copilot.ui.desktop import run_comparison, run_review  # noqa: PLC0415 - Qt is loaded only where it is used

    if path.is_dir():
        run_comparison(path, Comparing(shop), language=language)
    else:
        run_review(path, Reviewing(shop, journal=journal()), language=language)


def export(
    session: Path,
    *,
    folder: Path,
    form: str,
    shop: Path | None,
    language: str = ARABIC,
    with_contacts: bool = False,
) -> None:
    """Write a session's review as files, with the contacts of its orders if asked, and name them.

    `language` is that of a workbook's headings.
    """
    reviewing = Reviewing(shop, journal=journal())
    if form == "toml":
        written: Sequence[Path] = [reviewing.answers(session, folder / ANSWERS)]
        if NOTHING[1] in written[0].read_text("utf-8"):
            print(NOTHING[1], file=sys.stderr)
    else:
        report = report_of(session, shop=shop)
        written = reviewing.export(session, report, folder, form, language, _quietly)
    for path in written:
        print(path)
    if with_contacts:
        print(write_contacts(session, folder, vault=vault(), journal=journal()))
        print(
            "contacts.csv holds phone numbers and addresses in plain sight. Delete it once all is sent.",
            file=sys.stderr,
        )


def purge(
    session: Path | None, *, older_than: float | None, author: str | None, contacts: bool = False
) -> None:
    """Delete a session, a part of it, or what is older than so many days in the user's folder."""
    if contacts or author is not None:
        _purge_part(session, author=author, contacts=contacts)
    elif session is not None and older_than is None:
        for path in purge_session(session):
            print(f"Deleted: {path}")
        _deleted(session)
    elif session is None and older_than is not None:
        folder = Settings.load().sessions
        gone = purge_older(folder, days=older_than, now=time.time())
        for path in gone:
            print(f"Deleted: {path}")
            _deleted(path)
        print(f"Deleted from {folder}: {many(len(gone), 'session')} older than {many(older_than, 'day')}.")
    else:
        raise UsageError(
            "Say what to delete, either SESSION or --older-than DAYS. See: live-copilot purge --help"
        )


def _quietly(_done: int, _total: int) -> None:
    """Let long work go on: who waits in a terminal ends it with Ctrl+C."""


def _deleted(session: Path) -> None:
    journal().note(Access.DELETED, session=session.name, by=Role.PRESENTER, count=1)


def recover(session: Path, *, into: Path | None) -> None:
    """Bring what can still be read of a damaged session into a new file, and say what is lost.

    Args:
        session: The damaged file.
        into: The new one; None for one beside it that has its name and "recovered", and a number if need be.
    """
    found = salvage(session, into or _beside(session))
    back = f"{many(found.comments, 'comment')} and {many(found.commands, 'command')}"
    print(f"{found.path}: {back} were brought back.")
    if found.cut:
        print(f"The file is cut off: {found.cut:.0%} of it is missing, and what stood there is lost.")
    if found.gaps:
        more = ", besides what was cut off" if found.cut else ""
        least = many(found.gaps, "comment or command", "comments or commands")
        print(
            f"Not there: at least {least}{more}; damaged, or taken out before (somebody was forgotten; "
            "live-copilot privacy log lists that)."
        )
    if found.cut or found.gaps:
        print("Try a copy of the file, if you have one.")
    if not found.keys:
        print("The session's keys are lost: no contact opens, and nobody can be told or forgotten by id.")


def _beside(session: Path) -> Path:
    for number in count(1):
        nth = f" {number}" if number > 1 else ""
        path = session.with_name(f"{session.stem} recovered{nth}{session.suffix}")
        if not path.exists():
            break
    return path


def _purge_part(session: Path | None, *, author: str | None, contacts: bool) -> None:
    if session is None:
        raise UsageError("Say in which session: live-copilot purge SESSION --author PLATFORM:ID")
    if author is not None:
        _forget(session, author)
    if contacts:
        _forget_contacts(session)


def _forget_contacts(session: Path) -> None:
    count = forget_contacts(session)
    journal().note(Access.CONTACTS_DELETED, session=session.name, by=Role.PRESENTER, count=count)
    print(f"Removed from {session}: the contacts of {many(count, 'order')}. The rest of it stays.")


def _forget(session: Path, author: str) -> None:
    platform, person = identities.parted(author)
    if not platform or not person:
        known = f"Write --author as PLATFORM:ID, for example {identities.EXAMPLE}."
        raise UsageError(f"{known} {identities.how()}")
    with SessionFile.read(session) as file:
        keys = vault().keys(file)
    if keys is None:
        raise RunError(
            f"{session} was made on another computer, or with a keyring that is not open here: who wrote "
            "what can only be told there. To be sure, delete the whole: live-copilot purge SESSION"
        )
    hashed = author_hash(platform, person, keys.author)
    count = forgotten(session, hashed, vault())
    if not count:
        known = (
            f"{platform} {person} wrote nothing in {session}. Give the id as the platform does: it is kept "
        )
        raise RunError(f"{known}as a hash. {identities.how(platform)}".rstrip())
    journal().note(Access.FORGOTTEN, session=session.name, by=Role.PRESENTER, count=count)
    print(f"Removed from {session}: {many(count, 'comment')} of this person. Nothing of them is left in it.")
