"""The review as files: CSV for a CRM, XLSX for Excel, JSON for programs.

CSV is UTF-8 with a byte order mark, without which Excel shows Arabic as noise. XLSX is written with
XlsxWriter rather than openpyxl: it has no dependencies, writes strings as strings (openpyxl takes whatever
begins with ``=`` for a formula), and sets sheets right to left; tests read its files with openpyxl, so that
a second program has the word on them.

What a viewer typed must not run on the owner's computer. A text that a spreadsheet could take for a
formula gets an apostrophe before it, in both formats: a sheet is saved as CSV by the next hand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

import xlsxwriter

from copilot.domain.report import Report
from copilot.errors import RunError, UsageError
from copilot.review import plain
from copilot.review.headings import readable
from copilot.review.sheets import Cell, Sheet, sheets
from copilot.review.whole import folder_for, whole
from copilot.review.words import ARABIC

Progress: TypeAlias = Callable[[int, int], None]

_STEP: Final = 256
"""Rows from one word about the progress to the next."""

_FORMULA: Final = re.compile(
    r"(?:^|(?<=[;|\t\r\n]))(?=[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@＝＋－＠])"
)
"""Before what a spreadsheet may take for a formula: at the start, or after what it may split a line at."""

_CONTROL: Final = re.compile(r"^[\t\r\n]")
_LONGEST: Final = 32_000
_WIDEST: Final = 60
_NARROWEST: Final = 8
_MOMENT: Final = "yyyy-mm-dd hh:mm:ss"


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; the apostrophe says it is text."""
    safe = _FORMULA.sub("'", text)
    return f"'{safe}" if _CONTROL.match(safe) else safe


def export(
    report: Report,
    folder: Path,
    *,
    form: str,
    language: str = ARABIC,
    progress: Progress = lambda _done, _total: None,
) -> list[Path]:
    """Write a review into a folder and return the files; a file that stands there already is replaced.

    Files take their places together once all of them are written: whatever ends the export before, a fault,
    a cancel or Ctrl+C, leaves the folder as it was.

    Args:
        report: The review.
        folder: Made if need be.
        form: ``csv``, ``xlsx`` or ``json``.
        language: Of the workbook's headings, ``ar`` or ``en``; the other forms have names for programs.
        progress: Told how many rows are written of how many; what it raises ends the export.

    Raises:
        UsageError: `folder` is a file.
        RunError: It can't be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file. Name a folder for the export.")
    try:
        with folder_for(folder):
            match form:
                case "csv":
                    return _csv(report, folder, progress)
                case "xlsx":
                    return _xlsx(report, folder, progress, language)
                case _:
                    return _json(report, folder, progress)
    except OSError as error:
        raise RunError(
            f"The export can't be written to {folder}: {error.strerror or error}. Name another folder."
        ) from error
    except xlsxwriter.exceptions.XlsxWriterException as error:
        raise RunError(f"The export can't be written to {folder}: {error}. Name another folder.") from error


class _Counted:
    """Gives a review's rows, and says how many are done."""

    def __init__(self, tables: Sequence[Sheet], progress: Progress) -> None:
        self.sheets = tables
        self._total = sum(len(sheet.rows) for sheet in self.sheets)
        self._done = 0
        self._tell = progress

    def rows(self, sheet: Sheet) -> Iterator[list[Cell]]:
        for row in sheet.rows:
            if self._done % _STEP == 0:
                self._tell(self._done, self._total)
            self._done += 1
            yield [_cell(value) for value in row]

    def done(self) -> None:
        """Say that all is written: the last moment to take it back."""
        self._tell(self._total, self._total)


def _csv(report: Report, folder: Path, progress: Progress) -> list[Path]:
    counted = _Counted(sheets(report), progress)
    written = [folder / f"{sheet.name}.csv" for sheet in counted.sheets]
    with ExitStack() as together:
        for sheet, path in zip(counted.sheets, written, strict=True):
            half = together.enter_context(whole(path))
            with half.open("w", encoding="utf-8-sig", newline="") as out:
                writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
                writer.writerow(sheet.columns)
                writer.writerows(counted.rows(sheet))
        counted.done()
    return written


def _xlsx(report: Report, folder: Path, progress: Progress, language: str) -> list[Path]:
    path = folder / "review.xlsx"
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,  # else a cancel leaves sheets in the system's temporary folder
    }
    with whole(path) as half:
        book = xlsxwriter.Workbook(half, options)
        book.set_properties({"author": "Live Copilot", "comments": ""})
        counted = _Counted(readable(sheets(report), language), progress)
        for sheet in counted.sheets:
            page = book.add_worksheet(sheet.name)
            if language == ARABIC:
                page.right_to_left()
            _fill(book, page, sheet, counted.rows(sheet))
        book.close()
        counted.done()
    return [path]


def _fill(
    book: xlsxwriter.Workbook,
    page: xlsxwriter.worksheet.Worksheet,
    sheet: Sheet,
    rows: Iterable[list[Cell]],
) -> None:
    page.freeze_panes(1, 0)
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEE9DF"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": _MOMENT, "valign": "top"})
    widths = [max(_NARROWEST, len(name) + 2) for name in sheet.columns]
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, name, head)
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(line, column, value, wrapped)
                longest = max((len(part) for part in value.split("\n")), default=0)
                widths[column] = min(_WIDEST, max(widths[column], longest + 1))
            elif isinstance(value, datetime):
                page.write_datetime(line, column, value, moment)
                widths[column] = max(widths[column], len(_MOMENT) + 1)
            elif value is not None:
                page.write_number(line, column, value, wrapped)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


def _json(report: Report, folder: Path, progress: Progress) -> list[Path]:
    progress(0, 1)
    path = folder / "review.json"
    with whole(path) as half:
        half.write_text(plain.json(report, indent=2) + "\n", encoding="utf-8")
        progress(1, 1)
    return [path]


def _cell(value: Cell) -> Cell:
    return harmless(value)[:_LONGEST] if isinstance(value, str) else value
