"""What viewers are told of this program: texts for the stream, the page and replies, a file a language.

How long a live is kept is a setting, so its sentence stands here and takes the place of ``{kept}``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from copilot.answers import wording
from copilot.assets import asset
from copilot.domain.written import many


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keeping:
    deleted: str
    kept: str
    days: Callable[[int], str]


_KEEPING: Final = {
    "ar": _Keeping(
        deleted="ملف اللايف بيتمسح بعد {days} بالكتير.",
        kept="ملف اللايف بيفضل عندنا لحد ما نمسحه بنفسنا.",
        days=wording.days,
    ),
    "en": _Keeping(
        deleted="The file of a live is deleted after {days} at the latest.",
        kept="The file of a live is kept until we delete it ourselves.",
        days=lambda number: many(number, "day"),
    ),
}


def notice(language: str, *, keep_days: float) -> str:
    """Return the texts for viewers: paragraphs, each with a first line that says where it belongs.

    Args:
        language: One of the windows'.
        keep_days: Days after which a session is deleted; 0 for never.
    """
    says = _KEEPING[language]
    kept = says.deleted.format(days=says.days(int(keep_days))) if keep_days else says.kept
    told = asset("privacy", f"notice.{language}.txt").read_text(encoding="utf-8").strip()
    return told.replace("{kept}", kept)
