"""The session files of a folder, compared.

Part of the composition root: it names concrete classes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from copilot.answers.shop import load_shop
from copilot.domain.panel import Panel
from copilot.domain.role import Role
from copilot.domain.trends import Trends
from copilot.errors import CopilotError, UsageError
from copilot.review import plain
from copilot.review.comparison import comparison, comparison_page, show_comparison
from copilot.review.fold import fold, uncollected
from copilot.review.themes import Known
from copilot.review.trends import Read, read, trends
from copilot.reviewing import topics, write_whole
from copilot.session import journal, shop_of
from copilot.settings import SUFFIX, named
from copilot.storage.journal import Access
from copilot.storage.session_file import SessionFile
from copilot.ui.reviewed import Progress


class Comparing:
    """The `copilot.ui.reviewed.Comparer` of the real product.

    Args:
        shop: The shop file; None for the facts that each session holds.
    """

    def __init__(self, shop: Path | None = None) -> None:
        self._shop = shop

    def compare(self, folder: Path, language: str, progress: Progress) -> Sequence[Panel]:
        """Read a folder's lives and say in a language what they tell together."""
        return comparison(trends_of(folder, shop=self._shop, progress=progress), language=language)


def trends_of(
    folder: Path, *, shop: Path | None = None, progress: Progress = lambda _done, _total: None
) -> Trends:
    """Return what the session files of a folder tell together; one that can't be read is named, and left out.

    Raises:
        UsageError: There is none.
        ShopFileError: The shop file can't be understood.
    """
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise UsageError(f"There is no session file in {folder}. Name a folder with *{SUFFIX} files.")
    unread: list[tuple[str, str]] = []
    return trends(_read(paths, shop, unread, progress), unread=unread)


def compare(
    folder: Path, *, html: Path | None, as_json: bool, shop: Path | None, language: str | None
) -> None:
    """Print what a folder's lives tell together, and write its page if asked."""
    told = trends_of(folder, shop=shop)
    if html:
        write_whole(html, comparison_page(told, language=language or "ar"))
        journal().note(Access.EXPORTED, session=folder.name, by=Role.PRESENTER, count=1)
        print(f"The comparison: {html}", file=sys.stderr)
    if as_json:
        print(plain.json(told))
    elif not html:
        show_comparison(told, Console(), language=language or "en")


def _read(
    paths: list[Path], shop: Path | None, unread: list[tuple[str, str]], progress: Progress
) -> Iterator[Read]:
    facts = load_shop(shop) if shop else None
    for number, path in enumerate(paths):
        progress(number, len(paths))
        try:
            with uncollected(), SessionFile.read(path) as file:
                known = Known(topics=topics().topics, shop=facts or shop_of(file))
                yield read(path.stem, fold(file.entries()), known, began_at=_began(path, file))
        except CopilotError as error:
            unread.append((path.name, str(error)))


def _began(path: Path, file: SessionFile) -> float:
    """Return when a session began: by its file's name, or else by what is in it, or by the file itself."""
    if called := named(path):
        return called[1]
    if file.ended_at:
        return file.ended_at
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
