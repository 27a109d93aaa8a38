"""The figures that the review window shows, for any session: those of the JSON, and of a recount from the tables."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PySide6.QtWidgets import QLabel

from copilot.afterwards import report_of
from copilot.answers.shop import dumped
from copilot.domain.written import clock, number, percent
from copilot.review import plain
from copilot.review.words import bare
from copilot.reviewing import Reviewing
from copilot.storage.session_file import SessionFile
from copilot.ui.panel_table import PanelTable
from copilot.ui.question_table import ASKED_ROLE, PEOPLE
from copilot.ui.review_window import ReviewWindow
from copilot.ui.theme import LIGHT
from tests.review.lives import SHOP, demo, random_lives
from tests.review.test_report import agrees

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints", "window masks")

SOME = settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.function_scoped_fixture,),
)


def shown_as_counted(qtbot, path: Path, entries) -> None:
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(SHOP))
        file.append(list(entries))
    window = ReviewWindow(path, Reviewing(), palette=LIGHT, language="en")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window._opened is not None and not window.busy, timeout=20_000)
    report = window._opened[0].report
    with closing(sqlite3.connect(path)) as raw:
        agrees(report, raw)
        (comments,) = raw.execute("SELECT count(*) FROM comment").fetchone()
    told = json.loads(plain.json(report_of(path)))
    assert json.loads(plain.json(report)) == told
    assert window._comments.model.total == comments == told["totals"]["comments"]
    assert figures(window) == expected(told)
    asked(window, told)
    for panel in window._opened[1].panels:
        window.open_page(panel.name)
        views = window.pages.currentWidget().views
        assert [cells(view) for view in views] == [
            [[bare(str(cell)) for cell in row.cells] for row in table.rows]
            for table in panel.tables if table.rows
        ]  # fmt: skip
    window.close()


def figures(window) -> list[str]:
    """Return the large figures of the first page."""
    labels = window._overview.findChildren(QLabel)
    return [bare(label.text()) for label in labels if label.property("hero")]


def expected(told) -> list[str]:
    totals, median = told["totals"], told["coverage"]["median_wait"]
    began, ended = (datetime.fromisoformat(told[name]) for name in ("started_at", "ended_at"))
    lasted = clock((ended - began).total_seconds())
    heroes = [lasted, *(number(totals[name]) for name in ("comments", "people", "asked"))]
    covered = told["coverage"]
    heroes += [percent(covered["answered"], covered["waits"])] if covered["answered"] else []
    heroes.append(number(totals["order_comments"]))
    return heroes + ([clock(median)] if median is not None else [])


def asked(window, told) -> None:
    model = window._questions.model
    rows = [model.index(row, PEOPLE) for row in range(model.rowCount())]
    shown = {index.data(ASKED_ROLE).question: int(bare(str(index.data()))) for index in rows}
    meant = {each["question"]: each["askers"] for each in told["questions"]}
    meant |= {each["asked"]["question"]: each["asked"]["askers"] for each in told["troubles"]}
    assert shown == meant


def cells(view) -> list[list[str]]:
    model = view.model().sourceModel()
    assert isinstance(model, PanelTable)
    columns = range(model.columnCount())
    return [
        [bare(str(model.index(row, column).data())) for column in columns] for row in range(model.rowCount())
    ]


@pytest.mark.parametrize("presented", [False, True])
def test_the_windows_figures_of_the_demo_are_a_recounts(qtbot, language, tmp_path, presented):
    language("en")
    shown_as_counted(qtbot, tmp_path / "demo.livesession", demo(presented=presented))


@SOME
@given(entries=random_lives())
def test_the_windows_figures_of_any_session_are_a_recounts(qtbot, language, tmp_path_factory, entries):
    language("en")
    shown_as_counted(qtbot, tmp_path_factory.mktemp("random") / "x.livesession", entries)
