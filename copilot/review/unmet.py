"""What to do about what was wanted and not had: sizes, products left open, facts that the shop file lacks."""

from __future__ import annotations

from typing import Final

from copilot.domain.report import Report
from copilot.review.words import Words, isolated

_NAMED: Final = 3


def unmet(report: Report) -> list[tuple[int, str, str]]:
    """Return the sizes that several wanted and the shop does not have: people, size, product."""
    sizes = (
        (size.people, size.size, each.name or each.product)
        for each in report.demand
        for size in each.sizes
        if size.left == 0 and size.people > 1
    )
    return sorted(sizes, key=lambda each: (-each[0], each[2], each[1]))


def demand(report: Report, words: Words) -> str:
    """Return what to do about what was wanted: sizes that are none, or a product that was left open."""
    if none := unmet(report)[:_NAMED]:
        listed = words.comma.join(
            f"{isolated(size)} {words.either('من', 'of')} {isolated(name)} ({words.people(people)})"
            for people, size, name in none
        )
        return words.either(
            f"مقاسات اتطلبت ومش عندك: {listed}. اطلبيها من المصنع، أو قولي على الهوا إنها مش موجودة.",
            f"Sizes they wanted and you do not have: {listed}. Order them, or say on air that there are none.",
        )
    waiting = [each for each in report.demand if each.waiting]
    if not waiting:
        return words.either(
            "مفيش طلب على منتج فضل من غير رد.", "No demand for a product was left unanswered."
        )
    top = max(waiting, key=lambda each: (each.waiting, each.product))
    if not report.coverage.answered:  # else they may well have been answered
        most = max(report.demand, key=lambda each: (each.askers, each.product))
        name, people = isolated(most.name or most.product), words.people(most.askers)
        return words.either(
            f"أكتر منتج اتسأل عنه: {name} ({people}). ابدئي بيه اللايف الجاي، وانزلي بكره ببوست عنه.",
            f"Most asked about: {name} ({people}). Post about it tomorrow, and begin the next live with it.",
        )
    name, people = isolated(top.name or top.product), words.people(top.waiting)
    asked = words.quoted(top.open[0][0]) if top.open else ""
    about = (
        words.either(f" يبدأ بالرد على {asked}", f" and begin with the answer to {asked}") if asked else ""
    )
    return words.either(
        f"أكتر منتج فضل عليه أسئلة: {name}، {people} من غير رد. انزلي بكره ببوست عنه{about}.",
        f"Most was left open about {name}: {people} without an answer. Post about it tomorrow{about}.",
    )


def lacking(report: Report, words: Words) -> list[str]:
    """Return what the shop file lacks and more than one asked, most people first, in a viewer's words.

    A topic's name stands where nobody's words are left.
    """
    lacks = [
        (count, dict(theme.missing_words).get(product) or words.topic(theme), product)
        for theme in report.missing
        for product, count in theme.missing
        if count > 1
    ]
    names = {each.product: each.name or each.product for each in report.demand}
    # a word between two Arabic texts keeps them apart in an English sentence
    about = words.either("عن", "about")
    return [
        words.quoted(said)
        + (f" {about} {isolated(names.get(product, product))}" if product else "")
        + f" ({words.people(count)})"
        for count, said, product in sorted(lacks, key=lambda each: (-each[0], each[1], each[2]))
    ]


def missing(report: Report, words: Words) -> str:
    """Return what to write into the shop file."""
    if not report.shop:
        return words.either(
            "اللايف ده كان من غير ملف محل. اختاري واحد قبل اللايف الجاي، وهيبان هنا إيه الناقص فيه.",
            "This live had no shop file. Choose one before the next live, and what it lacks is listed here.",
        )
    lacks = lacking(report, words)[:_NAMED]
    if not lacks and report.missing:
        return words.either(
            "مفيش حاجة ناقصة سأل عنها أكتر من شخص.", "Nothing is missing that more than one person asked for."
        )
    if not lacks and not report.questions:
        return words.either("محدش سأل.", "Nobody asked.")
    if not lacks:
        return words.either("ملف المحل فيه كل اللي اتسأل.", "The shop file answers all that was asked.")
    listed = words.comma.join(lacks)
    return words.either(
        f"اكتبي في ملف المحل: {listed}. المرة الجاية الرد هيظهر لوحده.",
        f"Write into the shop file: {listed}. Next time the answer comes by itself.",
    )
