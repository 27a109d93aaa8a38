"""The exports: the same figures, Arabic intact in Excel, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from copilot.cli_values import FORMS
from copilot.domain.command import MarkAnswered, Propose, Rename, Show
from copilot.domain.comment import Kind
from copilot.domain.question import ReadComment
from copilot.domain.report import Report
from copilot.errors import RunError, UsageError
from copilot.review import plain
from copilot.review.export import export, harmless
from copilot.review.report import review
from copilot.review.sheets import COLUMNS, sheets
from tests.builders import Entries
from tests.review.lives import SHOP, TOPICS, demo, random_lives

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "=cmd|'/c calc'!A1",
    "＝1",
    "\u200f=1",
    "a;=1+1",
]


def report(entries=None) -> Report:
    return review(demo(presented=True) if entries is None else entries, topics=TOPICS, shop=SHOP)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_opens_in_excel_with_arabic_intact(tmp_path: Path) -> None:
    export(report(), tmp_path, form="csv")
    data = (tmp_path / "orders.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "بيج" in data.decode("utf-8-sig")
    assert b"\r\n" in data


def test_xlsx_reads_from_right_to_left_with_a_second_programs_word(tmp_path: Path) -> None:
    (path,) = export(report(), tmp_path, form="xlsx")
    book = openpyxl.load_workbook(path)
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book.sheetnames[0] == "الطلبات"
    assert "بيج" in {cell.value for cell in book["الطلبات"]["I"]}
    assert "=" not in {cell.data_type for sheet in book for row in sheet for cell in row}


def formats_agree(told: Report, tmp_path: Path) -> None:
    for form in FORMS:
        export(told, tmp_path, form=form, language="en")
    data = json.loads((tmp_path / "review.json").read_text("utf-8"))
    assert data == json.loads(plain.json(told))
    rows = table(tmp_path, "questions")
    assert [
        (int(row["question"]), int(row["askers"]), int(row["waiting"]), int(row["answered"])) for row in rows
    ] == [
        (each["question"], each["askers"], each["waiting"], each["coverage"]["answered"])
        for each in data["questions"]
    ]
    assert len(table(tmp_path, "orders")) == data["totals"]["order_comments"]
    assert sum(int(row["comments"]) for row in table(tmp_path, "timeline")) == data["totals"]["comments"]
    whole = table(tmp_path, "coverage")[0]
    assert (int(whole["waits"]), float(whole["median_wait"]) if whole["median_wait"] else None) == (
        data["coverage"]["waits"],
        data["coverage"]["median_wait"],
    )
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    assert len(book.worksheets) == len(sheets(told))
    for page, sheet in zip(book, sheets(told)[:-1], strict=False):
        lines = [[cell.value for cell in row] for row in page]
        assert len(lines[0]) == len(sheet.columns)
        text = [
            ["" if value is None else str(value) for value in row.values()]
            for row in table(tmp_path, sheet.name)
        ]
        assert [[_same(value) for value in line] for line in lines[1:]] == [
            [_same(value) for value in line] for line in text
        ]


@pytest.mark.parametrize("presented", [False, True])
def test_all_formats_tell_the_same_of_the_demo(tmp_path: Path, presented) -> None:
    formats_agree(report(demo(presented=presented)), tmp_path)


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(entries=random_lives())
def test_all_formats_tell_the_same_of_any_live(tmp_path_factory, entries) -> None:
    formats_agree(report(entries), tmp_path_factory.mktemp("export"))


def _same(value: object) -> str:
    """One spelling of a cell in both formats: 16.0 is 16, and line ends are what they are."""
    try:
        return f"{float(str(value)):g}"
    except ValueError:
        return "" if value is None else str(value).replace("\r\n", "\n")


def column(page, heading: str) -> list:
    place = next(cell.column for cell in page[1] if cell.value == heading)
    return [page.cell(line, place) for line in range(2, page.max_row + 1)]


@pytest.mark.parametrize(
    ("language", "asked", "first"), [("ar", "الأسئلة", "أول مرة"), ("en", "Questions", "First asked")]
)
def test_times_are_dates_in_excel_and_as_ever_in_csv(tmp_path: Path, language, asked, first) -> None:
    told = report()
    (path,) = export(told, tmp_path, form="xlsx", language=language)
    export(told, tmp_path, form="csv")
    cells = column(openpyxl.load_workbook(path)[asked], first)
    assert {cell.data_type for cell in cells} == {"d"}
    assert {cell.number_format for cell in cells} == {"yyyy-mm-dd hh:mm:ss"}
    plain_times = [row["first_at"] for row in table(tmp_path, "questions")]
    assert [f"{cell.value:%Y-%m-%d %H:%M:%S}" for cell in cells] == plain_times
    moments = [datetime.fromtimestamp(each.first_at).astimezone() for each in told.questions]
    assert plain_times == [f"{each:%Y-%m-%d %H:%M:%S}" for each in moments]


def test_an_arabic_workbook_says_its_words_in_arabic_and_csv_keeps_those_for_programs(tmp_path: Path) -> None:
    told = report()
    (path,) = export(told, tmp_path, form="xlsx")
    export(told, tmp_path, form="csv")
    book = openpyxl.load_workbook(path)
    pairs = (
        (book["الطلبات"], "الحالة", "orders", "state", {"new": "جديد"}),
        (book["الأسئلة"], "النوع", "questions", "kind", {"question": "سؤال"}),
        (book["شكاوى وأعطال"], "النوع", "complaints", "kind",
         {"complaint": "شكوى", "stream_problem": "عطل في اللايف"}),
        (book["سرعة الرد"], "حسب", "coverage", "by",
         {"all": "الكل", "platform": "المنصة", "product": "المنتج", "language": "اللغة", "time": "الوقت"}),
    )  # fmt: skip
    for page, heading, name, key, words in pairs:
        programs = [row[key] for row in table(tmp_path, name)]
        assert set(programs) == set(words)
        assert [cell.value for cell in column(page, heading)] == [words[word] for word in programs]
    tongues = [
        (row["key"], cell.value)
        for row, cell in zip(table(tmp_path, "coverage"), column(book["سرعة الرد"], "القيمة"), strict=True)
        if row["by"] == "language"
    ]
    assert ("arabic", "عربي") in tongues
    platforms = {cell.value for cell in column(book["سرعة الرد"], "القيمة")}
    assert "tiktok" in platforms


def test_every_column_is_explained(tmp_path: Path) -> None:
    export(report(), tmp_path, form="csv")
    explained = {(row["table"], row["column"]) for row in table(tmp_path, "columns")}
    for sheet in sheets(report())[:-1]:
        assert {(sheet.name, name) for name in sheet.columns} <= explained
        assert len(set(sheet.columns)) == len(sheet.columns)
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    assert set(COLUMNS) == {column for _, column in explained}


def test_what_a_table_holds_otherwise_than_others_is_explained_so(tmp_path: Path) -> None:
    """A list with numbers is not told as one word, nor a stretch of time as a comment's moment."""
    export(report(), tmp_path, form="csv")
    explained = {(row["table"], row["column"]): row["english"] for row in table(tmp_path, "columns")}
    for (name, column), words in explained.items():
        counted = [row[column] for row in table(tmp_path, name) if re.search(r"\w \d+(?:, |$)", row[column])]
        if column in {"platform", "product"}:
            assert bool(counted) <= words.endswith("most first"), (name, column, counted)
    assert explained["questions", "platform"] == explained["complaints", "platform"]
    assert explained["orders", "platform"] == "the platform's word"
    assert explained["timeline", "at"] != explained["orders", "at"]
    (path,) = export(report(), tmp_path, form="xlsx", language="en")
    told = {row[3].value: row[2].value for row in openpyxl.load_workbook(path)["What headings mean"]}
    assert {f"{name}.{column}": words for (name, column), words in explained.items()}.items() <= told.items()


@pytest.mark.parametrize(
    ("language", "foreign"), [("ar", re.compile("[a-z_]{4,}")), ("en", re.compile("[\u0600-\u06ff]"))]
)
def test_a_workbook_speaks_its_readers_language(tmp_path: Path, language, foreign) -> None:
    (path,) = export(report(), tmp_path, form="xlsx", language=language)
    book = openpyxl.load_workbook(path)
    assert all(bool(page.sheet_view.rightToLeft) == (language == "ar") for page in book)
    heads = [cell.value for page in book for cell in page[1]]
    assert [each for each in (*book.sheetnames, *heads) if foreign.search(each) or "_" in each] == []
    assert all(len({cell.value for cell in page[1]}) == page.max_column for page in book)


def test_a_workbook_says_what_each_heading_means_and_which_column_it_is(tmp_path: Path) -> None:
    (path,) = export(report(), tmp_path, form="xlsx", language="en")
    *pages, last = openpyxl.load_workbook(path)
    told = [tuple(cell.value for cell in row) for row in last.iter_rows(min_row=2)]
    assert [(sheet, head) for sheet, head, _, _ in told] == [
        (page.title, cell.value) for page in pages for cell in page[1]
    ]
    assert [column for *_, column in told] == [
        f"{sheet.name}.{name}" for sheet in sheets(report())[:-1] for name in sheet.columns
    ]
    assert ("Orders", "Left a number?", COLUMNS["phone"][1], "orders.phone") in told


def test_what_was_put_ready_for_the_presenter_is_among_the_answers(tmp_path: Path) -> None:
    make = Entries()
    entries = [
        *(make.ask(1, author=f"p{n}", at=n) for n in range(21)),
        make.command(MarkAnswered(question=1), at=30),
        make.command(MarkAnswered(question=1, text="650 جنيه"), at=40),
        make.command(Propose(by="Mona", question=1, text="600 جنيه بعد الخصم"), at=50),
    ]
    told = report(entries)
    export(told, tmp_path, form="csv")
    export(told, tmp_path, form="xlsx")
    assert table(tmp_path, "questions")[0]["answers"].splitlines() == ["650 جنيه", "600 جنيه بعد الخصم"]
    assert "600 جنيه بعد الخصم" in table(tmp_path, "content")[0]["pinned"]
    page = openpyxl.load_workbook(tmp_path / "review.xlsx")["الأسئلة"]
    column = next(cell.column for cell in page[1] if cell.value == "الإجابات")
    assert "600 جنيه بعد الخصم" in page.cell(2, column).value
    proposed = json.loads(plain.json(told))["questions"][0]["proposed"]
    assert (proposed["text"], proposed["by"]) == ("600 جنيه بعد الخصم", "Mona")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_every_cell_of_every_format(tmp_path: Path, text: str) -> None:
    make = Entries()
    order = make.chatter(text=text)
    entries = [
        make.command(Show(product=text)),
        *[make.ask(1, author=f"p{n}", text=text, product=text, platform=text) for n in range(21)],
        ReadComment(comment=order.comment, kind=Kind.ORDER, asks=()),
        make.ask(2, author="a", text=text, kind=Kind.COMPLAINT),
        make.command(Rename(question=1, title=text), at=5),
    ]
    told = report(entries)
    export(told, tmp_path, form="csv")
    (path,) = export(told, tmp_path, form="xlsx")
    cells = [value for sheet in sheets(told) for row in table(tmp_path, sheet.name) for value in row.values()]
    cells += [
        cell.value
        for sheet in openpyxl.load_workbook(path)
        for row in sheet
        for cell in row
        if cell.data_type not in {"n", "d"}
    ]
    assert len(cells) > 50
    assert not [cell for cell in cells if cell and cell[0] in "=+-@\t\r\n＝"]


@given(st.text())
def test_a_harmless_text_starts_with_nothing_that_runs_and_loses_nothing(text: str) -> None:
    safe = harmless(text)
    assert not safe or safe[0] not in "=+-@\t\r\n＝＋－＠"
    assert safe.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", ["بكام", "في 3xl؟", "A-line", "50% off", "2+1 عرض"])
def test_what_runs_nowhere_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_where_it_cannot_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is a file"):
        export(report([]), tmp_path / "file", form="csv")
    for form in FORMS:
        with pytest.raises(RunError, match="can't be written"):
            export(report([]), tmp_path / "file" / "inside", form=form)


def test_an_export_leaves_no_halves_and_replaces_itself(tmp_path: Path) -> None:
    for form in FORMS:
        assert export(report(), tmp_path, form=form) == export(report(), tmp_path, form=form)
    assert not list(tmp_path.glob("*.part"))
    assert {path.name for path in tmp_path.iterdir()} >= {"orders.csv", "review.xlsx", "review.json"}
