"""How fresh a suggestion is, on the pages' cards: beside its source, in calm steps, doubts in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.domain.board import Board, Lack, Suggestion
from copilot.domain.role import Role
from tests.console.browser import DESKTOP, PHONE
from tests.console.lives import Live

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

FACT = "ملف المحل · كود A12"
AGES = ((400.0, False), (3 * 3600.0, True), (3 * 3600.0, False), (40 * 86_400.0, True), (30.0, False))
WORDS = {
    "ar": [
        "اتعدّل من 5 دقايق", "قديم، راجعوه اتعدّل من 3 ساعات", "", "قديم، راجعوه اتعدّل يوم {day}",
        "اتعدّل دلوقتي",
    ],
    "en": [
        "changed 5 min ago", "Old, check it changed 3 h ago", "", "Old, check it changed on {day}", "changed just now",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "language", "size"),
    [(Role.MODERATOR, "ar", PHONE), (Role.MODERATOR, "en", DESKTOP), (Role.PRESENTER, "ar", PHONE)],
)
async def test_every_card_says_how_fresh_its_source_is(
    live: Live, visit, monkeypatch, role: Role, language: str, size: tuple[int, int]
) -> None:
    publish = live.console.publish

    def dated(board: Board) -> None:
        cards = tuple(
            replace(
                each,
                suggestion=Suggestion(text="650 جنيه", source=FACT, at=1_750_000_000.0 - age, stale=stale),
            )
            for each, (age, stale) in zip(
                sorted(board.cards, key=lambda card: card.question), AGES, strict=True
            )
        )
        publish(replace(board, at=1_750_000_000.0, cards=cards))

    for text in ("بكام ده", "بيكرمش ولا لا", "متوفر XL", "فيه شحن", "مقاس L"):
        await live.ask(text, people=2)
    monkeypatch.setattr(live.console, "publish", dated)
    await live.ask("بكام ده")
    tab = await visit(role, language=language, size=size)
    await tab.until(f"document.querySelectorAll('.card').length === {len(AGES)}")
    for question, words in enumerate(WORDS[language], start=1):
        card = f"document.querySelector('[data-question=\"{question}\"]')"
        day = await tab.js("new Intl.DateTimeFormat('en-GB').format((1750000000 - 40 * 86400) * 1000)")
        said = await tab.until(f"{card}?.textContent.includes('A12') && {card}.textContent")
        said = said.replace("\u2068", "").replace("\u2069", "")
        for part in words.format(day=day).rpartition("اتعدّل" if language == "ar" else "changed"):
            assert part.strip() in said
        if not words:
            assert not any(word in said for word in ("اتعدّل", "changed", "قديم", "Old"))


@pytest.mark.parametrize(
    ("role", "language", "told", "others"),
    [
        (Role.MODERATOR, "ar", "المصدر: ملف المحل · كود A12", "المصدر: ملف المحل · الشحن · كود B 7"),
        (Role.MODERATOR, "en", "Source: shop file · code A12", "Source: shop file · delivery · كود B 7"),
        (Role.PRESENTER, "en", "shop file · code A12", "shop file · delivery · كود B 7"),
    ],
)
async def test_a_source_is_named_in_the_language_of_the_page(
    live: Live, visit, monkeypatch, role: Role, language: str, told: str, others: str
) -> None:
    publish = live.console.publish
    sources = ("ملف المحل · كود A12", "ملف المحل · الشحن · كود B 7")

    def sourced(board: Board) -> None:
        cards = sorted(board.cards, key=lambda card: card.question)
        pairs = zip(cards, sources, strict=True)
        given = (replace(card, suggestion=Suggestion(text="650", source=source)) for card, source in pairs)
        publish(replace(board, cards=tuple(given)))

    for text in ("بكام ده", "فيه شحن"):
        await live.ask(text, people=2)
    monkeypatch.setattr(live.console, "publish", sourced)
    await live.ask("بكام ده")
    tab = await visit(role, language=language, size=PHONE)
    for question, words in enumerate((told, others), start=1):
        source = f"document.querySelector('[data-question=\"{question}\"] .source')"
        said = await tab.until(f"{source}?.textContent")
        assert said.replace("\u2068", "").replace("\u2069", "") == words


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.PRESENTER])
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_what_the_shop_file_lacks_and_an_answer_of_before_are_told_in_the_language_of_the_page(
    live: Live, visit, monkeypatch, role: Role, language: str
) -> None:
    publish = live.console.publish
    lack = Lack(arabic="ملف المحل مش مذكور فيه «الخامة»", english="The shop file does not answer “Fabric”")
    before = Suggestion(text="قطن", source="إجابة الفريق يوم 21/11/2026")

    def told(board: Board) -> None:
        one, two = sorted(board.cards, key=lambda card: card.question)
        lacking = replace(one, suggestion=None, missing=lack)
        publish(replace(board, cards=(lacking, replace(two, suggestion=before))))

    for text in ("بكام ده", "فيه شحن"):
        await live.ask(text, people=2)
    monkeypatch.setattr(live.console, "publish", told)
    await live.ask("بكام ده")
    tab = await visit(role, language=language)
    words = {"ar": (lack.arabic, before.source), "en": (lack.english, "the team’s answer of 21/11/2026")}
    for question, said in enumerate(words[language], start=1):
        shown = f"document.querySelector('[data-question=\"{question}\"]')?.textContent"
        await tab.until(f"{shown}.replace(/[\u2068\u2069]/g, '').includes('{said}')")


@pytest.mark.parametrize(("language", "name"), [("ar", "مشرف"), ("en", "moderator")])
async def test_who_gave_no_name_has_one_in_the_language_of_the_page(
    live: Live, visit, language: str, name: str
) -> None:
    await live.ask("بكام ده")
    tab = await visit(Role.MODERATOR, language=language, name="", size=DESKTOP)
    assert await tab.until(f"/\u2068{name} \\d+\u2069/.test(document.body.innerText)")
