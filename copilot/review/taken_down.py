"""What was answered in a live, as a section for the shop file: next time the answer comes by itself.

The file that comes out is a shop file itself, so that the checks of one hold for it; its owner copies from
it what is to stay. Only what nobody has written down yet is in it, the newest words first. An answer that no
line of a shop file holds (a price, sizes, an open question) stands in a comment, with where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import tomlkit
from tomlkit.items import Table

from copilot.answers.suggest import suggest
from copilot.domain.reading import Topic
from copilot.domain.report import Asked, Report
from copilot.review.themes import Known, plain

_HEAD: Final = (
    "الإجابات اللي اتكتبت في اللايف ومش في ملف المحل. انقلي منها اللي عايزاه يفضل.",
    "What was answered in the live and is not in the shop file. Copy from here what is to stay.",
)
_REST: Final = (
    "إجابات مكانها مش سطر كلام: سعر، مقاس، مخزون، أو سؤال مالوش موضوع معروف.",
    "Answers that are no line of words: a price, sizes, stock, or a question of no known topic.",
)

NOTHING: Final = (
    "مفيش إجابة اتكتبت في اللايف ده ومش في ملف المحل.",
    "No answer was written in this live that the shop file does not have.",
)
"""Says of a live that there is nothing to copy from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    asked: Asked
    topic: Topic | None
    text: str


def answers_section(report: Report, known: Known) -> str:
    """Return the answers of a live as TOML."""
    document = tomlkit.document()
    given = list(_given(report, known))
    for line in (*_HEAD, *(() if given else NOTHING)):
        document.add(tomlkit.comment(line))
    rest = [each for each in given if not _place(each)]
    policies = _section(each for each in given if _place(each)[:1] == ("policies",))
    if policies is not None:
        document.add(tomlkit.nl())
        document.add("policies", policies)
    products = tomlkit.aot()
    for code, named in _by_product(given).items():
        product = tomlkit.table()
        product.add("code", code)
        listed = known.shop.product(code)
        product.add("name", listed.name if listed else code)
        facts = _section(named)
        if facts is not None:
            product.add("facts", facts)
        products.append(product)
    if products:
        document.add("products", products)
    lines = [tomlkit.dumps(document).rstrip()]
    if rest:
        lines += ["", *(f"# {line}" for line in _REST), *(f"# {_told(each)}" for each in rest)]
    return "\n".join(lines) + "\n"


def _given(report: Report, known: Known) -> Iterator[_Given]:
    """Give the newest words for each Question, those of most people first, but what the shop says already."""
    seen: set[tuple[str, ...]] = set()
    for asked in report.questions:
        texts = [plain(answer.text) for answer in asked.written]
        topic = known.topics.get(asked.topic or "")
        fact = suggest(topic, known.shop, asked.product)[0] if topic else None
        if not texts or (fact and fact.text == texts[-1]):
            continue
        each = _Given(asked=asked, topic=topic, text=texts[-1])
        place = _place(each)
        if place and (place in seen or _stands(place, known)):
            continue
        seen.add(place)
        yield each


def _stands(place: tuple[str, ...], known: Known) -> bool:
    """Tell whether the shop file says something there already."""
    if place[0] == "policies":
        return place[1] in known.shop.policies
    product = known.shop.product(place[1])
    return product is not None and place[2] in product.facts


def _place(each: _Given) -> tuple[str, ...]:
    """Return where an answer stands: ``policies, key`` or ``products, code, key``; empty for nowhere."""
    need, _, key = each.topic.answer.partition(":") if each.topic else ("", "", "")
    if need == "policy":
        return "policies", key
    if need == "fact" and each.asked.product:
        return "products", each.asked.product, key
    return ()


def _by_product(given: Iterable[_Given]) -> Mapping[str, list[_Given]]:
    found: dict[str, list[_Given]] = {}
    for each in given:
        if _place(each)[:1] == ("products",):
            found.setdefault(_place(each)[1], []).append(each)
    return found


def _section(given: Iterable[_Given]) -> Table | None:
    section = tomlkit.table()
    for each in given:
        section.add(tomlkit.comment(f"{each.asked.askers} × {plain(each.asked.title)}"))
        section.add(_place(each)[-1], each.text)
    return section if len(section) else None


def _told(each: _Given) -> str:
    name = each.asked.product_name or each.asked.product or ""
    about = f" ({name})" if name else ""
    return f"{each.asked.askers} × {plain(each.asked.title)}{about}: {each.text}"
