"""What viewers are told of this program: texts for the stream, the page and replies, a file a language.

How long a live is kept is a setting, so its sentence stands here and takes the place of ``{kept}``.
"""

from __future__ import annotations

from typing import Final

from copilot.answers import wording
from copilot.assets import asset
from copilot.domain.written import many

_DELETED: Final = {
    "ar": "ملف اللايف بيتمسح بعد {days} بالكتير.",
    "en": "The file of a live is deleted after {days} at the latest.",
}
_KEPT: Final = {
    "ar": "ملف اللايف بيفضل عندنا لحد ما نمسحه بنفسنا.",
    "en": "The file of a live is kept until we delete it ourselves.",
}


def notice(language: str, *, keep_days: float) -> str:
    """Return the texts for viewers: paragraphs, each with a first line that says where it belongs.

    Args:
        language: ``ar`` or ``en``.
        keep_days: Days after which a session is deleted; 0 for never.
    """
    days = wording.days(int(keep_days)) if language == "ar" else many(keep_days, "day")
    kept = _DELETED[language].format(days=days) if keep_days else _KEPT[language]
    told = asset("privacy", f"notice.{language}.txt").read_text(encoding="utf-8").strip()
    return told.replace("{kept}", kept)
