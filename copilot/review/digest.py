"""What a shop owner should do tomorrow, a sentence for every section: the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from copilot.domain.report import Report, Theme, Trouble
from copilot.review.follow_up import follow_up
from copilot.review.words import Words, clock, isolated, number, percent

FIRST: Final = ("orders", "troubles", "content", "demand", "missing", "objections")
"""Sections whose advice leads the review, most urgent first: who wants to buy comes before all."""

_NAMED: Final = 3
_FAIR: Final = 15
"""Points between two languages' coverage from which it is no chance."""

_FEW: Final = 10
_MINUTE: Final = 60.0
_SEVERAL: Final = 2


def advice(report: Report, words: Words) -> dict[str, str]:
    """Return one sentence to act on for each section, by the section's name."""
    return {name: say(report, words) for name, say in _SECTIONS.items()}


def urgent(report: Report, words: Words) -> list[str]:
    """Return what to do first: the advice of the sections that have something, at most six sentences."""
    has = {
        "troubles": any(trouble.waves for trouble in report.troubles),
        "orders": any(order.is_open for order in report.orders),
        "content": bool(report.content),
        "missing": bool(_lacking(report, words)),
        "demand": bool(_unmet(report)) or any(each.open for each in report.demand),
        "objections": bool(report.objections),
    }
    first = [_SECTIONS[name](report, words) for name in FIRST if has[name]]
    return first or [_SECTIONS["coverage"](report, words)]


def _timeline(report: Report, words: Words) -> str:
    rows = report.timeline.rows
    if not rows:
        return words.either("مفيش تعليقات في الملف ده.", "There are no comments in this file.")
    waves = [wave for trouble in report.troubles for wave in trouble.waves]
    calm = [
        row
        for row in rows
        if not any(wave.since < row.at + _MINUTE and row.at <= wave.until for wave in waves)
    ]
    top = max(rows, key=lambda row: row.comments)
    peak = max(calm or rows, key=lambda row: row.comments)
    at, busy = words.clock(peak.at), number(peak.comments)
    if top.comments > peak.comments:  # the chart shows it as the top: said too, so that both tell one story
        most, stormy = number(top.comments), words.clock(top.at)
        return words.either(
            f"أعلى دقيقة كانت بعد {isolated(stormy)} من أول اللايف: {most} تعليق، بس في موجة شكاوى. "
            f"أعلى دقيقة من غير موجة كانت بعد {isolated(at)}: {busy}. اعرضي أهم منتج في وقت زي ده، وخلي معاكي حد يرد.",
            f"The busiest minute was {stormy} into the live: {most} comments, but in a wave of complaints. "
            f"The busiest without one was at {at}: {busy}. Show what matters most at such a time, with somebody beside you who answers.",
        )
    return words.either(
        f"أعلى دقيقة كانت بعد {isolated(at)} من أول اللايف: {busy} تعليق. اعرضي أهم منتج في وقت زي ده، وخلي معاكي حد يرد.",
        f"The busiest minute was {at} into the live: {busy} comments. Show what matters most at such a time, with "
        "somebody beside you who answers.",
    )


def _questions(report: Report, words: Words) -> str:
    left = [each for each in report.questions if each.waiting and not each.hidden]
    if not left:
        return words.either("كل اللي سأل خد رد. كمّلي كده.", "Everybody was answered. Go on like that.")
    top = max(left, key=lambda each: (each.waiting, -each.question))
    title, people = words.quoted(top.title), words.people(top.waiting)
    return words.either(
        f"ابدئي باللي فضل من غير رد: {title} مستنيها {people}. ردي عليها في أول بوست.",
        f"Begin with what was left open: {people} still wait for {title}. Answer it in your next post.",
    )


def _content(report: Report, words: Words) -> str:
    if not report.content:
        return words.either(
            "مفيش سؤال وصل لـ 20 شخص؛ مفيش محتوى ناقص.",
            "No question reached 20 people: nothing to publish yet.",
        )
    theme = report.content[0].theme
    name, people = words.quoted(words.either(theme.arabic, theme.english)), words.people(theme.askers)
    ready = sum(idea.ready for idea in report.content)
    return words.either(
        f"ثبّتي رد على {name} قبل اللايف الجاي: سألها {people}. {ready} من {len(report.content)} مسودات جاهزة للنسخ.",
        f"Pin a reply to {name} before the next live: {people} asked it. {ready} of {len(report.content)} "
        "drafts are ready to copy.",
    )


def _objections(report: Report, words: Words) -> str:
    if not report.objections:
        return words.either("محدش اعترض على حاجة.", "Nobody objected to anything.")
    doubts = (theme for theme in report.objections if not (theme.topic or "").startswith("complaint_"))
    theme = next(doubts, report.objections[0])  # who complains has bought: it only keeps others away
    name, people = words.quoted(words.either(theme.arabic, theme.english)), words.people(theme.askers)
    said = bool(theme.facts or theme.answers)
    done = words.either(
        "قولي ردك في أول خمس دقايق من غير ما حد يسأل." if said else "اكتبي ردك عليها في ملف المحل.",
        "Say your answer in the first five minutes, unasked."
        if said
        else "Write your answer in the shop file.",
    )
    return words.either(
        f"أكتر حاجة بتوقّف الشرا: {name} ({people}). {done}",
        f"What stops most of them: {name} ({people}). {done}",
    )


def _unmet(report: Report) -> list[tuple[int, str, str]]:
    """Return the sizes that several wanted and the shop does not have: people, size, product."""
    sizes = (
        (size.people, size.size, each.name or each.product)
        for each in report.demand
        for size in each.sizes
        if size.left == 0 and size.people > 1
    )
    return sorted(sizes, key=lambda each: (-each[0], each[2], each[1]))


def _demand(report: Report, words: Words) -> str:
    if unmet := _unmet(report)[:_NAMED]:
        listed = words.comma.join(
            f"{isolated(size)} {words.either('من', 'of')} {isolated(name)} ({people})"
            for people, size, name in unmet
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
    name, people = isolated(top.name or top.product), words.people(top.waiting)
    asked = words.quoted(top.open[0][0]) if top.open else ""
    about = (
        words.either(f" يبدأ بالرد على {asked}", f" and begin with the answer to {asked}") if asked else ""
    )
    return words.either(
        f"أكتر منتج فضل عليه أسئلة: {name}، {people} من غير رد. انزلي بكره ببوست عنه{about}.",
        f"Most was left open about {name}: {people} without an answer. Post about it tomorrow{about}.",
    )


def _lacking(report: Report, words: Words) -> list[str]:
    """Return what the shop file lacks and more than one asked, most people first, in a viewer's words."""
    titles = {(each.topic, each.product or ""): each.title for each in reversed(report.questions)}
    lacks = [
        (count, _put(theme, product, titles, words), product)
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


def _put(theme: Theme, product: str, titles: Mapping[tuple[str | None, str], str], words: Words) -> str:
    """Return how viewers put what they asked of a product; the topic's name where none of their words is left."""
    own = theme.wordings[:1] if len(theme.products) < _SEVERAL else ()
    return next(iter(own), "") or titles.get(
        (theme.topic, product), words.either(theme.arabic, theme.english)
    )


def _missing(report: Report, words: Words) -> str:
    if not report.shop:
        return words.either(
            "اديني ملف المحل (--shop) عشان أقولك إيه الناقص فيه.",
            "Give me the shop file (--shop) to see what it lacks.",
        )
    lacks = _lacking(report, words)[:_NAMED]
    if not lacks:
        return words.either("ملف المحل فيه كل اللي اتسأل.", "The shop file answers all that was asked.")
    listed = words.comma.join(lacks)
    return words.either(
        f"اكتبي في ملف المحل: {listed}. المرة الجاية الرد هيظهر لوحده.",
        f"Write into the shop file: {listed}. Next time the answer comes by itself.",
    )


def _troubles(report: Report, words: Words) -> str:
    waves = [(trouble, wave) for trouble in report.troubles for wave in trouble.waves]
    if not waves:
        return _complaints(report, words)
    trouble, wave = max(waves, key=lambda each: each[1].people)
    since, noticed = words.clock(wave.since), clock(wave.noticed_at - wave.since)
    people, lasted = words.people(wave.people), clock(wave.until - wave.since)
    title = words.quoted(trouble.asked.title)
    return words.either(
        f"إنذار مبكر: {title} بدأت بعد {isolated(since)} من أول اللايف، وكانت باينة بعد {isolated(noticed)}، وفضلت "
        f"{isolated(lasted)} وقالها {people}. {_remedy(trouble, words)}",
        f"Early warning: {title} began {since} into the live, could be seen after {noticed}, lasted {lasted} and was "
        f"said by {people}. {_remedy(trouble, words)}",
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
    return words.either(
        "كلّمي كل واحدة بنفسك بكره قبل ما تكتب تاني.",
        "Write to each of them tomorrow, before they write again.",
    )


def _coverage(report: Report, words: Words) -> str:
    told = report.coverage
    if not told.waits:
        return words.either("محدش سأل.", "Nobody asked.")
    if told.median_wait is None:
        return words.either(
            "مفيش ولا إجابة اتعلّم عليها، فمش معروف مين خد رد. دوسي من 1 لـ 5 بعد كل إجابة، أو خلي المشرفة تعلّم.",
            "No answer was marked, so nobody knows who was answered. Press 1 to 5 after each answer, or let the "
            "moderator mark them.",
        )
    share, wait = percent(told.answered, told.waits), clock(told.median_wait)
    return words.either(
        f"{isolated(share)} من اللي استنوا خدوا رد، نصهم في أقل من {isolated(wait)}. {_slowest(report, words)}",
        f"{share} of those who waited got an answer, half of them within {wait}. {_slowest(report, words)}",
    )


def _slowest(report: Report, words: Words) -> str:
    """Return what to do about the time of the live in which the fewest were answered."""
    times = [each for each in report.by_time if each.coverage.waits >= _FEW]
    if len(times) < _SEVERAL:
        return words.either(
            "ثبّتي الأسئلة اللي بتتكرر، والباقي يبقى أسرع.",
            "Pin what comes again and again, and the rest gets faster.",
        )
    low = min(times, key=lambda each: (each.coverage.answered / each.coverage.waits, float(each.key)))
    at, share = clock(float(low.key)), percent(low.coverage.answered, low.coverage.waits)
    return words.either(
        f"أقل ردود كانت في الجزء اللي بدأ عند {isolated(at)} ({isolated(share)}): خدي فيه وقفة للأسئلة المرة الجاية.",
        f"The part that began at {at} got the fewest answers ({share}): stop for questions there next time.",
    )


def _fairness(report: Report, words: Words) -> str:
    shares = [
        (100 * each.coverage.answered / each.coverage.waits, words(each.key), each)
        for each in report.by_language
        if each.coverage.waits >= _FEW
    ]
    if not shares or not report.coverage.answered:
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
        f"اللي بيكتبوا {low[1]} اتجاوب منهم {isolated(few)} بس، قصاد {isolated(many)} من اللي بيكتبوا {high[1]}. اقري لهم بصوت عالي المرة الجاية.",
        f"Only {few} of those who type {low[1]} were answered, against {many} for {high[1]}. "
        "Read theirs aloud next time.",
    )


def _trust(report: Report, words: Words) -> str:
    if report.totals.missed or report.trust.gaps:
        gaps, missed = number(len(report.trust.gaps)), number(report.totals.missed)
        return words.either(
            f"الاتصال قطع {gaps} مرة وفات حوالي {missed} تعليق: شغّلي اللايف من نت أثبت، والأرقام الحقيقية أعلى من دي.",
            f"The connection broke {gaps} times and about {missed} comments are missing: use a steadier line; the "
            "true figures are higher than these.",
        )
    silence = clock(report.trust.silence)
    return words.either(
        f"مفيش انقطاع اتسجل، وأطول سكوت كان {isolated(silence)}: الأرقام دي كاملة، ابني عليها.",
        f"No break was recorded, and the longest silence was {silence}: these figures are whole, build on them.",
    )


_SECTIONS: Final[Mapping[str, Callable[[Report, Words], str]]] = {
    "timeline": _timeline,
    "questions": _questions,
    "content": _content,
    "objections": _objections,
    "demand": _demand,
    "missing": _missing,
    "troubles": _troubles,
    "orders": follow_up,
    "coverage": _coverage,
    "fairness": _fairness,
    "trust": _trust,
}
