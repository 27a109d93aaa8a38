"""A card that was kept says what one made anew would say, whatever happened meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.cards import Cards
from copilot.domain.command import (
    Hide,
    LoggedCommand,
    MarkAnswered,
    Merge,
    Pin,
    Propose,
    Rename,
    Show,
    Split,
    Undo,
)
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from tests.builders import START, raw

SAID = ("بكام", "how much", "في مقاس لارج؟", "ينفع للبحر المالح؟", "الصوت مقطوع", "عندكم اسود؟")
COMMANDS = (
    lambda one, _other: Pin(question=one),
    lambda one, _other: MarkAnswered(question=one),
    lambda one, _other: MarkAnswered(question=one, text="أيوه"),
    lambda one, _other: Propose(question=one, text="لحظة"),
    lambda one, _other: Rename(question=one, title="السعر كام"),
    lambda one, _other: Hide(question=one),
    lambda one, other: Merge(source=one, target=other),
    lambda one, _other: Split(question=one, texts=SAID[:1]),
    lambda _one, _other: Show(product="A12"),
    lambda _one, _other: Show(product=None),
    lambda _one, _other: Undo(),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(SAID), st.sampled_from("abcdefgh"), st.floats(0, 200)),
        st.tuples(st.sampled_from(COMMANDS), st.integers(0, 5), st.integers(0, 5)),
        st.just("facts"),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_a_kept_card_is_like_one_made_anew(reader: Reader, steps: list[Any]) -> None:
    shop = load_shop(asset("demo", "shop.toml"))
    pipeline = Pipeline(reader=reader, author_key=b"tests", shop=shop)
    at = 0.0
    for step in steps:
        ids = [card.question for card in pipeline.board().cards]
        if step != "facts" and step[0] in SAID:
            text, author, later = step
            at += later
            taken = pipeline.take([raw(text, author=author, at=at)])
        elif step == "facts":
            shop = replace(shop, policies={**shop.policies, "returns": f"خلال {at:.0f} يوم"})
            pipeline.advisor.learn(shop)
            taken = []
        else:
            make, *chosen = step
            command = make(*(ids[n % len(ids)] if ids else n for n in chosen))
            taken = pipeline.take([LoggedCommand(at=START + at, command=command)])
        pipeline.record(taken)
        board = pipeline.board()
        anew = Cards(pipeline.advisor, reader.catalogue.topics)
        tallies = [pipeline.ledger.tally(card.question) for card in board.cards]
        assert board.cards == anew.of(pipeline.ledger, tallies)


def test_many_cards_are_not_kept_for_ever(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copilot.cards._KEPT", 1)
    pipeline = Pipeline(reader=reader, author_key=b"tests", shop=load_shop(asset("demo", "shop.toml")))
    for second, text in enumerate(SAID):
        pipeline.record(pipeline.take([raw(text, author=text, at=second)]))
        pipeline.board()
    assert len(pipeline._cards._kept) <= len(pipeline.board().cards)
