"""What the page, the window and the terminal say in the same words: how a Question ended, a wave, a doubt."""

from __future__ import annotations

from typing import Final

from copilot.domain.report import Asked, Report, Wave
from copilot.domain.written import many
from copilot.review.words import Words, clock, isolated, number

_GAPS: Final = 14


def ended(asked: Asked, words: Words, *, marked: bool) -> str:
    """Return how a Question ended; `marked` tells whether any answer of the live was, else nobody knows."""
    if asked.hidden:
        return words("state_hidden")
    return state_words(asked, words) if marked or asked.answers else words("unmarked")


def state_words(asked: Asked, words: Words) -> str:
    """Return how a Question ended: answered, answered but asked again, or open."""
    median = asked.coverage.median_wait
    if median is None and (asked.waiting or not asked.answers):
        return words("state_open")
    wait = isolated(clock(median or 0))
    if asked.waiting:
        key = {1: "state_one", 2: "state_two"}.get(asked.waiting, "state_some")
        return words(key, wait=wait, waiting=number(asked.waiting))
    return words("state_answered", wait=wait)


def wave_words(wave: Wave, words: Words) -> str:
    """Return the early-warning line of a wave: when it began, when it could be seen, when it was over."""
    since, seen, until = (isolated(words.clock(at)) for at in (wave.since, wave.noticed_at, wave.until))
    people = words.people(wave.people)
    return words.either(
        f"موجة: بدأت {since}، بانت {seen}، خلصت {until} ({people})",
        f"A wave: began {since}, could be seen {seen}, ended {until} ({people})",
    )


def platform_words(asked: Asked, words: Words) -> str:
    """Return on which platforms a Question was asked, each apart, so that the list reads as its reader does."""
    return words.comma.join(isolated(f"{words.platform(name)} {count}") for name, count in asked.platforms)


def doubts(report: Report, words: Words) -> list[str]:
    """Return what the figures may lack, and who weighs on them, a sentence each."""
    told = report.trust
    lines = [
        words.either(
            f"{isolated(words.platform(gap.platform))}: انقطاع من {isolated(words.clock(gap.since))} لـ "
            f"{isolated(words.clock(gap.until))}، فات حوالي {number(gap.estimated)} تعليق.",
            f"{words.platform(gap.platform)}: broken from {words.clock(gap.since)} to {words.clock(gap.until)}, "
            f"about {many(gap.estimated, 'comment')} missing.",
        )
        for gap in told.gaps[:_GAPS]
    ]
    lines += [
        words.either(
            f"شخص واحد كتب {words.quoted(each.title)} {each.times} مرة: اتعدّ مرة واحدة. ردي عليه لوحده.",
            f"One person asked {words.quoted(each.title)} {each.times} times and counts once. Answer that one.",
        )
        for each in told.insistent
    ]
    lines += [
        words.either(
            f"نفس الكلام من {words.people(each.people)} في دقيقة عند {isolated(words.clock(each.since))}: "
            f"{words.quoted(each.text)}. لو إعلان، اعملي للحسابات دي حظر.",
            f"The same words from {words.people(each.people)} within a minute at {words.clock(each.since)}: "
            f"{words.quoted(each.text)}. If it is an advert, block these accounts.",
        )
        for each in told.copies
    ]
    if told.unnamed:
        lines.append(
            words.either(
                f"{number(told.unnamed)} تعليق من غير صاحب معروف: كل واحد اتعدّ كأنه شخص.",
                f"Without a known author: {many(told.unnamed, 'comment')}. Each counts as a person.",
            )
        )
    return lines
