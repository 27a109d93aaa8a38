"""Writes assets/privacy/words.txt: the words that people use, by which a name is told from them.

Usage: python packaging/words.py [--check]

They are the words of the catalogue's phrases that at least two of them have, in the one spelling, without
long numbers. Run it after the phrases change. `--check` changes nothing and exits with 1 where the file is
another.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Final

from copilot.assets import asset
from copilot.language.normalise import normalise

LEAST: Final = 2
"""Phrases that have a word; a name or a slip in one of them is none yet."""

_LONG_NUMBER: Final = re.compile(r"\d{5}")
_HEAD: Final = "# What people use in comments, in the one spelling; written by packaging/words.py.\n"


def words() -> str:
    """Return the file."""
    seen: Counter[str] = Counter()
    for path in asset("topics", "phrases").glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            seen.update(set(normalise(line.rpartition("\t")[2]).split()))
    kept = (word for word in sorted(seen) if seen[word] >= LEAST and not _LONG_NUMBER.search(word))
    return _HEAD + "".join(f"{word}\n" for word in kept)


def main() -> None:
    """Write the file, or tell whether it is as it should be."""
    path = asset("privacy", "words.txt")
    if "--check" not in sys.argv:
        path.write_text(words(), encoding="utf-8")
    elif path.read_text(encoding="utf-8") != words():
        raise SystemExit(f"{path} is not of these phrases: python packaging/words.py")


if __name__ == "__main__":
    main()
