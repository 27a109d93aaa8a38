"""The shop file is watched while the live runs."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from copilot.answers.advisor import Advisor
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.domain.board import AlertKind, Board
from copilot.domain.command import LoggedCommand, Show
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.shopwatch import ShopWatch, changed_at
from tests.builders import START, raw

GOOD = """[shop]
name = "خيط"
[[products]]
code = "A12"
name = "فستان"
price = {price}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "shop.toml"
    file.write_text(GOOD.format(price=650), encoding="utf-8")
    return file


@pytest.fixture
def advisor(path: Path) -> Advisor:
    return Advisor({}, load_shop(path))


@pytest.fixture
def watch(path: Path, advisor: Advisor) -> ShopWatch:
    return ShopWatch(path, advisor)


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def price(advisor: Advisor) -> float | None:
    return advisor.shop.products[0].price


def test_a_file_that_does_not_change_is_left_alone(watch: ShopWatch, advisor: Advisor) -> None:
    before = advisor.shop
    assert not watch.look()
    assert advisor.shop is before


def test_a_changed_price_is_learnt(path: Path, watch: ShopWatch, advisor: Advisor) -> None:
    path.write_text(GOOD.format(price=700), encoding="utf-8")
    assert watch.look()
    assert price(advisor) == 700
    assert not watch.look()


def test_an_editor_that_puts_another_file_in_its_place_is_followed(
    path: Path, watch: ShopWatch, advisor: Advisor
) -> None:
    known = path.stat()
    beside = path.with_suffix(".new")
    beside.write_text(GOOD.format(price=700), encoding="utf-8")
    os.utime(beside, ns=(known.st_atime_ns, known.st_mtime_ns))
    beside.replace(path)
    assert watch.look()
    assert price(advisor) == 700


def test_a_half_written_file_is_waited_for(path: Path, watch: ShopWatch, advisor: Advisor) -> None:
    whole = GOOD.format(price=700)
    path.write_text(whole[:40], encoding="utf-8")
    assert not watch.look()
    path.write_text(whole, encoding="utf-8")
    assert watch.look()
    assert (price(advisor), advisor.fault) == (700, "")


def test_a_broken_edit_is_told_and_the_last_good_facts_stay(
    path: Path, watch: ShopWatch, advisor: Advisor
) -> None:
    path.write_text(GOOD.format(price='"كتير"'), encoding="utf-8")
    assert [watch.look(), watch.look(), watch.look()] == [False, True, False]
    assert price(advisor) == 650
    assert "A12 → price" in advisor.fault
    path.write_text(GOOD.format(price=600), encoding="utf-8")
    assert watch.look()
    assert (price(advisor), advisor.fault) == (600, "")


def test_a_file_that_is_gone_is_told_and_welcome_when_it_is_back(
    path: Path, watch: ShopWatch, advisor: Advisor
) -> None:
    text = path.read_text("utf-8")
    path.unlink()
    assert [watch.look(), watch.look()] == [True, False]
    assert "no shop file" in advisor.fault
    path.write_text(text, encoding="utf-8")
    assert watch.look()
    assert advisor.fault == ""
    assert changed_at(path.with_name("none")) is None


async def test_the_cards_of_a_running_live_say_the_new_price(path: Path) -> None:
    reader = Reader.load(asset("model"), asset("topics"))
    pipeline = Pipeline(reader=reader, author_key=b"key", shop=load_shop(path))
    items = [LoggedCommand(at=START, command=Show(product="A12")), raw("بكام ده", author="a", at=1)]
    pipeline.record(pipeline.take(items))

    def said(board: Board) -> str:
        (card,) = board.cards
        return card.suggestion.text if card.suggestion else ""

    assert said(pipeline.board()) == "فستان بـ 650 جنيه"
    changed = asyncio.Event()
    async with ShopWatch(path, pipeline.advisor).working(changed.set), asyncio.timeout(20):
        write(path, GOOD.format(price=700))
        await changed.wait()
        assert said(pipeline.board()) == "فستان بـ 700 جنيه"
        changed.clear()
        write(path, "[[products]")
        await changed.wait()
    board = pipeline.board()
    assert said(board) == "فستان بـ 700 جنيه"
    (alert,) = board.alerts
    assert (alert.kind, "not valid TOML" in alert.text) == (AlertKind.SHOP, True)


def test_facts_are_as_old_by_the_stream_as_by_the_wall(path: Path, advisor: Advisor) -> None:
    stream = 5_000.0
    watch = ShopWatch(path, advisor, clock=lambda: stream)
    write(path, GOOD.format(price=700))
    os.utime(path, (time.time() - 600, time.time() - 600))
    assert watch.look()
    assert advisor.as_of == pytest.approx(stream - 600, abs=60)
