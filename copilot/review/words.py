"""The words of the review in its two languages, and how numbers, times and waits are written in either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, Protocol

from copilot.answers.wording import counted
from copilot.domain.platform import PLATFORMS
from copilot.domain.written import clock, many, number, percent, redacted
from copilot.settings import SUFFIX, named

__all__ = [
    "ARABIC", "ENGLISH", "Words", "bare", "called", "clock", "day", "isolated", "monday", "number", "percent",
]  # fmt: skip

ARABIC: Final = "ar"
ENGLISH: Final = "en"

_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("مراجعة اللايف", "Review of the live"),
    "todo": ("اعملي بكره", "To do tomorrow"),
    "comments": ("تعليق", "comments"),
    "people": ("شخص كتبوا", "people wrote"),
    "asked": ("سؤال مختلف", "different questions"),
    "answered_share": ("من اللي استنوا خدوا رد", "of those who waited got an answer"),
    "median": ("الانتظار في العادة", "usual wait"),
    "orders_total": ("طلب", "orders"),
    "timeline": ("التعليقات والأسئلة في الدقيقة", "Comments and questions a minute"),
    "legend_comments": ("كل التعليقات", "all comments"),
    "legend_questions": ("الأسئلة", "questions"),
    "legend_trouble": ("موجة شكاوى أو عطل", "a wave of complaints or faults"),
    "legend_product": ("تغيير المنتج على الهوا", "another product on air"),
    "on_air": ("على الهوا", "On air"),
    "questions": ("الأسئلة", "Questions"),
    "ended": ("انتهى إزاي", "How it ended"),
    "more_questions": ("باقي الأسئلة", "The other questions"),
    "more_orders": ("باقي الطلبات", "The other orders"),
    "content": ("تتحول لمحتوى: سألها 20 أو أكتر", "Make content of it: asked by 20 or more"),
    "pinned": ("رد مثبّت", "A reply to pin"),
    "story": ("ستوري سؤال وجواب", "A story"),
    "script": ("جملة لسكريبت اللايف الجاي", "A line for the next live"),
    "objections": ("إيه اللي بيوقّف الشرا", "What keeps them from buying"),
    "they_said": ("قالوا", "They said"),
    "we_said": ("ردنا", "We say"),
    "shop_says": ("ملف المحل", "The shop file"),
    "aloud": ("بالصوت، عند {when}", "aloud, at {when}"),
    "put_ready": ("اتجهز للمقدمة", "Put ready for the presenter"),
    "not_marked": ("محدش علّم على رد", "no answer was marked"),
    "no_answer": ("مفيش رد", "no answer"),
    "demand": ("طلبوا إيه من كل منتج", "What was wanted of each product"),
    "product": ("المنتج", "Product"),
    "asked_about": ("سألوا", "asked"),
    "unanswered": ("من غير إجابة", "unanswered"),
    "of_them_unanswered": ("منهم من غير إجابة", "of them unanswered"),
    "every_size": ("الكل", "all"),
    "bought": ("طلبوا", "ordered"),
    "sizes": ("المقاسات المطلوبة", "Sizes wanted"),
    "none_left": ("مش عندك", "you have none"),
    "left": ("فاضل", "left"),
    "still_open": ("فضل من غير إجابة", "Left unanswered"),
    "missing": ("ناقص في ملف المحل", "Missing in the shop file"),
    "whole_shop": ("للمحل كله", "for the whole shop"),
    "troubles": ("شكاوى وأعطال", "Complaints and faults"),
    "orders": ("طلبات تتابعيها", "Orders to follow up"),
    "phone_kept": ("كتب رقمه", "left a number"),
    "phone": ("رقم", "number"),
    "address": ("عنوان", "address"),
    "address_kept": ("كتب عنوانه", "left an address"),
    "no_details": ("من غير تفاصيل", "no details"),
    "coverage": ("سرعة الرد وتغطيته", "Speed and coverage of answers"),
    "by_platform": ("حسب المنصة", "By platform"),
    "by_product": ("حسب المنتج", "By product"),
    "by_time": ("حسب الوقت", "By time"),
    "general": ("أسئلة عامة", "general questions"),
    "fairness": ("هل الكل اتسمع؟", "Was everyone heard?"),
    "recognised": ("نسبة اللي سؤاله اتفهم", "share understood"),
    "arabic": ("عربي", "Arabic"),
    "arabizi": ("فرانكو", "Arabizi"),
    "english": ("إنجليزي", "English"),
    "other": ("غير كده", "other"),
    "trust": ("نثق في الأرقام دي قد إيه؟", "How far can these figures be trusted?"),
    "state_answered": ("اتجاوب بعد {wait}", "answered after {wait}"),
    "state_some": (
        "اتجاوب بعد {wait}، ولسه {waiting} مستنيين",
        "answered after {wait}, {waiting} still wait",
    ),
    "state_one": ("اتجاوب بعد {wait}، ولسه واحد مستني", "answered after {wait}, 1 still waits"),
    "state_two": ("اتجاوب بعد {wait}، ولسه اتنين مستنيين", "answered after {wait}, 2 still wait"),
    "state_open": ("من غير إجابة", "not answered"),
    "state_hidden": ("مخفي", "hidden"),
    "state_content": ("محتوى", "content"),
    "short_content": ("أفكار محتوى", "Content ideas"),
    "short_demand": ("الطلب", "Demand"),
    "short_missing": ("ناقص في ملف المحل", "Missing facts"),
    "short_objections": ("اعتراضات", "Objections"),
    "short_troubles": ("شكاوى وأعطال", "Complaints"),
    "short_orders": ("طلبات", "Orders"),
    "short_coverage": ("سرعة الرد", "Speed and coverage"),
    "short_fairness": ("هل الكل اتسمع؟", "Fairness"),
    "short_trust": ("نثق قد إيه؟", "Trust"),
    "trend_title": ("لايفاتك جنب بعض", "Your lives side by side"),
    "trend_returning": ("أسئلة بترجع كل مرة", "Questions that come back"),
    "trend_stale": ("ردود أرقامها اتغيّرت", "Answers that went stale"),
    "trend_wanted": (
        "الطلب على كل منتج في الأسبوع (من يوم الاتنين): سألوا + طلبوا",
        "Demand by product and week (from its Monday): asked + ordered",
    ),
    "trend_lives": ("اللايفات", "The lives"),
    "short_returning": ("بترجع كل مرة", "They come back"),
    "short_stale": ("ردود قدمت", "Gone stale"),
    "short_wanted": ("الطلب بالأسبوع", "Demand by week"),
    "short_lives": ("اللايفات", "The lives"),
    "live": ("اللايف", "Live"),
    "lives": ("كام لايف", "Lives"),
    "when": ("إمتى", "When"),
    "course": ("من الأقدم للأحدث", "Oldest to newest"),
    "was_said": ("اتقال", "Was said"),
    "is_said": ("دلوقتي", "Now"),
    "unmarked": ("محدش علّم", "not marked"),
    "topic": ("السؤال", "Question"),
    "drafts": ("المسودات", "Drafts"),
    "ready": ("جاهزة للنسخ", "ready to copy"),
    "to_fill_in": ("ناقصها الإجابة", "the answer is missing"),
    "objection": ("الاعتراض", "Objection"),
    "size": ("المقاس", "Size"),
    "people_count": ("كام شخص", "People"),
    "in_stock": ("الباقي عندك", "In stock"),
    "said": ("الكلام", "What they said"),
    "span": ("من – إلى", "From – to"),
    "platforms": ("المنصات", "Platforms"),
    "waves": ("موجات", "Waves"),
    "wave": ("إنذار مبكر", "Early warning"),
    "order": ("رقم", "No."),
    "at": ("الوقت", "Time"),
    "platform": ("المنصة", "Platform"),
    "colours": ("الألوان", "Colours"),
    "left_contact": ("ساب إيه", "They left"),
    "text": ("النص", "Text"),
    "answered": ("اتجاوب", "Answered"),
    "share": ("نسبة اللي خد رد", "Share answered"),
    "doubts": ("خدي بالك", "To bear in mind"),
    "quantity": ("العدد", "Pieces"),
    "order_state": ("الحالة", "State"),
    "order_new": ("جديد", "new"),
    "order_confirmed": ("مؤكد", "confirmed"),
    "order_shipped": ("اتشحن", "shipped"),
    "order_cancelled": ("ملغي", "cancelled"),
    "nobody": ("مفيش", "none"),
    "waits": ("مستني رد", "waited"),
    "counts_waits": (
        "هنا بنعدّ الانتظارات مش الناس: اللي سأل عن حاجتين استنى مرتين.",
        "Waits are counted here, not people: who asked two things waited twice.",
    ),
    "privacy": (
        "مفيش في الصفحة دي أسماء ولا أرقام تليفونات ولا عناوين. النسب بتتحسب على الناس: اللي كتب 20 مرة بيتعد مرة.",
        (
            "There are no names, phone numbers or addresses on this page. People are counted, not comments: "
            "who typed 20 times counts once."
        ),
    ),
    "made_with": ("اتعملت بـ Live Copilot", "Made with Live Copilot"),
}

_MINUTE: Final = 60


class Named(Protocol):
    """What has a name in each language: a theme, and what comes of it."""

    @property
    def arabic(self) -> str:
        """Its name for Arabic readers."""

    @property
    def english(self) -> str:
        """Its name for English readers."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language of the review.

    Attributes:
        language: ``ar`` or ``en``.
        zero: When the live began, Unix seconds: moments are told from there.
    """

    language: str
    zero: float = 0.0

    def __call__(self, key: str, **parts: str) -> str:
        """Return the words for a key."""
        text = self.either(*_WORDS[key])
        return text.format(**parts) if parts else text

    def either(self, arabic: str, english: str) -> str:
        """Return the sentence of this language."""
        return arabic if self.language == ARABIC else english

    def topic(self, named: Named) -> str:
        """Return what was asked, by its name in this language."""
        return self.shown(self.either(named.arabic, named.english))

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return self.either("، ", ", ")

    def people(self, count: int) -> str:
        """Return a number of people."""
        if self.language == ARABIC:
            return counted(count, "شخص واحد", "شخصين", "أشخاص", "شخص").replace(str(count), number(count))
        return many(count, "person", "people")

    def comments(self, count: int) -> str:
        """Return a number of comments."""
        if self.language == ARABIC:
            return counted(count, "تعليق واحد", "تعليقين", "تعليقات", "تعليق").replace(
                str(count), number(count)
            )
        return many(count, "comment")

    def orders(self, count: int) -> str:
        """Return a number of orders."""
        if self.language == ARABIC:
            return counted(count, "طلب واحد", "طلبين", "طلبات", "طلب").replace(str(count), number(count))
        return many(count, "order")

    def lasting(self, seconds: float) -> str:
        """Return how long something took, so that nobody takes it for a time of the live."""
        if round(seconds) < _MINUTE:
            count = round(seconds)
            if self.language == ARABIC:
                return counted(count, "ثانية واحدة", "ثانيتين", "ثواني", "ثانية")
            return "1 second" if count == 1 else f"{count} seconds"
        if round(seconds) < _MINUTE * _MINUTE:
            return f"{isolated(clock(seconds))} {self.either('دقيقة', 'minutes')}"
        return f"{isolated(clock(seconds))} {self.either('ساعة', 'hours')}"

    def length(self, seconds: float) -> str:
        """Return how long a live was, as one says it: ``40 minutes``, ``1 hour 20 minutes``."""
        hours, minutes = divmod(round(seconds / _MINUTE), _MINUTE)
        if not hours and not minutes:
            return self.lasting(seconds)
        if self.language == ARABIC:
            parts = (
                counted(hours, "ساعة", "ساعتين", "ساعات", "ساعة") if hours else "",
                counted(minutes, "دقيقة", "دقيقتين", "دقايق", "دقيقة") if minutes else "",
            )
            return " و".join(filter(None, parts))
        return " ".join(many(count, noun) for count, noun in ((hours, "hour"), (minutes, "minute")) if count)

    def live(self, stem: str, at: float) -> str:
        """Return what a live is called and when it was: ``demo · 22 November 2026, 22:36``.

        Args:
            stem: Its session file's name without the ending; empty where it has none to tell.
            at: When it began, Unix seconds; 0 for not known.
        """
        return " · ".join(filter(None, (isolated(called(stem)) if stem else "", day(at, self.language))))

    def platform(self, word: str) -> str:
        """Return a platform's name."""
        return PLATFORMS.get(word, word)

    def quoted(self, text: str) -> str:
        """Return somebody's words in quotes, with their own direction."""
        shown = isolated(self.shown(text))
        return self.either(f"«{shown}»", f"“{shown}”")

    def shown(self, text: str) -> str:
        """Return a viewer's text; what was taken out of it is named in this language."""
        return redacted(text, self.language)

    def clock(self, at: float) -> str:
        """Return a moment as its place in the live: ``20:10``, ``1:20:10``."""
        return clock(at - self.zero)


def isolated(text: str) -> str:
    """Return a text that keeps its own direction inside another."""
    return f"{_OPEN}{text}{_CLOSE}"


def called(stem: str) -> str:
    """Return what a live is called, given its session file's name: without the day and time that it begins with."""
    known = named(Path(f"{stem}{SUFFIX}"))
    return known[0] if known else stem


def bare(text: str) -> str:
    """Return a text without the marks of direction, for where they would be seen."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def day(at: float, language: str) -> str:
    """Return a moment's day and hour in the local time: ``21 نوفمبر 2026، 20:15``."""
    if not at:
        return ""
    local = datetime.fromtimestamp(at).astimezone()
    comma = "،" if language == ARABIC else ","
    return f"{_date(local, language)} {local.year}{comma} {local:%H:%M}"


def monday(week: str, language: str) -> str:
    """Return the day on which an ISO week begins: of ``2026-W47``, ``16 نوفمبر``."""
    return _date(date.fromisoformat(f"{week}-1"), language)


def _date(moment: date, language: str) -> str:
    return f"{moment.day} {(_MONTHS if language == ARABIC else _ENGLISH_MONTHS)[moment.month - 1]}"


_MONTHS: Final = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
