"""What the page about DuckDB shows runs as it stands, without a network, and gives the review's figures."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extension_sqlite_scanner
import pytest

from copilot.answers.shop import dumped
from copilot.assets import asset
from copilot.cli import run
from copilot.desk import _past
from copilot.domain.command import Hide, Show
from copilot.domain.comment import Kind
from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.storage.session_file import SessionFile
from tests.builders import Entries
from tests.review.lives import SHOP, demo

PAGE = asset("help", "duckdb.md")
DAY = 86_400.0
FETCH = "INSTALL sqlite; LOAD sqlite;"


def shown() -> str:
    """Return what the page shows, with the extension of the tests in place of the one from the network."""
    (block,) = re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert block.startswith(FETCH)
    (extension,) = Path(duckdb_extension_sqlite_scanner.__file__).parent.glob("*/*/*.duckdb_extension")
    return block.replace(FETCH, f"LOAD '{extension}';")


@contextmanager
def offline() -> Iterator[duckdb.DuckDBPyConnection]:
    settings: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with duckdb.connect(config=settings) as connection:
        yield connection


def told() -> list[list[dict[str, Any]]]:
    """Return the rows of each query that the page shows."""
    with offline() as database:
        tables = []
        for statement in database.extract_statements(shown()):
            answer = database.execute(statement)
            if statement.type == duckdb.StatementType.SELECT:
                names = [each[0] for each in answer.description]
                tables.append([dict(zip(names, row, strict=True)) for row in answer.fetchall()])
        return tables


def live(day: float, askers: dict[int, int], buyers: int) -> list[Entry]:
    """A live on a day: of each question so many people, some of whom ask twice or have no name; and orders."""
    make, at = Entries(), day * DAY
    entries: list[Entry] = [make.command(Show(product="A12"), at=at)]
    for question, people in askers.items():
        product = (None, "A12", "C21")[question % 3]
        for person in range(people):
            platform = ("tiktok", "facebook", "instagram")[person % 3]
            ask = make.ask(question, author=f"p{person}", at=at + person, platform=platform, product=product)
            entries += [ask, make.ask(question, author=f"p{person}", at=at + person, platform=platform)]
        entries.append(make.ask(question, author="", at=at + 60))
    for buyer in (*range(buyers), 0):  # the first of them writes twice
        order = make.ask(90, author=f"b{buyer}", at=at + 70 + buyer, kind=Kind.ORDER)
        entries.append(replace(order, asks=(), opened=(), on_air="A12"))
    gone = make.ask(91, author="gone", at=at + 90)
    entries += [gone, Deletion(platform="tiktok", id=gone.comment.id, deleted_at=gone.comment.at + 1)]
    return [*entries, make.chatter(at=at + 100)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lives"
    path.mkdir()
    return path


def keep(path: Path, entries: list[Entry]) -> None:
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(SHOP))
        file.append(entries)


def reviewed(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(["review", str(folder), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def read(folder: Path, capsys: pytest.CaptureFixture[str]) -> Counter[tuple[str, str]]:
    """Return how many comments came on each day from each platform, as the app says."""
    found: Counter[tuple[str, str]] = Counter()
    for path in folder.glob("*.livesession"):
        assert run(["comments", str(path), "--json"]) == 0
        for line in capsys.readouterr().out.splitlines():
            comment = json.loads(line)
            found[str(datetime.fromisoformat(comment["at"]).astimezone().date()), comment["platform"]] += 1
    return found


def test_duckdb_tells_what_the_review_of_the_folder_tells(folder, capsys) -> None:
    keep(folder / "one.livesession", live(0, {1: 5, 2: 4, 3: 2}, buyers=3))
    keep(folder / "two.livesession", live(9, {1: 2, 2: 7, 4: 6}, buyers=2))
    meant = reviewed(folder, capsys)
    by_day, returning, demand = told()
    assert {(str(row["day"]), row["platform"]): row["comments"] for row in by_day} == read(folder, capsys)
    assert sum(row["comments"] for row in by_day) == sum(each["comments"] for each in meant["lives"])
    assert [(row["topic"], row["lives"], row["askers"]) for row in returning] == [
        (each["topic"], sum(count > 0 for count in each["askers"]), sum(each["askers"]))
        for each in meant["returning"]
    ]
    weeks = {
        (each["product"], week): (asked, bought)
        for each in meant["wanted"]
        for week, asked, bought in zip(meant["weeks"], each["askers"], each["buyers"], strict=True)
        if asked or bought
    }
    assert {(row["product"], row["week"]): (row["askers"], row["buyers"]) for row in demand} == weeks
    assert len(meant["weeks"]) == 2
    assert len(returning) == 2
    assert len(weeks) == 4


def test_what_is_hidden_is_left_out_by_the_review_alone_as_the_page_says(folder, capsys) -> None:
    hidden = [*live(0, {1: 5}, buyers=1), Entries.command(Hide(question=1), at=200)]
    keep(folder / "one.livesession", hidden)
    keep(folder / "two.livesession", live(9, {1: 2}, buyers=1))
    _, returning, _ = told()
    assert [row["topic"] for row in returning] == ["topic_1"]
    assert reviewed(folder, capsys)["returning"] == []


def test_duckdb_reads_the_bundled_live_and_changes_no_byte(folder, capsys) -> None:
    for name in ("one", "two"):
        keep(folder / f"{name}.livesession", list(demo()))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    by_day, returning, demand = told()
    assert sum(row["comments"] for row in by_day) == 2 * 1566
    assert (returning[0]["topic"], returning[0]["lives"]) == ("ask_price", 2)
    assert {row["product"] for row in demand} == {product.code for product in SHOP.products}
    assert {path: path.read_bytes() for path in before} == before
    assert [past.unfinished for past in map(_past, before)] == [False, False]
