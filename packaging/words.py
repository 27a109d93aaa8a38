"""Writes the words that people use, by which a name is told from them, to assets/privacy.

Usage: python packaging/words.py [--check]

words.txt holds the words of the catalogue's phrases that at least two of them have, in the one spelling,
without long numbers; called.txt those of them that stand behind a call ("يا جماعة"), less given names. Run it
after the phrases change. `--check` changes nothing and exits with 1 where a file is another.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import pairwise
from typing import Final

from copilot.assets import asset
from copilot.language.names import AMBIGUOUS, GIVEN
from copilot.language.normalise import normalise
from copilot.language.vocative import PARTICLES

LEAST: Final = 2
"""Phrases that have a word; a name or a slip in one of them is none yet."""

_LONG_NUMBER: Final = re.compile(r"\d{5}")
_HEAD: Final = "# What people {} in comments, in the one spelling; written by packaging/words.py.\n"


def files() -> dict[str, str]:
    """Return what the files hold."""
    seen: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for path in asset("topics", "phrases").glob("*.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = normalise(line.rpartition("\t")[2]).split()
            seen.update(set(words))
            called.update({word for call, word in pairwise(words) if call in PARTICLES and word.isalnum()})
    kept = [word for word in sorted(seen) if seen[word] >= LEAST and not _LONG_NUMBER.search(word)]
    common = {word for word in called if seen[word] >= LEAST and not word.isdecimal()} - GIVEN - AMBIGUOUS
    return {
        "words.txt": _HEAD.format("use") + "".join(f"{word}\n" for word in kept),
        "called.txt": _HEAD.format("call each other") + "".join(f"{word}\n" for word in sorted(common)),
    }


def main() -> None:
    """Write the files, or tell whether they are as they should be."""
    for name, content in files().items():
        path = asset("privacy") / name
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != content:
            raise SystemExit(f"{path} is not of these phrases: python packaging/words.py")


if __name__ == "__main__":
    main()
