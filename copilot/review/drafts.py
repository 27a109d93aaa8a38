"""Drafts of content, in Egyptian Arabic since viewers read them: their words, the shop's answer, no more.

The shop file goes first, since it is checked; then what was answered on the live. Where neither says
anything, a draft shows where the answer goes.
"""

from __future__ import annotations

from typing import Final

from copilot.domain.notice import HELPED
from copilot.domain.reading import Topic
from copilot.domain.report import Idea, Theme
from copilot.language.arabizi import is_arabic

BLANK: Final = "[اكتبي الإجابة هنا]"
_HER: Final = "presenter"


def drafts(theme: Theme, topic: Topic | None) -> Idea:
    """Return a theme with a reply to pin, a story, and a line for the next live."""
    answers = theme.facts or tuple(answer.text for answer in theme.answers[:1])
    said = _quoted(theme)
    if topic and topic.answer == _HER and not answers:
        return _shown(theme, said)
    every, one = "\n".join(answers) or BLANK, answers[0] if answers else BLANK
    more = len(answers) > 1
    opening = f"قبل ما نبدأ: {theme.askers} منكم سألوا المرة اللي فاتت «{said}؟»"
    script = f"{opening}، فمع كل قطعة هقولها من نفسي. مثلًا: {one}" if more else f"{opening}، والإجابة: {one}"
    return Idea(
        theme=theme,
        ready=bool(answers),
        pinned=f"كتير منكم بيسأل «{said}؟»\n{every}\n{HELPED['ar']}",
        story=f"سؤال: {said}؟\nالإجابة: {one}",
        script=script,
    )


def _quoted(theme: Theme) -> str:
    """Return the words that the drafts quote: the first in Arabic letters, as the drafts are."""
    arabic = (text for text in theme.wordings if is_arabic(text))
    return next(arabic, theme.wordings[0] if theme.wordings else theme.arabic).strip(" ?؟!.،…")


def _shown(theme: Theme, said: str) -> Idea:
    """Return drafts for what only she can answer: by doing it."""
    return Idea(
        theme=theme,
        ready=True,
        pinned=f"كتير منكم طلب «{said}»: في اللايف الجاي هعملها مع كل قطعة من غير ما تطلبوا.\n{HELPED['ar']}",
        story=f"طلبتوا: {said}\nالفيديو ده عشانكم. [صوّري القطعة من كل ناحية]",
        script=f"{theme.askers} منكم طلبوا المرة اللي فاتت «{said}»، فالنهارده مع كل قطعة هعملها قبل ما تطلبوا.",
    )
