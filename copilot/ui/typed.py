"""What viewers typed, as the windows show it."""

from __future__ import annotations

from copilot.domain.written import redacted
from copilot.ui.plain import isolate, plain
from copilot.ui.translation import speaks_arabic


def typed(text: str, longest: int) -> str:
    """Return a viewer's words on one line, in their own direction, and what was taken out of them named."""
    return isolate(plain(redacted(text, "ar" if speaks_arabic() else "en"), longest))
