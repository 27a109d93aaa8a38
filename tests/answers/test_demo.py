"""On the demo live, the cards about what the shop file covers carry a right suggestion.

`tests/data/demo_answers.tsv` was written by hand from the shop file: for each topic and product what a right
answer must say (``|`` parts it, ``/`` names the same in two languages). `demo_labels.tsv` says what each comment
asks, so that a card about something else than its topic does not count as right.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.recorded import items_of

DATA = Path(__file__).parents[1] / "data"


def table(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def played() -> Pipeline:
    reader = Reader.load(asset("model"), asset("topics"))
    shop = load_shop(asset("demo", "shop.toml"))
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=shop)
    pipeline.record(pipeline.take(items_of([asset("demo", "live.jsonl")])))
    return pipeline


def test_nine_in_ten_cards_that_the_shop_file_covers_carry_a_right_suggestion(played: Pipeline) -> None:
    expected = {(topic, product): says for topic, product, says in table("demo_answers.tsv")[1:]}
    labels = dict(row[:2] for row in table("demo_labels.tsv") if len(row) > 1)
    texts = {
        item.text: labels[item.id] for item in items_of([asset("demo", "live.jsonl")]) if hasattr(item, "id")
    }
    card_of = played._reader.catalogue.card
    right, wrong = [], []
    for head in played.ledger.heads():
        question = head.question
        if (question.topic, question.product or "-") not in expected or len(head.askers) < 2:
            continue
        ((asked, _),) = Counter(card_of(texts.get(each.text, "-")) for each in head.said).most_common(1)
        (card,) = played._cards.of(played.ledger, [head])
        text = card.suggestion.text if card.suggestion else ""
        says = expected.get((asked, question.product or "-"), "nothing that the file covers")
        good = all(any(word in text for word in part.split("/")) for part in says.split("|"))
        (right if good else wrong).append((question.topic, question.product, asked, text))
    assert len(right) + len(wrong) >= 80
    assert len(right) >= 0.9 * (len(right) + len(wrong)), wrong
