"""One section of a review, told in the words of one language: what windows show, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = "str | int"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table.

    Attributes:
        cells: As many as there are columns.
        question: The Question that it is about, or 0.
        more: What belongs to it and has no room in a cell: what it is, and its text.
    """

    cells: tuple[Cell, ...]
    question: int = 0
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelTable:
    """A table of a section.

    Attributes:
        title: What it is, where a section has several; may be empty.
        columns: What stands in them.
        wide: Which column takes the room that is left.
        rows: Its lines.
    """

    title: str
    columns: tuple[str, ...]
    wide: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A section: what it is about, what to do about it, and the figures.

    Attributes:
        name: Its name in the code, the same in every language.
        title: What it is called.
        short: The same for a list of sections.
        advice: A sentence to act on.
        tables: The figures.
        note: What is counted in them, where their headings do not say it; may be empty.
    """

    name: str
    title: str
    short: str
    advice: str
    tables: tuple[PanelTable, ...]
    note: str = ""
