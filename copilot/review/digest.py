"""What a shop owner should do tomorrow, a sentence for every section: the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from copilot.domain.report import Report, Theme, Trouble
from copilot.review.answered import coverage, fairness, trust
from copilot.review.follow_up import follow_up
from copilot.review.themes import UNHEARD, is_complaint
from copilot.review.unmet import demand, lacking, missing, unmet
from copilot.review.words import Words, isolated, number

FIRST: Final = ("orders", "troubles", "content", "demand", "missing", "objections")
"""Sections whose advice leads the review, most urgent first: who wants to buy comes before all."""

_FEW: Final = 10


def advice(report: Report, words: Words) -> dict[str, str]:
    """Return one sentence to act on for each section, by the section's name."""
    return {name: say(report, words) for name, say in _SECTIONS.items()}


def urgent(report: Report, words: Words) -> list[str]:
    """Return what to do first: the advice of the sections that have something, at most six sentences."""
    has = {
        "troubles": any(trouble.waves for trouble in report.troubles),
        "orders": any(order.is_open for order in report.orders),
        "content": bool(report.content),
        "missing": bool(lacking(report, words)),
        "demand": bool(unmet(report)) or any(each.open for each in report.demand),
        "objections": bool(report.objections),
    }
    first = [_SECTIONS[name](report, words) for name in FIRST if has[name]]
    return first or [coverage(report, words)]


def _timeline(report: Report, words: Words) -> str:
    rows = report.timeline.rows
    if not rows:
        return words.either("مفيش تعليقات في الملف ده.", "There are no comments in this file.")
    waves = [wave for trouble in report.troubles for wave in trouble.waves]
    calm = [
        row
        for row in rows
        if not any(wave.since < row.at + report.timeline.step and row.at <= wave.until for wave in waves)
    ]
    top = max(rows, key=lambda row: row.comments)
    peak = max(calm or rows, key=lambda row: row.comments)
    if report.totals.comments < _FEW:
        return words.either(
            "التعليقات أقل من إنها تقول إمتى الناس بتتحمس.",
            "There are too few comments to tell when viewers are busiest.",
        )
    at, busy = words.clock(peak.at), words.comments(peak.comments)
    if top.comments > peak.comments:  # the chart shows it as the top: said too, so that both tell one story
        most, stormy = words.comments(top.comments), words.clock(top.at)
        return words.either(
            f"أعلى دقيقة كانت بعد {isolated(stormy)} من أول اللايف: {most}، بس في موجة شكاوى. "
            f"أعلى دقيقة من غير موجة كانت بعد {isolated(at)}: {busy}. اعرضي أهم منتج في وقت زي ده، وخلي معاكي حد يرد.",
            f"The busiest minute was {stormy} into the live: {most}, but in a wave of complaints. "
            f"The busiest without one was at {at}: {busy}. Show what matters most at such a time, with somebody beside you who answers.",
        )
    return words.either(
        f"أعلى دقيقة كانت بعد {isolated(at)} من أول اللايف: {busy}. اعرضي أهم منتج في وقت زي ده، وخلي معاكي حد يرد.",
        f"The busiest minute was {at} into the live: {busy}. Show what matters most at such a time, with "
        "somebody beside you who answers.",
    )


def _questions(report: Report, words: Words) -> str:
    left = [each for each in report.questions if each.waiting and not each.hidden]
    if not report.questions:
        return words.either("محدش سأل.", "Nobody asked.")
    if not left and any(each.waiting for each in report.questions):
        return words.either(
            "اللي فضل من غير رد متخفي من الشاشة، مفيش غيره.",
            "What was left open was hidden from the board; nothing else was.",
        )
    if not left:
        return words.either("كل اللي سأل خد رد. كمّلي كده.", "Everybody was answered. Go on like that.")
    top = max(left, key=lambda each: (each.waiting, -each.question))
    title, people = words.quoted(top.title), words.people(top.waiting)
    if not report.coverage.answered:  # else they may well have been answered
        return words.either(
            f"محدش علّم على الإجابات. أكتر سؤال اتسأل: {title} ({people}). لو ما اتقالش رده على الهوا، اكتبيه في أول بوست.",
            f"No answer was marked. Most asked: {title} ({people}). If it was not answered on air, answer it in your "
            "next post.",
        )
    return words.either(
        f"ابدئي باللي فضل من غير رد: {title}، مستنيين ردها {people}. ردي عليها في أول بوست.",
        f"Begin with what was left open: {people} got no answer to {title}. Answer it in your next post.",
    )


def _content(report: Report, words: Words) -> str:
    if not report.content:
        return words.either(
            "مفيش سؤال سأله 20 شخص أو أكتر، فمفيش محتوى تجهزيه المرة دي.",
            "No question was asked by 20 people or more: nothing to make a post of this time.",
        )
    theme = report.content[0].theme
    name, people = words.quoted(words.topic(theme)), words.people(theme.askers)
    together = (  # the table of questions tells each product apart
        words.either(" عن كل المنتجات مع بعض", ", of all products together")
        if len(theme.products) > 1
        else ""
    )
    drafts = _drafts(sum(not idea.ready for idea in report.content), len(report.content), words)
    return words.either(
        f"ثبّتي رد على {name} قبل اللايف الجاي: سألها {people}{together}. {drafts}",
        f"Pin a reply to {name} before the next live: {people} asked it{together}. {drafts}",
    )


def _drafts(blank: int, questions: int, words: Words) -> str:
    """Return whether the drafts can be copied as they are."""
    if blank == questions:
        return words.either("المسودات ناقصها إجابتك بس.", "The drafts lack your answer alone.")
    if blank:
        return words.either(
            f"المسودات جاهزة للنسخ، و{number(blank)} من الأسئلة لسه ناقصها إجابتك.",
            f"The drafts are ready to copy; for {number(blank)} of the questions your answer is still missing.",
        )
    return words.either("المسودات جاهزة للنسخ.", "The drafts are ready to copy.")


def _objections(report: Report, words: Words) -> str:
    if not report.objections:
        return words.either("محدش اعترض على حاجة.", "Nobody objected to anything.")
    doubts = (theme for theme in report.objections if not is_complaint(theme.topic))
    theme = next(doubts, report.objections[0])  # who complains has bought: it only keeps others away
    name, people = words.quoted(words.topic(theme)), words.people(theme.askers)
    todo = _reassure(theme, words)
    return words.either(
        f"أكتر حاجة بتوقّف الشرا: {name} ({people}). {todo}",
        f"What keeps most people from buying: {name} ({people}). {todo}",
    )


def _reassure(theme: Theme, words: Words) -> str:
    """Return what takes a doubt away: an answer said in time, where one answer does for all."""
    if theme.topic == UNHEARD:
        return words.either(
            "ردي بكره على كل الرسايل اللي مستنية، وقولي في أول اللايف الجاي بتردوا فين وإمتى.",
            "Answer every message that waits tomorrow, and begin the next live with where and when you answer.",
        )
    if is_complaint(theme.topic):
        return _write_to_each(words)
    if theme.facts or theme.answers:
        return words.either(
            "قولي ردك في أول خمس دقايق من غير ما حد يسأل.",
            "Say your answer in the first five minutes, unasked.",
        )
    if theme.missing:
        return words.either("اكتبي ردك عليها في ملف المحل.", "Write your answer in the shop file.")
    return words.either(
        "جهّزي ردك بكره، وقوليه في أول خمس دقايق من اللايف الجاي.",
        "Think of an answer tomorrow, and say it in the first five minutes of the next live.",
    )


def _troubles(report: Report, words: Words) -> str:
    waves = [(trouble, wave) for trouble in report.troubles for wave in trouble.waves]
    if not waves:
        return _complaints(report, words)
    trouble, wave = max(waves, key=lambda each: each[1].people)
    since, noticed = words.clock(wave.since), words.lasting(wave.noticed_at - wave.since)
    people, lasted = words.people(wave.people), words.lasting(wave.until - wave.since)
    title = words.quoted(trouble.asked.title)
    return words.either(
        f"{people} كتبوا زي {title} في {lasted}، من بعد {isolated(since)} من أول اللايف. الإنذار ظهر بعد {noticed}. "
        f"{_remedy(trouble, words)}",
        f"{people} wrote words like {title} within {lasted}, from {since} into the live. The warning came after {noticed}. "
        f"{_remedy(trouble, words)}",
    )


def _complaints(report: Report, words: Words) -> str:
    if not report.troubles:
        return words.either("مفيش شكاوى ولا أعطال.", "No complaints and no faults.")
    top = report.troubles[0].asked
    title, people = words.quoted(top.title), words.people(top.askers)
    return words.either(
        f"مفيش موجة. أكتر شكوى: {title} ({people}). {_remedy(report.troubles[0], words)}",
        f"No wave. Most said: {title} ({people}). {_remedy(report.troubles[0], words)}",
    )


def _remedy(trouble: Trouble, words: Words) -> str:
    if trouble.asked.kind == "stream_problem":
        return words.either(
            "خلي موبايل تاني قدامك يسمّعك اللايف زي ما بيوصل.",
            "Keep a second phone near that plays the live as it arrives.",
        )
    return _write_to_each(words)


def _write_to_each(words: Words) -> str:
    return words.either(
        "كلّمي كل واحدة بنفسك بكره قبل ما تكتب تاني.",
        "Write to each of them tomorrow, before they write again.",
    )


_SECTIONS: Final[Mapping[str, Callable[[Report, Words], str]]] = {
    "timeline": _timeline,
    "questions": _questions,
    "content": _content,
    "objections": _objections,
    "demand": demand,
    "missing": missing,
    "troubles": _troubles,
    "orders": follow_up,
    "coverage": coverage,
    "fairness": fairness,
    "trust": trust,
}
