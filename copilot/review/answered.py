"""What to do about the answers: how many got one and when, who was forgotten, and how far the figures hold."""

from __future__ import annotations

from typing import Final

from copilot.domain.report import Report
from copilot.language.tongue import OTHER
from copilot.review.waits import slot
from copilot.review.words import Words, clock, isolated, number, percent

_FAIR: Final = 15
"""Points between two languages' or times' coverage from which it is no chance."""

_FEW: Final = 10
_SEVERAL: Final = 2
_QUIET: Final = 300.0
"""Seconds without a comment from which the connection may have been gone unnoticed."""


def coverage(report: Report, words: Words) -> str:
    """Return how many were answered, how fast, and when it went worst, and what to do about it."""
    told = report.coverage
    if not told.waits:
        return words.either("محدش سأل.", "Nobody asked.")
    if told.median_wait is None:
        return words.either(
            "مفيش ولا إجابة اتعلّم عليها، فمش معروف مين خد رد. دوسي من 1 لـ 5 بعد كل إجابة، أو خلي المشرفة تعلّم.",
            "No answer was marked, so nobody knows who was answered. Press 1 to 5 after each answer, or let the "
            "moderator mark them.",
        )
    share, wait = percent(told.answered, told.waits), words.lasting(told.median_wait)
    return words.either(
        f"{isolated(share)} من اللي استنوا خدوا رد، نصهم خلال {wait}. {_slowest(report, words)}",
        f"{share} of those who waited got an answer, half of them within {wait}. {_slowest(report, words)}",
    )


def _slowest(report: Report, words: Words) -> str:
    """Return what to do about the time of the live in which the fewest were answered."""
    times = [each for each in report.by_time if each.coverage.waits >= _FEW]
    shares = [each.coverage.answered / each.coverage.waits for each in times]
    if len(times) < _SEVERAL or 100 * (max(shares) - min(shares)) < _FAIR:
        return words.either(
            "ثبّتي الأسئلة اللي بتتكرر، والباقي يبقى أسرع.",
            "Pin what comes again and again, and the rest gets faster.",
        )
    low = min(times, key=lambda each: (each.coverage.answered / each.coverage.waits, float(each.key)))
    length, since = report.ended_at - report.started_at, float(low.key)
    until = min(length, since + slot(length))
    span = isolated(f"{clock(since)} – {clock(until)}")
    share = percent(low.coverage.answered, low.coverage.waits)
    when = (
        words.either("قبل ما تقفلي", "before you say goodbye")
        if until >= length
        else words.either("في الوقت ده", "around that time")
    )
    return words.either(
        f"أقل ردود كانت في {span} من اللايف ({isolated(share)} بس): المرة الجاية خدي وقفة للأسئلة {when}.",
        f"The fewest answers came at {span} of the live (only {share}): next time, stop for questions {when}.",
    )


def fairness(report: Report, words: Words) -> str:
    """Return whether one way of typing was forgotten, and what to do about it."""
    shares = [
        (100 * each.coverage.answered / each.coverage.waits, words(each.key), each)
        for each in report.by_language
        if each.coverage.waits >= _FEW and each.key != OTHER  # emoji are no language
    ]
    if not report.coverage.waits:
        return words.either("محدش سأل.", "Nobody asked.")
    if report.coverage.answered and len(shares) < _SEVERAL:
        return words.either(
            "مفيش أسئلة كفاية بأكتر من لغة عشان تتقارن.",
            "There are not enough questions in more than one language to compare.",
        )
    if not report.coverage.answered:
        return words.either(
            "لما تعلّمي على الإجابات هيبان هنا لو لغة بتتنسي. الفهم بس هو اللي معروف دلوقتي.",
            "Once answers are marked, this shows whether a language is forgotten. So far only how well each was "
            "understood is known.",
        )
    low, high = min(shares), max(shares)
    if high[0] - low[0] < _FAIR:
        return words.either("كل اللغات خدت رد بنفس القدر تقريبًا.", "All languages were answered about alike.")
    few, many = (percent(each.coverage.answered, each.coverage.waits) for *_, each in (low, high))
    return words.either(
        f"اللي بيكتبوا {low[1]} اتجاوب منهم {isolated(few)} بس، قصاد {isolated(many)} من اللي بيكتبوا {high[1]}. المرة الجاية ابدئي بأسئلة اللي بيكتبوا {low[1]}.",
        f"Only {few} of those who type {low[1]} were answered, against {many} for {high[1]}. "
        f"Next time, begin with the questions in {low[1]}.",
    )


def trust(report: Report, words: Words) -> str:
    """Return what the figures may lack, and what to do about it."""
    if report.totals.missed or report.trust.gaps:
        gaps, missed = number(len(report.trust.gaps)), number(report.totals.missed)
        return words.either(
            f"الاتصال قطع {gaps} مرة وفات حوالي {missed} تعليق: شغّلي اللايف من نت أثبت، والأرقام الحقيقية أعلى من دي.",
            f"The connection broke {gaps} times and about {missed} comments are missing: use a steadier line; the "
            "true figures are higher than these.",
        )
    if not report.totals.comments:
        return words.either("مفيش أرقام في الملف ده.", "There are no figures in this file.")
    silence = words.lasting(report.trust.silence)
    if report.trust.silence >= _QUIET:
        return words.either(
            f"مفيش انقطاع اتسجل، بس عدّى {silence} من غير ولا تعليق: اسألي حد كان بيتفرج إذا كان اللايف شغال وقتها.",
            f"No break was recorded, but {silence} passed without a comment: ask a viewer whether the live was "
            "running then.",
        )
    return words.either(
        f"مفيش انقطاع اتسجل، وأطول وقت من غير تعليقات كان {silence}: الأرقام دي كاملة، تقدري تعتمدي عليها.",
        f"No break was recorded, and the longest time without a comment was {silence}: these figures are whole, rely on them.",
    )
