"""The sections of the window say what the report says, in both languages, for any session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from copilot.afterwards import report_of
from copilot.domain.comment import Comment, Kind
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.errors import RunError
from copilot.handover import write_contacts
from copilot.review.digest import advice
from copilot.review.panels import endings, panels, tasks
from copilot.review.plain import told
from copilot.review.report import review
from copilot.review.words import Words, bare
from copilot.reviewing import Reviewing
from copilot.storage.journal import Journal
from copilot.storage.purge import forget_contacts
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault
from tests.builders import Entries
from tests.review.lives import SHOP, TOPICS, demo, random_lives

QUICK = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))


def agrees(entries, language: str) -> None:
    report = review(entries, topics=TOPICS, shop=SHOP)
    json = told(report)
    found = {panel.name: panel for panel in panels(report, language=language)}

    def cells(name: str, table: int = 0) -> list[tuple]:
        return [row.cells for row in found[name].tables[table].rows]

    for panel in found.values():
        for table in panel.tables:
            assert 0 <= table.wide < len(table.columns)
            assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert [row[0] for row in cells("content")] == [each["theme"]["askers"] for each in json["content"]]
    assert [row[0] for row in cells("objections")] == [each["askers"] for each in json["objections"]]
    whole = {"ar": "الكل", "en": "all"}[language]
    assert [row[2:5] for row in cells("demand") if row[1] == whole] == [
        (each["askers"], each["waiting"], each["buyers"]) for each in json["demand"]
    ]
    assert [(bare(row[1]), *row[2:5]) for row in cells("demand") if row[1] != whole] == [
        (size["size"], size["askers"], size["waiting"], size["buyers"])
        for each in json["demand"]
        for size in each["sizes"]
    ]
    for each in json["demand"]:
        for size in each["sizes"]:
            assert size["waiting"] <= size["askers"] <= size["people"] <= size["askers"] + size["buyers"]
    assert sum(row[0] for row in cells("missing")) == sum(
        count for each in json["missing"] for count in each["missing"].values()
    )
    assert [(row[0], row[4]) for row in cells("troubles")] == [
        (each["asked"]["askers"], len(each["waves"])) for each in json["troubles"]
    ]
    assert [row[0] for row in cells("orders")] == [each["number"] for each in json["orders"]]
    for table, parts in enumerate(("by_platform", "by_product", "by_time")):
        assert [row[1:4] for row in cells("coverage", table)] == [
            (part["people"], part["coverage"]["waits"], part["coverage"]["answered"]) for part in json[parts]
        ]
    assert sum(row[2] for row in cells("fairness")) == json["coverage"]["waits"]
    counted = {name for name, panel in found.items() if panel.note}
    assert counted == ({"coverage", "fairness"} if json["coverage"]["waits"] else set())
    assert len(endings(report, language=language)) == len(json["questions"]) + len(json["troubles"])
    assert tasks(report, language=language)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("presented", [False, True])
def test_the_demos_sections_say_what_its_report_says(presented, language) -> None:
    agrees(demo(presented=presented), language)


@QUICK
@given(random_lives())
def test_random_lives_sections_say_what_their_reports_say(entries: list[Entry]) -> None:
    agrees(entries, "ar")
    agrees(entries, "en")


def _by(author: str, comment: Comment) -> Comment:
    return replace(comment, author=author)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (("عايزة لارج [phone]", "عايزة لارج بيج", "عايزة واحد"), ("3", "للي رقمه مش محفوظ", "للي طلبه واضح", "اسألي الباقي")),
        (("عايزة L [phone]", "عايزة M [phone]", "عايزة L", "عايزة M", "عايزة واحد", "عايزة اتنين"),
         ("للـ 2 اللي رقمهم مش محفوظ", "للـ 2 اللي طلبهم واضح", "الـ 2 الباقيين")),
        (("عايزة واحد",), ("اسألي صاحبه عايز إيه",)),
        (("عايزة واحد", "عايزة اتنين"), ("اسألي الـ 2 عايزين إيه",)),
        (("عايزة لارج",), ("ابعتي تأكيد للي طلبه واضح",)),
    ],
)  # fmt: skip
def test_the_first_thing_to_do_is_the_orders_each_kind_in_its_way(
    made: tuple[str, ...], told: tuple[str, ...]
) -> None:
    make = Entries()
    orders = [
        ReadComment(comment=_by(f"a{at}", make.chatter(text=text, at=at).comment), kind=Kind.ORDER, asks=())
        for at, text in enumerate(made)
    ]
    report = review(
        [*orders, *(make.ask(1, author=f"a{n}", at=n) for n in range(30))], topics=TOPICS, shop=SHOP
    )
    first = tasks(report, language="ar")[0]
    assert all(words in first for words in told)
    assert "الـ 0" not in first
    assert "للـ 0" not in first


@pytest.mark.parametrize(
    ("sealed", "said", "unsaid"),
    [
        ((b"x", b"x"), "call the 2 that left a number.", "message"),
        ((b"", b""), "message on the platform the 2 whose number is not kept. Without a keyring", "call"),
        ((b"x", b""), "call the one that left a number, then message on the platform the one whose", "the 2"),
    ],
)
def test_only_numbers_that_were_kept_are_to_be_called(
    sealed: tuple[bytes, ...], said: str, unsaid: str
) -> None:
    make = Entries()
    orders = [
        ReadComment(
            comment=_by(f"a{at}", make.chatter(text="[phone] XL", at=at).comment),
            kind=Kind.ORDER,
            asks=(),
            sealed=each,
        )
        for at, each in enumerate(sealed)
    ]
    report = review(orders, topics=TOPICS, shop=SHOP)
    for todo in (tasks(report, language="en")[0], advice(report, Words("en", report.started_at))["orders"]):
        assert said in todo
        assert unsaid not in todo
        assert ("live-copilot doctor" in todo) == (b"" in sealed)


def test_numbers_that_were_deleted_are_not_blamed_on_a_missing_keyring(tmp_path: Path) -> None:
    make = Entries()
    asked = make.chatter(text="عايزة XL [phone]")
    path = tmp_path / "x.livesession"
    with SessionFile.create(path) as file:
        file.append([ReadComment(comment=asked.comment, kind=Kind.ORDER, asks=(), sealed=b"sealed")])
    assert "call the one" in tasks(report_of(path), language="en")[0]
    assert forget_contacts(path) == 1
    for report in (report_of(path), Reviewing().review(Reviewing().read(path, _hush), _hush).report):
        todo = tasks(report, language="en")[0]
        assert "message on the platform the one whose number is not kept." in todo
        assert "were deleted from this live afterwards" in todo
        assert "keyring" not in todo
        assert "اتمسحت" in tasks(report, language="ar")[0]
    assert forget_contacts(path) == 0
    with pytest.raises(RunError, match="were deleted from it"):
        write_contacts(path, tmp_path, vault=Vault.of(tmp_path, keyring=None), journal=Journal(tmp_path))


def _hush(_done: int, _total: int) -> None:
    pass


def test_the_busiest_minute_is_the_charts_and_where_everybody_complained_in_it_the_calm_one_is_told_too() -> (
    None
):
    make = Entries()
    entries = [make.ask(1, author=f"a{n}", at=n * 10) for n in range(60)]
    entries += [
        make.ask(2, author=f"b{n}", at=300 + n, kind=Kind.STREAM_PROBLEM, text="الصوت قاطع")
        for n in range(40)
    ]
    report = review(sorted(entries, key=lambda entry: entry.comment.at), topics=TOPICS, shop=SHOP)
    assert any(trouble.waves for trouble in report.troubles)
    words = Words("en", report.started_at)
    top = max(report.timeline.rows, key=lambda row: row.comments)
    calm = max((row for row in report.timeline.rows if row.at < top.at), key=lambda row: row.comments)
    sentence = advice(report, words)["timeline"]
    assert f"The busiest minute was 5:00 into the live: {top.comments} comments, but in a wave" in sentence
    assert f"The busiest without one was at {words.clock(calm.at)}: {calm.comments} comments." in sentence
    assert words.clock(top.at) == "5:00"
