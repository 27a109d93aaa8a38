"""Words of viewers and of people of the shop, as one line that steers nothing around it."""

from __future__ import annotations

from typing import Final

from copilot.domain.plain import one_line

_LONGEST: Final = 400


def plain(text: str) -> str:
    """Return one line of at most 400 characters and an ellipsis; see `copilot.domain.plain.one_line`.

    Pages show it as text, never as markup; this keeps it from steering the line that it stands in.
    """
    return one_line(text, _LONGEST)
