"""The review as tables of plain values, with what each column means: the one source of CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from copilot.domain.figures import Counts, Coverage, Part
from copilot.domain.report import Asked, Report, Theme

Cell: TypeAlias = "str | int | float | datetime | None"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: Of the file or the sheet.
        columns: Their names, which stay as they are from version to version.
        rows: As many cells each as there are columns.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "number": ("رقم الطلب بترتيب وصوله", "the order's number, in order of arrival"),
    "at": ("وقت الكتابة، بساعة الجهاز ده", "when it was typed, this computer's time"),
    "platform": ("اسم المنصة", "the platform's word"),
    "comment_id": (
        "رقم التعليق على المنصة، عشان تلاقي صاحبه",
        "the platform's id, to find who wrote it there",
    ),
    "person": ("نفس الرقم لنفس الشخص في اللايف ده", "the same number for the same person of this live"),
    "product": ("كود المنتج", "the product's code"),
    "product_name": ("اسم المنتج من ملف المحل", "the product's name in the shop file"),
    "sizes": ("المقاسات المذكورة", "sizes it names"),
    "colours": ("الألوان المذكورة", "colours it names"),
    "phone": ("1 لو كتب رقم تليفون", "1 if it held a phone number"),
    "address": ("1 لو كتب عنوان", "1 if it held an address"),
    "text": (
        "النص من غير أرقام تليفونات وعناوين وأسامي",
        "the text without phone numbers, addresses and names",
    ),
    "question": ("رقم السؤال في اللايف", "the Question's id in the session"),
    "title": ("السؤال بكلام المشاهدين", "the question in viewers' words"),
    "topic": ("الموضوع المعروف", "the known topic's id"),
    "askers": ("كام شخص سأل", "distinct people who asked"),
    "comments": ("كام تعليق", "comments"),
    "waiting": ("كام شخص من غير إجابة", "people who were not answered"),
    "answered": ("كام انتظار خلص بإجابة", "waits that ended with an answer"),
    "waits": ("كل الانتظارات", "all waits"),
    "median_wait": (
        "بالثواني: نص اللي خدوا رد استنوا أقل من كده",
        "seconds: half of those who got an answer waited less",
    ),
    "longest_wait": ("أطول انتظار بالثواني", "seconds until the latest answer"),
    "first_at": ("أول مرة، بساعة الجهاز ده", "first asked, this computer's time"),
    "last_at": ("آخر مرة، بساعة الجهاز ده", "last asked, this computer's time"),
    "answers": (
        "الإجابات المكتوبة، اتقالت أو اتجهزت للمقدمة",
        "what was written as an answer, given or put ready for the presenter",
    ),
    "arabic": ("الموضوع بالعربي", "the topic in Arabic"),
    "english": ("الموضوع بالإنجليزي", "the topic in English"),
    "wordings": ("صيغ المشاهدين", "how viewers put it"),
    "facts": ("رد ملف المحل", "what the shop file answers"),
    "pinned": ("رد مثبّت جاهز", "a reply to pin"),
    "story": ("ستوري سؤال وجواب", "a story with question and answer"),
    "script": ("جملة للايف الجاي", "a line for the next live"),
    "buyers": ("كام شخص طلب", "distinct people who ordered"),
    "size": ("المقاس", "the size"),
    "people": ("كام شخص", "distinct people"),
    "left": ("الباقي في ملف المحل، فاضي لو مش معدود", "pieces left in the shop file; empty if not counted"),
    "kind": (
        "النوع: question سؤال، complaint شكوى، stream_problem عطل في اللايف",
        "question, complaint or stream_problem",
    ),
    "waves": ("عدد الموجات", "how many waves it came in"),
    "wave_at": ("أول موجة بدأت", "when the first wave began"),
    "questions": ("تعليقات الأسئلة", "comments that ask"),
    "orders": ("تعليقات الطلبات", "comments that order"),
    "complaints": ("تعليقات الشكاوى والأعطال", "complaints and stream problems"),
    "by": (
        "حسب إيه: all اللايف كله، platform المنصة، product المنتج، language اللغة، time الوقت",
        "what is told apart: all (the whole live), platform, product, language, time",
    ),
    "key": (
        "القيمة؛ والوقت بالثواني من أول اللايف لحد بدايته",
        "its value; of time the seconds from the start of the live to its beginning",
    ),
    "name": ("اسم المنتج من ملف المحل", "of a product: its name in the shop file"),
    "recognised": ("انتظارات لموضوع معروف", "waits for a known topic"),
    "order": (
        "رقم الطلب عند المشرفين؛ كذا تعليق ممكن يكونوا طلب واحد",
        "the order's number as moderators see it; several comments may be one order",
    ),
    "state": (
        "الطلب وصل لفين: new جديد، confirmed مؤكد، shipped اتشحن، cancelled ملغي",
        "how far the order has come: new, confirmed, shipped or cancelled",
    ),
    "quantity": (
        "عدد قطع الطلب كله، عند أول تعليق فيه بس",
        "pieces of the whole order, beside its first comment alone",
    ),
    "ordered": (
        "كود المنتج في الطلب، زي ما حد من المحل صلّحه أو زي ما اتقرا",
        "code of the product in the order, as somebody of the shop corrected it or else as it was read",
    ),
    "ordered_name": ("اسمه من ملف المحل", "its name in the shop file"),
    "ordered_size": ("المقاس في الطلب، بنفس الطريقة", "the size in the order, likewise"),
    "ordered_colour": ("اللون في الطلب، بنفس الطريقة", "the colour in the order, likewise"),
    "corrected": ("1 لو حد من المحل صلّحه", "1 if somebody of the shop corrected it"),
}
"""What each column means, in Arabic and English."""

_BY_PLATFORM: Final = ("تعليقات كل منصة", "comments on each platform, most first")
_BY_PRODUCT: Final = (
    "كود كل منتج وكام شخص سأل عنه",
    "each product's code and how many people asked, most first",
)
_OTHERWISE: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("questions", "platform"): _BY_PLATFORM,
    ("complaints", "platform"): _BY_PLATFORM,
    ("content", "product"): _BY_PRODUCT,
    ("objections", "product"): _BY_PRODUCT,
    ("missing", "product"): (
        "كود المنتج؛ فاضي لو الإجابة للمحل كله",
        "the product's code; empty where the answer would stand for the whole shop",
    ),
    ("timeline", "at"): ("بداية الفترة، بساعة الجهاز ده", "when this stretch began, this computer's time"),
}
"""What a column means in a table where it holds something else than elsewhere."""


def meaning(table: str, column: str) -> tuple[str, str]:
    """Return what a column of a table means, in Arabic and English."""
    return _OTHERWISE.get((table, column)) or COLUMNS[column]


def sheets(report: Report) -> list[Sheet]:
    """Return every table of a review, and one that explains the columns."""
    tables = [
        _orders(report),
        _sheet("questions", _QUESTION, (_asked(each) for each in report.questions)),
        _sheet("content", _CONTENT, ((*_theme(idea.theme), idea.pinned, idea.story, idea.script)
               for idea in report.content)),
        _sheet("objections", _THEME, (_theme(theme) for theme in report.objections)),
        _sheet("demand", ("product", "product_name", "askers", "waiting", "buyers"),
               ((each.product, each.name, each.askers, each.waiting, each.buyers) for each in report.demand)),
        _sheet("sizes", ("product", "product_name", "size", "people", "left", "waiting", "askers",
                "buyers"),
               ((each.product, each.name, size.size, size.people, size.left, size.waiting,
                 size.askers, size.buyers)
                for each in report.demand for size in each.sizes)),
        _sheet("missing", ("topic", "arabic", "english", "product", "people"),
               ((theme.topic, theme.arabic, theme.english, product, people)
                for theme in report.missing for product, people in theme.missing)),
        _sheet("complaints", (*_QUESTION, "waves", "wave_at"),
               ((*_asked(each.asked), len(each.waves), local(each.waves[0].since) if each.waves else None)
                for each in report.troubles)),
        _sheet("timeline", ("at", "comments", "questions", "orders", "complaints"),
               ((local(row.at), row.comments, row.questions, row.orders, row.complaints)
                for row in report.timeline.rows)),
        _sheet("coverage", ("by", "key", "name", "people", *_COVERAGE, "recognised"), _parts(report)),
    ]  # fmt: skip
    used = ((sheet.name, name, *meaning(sheet.name, name)) for sheet in tables for name in sheet.columns)
    return [*tables, Sheet("columns", ("table", "column", "arabic", "english"), tuple(used))]


_COVERAGE: Final = ("waits", "answered", "median_wait", "longest_wait")
_QUESTION: Final = (
    "question", "title", "topic", "kind", "product", "product_name", "askers", "comments", "waiting",
    *_COVERAGE, "platform", "first_at", "last_at", "answers", "wordings",
)  # fmt: skip
_THEME: Final = (
    "topic", "arabic", "english", "askers", "comments", "waiting", "wordings", "product", "facts", "answers",
)  # fmt: skip
_CONTENT: Final = (*_THEME, "pinned", "story", "script")


def local(at: float) -> datetime:
    """Return a moment in this computer's time, to the second; as text it is ``2026-11-21 20:15:03``."""
    return datetime.fromtimestamp(at).replace(microsecond=0)  # noqa: DTZ006 - spreadsheets know no zones


def _sheet(name: str, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    return Sheet(name, tuple(columns), tuple(rows))


def _orders(report: Report) -> Sheet:
    columns = (
        "number", "at", "platform", "comment_id", "person", "product", "product_name", "sizes", "colours",
        "phone",
        "address", "text", "order", "state", "quantity", "ordered", "ordered_name", "ordered_size",
        "ordered_colour", "corrected",
    )  # fmt: skip
    begun = {each.order: each.number for each in reversed(report.orders)}
    rows = (
        (
            each.number, local(each.at), each.platform, each.comment, each.person, each.product,
            each.product_name,
            ", ".join(each.sizes), ", ".join(each.colours), int(each.phone), int(each.address), each.text,
            each.order, each.state.value, each.line.quantity if begun[each.order] == each.number else None,
            each.line.product, each.line_name, each.line.size, each.line.colour, int(each.corrected),
        )
        for each in report.orders
    )  # fmt: skip
    return _sheet("orders", columns, rows)


def _asked(each: Asked) -> tuple[Cell, ...]:
    return (
        each.question, each.title, each.topic, each.kind.value, each.product, each.product_name, each.askers,
        each.comments, each.waiting, *_covered(each.coverage), _counted(each.platforms), local(each.first_at),
        local(each.last_at), _lines(answer.text for answer in each.written), _lines(each.wordings),
    )  # fmt: skip


def _theme(theme: Theme) -> tuple[Cell, ...]:
    return (
        theme.topic, theme.arabic, theme.english, theme.askers, theme.comments, theme.waiting,
        _lines(theme.wordings), _counted(theme.products), _lines(theme.facts),
        _lines(answer.text for answer in theme.answers),
    )  # fmt: skip


def _parts(report: Report) -> Iterable[tuple[Cell, ...]]:
    groups: tuple[tuple[str, tuple[Part, ...]], ...] = (
        ("platform", report.by_platform),
        ("product", report.by_product),
        ("language", report.by_language),
        ("time", report.by_time),
    )
    yield ("all", "", "", report.totals.askers, *_covered(report.coverage), None)
    for name, parts in groups:
        for part in parts:
            yield (name, part.key, part.name, part.people, *_covered(part.coverage), part.recognised)


def _covered(told: Coverage) -> tuple[Cell, ...]:
    return told.waits, told.answered, told.median_wait, told.longest_wait


def _counted(counts: Counts) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
