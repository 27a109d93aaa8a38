"""What a review says is said alike wherever it stands, and reads in the right order."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from copilot.domain.written import number, percent
from copilot.review.digest import advice
from copilot.review.page import page
from copilot.review.report import review
from copilot.review.summary import show
from copilot.review.words import Words, bare
from tests.review.lives import SHOP, TOPICS, demo

ISOLATE, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@pytest.fixture(scope="module")
def answered():
    return review(demo(presented=True), topics=TOPICS, shop=SHOP)


def printed(report, language: str) -> str:
    out = io.StringIO()
    show(report, Console(file=out, width=400), language=language)
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
