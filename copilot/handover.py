"""The contacts of orders as a file for who sends the parcels: apart, so that it can go when all is sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from copilot.domain.contact import Contact
from copilot.domain.role import Role
from copilot.errors import RunError
from copilot.language.towns import governorate
from copilot.review.export import harmless
from copilot.review.whole import folder_for, whole
from copilot.storage.journal import Access, Journal
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault, contacts

COLUMNS: Final = {
    "platform": "the platform's word",
    "comment_id": "the order's comment; the same as in orders.csv",
    "governorate": "the governorate that the comment names, or whose town it names",
    "phone": "as it was typed",
    "address": "as it was typed",
    "name": "as it was typed",
}
"""What each column of ``contacts.csv`` means."""


def write_contacts(session: Path, folder: Path, *, vault: Vault, journal: Journal) -> Path:
    """Write the contacts of a session's orders as ``contacts.csv``, apart so that it can go when all is sent.

    Raises:
        RunError: There are none, or this installation can't open them.
    """
    with SessionFile.read(session) as file:
        found = list(contacts(file, vault.keys(file), role=Role.PRESENTER))
        deleted = file.contacts_deleted
    if not found and deleted:
        raise RunError(f"No contacts were kept in {session}: they were deleted from it (purge --contacts).")
    if not found:
        raise RunError(
            f"No contacts were kept in {session}: no order left one, or there was no keyring to seal "
            "them with. live-copilot doctor says whether there is one now."
        )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for entry, contact in found:
        comment = entry.comment
        told = [comment.platform, comment.id, governorate(comment.text), *map(_joined, _parts(contact))]
        writer.writerow([harmless(cell) for cell in told])
    path = folder / "contacts.csv"
    with folder_for(folder), whole(path) as half:
        half.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    journal.note(Access.CONTACTS_EXPORTED, session=session.name, by=Role.PRESENTER, count=len(found))
    return path


def _parts(contact: Contact) -> tuple[Sequence[str], ...]:
    return contact.phones, contact.addresses, contact.names


def _joined(pieces: Sequence[str]) -> str:
    return " / ".join(pieces)
