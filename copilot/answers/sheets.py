"""The sheets of a shop's own list: the row of headings, and the rows below it by what their columns hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar

from copilot.answers.columns import UnclearError, phrases
from copilot.answers.headings import OF_DELIVERY, Column, columns
from copilot.answers.list_notes import Note, Trouble
from copilot.answers.tables import Row, Table
from copilot.language.normalise import normalise

_HEADING_WITHIN: Final = 20
_NOTHING: Final = frozenset({"-", "–", "—", "ـ", "_"})
"""What stands in cells that say nothing."""

_NONE: Final = phrases(
    "لا يوجد,لا توجد,مفيش,مافيش,لا,بدون,من غير,غير محدد,غير معروف,n/a,na,no,none,nil,null,not available"
)
"""Words that say nothing, except in the columns of `_ANSWERING`."""

_ANSWERING: Final = frozenset(
    {Column.CODE, Column.NAME, Column.PRICE, Column.PIECES, Column.WARRANTY, *OF_DELIVERY}
)
_LISTING: Final = frozenset({Column.NAMES, Column.COLOURS, Column.SIZES, Column.PLACE})
"""Columns whose cells may hold several things, a line each."""

_ERROR: Final = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
"""What spreadsheets write where a formula went wrong."""

_TOTAL: Final = re.compile(
    r"(?i)(?:(?:ال)?[اإ]جمال[يى]|(?:ال)?مجموع|(?:grand |sub[ -]?)?totals?)(?: (?:الكل[يى]|العام))? ?:?"
)

Value = TypeVar("Value")


class Sheet:
    """A sheet with its headings; what repeats these or adds up the rows is no row of its own."""

    def __init__(self, table: Table, heading: tuple[Row, dict[Column, int]]) -> None:
        self.table = table
        self.heading, known = heading
        self.is_delivery = Column.PLACE in known and Column.FEE in known
        found = {
            column: place for column, place in known.items() if (column in OF_DELIVERY) is self.is_delivery
        }
        below = (
            row
            for row in table.rows
            if row.number > self.heading.number
            and row.cells != self.heading.cells
            and not any(map(_TOTAL.fullmatch, row.cells))
        )
        cells = (Cells(row, self.heading, found, table.name) for row in below)
        self.rows = [each for each in cells if each.says_something]
        self.unread = [
            cell for place, cell in enumerate(self.heading.cells) if cell and place not in found.values()
        ]


class Cells:
    """The cells of one row by what they hold; what can't be understood or kept is noted."""

    def __init__(self, row: Row, heading: Row, found: dict[Column, int], sheet: str) -> None:
        self._row, self._heading, self._found, self._sheet = row, heading, found, sheet
        self._said = {column: _said(row, place, column) for column, place in found.items()}
        self.notes: list[Note] = []
        for column, said in self._said.items():
            if _ERROR.fullmatch(said):
                self.note(Trouble.ERROR, column)

    @property
    def number(self) -> int:
        """Its number, as the program shows it that made the list."""
        return self._row.number

    @property
    def says_something(self) -> bool:
        """It is no empty row, nor one of formulas for rows that are still to come."""
        return any(said and not _ERROR.fullmatch(said) for said in self._said.values())

    @property
    def is_clear(self) -> bool:
        """Everything in it could be read."""
        return not any(note.is_left_out for note in self.notes)

    def has(self, column: Column) -> bool:
        """Tell whether the list has such a column."""
        return column in self._found

    def text(self, column: Column) -> str:
        """Return what a cell says; empty where it says nothing."""
        return self._said.get(column, "")

    def lacks(self, *troubles: Trouble) -> bool:
        """Tell whether one of these is the matter with it."""
        return any(note.trouble in troubles for note in self.notes)

    def value(self, column: Column, understand: Callable[[str], Value]) -> Value | None:
        """Return what a cell says as a reader understands it; None, and a note, where it does not."""
        text = self.text(column)
        try:
            return understand(text) if text and not _ERROR.fullmatch(text) else None
        except UnclearError as error:
            self.note(error.trouble, column)
            return None

    def heading(self, column: Column) -> str:
        """Return what the list calls a column; empty where it has none."""
        place = self._found.get(column)
        return self._heading.cells[place] if place is not None else ""

    def note(self, trouble: Trouble, column: Column, about: str = "", rows: tuple[int, ...] = ()) -> None:
        """Note that something can't be taken or kept."""
        self.notes.append(
            Note(
                trouble=trouble,
                row=self.number,
                sheet=self._sheet,
                column=self.heading(column),
                cell=self.text(column),
                about=about,
                rows=rows,
            )
        )


def _said(row: Row, place: int, column: Column) -> str:
    said = row.cells[place] if place < len(row.cells) else ""
    folded = [" ".join(line.split()) for line in said.splitlines()]
    said = ("\n" if column in _LISTING else " ").join(filter(None, folded))
    if column not in _ANSWERING and not _ERROR.fullmatch(said) and normalise(said) in _NONE:
        return ""
    return "" if said in _NOTHING else said


def heading_of(table: Table) -> tuple[Row, dict[Column, int]] | None:
    """Return the row of headings and which column holds what; None where there is none."""
    for row in table.rows[:_HEADING_WITHIN]:
        found = columns(row.cells)
        is_products = len(found) > 1 and (Column.NAME in found or Column.CODE in found)
        if is_products or (Column.PLACE in found and Column.FEE in found):
            return row, found
    return None
