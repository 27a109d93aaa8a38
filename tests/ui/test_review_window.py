"""The review window through its hands: a real session file behind it, real models, real corrections."""

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from copilot.answers.shop import dumped
from copilot.cli_values import FORMS
from copilot.desk import _past
from copilot.domain.command import Rename, Split
from copilot.review.words import bare
from copilot.reviewing import Reviewing
from copilot.storage.journal import Access, Journal
from copilot.storage.session_file import SessionFile
from copilot.ui.comment_table import COMMENT_ROLE, KIND, QUESTION, TEXT, TIME
from copilot.ui.panel_table import ROW_ROLE
from copilot.ui.plain import reads_right_to_left
from copilot.ui.question_table import ASKED_ROLE, ENDED, FIRST, PEOPLE, PRODUCT, WAIT, Ended
from copilot.ui.review_choices import ChooseQuestion, ChooseWordings, NameQuestion
from copilot.ui.review_pages import OverviewPage, plain_lines
from copilot.ui.review_window import ReviewWindow
from copilot.ui.sessions_card import SessionModel
from copilot.ui.tables import choose_row
from copilot.ui.theme import DARK, LIGHT
from copilot.ui.widgets import file_kind
from tests.builders import Entries
from tests.review.lives import SHOP, demo
from tests.ui.desks import FakeDesk, past, watch

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints", "window masks")


@pytest.fixture(scope="session")
def demo_session(tmp_path_factory):
    path = tmp_path_factory.mktemp("sessions") / "demo.livesession"
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(SHOP))
        file.append(list(demo(presented=True)))
    return path


@pytest.fixture
def session(demo_session, tmp_path):
    return shutil.copy(demo_session, tmp_path / "الجمعة.livesession")


@pytest.fixture
def open_review(qtbot, language):
    def open_one(path, reviewer=None, *, speak="ar", wait=True):
        language(speak)
        window = ReviewWindow(path, reviewer or Reviewing(), palette=LIGHT, language=speak)
        qtbot.addWidget(window)
        window.show()
        if wait:
            idle(qtbot, window)
        return window

    return open_one


def reviewed(path):
    reviewer = Reviewing()
    return reviewer.review(reviewer.read(path, lambda *_: None), lambda *_: None)


def idle(qtbot, window):
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)


def click(_qtbot, button):
    assert button.isEnabled()
    button.click()


def words_of(table, column, rows=range(5)):
    return [table.index(row, column).data() for row in rows if row < table.rowCount()]


def asked(window, row=0):
    return window._questions.model.index(row, 0).data(ASKED_ROLE)


def dialog(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)))
    return next(each for each in window.findChildren(kind) if each.isVisible())


def commands(path):
    with closing(sqlite3.connect(path)) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM command ORDER BY seq DESC LIMIT 3")]


def test_a_session_opens_on_its_figures_with_what_to_do(open_review, session):
    window = open_review(session)
    report = reviewed(session).report
    told = " ".join(label.text() for label in window._overview.findChildren(type(window._overview.tasks[0])))
    for figure in (report.totals.comments, report.totals.people, report.totals.asked):
        assert f"\u2068{figure:,}\u2069" in told
    assert len(window._overview.tasks) >= 4
    for task in window._overview.tasks:  # they are copied into a message to whoever does them
        task.setSelection(0, len(task.text()))
        assert task.selectedText() == task.text()
    assert not window.notice.isVisible()
    assert window.windowTitle() == "مراجعة: الجمعة"


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_the_figures_stand_in_one_line_and_headings_begin_like_headings(open_review, session, qtbot, speak):
    window = open_review(session, speak=speak)
    window.resize(1120, 780)
    labels = window._overview.findChildren(type(window._overview.tasks[0]))
    figures = [each for each in labels if each.property("hero")]
    qtbot.waitUntil(lambda: len({each.mapTo(window, QPoint(0, 0)).y() for each in figures}) == 1)
    views = [view for panel in window._opened[1].panels for view in panel_views(window, panel.name)]
    headings = [
        view.model().headerData(column, Qt.Orientation.Horizontal)
        for view in views
        for column in range(view.model().columnCount())
    ]
    assert len(headings) > len(views)
    assert [heading for heading in headings if heading[:1].islower()] == []


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_the_figures_and_the_ways_out_fit_the_smallest_window(open_review, session, qtbot, speak):
    window = open_review(session, speak=speak)
    window.resize(1, 1)
    qtbot.waitUntil(lambda: window._overview.horizontalScrollBar().maximum() == 0)


def panel_views(window, name):
    window.open_page(name)
    return window.pages.currentWidget().views


def test_the_models_keep_qts_rules(open_review, session):
    window = open_review(session)
    for model in (window._questions.model, window._comments.model):
        watch(model)
    window._questions.search.setText("بكام")
    window._comments.search.setText("بكام")
    window._comments.show_question(asked(window).question)
    window._questions.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert window._questions.model.rowCount() > 1
    for view in panel_views(window, "demand"):
        watch(view.model())
        watch(view.model().sourceModel())
        view.sortByColumn(0, Qt.SortOrder.DescendingOrder)


def test_comments_are_found_in_every_spelling_by_kind_by_question_and_by_time(open_review, session):
    page = open_review(session)._comments
    total = page.model.total
    assert page.model.rowCount() == total == len([entry for entry in demo() if hasattr(entry, "comment")])
    page.search.setText("العبايه")
    either = page.model.rowCount()
    page.search.setText("العباية")
    assert page.model.rowCount() == either > 5
    page.kind.setCurrentIndex(page.kind.findText("طلب"))
    assert set(words_of(page.model, KIND)) <= {"طلب"}
    page.every.click()
    assert (page.model.rowCount(), page.search.text()) == (total, "")
    page.show_time(page._session.started_at, page._session.started_at + 60)
    assert 0 < page.model.rowCount() == page._session.report.timeline.rows[0].comments
    page.search.setText("nothing like it 12345")
    assert page.model.rowCount() == 0
    assert not page.see.isEnabled()


@pytest.mark.parametrize(("speak", "mark"), [("ar", "[رقم]"), ("en", "[phone]")])
def test_what_was_taken_out_of_a_comment_is_named_in_the_windows_language(open_review, tmp_path, speak, mark):
    path = tmp_path / "phones.livesession"
    make = Entries()
    with SessionFile.create(path) as file:
        file.append([make.ask(1, author=f"a{n}", at=n, text="كلميني [phone]") for n in range(2)])
    window = open_review(path, speak=speak)
    shown = f"\u2068كلميني {mark}\u2069"
    assert words_of(window._comments.model, TEXT) == [shown, shown]
    assert window._comments.model.index(0, TEXT).data(COMMENT_ROLE).comment.text == "كلميني [phone]"
    assert mark in window._questions.said.text()
    for page in (window._comments, window._questions):
        for typed in (mark, mark[:3], "[phone]"):
            page.search.setText(typed)
            assert page.model.rowCount() > 0, typed
        page.search.setText(f"{mark}x")
        assert page.model.rowCount() == 0


def test_a_questions_comments_are_shown_and_lead_back(qtbot, open_review, session):
    window = open_review(session)
    first = asked(window)
    click(qtbot, window._questions.see)
    assert window.pages.currentWidget() is window._comments
    assert window._comments.model.rowCount() == first.comments
    assert set(words_of(window._comments.model, QUESTION)) == {f"\u2068{first.title}\u2069"}
    choose_row(window._comments.view, 0)
    window._questions.choose(asked(window, 3).question)
    click(qtbot, window._comments.see)
    assert window._questions.chosen() == first


def test_questions_are_searched_sorted_and_told_apart_by_their_end(open_review, session):
    page = open_review(session)._questions
    whole = page.model.rowCount()
    people = [page.model.index(row, 0).data() for row in range(whole)]
    assert people == sorted(people, reverse=True)
    found = {}
    for kind in Ended:
        page.ended.setCurrentIndex(page.ended.findData(kind))
        found[kind] = page.model.rowCount()
    assert found[Ended.ANY] == whole > found[Ended.OPEN] > found[Ended.CONTENT] > 0
    assert found[Ended.HIDDEN] == 0
    assert page.chosen() is None
    assert page.title.text() == ""
    page.choose(1)
    assert page.chosen().question == 1


def test_it_is_said_once_how_many_still_wait(open_review, session):
    page = open_review(session, speak="en")._questions
    told = set()
    for row in range(page.model.rowCount()):
        one = page.model.index(row, 0).data(ASKED_ROLE)
        page.choose(one.question)
        assert page.facts.text().count("still wait") == bool(one.waiting)
        told.add((bool(one.waiting), one.coverage.median_wait is not None))
    assert told >= {(True, True), (True, False)}


def test_a_name_a_merge_and_their_undo_are_written_into_the_file(qtbot, open_review, session):
    window = open_review(session, speak="en")
    window.open_page("questions")
    first, second = asked(window, 0), asked(window, 1)
    click(qtbot, window._questions.rename)
    box = dialog(qtbot, window, NameQuestion)
    assert box.name.line() == first.title
    box.name.setPlainText("  ")
    assert not box.take.isEnabled()
    box.name.setPlainText("السعر؟ ")
    QTest.keyClick(box.name, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert window._questions.chosen().title == "السعر؟"
    assert window.pages.currentWidget() is window._questions
    click(qtbot, window._questions.merge)
    box = dialog(qtbot, window, ChooseQuestion)
    box.search.setText(second.title)
    assert box.model.row_of(first.question) < 0
    click(qtbot, box.take)
    idle(qtbot, window)
    assert commands(session)[:2] == ["Merge", "Rename"]
    window._questions.choose(second.question)
    assert window._questions.chosen().comments == first.comments + second.comments
    click(qtbot, window.undo_button)
    idle(qtbot, window)
    window._questions.choose(second.question)
    assert window._questions.chosen().comments == second.comments
    click(qtbot, window.undo_button)
    idle(qtbot, window)
    assert not window.undo_button.isEnabled()
    assert asked(window).title == first.title
    assert reviewed(session).report.ended_at == window._opened[0].report.ended_at


@pytest.mark.parametrize(
    "title", ["بكام؟", "عندكم مقاس لارج من الفستان الكتان البيج ولا خلص؟", "كلمة طويلة " * 27]
)
def test_a_name_is_read_whole_while_it_is_changed(qtbot, open_review, tmp_path, title):
    path = tmp_path / "long.livesession"
    make = Entries()
    with SessionFile.create(path) as file:
        file.append([make.ask(1, author=f"a{n}", at=n, text=title) for n in range(2)])
    window = open_review(path)
    window.resize(1120, 780)
    window._questions._ask_name()
    box = dialog(qtbot, window, NameQuestion)
    field = box.name
    assert field.line() == asked(window).title.strip()
    assert field.verticalScrollBar().maximum() == field.horizontalScrollBar().maximum() == 0
    assert 380 <= field.width() <= 720
    assert field.height() < 60 or len(title) > 100
    assert field.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    field.setPlainText("What size?")
    assert field.document().defaultTextOption().textDirection() is Qt.LayoutDirection.LeftToRight
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    click(qtbot, box.leave)
    assert commands(path) == []


def test_a_question_is_taken_apart_by_its_wordings(qtbot, open_review, session):
    window = open_review(session, speak="en")
    window.open_page("questions")
    first = asked(window)
    click(qtbot, window._questions.split)
    box = dialog(qtbot, window, ChooseWordings)
    assert not box.apart.isEnabled()
    box.model.item(0).setCheckState(Qt.CheckState.Checked)
    (text,) = box.texts()
    click(qtbot, box.apart)
    idle(qtbot, window)
    window._questions.choose(1_000_001)
    new = window._questions.chosen()
    assert new.question == 1_000_001
    window._questions.choose(first.question)
    assert window._questions.chosen().comments + new.comments == first.comments
    assert new.wordings[0] == text


def test_comments_are_moved_to_the_question_they_belong_to(qtbot, open_review, session):
    window = open_review(session, speak="en")
    first, second = asked(window, 0), asked(window, 1)
    window._comments.show_question(first.question)
    window.open_page("comments")
    choose_row(window._comments.view, 0)
    click(qtbot, window._comments.move_button)
    box = dialog(qtbot, window, ChooseQuestion)
    box.search.setText(second.title)
    click(qtbot, box.take)
    idle(qtbot, window)
    window._questions.choose(second.question)
    assert window._questions.chosen().comments > second.comments


def test_wordings_are_moved_from_the_list_of_wordings(qtbot, open_review, session):
    window = open_review(session, speak="en")
    window.open_page("questions")
    sent = []
    window._questions.corrected.disconnect()
    window._questions.corrected.connect(sent.append)
    click(qtbot, window._questions.split)
    box = dialog(qtbot, window, ChooseWordings)
    box.model.item(0).setCheckState(Qt.CheckState.Checked)
    click(qtbot, box.elsewhere)
    where = dialog(qtbot, window, ChooseQuestion)
    QTest.keyClick(where.search, "x")
    where.search.clear()
    click(qtbot, where.take)
    (command,) = sent
    assert isinstance(command, Split)
    assert command.into == asked(window, 1).question


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.unlink(), "is not there any more"),
        (lambda path: path.write_bytes(b"x" * 5000), "is no file of a live"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(40_000)), "damaged"),
    ],
)
def test_what_cant_be_opened_is_said_and_can_be_tried_again(qtbot, open_review, session, spoil, told):
    good = session.read_bytes()
    spoil(session)
    window = open_review(session, speak="en")
    assert told in window.notice.words.text()
    session.write_bytes(good)
    click(qtbot, window.notice.again_button)
    idle(qtbot, window)
    assert window._questions.model.rowCount() > 100


def test_the_name_of_a_file_does_not_turn_a_sentence_of_the_review_round(open_review, session):
    session.unlink()
    told = open_review(session).notice.words.text()
    assert f"\u2068{session.name}\u2069" in told
    assert reads_right_to_left(told, otherwise=False)


def test_a_correction_that_cant_be_written_loses_nothing(qtbot, open_review, session):
    window = open_review(session, speak="en")
    title = asked(window).title
    with SessionFile.open(session):
        window.correct(Rename(question=asked(window).question, title="another", by="review"))
        idle(qtbot, window)
    assert "in use by a live" in window.notice.words.text()
    assert (asked(window).title, window.undo_button.isEnabled()) == (title, False)
    click(qtbot, window.notice.close_button)
    assert window.isVisible()


class Endless(Reviewing):
    def read(self, path, progress):
        for step in range(10_000_000):
            progress(step % 100, 100)
            time.sleep(0.001)
        raise AssertionError


def test_opening_is_shown_and_can_be_cancelled(qtbot, open_review, session):
    window = open_review(session, Endless(), wait=False)
    qtbot.waitUntil(lambda: window.notice.bar.maximum() == 100)
    click(qtbot, window.notice.cancel_button)
    idle(qtbot, window)
    assert window.notice.words.text() == "اتلغت."
    click(qtbot, window.notice.close_button)
    assert not window.isVisible()


class Waiting(Reviewing):
    """Makes the review when it is told to."""

    def __init__(self):
        super().__init__()
        self.go = threading.Event()

    def review(self, heard, progress):
        while not self.go.wait(0.005):
            progress(0, 1)
        return super().review(heard, progress)


def test_comments_are_looked_through_while_the_review_is_made(qtbot, open_review, session):
    reviewer = Waiting()
    window = open_review(session, reviewer, wait=False)
    qtbot.waitUntil(lambda: window._early is not None)
    page = window._early
    qtbot.waitUntil(page.isVisible)
    assert page.model.rowCount() == page.model.total > 500
    assert not page.move_button.isEnabled()
    page.search.setText("بكام")
    found = page.model.rowCount()
    choose_row(page.view, 2)
    reviewer.go.set()
    idle(qtbot, window)
    assert window.pages.currentWidget() is window._comments
    assert (window._comments.search.text(), window._comments.model.rowCount()) == ("بكام", found)
    assert window._comments.view.currentIndex().row() == 2
    assert any(words_of(window._comments.model, QUESTION, range(found)))


def test_who_cancels_the_review_keeps_the_comments_and_can_have_it_later(qtbot, open_review, session):
    reviewer = Waiting()
    window = open_review(session, reviewer, wait=False)
    qtbot.waitUntil(lambda: window._early is not None)
    click(qtbot, window.notice.cancel_button)
    idle(qtbot, window)
    assert window._early.model.rowCount() > 500
    reviewer.go.set()
    click(qtbot, window.notice.again_button)
    idle(qtbot, window)
    assert window._questions.model.rowCount() > 100
    assert window.pages.currentIndex() == 0


def test_a_window_that_is_closed_stops_opening(qtbot, open_review, session):
    window = open_review(session, Endless(), wait=False)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window._opened is None


def test_the_review_is_taken_along_in_every_form(qtbot, open_review, session, tmp_path):
    journal = Journal(tmp_path / "home")
    window = open_review(session, Reviewing(journal=journal))
    for form, place in (
        ("html", tmp_path / "r.html"), ("toml", tmp_path / "r.toml"), ("csv", tmp_path / "c"), ("xlsx", tmp_path / "x"), ("json", tmp_path / "j"),
    ):  # fmt: skip
        window.export_to(form, place)
        idle(qtbot, window)
        assert "اتكتبت" in window.notice.words.text()
    assert 'dir="rtl"' in (tmp_path / "r.html").read_text("utf-8")
    assert {p.name for folder in "cxj" for p in (tmp_path / folder).iterdir()} >= {
        "orders.csv", "review.xlsx", "review.json",
    }  # fmt: skip
    noted = [(each.what, each.session, each.count) for each in journal.records()]
    files = [1, 1, len(list((tmp_path / "c").iterdir())), 1, 1]
    assert noted == [(Access.EXPORTED, session.name, count) for count in files]
    window.export_to("html", tmp_path / "r.html" / "r.html")
    idle(qtbot, window)
    assert len(list(journal.records())) == len(noted)
    assert "اتكتبت" not in window.notice.words.text()
    assert window.notice.isVisible()


class Held(Reviewing):
    """Really writes, and waits in the middle until somebody has cancelled."""

    def __init__(self):
        super().__init__()
        self.midway, self.go = threading.Event(), threading.Event()

    def _held(self, progress):
        def step(done, total):
            if done * 2 >= total:
                self.midway.set()
                assert self.go.wait(20)
            progress(done, total)

        return step

    def export(self, session, report, folder, form, language, progress):
        return super().export(session, report, folder, form, language, self._held(progress))

    def answers(self, session, path, progress):
        return super().answers(session, path, self._held(progress))

    def page(self, session, report, path, language, progress):
        return super().page(session, report, path, language, self._held(progress))


def test_every_format_of_the_commands_has_a_button(qtbot, open_review, session):
    window = open_review(session)
    assert set(window.findChild(OverviewPage).exports) == {*FORMS, "html", "toml"}


@pytest.mark.parametrize("form", [*FORMS, "html", "toml"])
def test_who_cancels_an_export_midway_finds_the_folder_as_it_was(qtbot, open_review, session, tmp_path, form):
    reviewer = Held()
    window = open_review(session, reviewer)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "orders.csv").write_text("of before")
    (folder / "review.html").write_text("of before")
    place = folder / f"review.{form}" if form in {"html", "toml"} else folder
    window.export_to(form, place)
    qtbot.waitUntil(reviewer.midway.is_set, timeout=20_000)
    if form == "csv":
        assert (folder / "questions.csv.part").exists()
    click(qtbot, window.notice.cancel_button)
    reviewer.go.set()
    idle(qtbot, window)
    assert window.notice.words.text() == "اتلغت."
    assert {each.name: each.read_text() for each in folder.iterdir()} == {
        "orders.csv": "of before", "review.html": "of before",
    }  # fmt: skip
    window.export_to(form, place)
    idle(qtbot, window)
    assert "اتكتبت" in window.notice.words.text()


@pytest.mark.parametrize(
    ("speak", "kinds"), [("ar", ("صفحات", "ملفات المحل")), ("en", ("Pages", "Shop files"))]
)
def test_where_a_review_goes_is_asked_with_what_it_is(open_review, session, monkeypatch, speak, kinds):
    asked_for = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *told: (asked_for.append(told[2:]), ("", ""))[1]
    )
    window = open_review(session, speak=speak)
    for form in ("html", "toml"):
        window.export(form)
    assert asked_for == [
        (str(session.with_suffix(f".{form}")), file_kind(kind, form))
        for form, kind in zip(("html", "toml"), kinds, strict=True)
    ]
    assert not window.busy


def test_every_section_is_a_page_with_its_advice_and_details(open_review, session):
    window = open_review(session)
    _, told, _ = window._opened
    for panel in told.panels:
        window.open_page(panel.name)
        page = window.pages.currentWidget()
        assert len(page.views) == len([table for table in panel.tables if table.rows])
    window.open_page("content")
    page = window.pages.currentWidget()
    row = page.views[0].currentIndex().data(ROW_ROLE)
    buttons = page.more.widget().findChildren(type(window.undo_button))
    buttons[0].click()
    assert QGuiApplication.clipboard().text() == row.more[0][1]
    buttons[-1].click()
    assert window._questions.chosen().question == row.question


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_a_section_is_not_scrolled_around_what_scrolls_in_it(qtbot, open_review, session, speak):
    window = open_review(session, speak=speak)
    window.resize(1120, 780)
    for name in ("content", "objections", "missing", "troubles", "orders", "fairness", "trust"):
        window.open_page(name)
        page = window.pages.currentWidget()
        qtbot.waitUntil(lambda page=page: page.verticalScrollBar().maximum() == 0)
        assert page.horizontalScrollBar().maximum() == 0
    assert page.more.minimumHeight() > 200
    window.resize(640, 480)
    window.open_page("content")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.more.height() >= page.more.minimumHeight()


@pytest.mark.parametrize(
    ("speak", "text", "opening"),
    [
        ("en", "كتير منكم بيسأل:\nLinen dress بـ 850 جنيه", "\u2067"),
        ("ar", "Linen dress is 850\nفستان", "\u2066"),
        ("ar", "\u2068Sizes: L\u2069 (\u20687:17\u2069)", "\u2067"),
        ("en", "\u2068مقاس\u2069 (\u20687:17\u2069)", "\u2066"),
    ],
)
def test_the_lines_of_a_text_all_read_as_it_does(qapp, language, speak, text, opening):
    language(speak)
    assert [line[0] for line in plain_lines(text).text().split("\n")] == [opening] * len(text.split("\n"))


def test_the_time_line_zooms_walks_and_leads_to_comments(qtbot, open_review, session):
    window = open_review(session)
    chart = window._overview.chart
    whole = chart.shown
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.shown[1] - chart.shown[0] < whole[1] - whole[0]
    for _ in range(9):
        chart.zoom(0.5, around=0.0)
    assert chart.shown[1] - chart.shown[0] == 3
    chart._choose(0)
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.shown[0] > 0
    assert "4:00" in chart.accessibleDescription()
    for _ in range(12):
        QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.shown == whole
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window._comments
    assert words_of(window._comments.model, TIME)[0].strip("\u2068\u2069").startswith("4:")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 60))
    assert words_of(window._comments.model, TIME)[0].strip("\u2068\u2069").startswith("0:")
    chart.zoom(0.5)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    QTest.mouseMove(chart, QPoint(100, 60))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    assert chart.shown[0] > 0


def test_the_wheel_is_the_pages_and_zooms_the_time_line_with_ctrl(open_review, session):
    chart = open_review(session)._overview.chart
    whole = chart.shown
    assert not turn(chart, 120)
    assert not turn(chart, -120)
    assert chart.shown == whole
    assert turn(chart, 120, Qt.KeyboardModifier.ControlModifier)
    assert chart.shown[1] - chart.shown[0] < whole[1] - whole[0]


def turn(widget, by, held=Qt.KeyboardModifier.NoModifier):
    """Turn the wheel over a widget; return whether it took that, or what it stands in gets it."""
    there, inverted = QPointF(widget.rect().center()), False
    how = (QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, inverted)
    event = QWheelEvent(there, widget.mapToGlobal(there), *how)
    QGuiApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_it_is_spoken_anew_in_another_language_and_other_colours(qtbot, open_review, session, language):
    window = open_review(session)
    window.open_page("demand")
    language("en")
    window.look(DARK, "en")
    qtbot.waitUntil(lambda: window.windowTitle() == "Review: الجمعة")
    assert window.pages.currentIndex() == window._names.index("demand")
    assert DARK.ground in window.styleSheet()


def test_hostile_words_stay_plain_words(open_review, tmp_path):
    make = Entries()
    nasty = "<b>x</b>\u202eevil\u2069\n" + "a\u0301" * 5000
    path = tmp_path / "<i>.livesession"
    with SessionFile.create(path) as file:
        file.append([make.ask(1, author=f"p{n}", at=n, text=nasty) for n in range(3)])
    window = open_review(path)
    assert words_of(window._comments.model, TEXT)[0].startswith("\u2068<b>x</b>evil ")
    for words in (*words_of(window._comments.model, TEXT), *words_of(window._questions.model, 1)):
        assert "\u202e" not in words
        assert words.count("\u2069") == 1
        assert len(words) < 400
    window.open_page("questions")
    assert window._questions.title.textFormat() is Qt.TextFormat.PlainText


def test_an_empty_session_opens(open_review, tmp_path):
    path = tmp_path / "e.livesession"
    SessionFile.create(path).close()
    window = open_review(path)
    assert window._comments.model.rowCount() == window._questions.model.rowCount() == 0
    QTest.keyClick(window._overview.chart, Qt.Key.Key_Return)
    QTest.keyClick(window._overview.chart, Qt.Key.Key_Right)


def test_the_control_window_opens_reviews_and_leaves_with_the_last(qtbot, open_studio, session):
    desk = FakeDesk(sessions=[past()])
    desk.past = [type(past())(path=session, name="الجمعة", at=1.0, size=1, unfinished=False)]
    desk.reviewing = Reviewing()
    studio = open_studio(desk)
    sessions = studio.control.live._sessions
    sessions.list.setCurrentIndex(sessions.model.index(0))
    click(qtbot, sessions.review_button)
    (window,) = studio.reviews.windows.values()
    studio.reviews.open(session)
    assert len(studio.reviews.windows) == 1
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    studio.choices.set_language("en")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Review"))
    studio.control.close()
    assert window.isVisible()
    with qtbot.waitSignal(studio.left):
        window.close()


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_no_table_is_scrolled_aside_in_a_window_of_1280(qtbot, open_review, session, speak):
    window = open_review(session, speak=speak)
    window.resize(1280, 800)
    for panel in window._opened[1].panels:
        for view in panel_views(window, panel.name):
            qtbot.waitUntil(lambda view=view: view.viewport().width() > 900)
            assert view.horizontalScrollBar().maximum() == 0, panel.name


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_questions_are_read_whole_at_the_usual_size(qtbot, open_review, session, speak):
    window = open_review(session, speak=speak)
    window.open_page("questions")
    window.resize(1120, 780)
    view = window._questions.view
    qtbot.waitUntil(lambda: view.viewport().width() > 780)
    assert view.horizontalScrollBar().maximum() == 0
    inside, model = view.fontMetrics().horizontalAdvance, view.model()
    for column in (PEOPLE, PRODUCT, ENDED, WAIT, FIRST):
        cells = [inside(str(model.index(row, column).data())) for row in range(40)]
        assert max(cells) + 22 <= view.columnWidth(column), column
    view.setColumnWidth(ENDED, 90)
    window.resize(1000, 780)
    qtbot.waitUntil(lambda: view.viewport().width() < 700)
    assert view.columnWidth(ENDED) == 90
    assert "اتجاوب" in model.index(0, ENDED).data(Qt.ItemDataRole.ToolTipRole) or speak == "en"


@pytest.mark.parametrize(("speak", "counted"), [("ar", "الانتظارات مش الناس"), ("en", "not people")])
def test_a_section_says_that_it_counts_waits(open_review, session, speak, counted):
    window = open_review(session, speak=speak)
    window.open_page("coverage")
    labels = window.pages.currentWidget().findChildren(type(window._overview.tasks[0]))
    assert sum(counted in each.text() for each in labels) == 1
    assert any("Ctrl" in each.text() for each in window._overview.findChildren(type(labels[0])))


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_a_live_is_called_as_in_the_list_of_lives(open_review, session, tmp_path, speak):
    path = tmp_path / f"{datetime.now().astimezone():%Y-%m-%d %H-%M-%S} demo.livesession"
    shutil.copy(session, path)
    window = open_review(path, speak=speak)
    listed = SessionModel()
    listed.show_sessions([_past(path)])
    words = listed.index(0).data()
    heading = window._overview.widget().findChild(type(window._overview.tasks[0]))
    assert heading.text() == words
    assert path.name in heading.toolTip()
    assert bare(" ".join(words.split())) in bare(window.windowTitle())
