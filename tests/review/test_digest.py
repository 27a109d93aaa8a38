"""What a review says is said alike wherever it stands, and reads in the right order."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime

import pytest
from rich.console import Console

from copilot.domain.command import MarkAnswered
from copilot.domain.written import number, percent
from copilot.review.digest import advice
from copilot.review.lines import doubts
from copilot.review.page import page
from copilot.review.report import review
from copilot.review.summary import show
from copilot.review.words import Words, bare, called, day
from tests.builders import Entries
from tests.review.lives import SHOP, TOPICS, demo

ISOLATE, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@pytest.fixture(scope="module")
def answered():
    return review(demo(presented=True), topics=TOPICS, shop=SHOP)


def printed(report, language: str, name: str = "", width: int = 400) -> str:
    out = io.StringIO()
    show(report, Console(file=out, width=width), language=language, name=name)
    return out.getvalue()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_share_that_got_an_answer_is_one_wherever_it_is_told(answered, language) -> None:
    share = percent(answered.coverage.answered, answered.coverage.waits)
    assert share != percent(answered.totals.answered, answered.totals.asked)  # else the test says nothing
    label = Words(language)("answered_share")
    sentence = bare(advice(answered, Words(language, answered.started_at))["coverage"])
    assert sentence.startswith(f"{share} {label}")
    assert f"{share} {label}" in printed(answered, language)
    header = re.sub(r"<[^>]+>", "", page(answered, language=language).partition("</header>")[0])
    assert f"{share} {label}" in header


@pytest.mark.parametrize("language", ["ar", "en"])
def test_counts_are_written_in_one_way_in_the_terminal_and_on_the_page(answered, language) -> None:
    assert number(answered.totals.comments) == "1,566"
    for told in (printed(answered, language), re.sub(r"<[^>]+>", "", page(answered, language=language))):
        assert "1,566" in told
        assert "1566" not in told


def test_a_share_keeps_its_sign_on_its_right_in_an_arabic_sentence(answered) -> None:
    sentences = [*advice(answered, Words("ar", answered.started_at)).values()]
    shares = [share for sentence in sentences for share in re.findall(r".?\d+%.?", sentence)]
    assert len(shares) >= 2
    assert all(share[0] == ISOLATE and share[-1] == POP for share in shares)


def test_a_word_stands_between_a_wording_and_its_product(answered) -> None:
    sentence = advice(answered, Words("en", answered.started_at))["missing"]
    assert f"{POP}” about {ISOLATE}" in sentence
    assert re.search(rf"{POP}”? {ISOLATE}", sentence) is None
    assert f"{POP}» عن {ISOLATE}" in advice(answered, Words("ar", answered.started_at))["missing"]


def told(entries, section: str, language: str = "en") -> str:
    report = review(entries, topics=TOPICS, shop=SHOP)
    return bare(advice(report, Words(language, report.started_at))[section])


def test_the_worst_time_is_told_from_when_to_when_and_what_to_do_then(answered) -> None:
    sentence = advice(answered, Words("en", answered.started_at))["coverage"]
    low = min(answered.by_time, key=lambda each: each.coverage.answered / each.coverage.waits)
    share = percent(low.coverage.answered, low.coverage.waits)
    assert f"{int(low.key) // 60}:00 – 39:54" in sentence  # the live ended before its ten minutes did
    assert f"(only {share}): next time, stop for questions before you say goodbye." in sentence


def test_a_worst_time_in_the_middle_is_not_called_the_end() -> None:
    make = Entries()
    early = [make.ask(1, author=f"a{n}", at=n) for n in range(20)]
    middle = [make.ask(2, author=f"b{n}", at=700 + n) for n in range(20)]
    late = [make.ask(3, author=f"c{n}", at=1300 + n) for n in range(20)]
    marks = [make.command(MarkAnswered(question=each), at=at) for each, at in ((1, 60), (3, 1400))]
    entries = [*early, marks[0], *middle, *late, marks[1]]
    sentence = told(entries, "coverage")
    assert (
        "at 10:00 – 20:00 of the live (only 0%): next time, stop for questions around that time." in sentence
    )
    marks = [make.command(MarkAnswered(question=each), at=1400) for each in (1, 2, 3)]
    assert "The fewest answers" not in told([*early, *middle, *late, *marks], "coverage")  # all had one


def test_where_no_answer_was_marked_nobody_is_said_to_be_without_one() -> None:
    for language in ("ar", "en"):
        for section in ("questions", "demand"):
            sentence = told(demo(), section, language)
            assert not any(words in sentence for words in ("got no answer", "without an answer", "من غير رد"))
    report = review(demo(), topics=TOPICS, shop=SHOP)
    most = max(report.demand, key=lambda each: each.askers)
    assert f"{most.name} ({most.askers} people)" in told(demo(), "demand")
    assert "No answer was marked" in told(demo(), "questions")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_file_without_comments_praises_and_promises_nothing(language) -> None:
    nobody = {"ar": "محدش سأل.", "en": "Nobody asked."}[language]
    for section in ("questions", "missing", "coverage", "fairness"):
        assert told([], section, language) == nobody
    assert "16" not in told([], "trust", language)


def test_few_comments_have_no_busiest_minute_and_one_is_one() -> None:
    make = Entries()
    assert "too few comments" in told([make.ask(1, author="a")], "timeline")
    words = Words("en"), Words("ar")
    assert [each.comments(1) for each in words] == ["1 comment", "تعليق واحد"]
    assert [each.orders(1) for each in words] == ["1 order", "طلب واحد"]
    assert [each.orders(1200) for each in words] == ["1,200 orders", "1,200 طلب"]
    assert [each.lasting(1) for each in words] == ["1 second", "ثانية واحدة"]
    assert [bare(each.lasting(61)) for each in words] == ["1:01 minutes", "1:01 دقيقة"]
    assert [bare(each.lasting(7200)) for each in words] == ["2:00:00 hours", "2:00:00 ساعة"]
    assert bare(words[0].lasting(3599.6)) == "1:00:00 hours"


def test_a_long_silence_is_a_doubt_and_a_short_one_is_none() -> None:
    make = Entries()
    quiet = [make.ask(1, author="a"), make.ask(1, author="b", at=400)]
    assert "6:40 minutes passed without a comment" in told(quiet, "trust")
    assert "these figures are whole" in told(demo(), "trust")


def test_one_language_alone_is_not_compared() -> None:
    make = Entries()
    asked = [make.ask(1, author=f"a{n}", at=n) for n in range(30)]
    marked = [*asked, make.command(MarkAnswered(question=1), at=60)]
    assert "not enough questions in more than one language" in told(marked, "fairness")
    assert "Once answers are marked" in told(asked, "fairness")


def test_who_types_nothing_but_emoji_is_no_language_to_be_compared_with() -> None:
    make = Entries()
    arabic = [make.ask(1, author=f"a{n}", at=n) for n in range(12)]
    emoji = [make.ask(2, author=f"e{n}", at=n, text="👗👗") for n in range(12)]
    marked = [*arabic, *emoji, make.command(MarkAnswered(question=2), at=60)]
    assert "not enough questions in more than one language" in told(marked, "fairness")


def test_a_break_reads_from_the_right_though_a_platforms_name_begins_it() -> None:
    make = Entries()
    report = review(
        [make.ask(1, author="a"), make.gap(since=9, until=60, estimated=30)], topics=TOPICS, shop=SHOP
    )
    (line,) = doubts(report, Words("ar", report.started_at))
    assert line.startswith(f"{ISOLATE}TikTok{POP}: انقطاع")
    assert doubts(report, Words("en", report.started_at)) == [
        "TikTok: broken from 0:09 to 1:00, about 30 comments missing."
    ]


def test_the_terminal_says_how_a_question_ended_as_the_window_does() -> None:
    make = Entries()
    asked = [make.ask(1, author="a"), make.ask(2, author="b", text="اللون ايه")]
    report = review([*asked, make.command(MarkAnswered(question=1), at=9)], topics=TOPICS, shop=SHOP)
    assert "answered after 0:09" in printed(report, "en")
    assert "not answered" in printed(report, "en")
    again = review(
        [*asked, make.command(MarkAnswered(question=1), at=9), make.ask(1, author="a", at=60)],
        topics=TOPICS,
        shop=SHOP,
    )
    assert "answered after 0:09, 1 still waits" in printed(again, "en")
    unmarked = printed(review(demo(), topics=TOPICS, shop=SHOP), "en")
    assert "not marked" in unmarked
    assert not any(line.rstrip().endswith("not answered") for line in unmarked.splitlines())


def test_what_one_person_missed_in_the_shop_file_is_not_denied() -> None:
    make = Entries()
    asked = review([make.ask(1, author="a")], topics=TOPICS, shop=SHOP)
    lacking = replace(asked, missing=(replace(_theme(), missing=(("", 1),)),))
    words = Words("en", asked.started_at)
    assert advice(lacking, words)["missing"] == "Nothing is missing that more than one person asked for."
    assert advice(asked, words)["missing"] == "The shop file answers all that was asked."
    assert "had no shop file" in advice(replace(asked, shop=False), words)["missing"]


def _theme():
    return next(iter(review(demo(), topics=TOPICS, shop=SHOP).missing))


@pytest.mark.parametrize(
    ("language", "length", "ended"), [("ar", "40 دقيقة", "انتهى إزاي"), ("en", "40 minutes", "How it ended")]
)
def test_a_live_is_told_by_its_name_its_day_and_how_long_it_was(answered, language, length, ended) -> None:
    when = day(answered.started_at, language)
    name = f"{datetime.fromtimestamp(answered.started_at).astimezone():%Y-%m-%d %H-%M-%S} demo"
    told = printed(answered, language, name, 80)
    assert told.splitlines()[0].endswith(f"demo · {when}")
    assert told.splitlines()[1].startswith(length)
    assert ended in told
    header = bare(
        re.sub(r"<[^>]+>", "", page(answered, language=language, name=name).partition("</header>")[0])
    )
    assert f"demo · {when} · {length}" in header
    assert "39:54" not in header
    unnamed = bare(re.sub(r"<[^>]+>", "", page(answered, language=language).partition("</header>")[0]))
    assert f"{when} · {length}" in unnamed
    assert "demo" not in unnamed


@pytest.mark.parametrize(
    ("seconds", "arabic", "english"),
    [
        (20, "20 ثانية", "20 seconds"),
        (60, "دقيقة", "1 minute"),
        (2394, "40 دقيقة", "40 minutes"),
        (3600, "ساعة", "1 hour"),
        (3725, "ساعة ودقيقتين", "1 hour 2 minutes"),
        (7800, "ساعتين و10 دقايق", "2 hours 10 minutes"),
    ],
)
def test_how_long_a_live_was(seconds: float, arabic: str, english: str) -> None:
    assert (Words("ar").length(seconds), Words("en").length(seconds)) == (arabic, english)


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2026-11-22 22-36-36 demo", "demo"),
        ("2026-11-22 22-36-36", "2026-11-22 22-36-36"),
        ("a.b c", "a.b c"),
    ],
)
def test_a_live_is_called_without_the_time_in_its_files_name(stem: str, name: str) -> None:
    assert called(stem) == name
