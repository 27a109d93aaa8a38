"""The report as other programs read it: plain JSON values, times as RFC 3339 in UTC."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from copilot.domain.report import Report
from copilot.domain.trends import Trends

FORMAT: Final = 1
"""Counts up when a field changes its meaning or goes; new fields may come at any time."""

_MOMENTS: Final = {"at", "since", "until"}
_PAIRS: Final = {"Counts", "Worded"}
"""Types of fields that are pairs with a word first, told as an object."""


def moment(at: float) -> str:
    """Return Unix seconds as RFC 3339 in UTC with milliseconds."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def told(report: Report | Trends) -> dict[str, Any]:
    """Return a report as JSON values; waits are seconds."""
    return {"format": FORMAT, **_object(report)}


def json(report: Report | Trends, *, indent: int = 0) -> str:
    """Return a report as JSON, on one line or indented."""
    data = msgspec.json.encode(told(report))
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def _object(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the report's dataclasses
    return {
        field.name: dict(getattr(value, field.name))
        if field.type in _PAIRS and field.name != "open"
        else _field(field.name, getattr(value, field.name))
        for field in fields(value)
    }


def _field(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a report holds
    if is_dataclass(value):
        return _object(value)
    if isinstance(value, float) and (name in _MOMENTS or name.endswith("_at")):
        return moment(value)
    if isinstance(value, tuple):
        if name == "open":
            return [{"title": title, "people": people} for title, people in value]
        return [_field("", each) for each in value]
    return value
