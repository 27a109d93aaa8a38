"""HTML by construction: whatever is not markup already is text, and is escaped."""

from __future__ import annotations

from html import escape
from typing import Final, TypeAlias


class Html(str):
    """Markup that was made here; never a viewer's text."""

    __slots__ = ()


Child: TypeAlias = "Html | str | None"

_ENDLESS: Final = 20
"""Letters of a word from which a narrow column can't hold it."""

_VOID: Final = {"rect", "path", "line", "circle"}


def tag(name: str, *children: Child, **attributes: str | float | None) -> Html:
    """Return an element. Text children are escaped, None is left out.

    Attributes are named as in HTML, with ``_`` for ``-`` and one at the end to escape Python's words
    (``class_``); their values are escaped, and None leaves the attribute out.
    """
    opening = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{opening}/>")
    return Html(f"<{name}{opening}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """Return markup and texts one after another, the texts escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children if child))


def said(text: str) -> Html:
    """Return a viewer's words: escaped, in their own direction."""
    return tag("bdi", text, dir="auto")


def name_cell(name: str, *beneath: Child, strong: bool = False, head: str | None = None) -> Html:
    """Return a table's cell with a name; one with an endless word may break inside of it.

    `head` is its column's, for where rows stand one below the other.
    """
    endless = any(len(word) > _ENDLESS for word in name.split())
    told = tag("strong", said(name)) if strong else said(name)
    role = "cell" if head is not None else None
    return tag("td", told, *beneath, class_="endless" if endless else None, data_head=head, role=role)


def figure(shown: str, value: float | None, path: str) -> Html:
    """Return a figure with the place in the report that it is told from.

    Args:
        shown: As people read it.
        value: As the JSON has it.
        path: Where it stands there, ``totals.comments``.
    """
    return tag("data", tag("bdi", shown, dir="ltr"), value="" if value is None else str(value), data_n=path)
