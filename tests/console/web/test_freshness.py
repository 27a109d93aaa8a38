"""How fresh a suggestion is, on the pages' cards: beside its source, in calm steps, doubts in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.domain.board import Board, Suggestion
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
