"""The sections of the window say what the report says, in both languages, for any session."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

from copilot.domain.log import Entry
from copilot.review.panels import endings, panels, tasks
from copilot.review.plain import told
from copilot.review.report import review
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
    assert [row[1:] for row in cells("demand")] == [
        (each["askers"], each["waiting"], each["buyers"]) for each in json["demand"]
    ]
    assert sum(row[2] for row in cells("demand", 1)) == sum(
        size["people"] for each in json["demand"] for size in each["sizes"]
    )
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
