"""Boards for the tests of the interface."""

from copilot.domain.board import Board, Card, CardState, PlatformState, PlatformStatus, Suggestion
from copilot.domain.comment import Kind

HOSTILE = [
    "<img src=x onerror=y><b>x</b>",
    "س" * 10_000,
    "a" + "\u0301" * 500,
    "\u202e\u2066gnol\u2028x",
    "👩‍👩‍👧‍👦" * 40,
    "x\x00y\x07z",
    "look <a href='file:///etc'>here</a> &lt;b&gt; <!-- x",
]
"""Markup, ten thousand letters, five hundred marks on one, a turned line, a name of emoji, controls, a link."""

LIVE = (PlatformStatus(platform="tiktok", state=PlatformState.LIVE),)


def card(question, title="السعر كام؟", **changes):
    values = {
        "question": question,
        "title": title,
        "topic": None,
        "kind": Kind.QUESTION,
        "state": CardState.OPEN,
        "askers": 9,
        "waiting": 7,
        "comments": 12,
        "platforms": (("tiktok", 12),),
        "first_at": 0.0,
        "last_at": 5.0,
        "suggestion": Suggestion(text="650 جنيه", source="ملف المتجر"),
    }
    return Card(**{**values, **changes})


def board(*cards, **changes):
    values = {"at": 100.0, "comments": 50, "cards": cards, "statuses": LIVE, "newest_at": 98.0}
    return Board(**{**values, **changes})


def board_of(*questions, **changes):
    return board(*(card(question, f"سؤال رقم {question}؟") for question in questions), **changes)
