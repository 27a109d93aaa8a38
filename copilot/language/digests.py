"""By what the names of viewers are found, as a session file holds it: keyed digests, and a look-up in them.

Names are never kept. Yet a live that was killed owes those that others had typed before their owners came,
and once it goes on it has to know who wrote before. So each part of a name that is looked for stands in the
session file as eight bytes of BLAKE2b (RFC 7693), under a key that comes of the session's own: with the file
alone nobody can try names against them, since that key is under seal. They say of a name that it is there,
not whose it is nor where it stands.

They go when the live ends. A word is looked up among them only in a live that goes on.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, TypeAlias

from copilot.language.telling import Pair

Part: TypeAlias = Pair | str
"""What a name is looked for by: two of its words, one word, or the consonants of a given name."""

_BYTES: Final = 8


class Digests:
    """The digests that a session file holds.

    Args:
        secret: The key that the session's authors are hashed with; the digests' own comes of it.
        kept: The digests, in order.
    """

    def __init__(self, secret: bytes, kept: Iterable[bytes] = ()) -> None:
        self._key = hashlib.blake2b(key=secret, digest_size=32, person=b"names met").digest()
        self._kept = array("Q", map(int.from_bytes, kept))

    def of(self, part: Part) -> bytes:
        """Return the digest of a part of a name."""
        words = part if isinstance(part, str) else " ".join(part)
        return hashlib.blake2b(words.encode(), key=self._key, digest_size=_BYTES).digest()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, part: Part) -> bool:
        digest = int.from_bytes(self.of(part))
        at = bisect_left(self._kept, digest)
        return at < len(self._kept) and self._kept[at] == digest
