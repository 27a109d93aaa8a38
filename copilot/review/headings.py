"""Tables as people read them: headings, names of sheets and our own words in cells in a language of theirs.

CSV and JSON keep the columns' own names and words, on which other programs rely; a workbook is for people.
Its last sheet tells what each heading means, and which column of the CSV it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from copilot.domain.comment import Kind
from copilot.domain.order import OrderState
from copilot.review.sheets import Cell, Sheet, meaning
from copilot.review.words import ARABIC, Words

_SHEETS: Final[dict[str, tuple[str, str]]] = {
    "orders": ("الطلبات", "Orders"),
    "questions": ("الأسئلة", "Questions"),
    "content": ("أفكار محتوى", "Content ideas"),
    "objections": ("الاعتراضات", "Objections"),
    "demand": ("الطلب على المنتجات", "Demand"),
    "sizes": ("المقاسات", "Sizes"),
    "missing": ("ناقص في ملف المحل", "Missing facts"),
    "complaints": ("شكاوى وأعطال", "Complaints"),
    "timeline": ("على مدار اللايف", "Over time"),
    "coverage": ("سرعة الرد", "Speed and coverage"),
    "columns": ("معنى العناوين", "What headings mean"),
}

_HEADINGS: Final[dict[str, tuple[str, str]]] = {
    "number": ("رقم الطلب", "Order no."),
    "at": ("الوقت", "Time"),
    "platform": ("المنصة", "Platform"),
    "comment_id": ("رقم التعليق", "Comment id"),
    "person": ("الشخص", "Person"),
    "product": ("كود المنتج", "Product code"),
    "product_name": ("المنتج", "Product"),
    "sizes": ("المقاسات", "Sizes"),
    "colours": ("الألوان", "Colours"),
    "phone": ("ساب رقم؟", "Left a number?"),
    "address": ("ساب عنوان؟", "Left an address?"),
    "text": ("النص", "Text"),
    "question": ("رقم السؤال", "Question no."),
    "title": ("السؤال", "Question"),
    "topic": ("كود الموضوع", "Topic id"),
    "askers": ("سألوا", "People who asked"),
    "comments": ("تعليقات", "Comments"),
    "waiting": ("من غير إجابة", "Not answered"),
    "answered": ("خدوا رد", "Answered"),
    "waits": ("استنوا رد", "Waited"),
    "median_wait": ("الانتظار في العادة (ثانية)", "Usual wait (s)"),
    "longest_wait": ("أطول انتظار (ثانية)", "Longest wait (s)"),
    "first_at": ("أول مرة", "First asked"),
    "last_at": ("آخر مرة", "Last asked"),
    "answers": ("الإجابات", "Answers given"),
    "arabic": ("الموضوع بالعربي", "Topic in Arabic"),
    "english": ("الموضوع بالإنجليزي", "Topic in English"),
    "wordings": ("كلام المشاهدين", "In viewers' words"),
    "facts": ("رد ملف المحل", "The shop file's answer"),
    "pinned": ("رد مثبّت", "A reply to pin"),
    "story": ("ستوري", "A story"),
    "script": ("جملة للايف الجاي", "A line for the next live"),
    "buyers": ("طلبوا", "People who ordered"),
    "size": ("المقاس", "Size"),
    "people": ("كام شخص", "People"),
    "left": ("الباقي عندك", "Left in stock"),
    "kind": ("النوع", "Kind"),
    "waves": ("موجات", "Waves"),
    "wave_at": ("أول موجة", "First wave"),
    "questions": ("أسئلة", "Questions"),
    "orders": ("طلبات", "Orders"),
    "complaints": ("شكاوى وأعطال", "Complaints"),
    "by": ("حسب", "By"),
    "key": ("القيمة", "Value"),
    "name": ("الاسم", "Name"),
    "recognised": ("اتفهم سؤالهم", "Understood"),
    "order": ("الطلب عند المشرفين", "Order as moderators see it"),
    "state": ("الحالة", "State"),
    "quantity": ("العدد", "Quantity"),
    "ordered": ("كود اللي اتطلب", "Code ordered"),
    "ordered_name": ("اللي اتطلب", "Product ordered"),
    "ordered_size": ("مقاس الطلب", "Size ordered"),
    "ordered_colour": ("لون الطلب", "Colour ordered"),
    "corrected": ("اتصلّح؟", "Corrected?"),
}
"""A short heading of each column, in Arabic and English."""


_SAID: Final = Words(ARABIC)
_CELLS: Final[dict[str, dict[str, str]]] = {
    "state": {state.value: _SAID(f"order_{state}") for state in OrderState},
    "kind": {
        Kind.QUESTION.value: "سؤال",
        Kind.COMPLAINT.value: "شكوى",
        Kind.STREAM_PROBLEM.value: "عطل في اللايف",
    },
    "by": {"all": "الكل", "platform": "المنصة", "product": "المنتج", "language": "اللغة", "time": "الوقت"},
}
"""Words of ours that stand in cells, in Arabic, by column. In English they stay as they are."""

_TONGUES: Final = {key: _SAID(key) for key in ("arabic", "arabizi", "english", "other")}


def readable(tables: Iterable[Sheet], language: str) -> list[Sheet]:
    """Return the tables with headings and names in a language, and what the headings mean as the last one."""
    place = 0 if language == ARABIC else 1
    *told, meanings = tables
    sheets = [
        Sheet(
            _SHEETS[each.name][place],
            tuple(_HEADINGS[name][place] for name in each.columns),
            tuple(_in_arabic(each.columns, row) for row in each.rows) if language == ARABIC else each.rows,
        )
        for each in told
    ]
    rows = tuple(
        (
            _SHEETS[each.name][place],
            _HEADINGS[name][place],
            meaning(each.name, name)[place],
            f"{each.name}.{name}",
        )
        for each in told
        for name in each.columns
    )
    heads = (
        ("الصفحة", "العنوان", "معناه", "العمود في CSV"),
        ("Sheet", "Heading", "What it means", "Column in CSV"),
    )
    return [*sheets, Sheet(_SHEETS[meanings.name][place], heads[place], rows)]


def _in_arabic(columns: tuple[str, ...], row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    known = {**_CELLS, "key": _TONGUES} if row[0] == "language" else _CELLS
    return tuple(
        known.get(name, {}).get(cell, cell) if isinstance(cell, str) else cell
        for name, cell in zip(columns, row, strict=True)
    )
