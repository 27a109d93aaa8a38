"""What is wrong with a shop file, in a sentence for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

_EXPECTED: Final = {
    "float": "a number without quotes",
    "int": "a whole number without quotes",
    "str": "text in quotes",
    "array": "a list in [ ]",
    "object": "a section of keys",
}
_TYPES: Final = re.compile(r"[Ee]xpected `(?P<wanted>\w+)(?: \| null)?`, got `(?P<got>\w+).*`")
_CHOICE: Final = re.compile(r"Invalid enum value '(?P<value>.*)'")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<field>.*)`")
_PLACE: Final = re.compile(r" - at `\$(?P<path>.*)`$")
_LINE: Final = re.compile(r"\bline (\d+)")
_STEP: Final = re.compile(r"\.?(?P<key>[^.\[\]]+)|\[(?P<index>\d+|\.\.\.)\]")


def explained(message: str, data: dict[str, Any], keys: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Turn msgspec's words into the place by name, and a sentence for someone who sells.

    Args:
        message: What msgspec said.
        data: The parsed file.
        keys: What each section may hold.
    """
    found = _PLACE.search(message)
    steps = list(_STEP.finditer(found["path"])) if found else []
    place, section, here = [], "", data
    for step in steps:
        key = step["key"] or step["index"]
        here = _inside(here, key)
        if step["key"]:
            section = key
            place.append(key)
        elif key != "...":
            place.append(str(_inside(here, "code") or int(key) + 1))
    at = " → ".join(place)
    where = f"under {at}: " if place else ""
    what = message[: found.start()] if found else message
    if choice := _CHOICE.search(what):
        return (
            at,
            f"{where}“{choice['value']}” is not known here. Known are: {', '.join(keys.get(section, ()))}.",
        )
    if unknown := _UNKNOWN.search(what):
        near = get_close_matches(unknown["field"], keys.get(section, ()), n=1)
        hint = f" Did you mean “{near[0]}”?" if near else f" Known are: {', '.join(keys.get(section, ()))}."
        return " → ".join([*place, unknown["field"]]), f"{where}“{unknown['field']}” is not known here.{hint}"
    if "matching regex" in what:
        said = "days are" if place[-1:] == ["days"] else f"{section} is"
        return at, f'{where}{said} written like "2" or "2-4". Mend this line and try again.'
    if types := _TYPES.search(what):
        wanted, got = (_EXPECTED.get(types[name], types[name]) for name in ("wanted", "got"))
        return at, f"{where}this must be {wanted}, but it is {got}. Mend this line and try again."
    what = what.replace("Object missing required field", "missing").replace("`", "“", 1).replace("`", "”", 1)
    return at, f"{where}{what}. Mend this and try again."


def line_of(error: Exception, text: str) -> str:
    """Return the number of the line that a parser stumbled over: the last where it met the end."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return str(mark.line + 1)
    found = _LINE.search(str(error))
    return found[1] if found else str(max(1, len(text.splitlines())))


def _inside(data: Any, key: str) -> Any:  # noqa: ANN401 - walks a parsed file of any shape
    try:
        return data[int(key)] if isinstance(data, list) else data[key]
    except (KeyError, IndexError, TypeError, ValueError):
        return None
