"""The door: what of a comment comes in, and what stays outside.

A `RawComment` holds people. What passes is a `Comment`: the text without numbers, addresses and names, the
author as a keyed hash, and what her name is found by as keyed digests. What was taken out of an order is
sealed at once; everything else is dropped here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from copilot.answers.shop import Shop, dumped
from copilot.domain.comment import Comment, Kind, RawComment
from copilot.domain.contact import Contact
from copilot.domain.deletion import Deletion, RawDeletion
from copilot.domain.question import ReadComment
from copilot.language.digests import Digests
from copilot.language.privacy import part
from copilot.language.telling import spelt
from copilot.language.viewers import Viewers

Seal: TypeAlias = Callable[[Contact, str, str], bytes]
"""Seals a contact for the comment of this platform and id; gives nothing back where none may be kept."""

Kept: TypeAlias = tuple[Comment, Contact, tuple[bytes, ...]]
"""What is kept of a comment, what was taken out, and the digests of a name that it brings."""

_LONGEST_TEXT: Final = 4_000
_LONGEST_NAME: Final = 200


class Intake:
    """One session's door.

    Args:
        author_key: Secret with which authors are hashed; None where nothing comes in.
        seal: Seals contacts; None where none may be kept.
        shop: Gives the seller's facts: what is called like them is no viewer.
    """

    def __init__(
        self, *, author_key: bytes | None, seal: Seal | None, shop: Callable[[], Shop] = Shop
    ) -> None:
        self._author_key = author_key
        self._seal = seal
        self._shop = shop
        self._shop_words: tuple[Shop, frozenset[str]] | None = None
        self._buyers: set[str] = set()
        self._viewers = Viewers(self._words_of_shop)
        self._digest = Digests(author_key).of if author_key is not None else None
        self._arrived = 0

    def kept(self, raw: RawComment) -> Kept:
        """Return what is kept of a comment, what was taken out, and the digests of a name that it brings."""
        self._arrived += 1
        new = self._viewers.meet(raw.author_name[:_LONGEST_NAME])
        text = _storable(raw.text, _LONGEST_TEXT)
        identity = _storable(raw.id, _LONGEST_NAME) or f"unnamed-{self._arrived}"
        author = self._hashed(raw.platform, raw.author_id or raw.author_name)
        new += self._viewers.count(text, author or identity)
        parted = part(text, author=raw.author_name, viewers=self._viewers)
        self._viewers.hear(parted.text)
        comment = Comment(
            platform=_storable(raw.platform, _LONGEST_NAME),
            id=identity,
            author=author,
            text=parted.text,
            at=raw.at,
        )
        left = Contact(phones=parted.phones, addresses=parted.addresses, names=parted.names)
        return comment, left, tuple(map(self._digest, new)) if self._digest and new else ()

    def taken_back(self, raw: RawDeletion) -> Deletion:
        """Return what is kept of the news that a comment was taken back."""
        return Deletion(
            platform=_storable(raw.platform, _LONGEST_NAME),
            id=_storable(raw.id, _LONGEST_NAME),
            author="" if raw.id else self._hashed(raw.platform, raw.author_id),
            deleted_at=raw.at,
        )

    def sealed(self, comment: Comment, left: Contact, kind: Kind) -> bytes:
        """Return the sealed contact of an order, or of who has ordered and adds it; else nothing is kept."""
        orders = kind is Kind.ORDER or comment.author in self._buyers
        if kind is Kind.ORDER and comment.author:
            self._buyers.add(comment.author)
        if not left or not orders or self._seal is None:
            return b""
        return self._seal(left, comment.platform, comment.id)

    def know(self, met: Iterable[bytes]) -> None:
        """Take up by the digests that were kept who wrote before; call it before `restore`."""
        if self._author_key is not None and (before := Digests(self._author_key, met)):
            self._viewers.know(before)

    def restore(self, entry: ReadComment | Deletion) -> None:
        """Take up what came in before."""
        self._arrived += 1
        if isinstance(entry, ReadComment):
            self._viewers.count(entry.comment.text, entry.comment.author or entry.comment.id)
            self._viewers.hear(entry.comment.text)
            if entry.kind is Kind.ORDER and entry.comment.author:
                self._buyers.add(entry.comment.author)

    def met_late(self) -> bool:
        """Tell whether since the last time somebody came whose name others seem to have typed before."""
        late, self._viewers.late = self._viewers.late, False
        return late

    def unnamed(self, kept: str) -> str:
        """Return what was kept of a comment without the names that were met since; any thread may call it."""
        named = self._viewers.spans(kept) or self._viewers.given(kept)
        return part(kept, viewers=self._viewers).text if named else kept

    def _words_of_shop(self) -> frozenset[str]:
        shop = self._shop()
        if self._shop_words is None or self._shop_words[0] is not shop:
            self._shop_words = shop, frozenset(spelt(dumped(shop).decode()))
        return self._shop_words[1]

    def _hashed(self, platform: str, person: str) -> str:
        if not person:
            return ""
        if self._author_key is None:
            raise ValueError("without an author key no comment comes in")
        return author_hash(platform, person, self._author_key)


def author_hash(platform: str, person: str, key: bytes) -> str:
    """Return what a session keeps of an author: the platform's id, or the name where it gives none, keyed."""
    data = f"{platform}\0{person}".encode(errors="surrogatepass")
    return hashlib.blake2b(data, key=key, digest_size=12).hexdigest()


def _storable(text: str, longest: int) -> str:
    """Return `text` as every file and view can hold it: no lone surrogate, no null, not endless."""
    cut = text[:longest]
    if not cut.isascii():
        cut = cut.encode(errors="replace").decode()
    return cut.replace("\0", "\ufffd")
