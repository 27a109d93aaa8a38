"""The page's lists: questions, drafts, objections, complaints, orders, and what can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copilot.domain.report import Asked, Idea, Order, Report, Theme, Trouble
from copilot.review.html import Html, figure, joined, said, tag
from copilot.review.lines import doubts, platform_words, state_words, wave_words
from copilot.review.ordered import colours_ordered, product_ordered, sizes_ordered, together
from copilot.review.replies import replies
from copilot.review.words import Words, bare, isolated, number

_FIRST: Final = 14
_MOST: Final = 200
_ORDERS: Final = 12


def questions(report: Report, words: Words) -> Html:
    """Return who asked what, how many, how long they waited, and whether they were answered."""
    marked = report.coverage.answered > 0  # otherwise nobody knows what was answered
    published = {question for idea in report.content for question in idea.theme.questions}
    rows = [
        _question(place, asked, words, published=asked.question in published, marked=marked)
        for place, asked in enumerate(report.questions[:_MOST])
    ]
    first, rest = rows[:_FIRST], rows[_FIRST:]
    more = tag("summary", f"{words('more_questions')} ({number(len(rest))})")
    return joined(
        tag("ul", *first, class_="plain"),
        tag("details", more, tag("ul", *rest, class_="plain")) if rest else None,
    )


def _question(place: int, asked: Asked, words: Words, *, published: bool, marked: bool) -> Html:
    path = f"questions.{place}"
    meta = joined(
        said(asked.product_name or asked.product) if asked.product else None,
        tag("span", words.clock(asked.first_at), dir="ltr"),
        state(asked, words) if marked else None,
        tag("span", words("state_content"), class_="tag warn") if published else None,
        tag("span", words("state_hidden"), class_="tag note") if asked.hidden else None,
    )
    count = tag("span", figure(number(asked.askers), asked.askers, f"{path}.askers"), class_="count")
    return tag(
        "li", count, tag("div", said(words.shown(asked.title)), tag("div", meta, class_="meta")), class_="row"
    )


def state(asked: Asked, words: Words) -> Html:
    """Return how a Question ended, as a tag whose words say what its colour says."""
    unanswered = asked.coverage.median_wait is None and (asked.waiting or not asked.answers)
    colour = "bad" if unanswered else "warn" if asked.waiting else "good"
    return tag("span", state_words(asked, words), class_=f"tag {colour}")


def content(report: Report, words: Words) -> Html:
    """Return what should become content, each with its drafts."""
    return tag(
        "ul", *(_idea(place, idea, words) for place, idea in enumerate(report.content)), class_="plain"
    )


def _idea(place: int, idea: Idea, words: Words) -> Html:
    theme = idea.theme
    count = figure(number(theme.askers), theme.askers, f"content.{place}.theme.askers")
    drafts = [
        tag("div", tag("b", words(kind)), said(text), class_="draft")
        for kind, text in (("pinned", idea.pinned), ("story", idea.story), ("script", idea.script))
    ]
    head = tag("summary", tag("span", count, class_="count"), " ", said(words.topic(theme)))
    return tag("li", tag("details", head, quotes(theme.wordings, words), *drafts, open=None if place else ""))


def quotes(wordings: Sequence[str], words: Words) -> Html:
    """Return how viewers put it, in quotes; nothing where nobody's words are left."""
    quoted = words.comma.join(words.quoted(text) for text in wordings)
    return tag("p", f"{words('they_said')}: {quoted}", class_="meta") if wordings else Html()


def objections(report: Report, words: Words) -> Html:
    """Return what keeps people from buying, with what was said about each."""
    rows = (_objection(place, theme, report, words) for place, theme in enumerate(report.objections))
    return tag("ul", *rows, class_="plain")


def _objection(place: int, theme: Theme, report: Report, words: Words) -> Html:
    count = figure(number(theme.askers), theme.askers, f"objections.{place}.askers")
    told = (
        tag("p", joined(label, ": ", said(text)), class_="meta")
        for label, text in replies(report, theme, words)
    )
    return tag(
        "li",
        tag("span", count, class_="count"),
        tag(
            "div",
            said(words.topic(theme)),
            quotes(theme.wordings, words),
            *told,
        ),
        class_="row",
    )


def troubles(report: Report, words: Words) -> Html:
    """Return complaints and stream problems, each with its waves."""
    rows = (_trouble(place, trouble, words) for place, trouble in enumerate(report.troubles))
    return tag("ul", *rows, class_="plain")


def _trouble(place: int, trouble: Trouble, words: Words) -> Html:
    asked = trouble.asked
    count = figure(number(asked.askers), asked.askers, f"troubles.{place}.asked.askers")
    span = f"{words.clock(asked.first_at)} – {words.clock(asked.last_at)}"
    spread = platform_words(asked, words)
    waves = [tag("p", f"⚠ {wave_words(wave, words)}") for wave in trouble.waves]
    meta = joined(tag("span", span, dir="ltr"), tag("span", spread))
    body = tag("div", said(words.shown(asked.title)), tag("div", meta, class_="meta"), *waves)
    return tag("li", tag("span", count, class_="count"), body, class_="row")


def orders(report: Report, words: Words) -> Html:
    """Return the orders as what they name, those with most to go on first; never their words.

    A buyer types her name and town into an order: the page is made to be shared, so it shows neither.
    """
    every = together(report.orders)
    left = [order for order in every if order.is_open]
    best = sorted(left, key=lambda order: (-_detail(order), order.number))
    rows = [_order(order, words) for order in best if _detail(order)]
    vague = sum(not _detail(order) for order in best)
    rest = rows[_ORDERS:]
    more = words.either(f"و{vague} من غير تفاصيل", f"and {vague} without details")
    done = len(every) - len(left)
    seen_to = words.either(
        f"و{done} اتأكدوا أو اتشحنوا أو اتلغوا", f"and {done} confirmed, shipped or cancelled"
    )
    return joined(
        tag("ul", *rows[:_ORDERS], class_="plain"),
        tag(
            "details",
            tag("summary", f"{words('more_orders')} ({number(len(rest))})"),
            tag("ul", *rest, class_="plain"),
        )
        if rest
        else None,
        tag("p", more, class_="meta") if vague else None,
        tag("p", seen_to, class_="meta") if done else None,
    )


def _detail(order: Order) -> int:
    named = 2 * bool(sizes_ordered(order)) + bool(colours_ordered(order))
    return 4 * order.phone + named + order.address + order.one_kind


def _order(order: Order, words: Words) -> Html:
    chosen = (*colours_ordered(order), *sizes_ordered(order))
    is_counted = order.line.quantity > 1 or (order.one_kind and not chosen)
    details = (*chosen, f"×{order.line.quantity}") if is_counted else chosen
    named = " · ".join(map(isolated, details)) or words("no_details")
    marks = [
        tag("span", words(key), class_="tag good")
        for key, there in (("phone_kept", order.phone), ("address_kept", order.address))
        if there
    ]
    product = product_ordered(order)
    meta = joined(
        said(product) if product else None,
        tag("span", words.platform(order.platform)),
        tag("span", words.clock(order.at), dir="ltr"),
        *marks,
    )
    count = tag("span", f"#{order.number}", class_="meta", dir="ltr")
    return tag("li", count, tag("div", named, tag("div", meta, class_="meta")), class_="row")


def trust(report: Report, words: Words) -> Html:
    """Return what the figures may lack, and who weighs on them."""
    lines = doubts(report, words)
    return tag("ul", *(tag("li", line) for line in lines), class_="plain") if lines else Html()


def plain_title(words: Words, live: str) -> str:
    """Return the page's title for the browser's tab; `live` says which one it is."""
    return bare(f"{words('title')} {live}".strip())
