"""The time line as inline SVG: no script, no library. Shapes stretch with the page; words stay HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copilot.domain.report import Report
from copilot.domain.written import minutes_apart
from copilot.review.html import Html, joined, tag
from copilot.review.words import Words, clock, number

_WIDE: Final = 1000.0
_HIGH: Final = 200.0
_HEADROOM: Final = 1.12
_MOST_TICKS: Final = 6
_MINUTE: Final = 60.0


def timeline(report: Report, words: Words) -> Html:
    """Return the chart of comments and questions with what was on air, or nothing without comments."""
    rows = report.timeline.rows
    if not rows:
        return Html()
    span = len(rows) * report.timeline.step
    top = max(row.comments for row in rows) * _HEADROOM or 1.0

    def across(at: float) -> float:
        return round(min(1.0, max(0.0, (at - report.started_at) / span)) * _WIDE, 1)

    shapes = [
        *(
            tag("rect", x=across(wave.since), y=0, width=max(3.0, across(wave.until) - across(wave.since)),
                height=_HIGH, class_="wave")
            for trouble in report.troubles
            for wave in trouble.waves
        ),
        tag("path", d=_area([row.comments for row in rows], top), class_="all"),
        tag("path", d=_line([row.questions for row in rows], top), class_="asked"),
        *(
            tag("line", x1=across(air.since), x2=across(air.since), y1=0, y2=_HIGH, class_="change")
            for air in report.timeline.on_air[1:]
        ),
    ]  # fmt: skip
    drawing = tag(
        "svg", *shapes, viewBox=f"0 0 {_WIDE:g} {_HIGH:g}", preserveAspectRatio="none", role="img",
        aria_label=words("timeline"),
    )  # fmt: skip
    peak = max(row.comments for row in rows)
    scale = tag("span", number(peak), class_="peak", style=f"top:{100 * (1 - peak / top):.1f}%")
    return tag(
        "div",
        tag("div", drawing, scale, class_="plot"),
        _ticks(span),
        _on_air(report, span),
        _legend(words),
        class_="chart",
    )


def _points(values: Sequence[int], top: float) -> list[tuple[float, float]]:
    """Return the middle of each step, with the edges of the chart at the height of the first and last."""
    step = _WIDE / len(values)
    middle = [
        (round((place + 0.5) * step, 1), round(_HIGH * (1 - value / top), 1))
        for place, value in enumerate(values)
    ]
    return [(0.0, middle[0][1]), *middle, (_WIDE, middle[-1][1])]


def _line(values: Sequence[int], top: float) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in _points(values, top))


def _area(values: Sequence[int], top: float) -> str:
    return f"{_line(values, top)}L{_WIDE:g} {_HIGH:g}L0 {_HIGH:g}Z"


def _ticks(span: float) -> Html:
    minutes = minutes_apart(span / _MINUTE / _MOST_TICKS)
    count = int(span / _MINUTE / minutes)
    marks = (
        tag(
            "span",
            clock(number * minutes * _MINUTE),
            style=f"left:{100 * number * minutes * _MINUTE / span:.2f}%",
        )
        for number in range(count + 1)
        if number * minutes * _MINUTE / span <= 0.97  # noqa: PLR2004 - the last would stand over the edge
    )
    return tag("div", *marks, class_="ticks", aria_hidden="true")


def _on_air(report: Report, span: float) -> Html:
    """Return a strip of what was on air, each product as wide as its time."""
    strips = []
    for air in report.timeline.on_air:
        share = 100 * (min(air.until, report.started_at + span) - air.since) / span
        name = air.name or air.product or ""
        strips.append(
            tag("span", air.product or "", style=f"flex:{max(share, 0):.2f}", title=name,
                class_=None if air.product else "nothing")
        )  # fmt: skip
    return (
        tag("div", *strips, class_="strip") if any(air.product for air in report.timeline.on_air) else Html()
    )


def _legend(words: Words) -> Html:
    kinds = (("all", "comments"), ("asked", "questions"), ("change", "product"), ("wave", "trouble"))
    return tag(
        "p",
        *(
            joined(tag("span", tag("i", class_=f"key {shape}"), " ", words(f"legend_{what}")), " ")
            for shape, what in kinds
        ),
        class_="legend",
    )
