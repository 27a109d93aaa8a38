"""The guided set-up of accounts, as a person uses it."""

import asyncio
import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from copilot.accounts import PERMISSIONS, Account, Accounts, Checked, Look, NoKeyringError, Page, Tried
from copilot.desk import Backstage
from copilot.errors import DisconnectedError, RefusedError
from copilot.settings import Settings
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_payloads import PAGE_NAME
from tests.test_accounts import MemoryKeyring
from tests.ui.boards import HOSTILE
from tests.ui.desks import FakeDesk, click

pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)

KEY = "EAAB-not-a-real-token"
PAGE = Page(id="1", name="خيط ووردة", token="own", instagram="2", instagram_name="kheit")
OTHER = Page(id="3", name="<b>Other</b>", token="own")
ALL = tuple((name, True) for name in PERMISSIONS["facebook"])


def tried(page=PAGE, look=Look.WAITING, ends=None):
    account = Account(platform="facebook", token="own", target=page.id, name=page.name, ends=ends)
    return Tried(account=account, look=look)


@pytest.fixture
def guided(open_studio, qtbot):
    def open_one(desk=None, platform="facebook"):
        studio = open_studio(desk or FakeDesk())
        row = studio.control.live.platforms[platform]
        click(qtbot, row.connect_button)
        qtbot.waitUntil(lambda: not studio.background.busy)
        return studio, row.guide

    return open_one


def paste(qtbot, studio, guide, *answers):
    studio._desk.answers += answers
    guide.key.setText(KEY)
    click(qtbot, guide.test_button)
    qtbot.waitUntil(lambda: not studio.network.busy)


def said(guide):
    return " ".join(each.text() for each in guide.findChildren(QLabel) if each.isVisible())


def test_a_connected_account_is_not_asked_to_be_connected_and_the_fields_keep_one_width(open_studio, qtbot):
    studio = open_studio(FakeDesk(connected={"facebook": "Abaya"}), language="en")
    rows = studio.control.live.platforms
    qtbot.waitUntil(lambda: rows["facebook"].connect_button.accessibleName() == "Facebook: Account…")
    assert rows["instagram"].connect_button.accessibleName() == "Instagram: Connect…"
    qtbot.waitUntil(lambda: len({row.target.width() for row in rows.values()}) == 1)


def test_it_says_where_to_click_and_which_permissions_are_needed_by_name(guided, qtbot):
    _, guide = guided()
    for name in PERMISSIONS["facebook"]:
        assert name in said(guide)
    click(qtbot, guide.names_button)
    assert QGuiApplication.clipboard().text() == ", ".join(PERMISSIONS["facebook"])
    assert guide.key.echoMode() == QLineEdit.EchoMode.Password


def test_a_good_key_is_tested_and_connected_with_its_end(guided, qtbot):
    studio, guide = guided()
    ends = time.time() + 86_400
    paste(qtbot, studio, guide, lambda: Checked(permissions=ALL, pages=(PAGE,)), lambda: tried(ends=ends))
    qtbot.waitUntil(
        lambda: (not studio.network.busy and "متوصل" in said(guide)) or "خيط ووردة" in said(guide)
    )
    assert studio._desk.asked == [("facebook", KEY), ("facebook", "1")]
    assert time.strftime("%Y-%m-%d", time.localtime(ends)) in said(guide)
    assert said(guide).count("✓") == len(ALL)
    assert guide.key.text() == ""
    row = studio.control.live.platforms["facebook"]
    studio._desk.ends["facebook"] = ends
    row._ask_account()
    qtbot.waitUntil(lambda: "خيط ووردة" in row.target.placeholderText() and row.ending.isVisible())


def test_missing_permissions_are_told_by_name_and_nothing_is_connected(guided, qtbot):
    studio, guide = guided()
    some = (*ALL[:-1], (ALL[-1][0], False))
    paste(qtbot, studio, guide, lambda: Checked(permissions=some))
    missing = [each.text() for each in guide.findChildren(QLabel) if "✗" in each.text()]
    assert len(missing) == 1
    assert ALL[-1][0] in missing[0]
    assert guide.notice.isVisible()
    assert studio._desk.accounts == {}


def test_of_several_pages_she_chooses_one(guided, qtbot):
    studio, guide = guided()
    paste(qtbot, studio, guide, lambda: Checked(permissions=ALL, pages=(PAGE, OTHER)))
    studio._desk.answers.append(lambda: tried(OTHER, Look.LIVE))
    (other,) = [each for each in guide.findChildren(QPushButton) if each.text() == "<b>Other</b>"]
    click(qtbot, other)
    qtbot.waitUntil(lambda: studio._desk.accounts == {"facebook": "<b>Other</b>"})


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (RefusedError("The token has expired.", reason="token"), "انتهى"),
        (DisconnectedError("No route."), "مابتردش"),
        (NoKeyringError("None.", name="keyring.none", variable="COPILOT_GRAPH_TOKEN"), "COPILOT_GRAPH_TOKEN"),
    ],
)
def test_what_is_wrong_is_told_in_the_windows_language(guided, qtbot, fault, words):
    def refuse():
        raise fault

    studio, guide = guided()
    paste(qtbot, studio, guide, refuse)
    assert guide.notice.isVisible()
    assert str(fault) not in said(guide)
    assert words in guide.notice.words.text()
    assert guide.test_button.isEnabled()


def test_nothing_pasted_is_told_without_asking_anybody(guided, qtbot):
    studio, guide = guided()
    click(qtbot, guide.test_button)
    assert guide.notice.isVisible()
    assert studio._desk.asked == []


def test_who_stops_waiting_hears_nothing_later(guided, qtbot):
    go = threading.Event()

    def slow():
        go.wait(10)
        return Checked(permissions=ALL, pages=(PAGE,))

    studio, guide = guided()
    studio._desk.answers.append(slow)
    guide.key.setText(KEY)
    click(qtbot, guide.test_button)
    assert guide.cancel_button.isVisible()
    assert not guide.test_button.isEnabled()
    click(qtbot, guide.cancel_button)
    assert guide.test_button.isEnabled()
    go.set()
    qtbot.waitUntil(lambda: not studio.network.busy)
    assert "✓" not in said(guide)
    assert studio._desk.accounts == {}


@pytest.mark.parametrize("leave", ["Stop waiting", "Escape"])
def test_an_account_that_is_connected_though_nobody_waited_is_told(guided, qtbot, leave):
    go = threading.Event()
    studio, guide = guided()
    row = studio.control.live.platforms["facebook"]
    studio._desk.answers += [lambda: Checked(permissions=ALL, pages=(PAGE,)), lambda: go.wait(10) and tried()]
    guide.key.setText(KEY)
    click(qtbot, guide.test_button)
    qtbot.waitUntil(lambda: len(studio._desk.asked) == 2)
    if leave == "Escape":
        qtbot.keyClick(guide, Qt.Key.Key_Escape)
    else:
        click(qtbot, guide.cancel_button)
    go.set()
    qtbot.waitUntil(lambda: "خيط ووردة" in row.target.placeholderText())
    if leave != "Escape":
        assert "خيط ووردة" in said(guide)
        assert "مفيش حاجة اتغيّرت" not in said(guide)


@pytest.mark.parametrize("leave", ["Escape", "the window's own button"])
def test_who_closes_it_while_a_platform_is_asked_hears_nothing_later(guided, qtbot, leave):
    go = threading.Event()
    studio, guide = guided()
    studio._desk.answers.append(lambda: go.wait(10) and Checked(permissions=ALL, pages=(PAGE,)))
    guide.key.setText(KEY)
    click(qtbot, guide.test_button)
    if leave == "Escape":
        qtbot.keyClick(guide, Qt.Key.Key_Escape)
    else:
        guide.close()
    qtbot.waitUntil(lambda: not isValid(guide))
    go.set()
    qtbot.waitUntil(lambda: not studio.network.busy)
    assert studio._desk.asked == [("facebook", KEY)]
    assert studio._desk.accounts == {}


def test_a_connected_account_can_be_forgotten(guided, qtbot):
    studio, guide = guided(FakeDesk(connected={"facebook": "خيط ووردة"}))
    assert "خيط ووردة" in said(guide)
    click(qtbot, guide.forget_button)
    qtbot.waitUntil(lambda: studio._desk.accounts == {})
    qtbot.waitUntil(lambda: not guide.forget_button.isVisible())


def test_tiktok_needs_nothing_and_keeps_a_key_if_there_is_one(guided, qtbot):
    studio, guide = guided(platform="tiktok")
    assert not guide.names_button.isVisible()
    paste(qtbot, studio, guide)
    assert studio._desk.asked == [("tiktok", KEY)]
    assert guide.key.text() == ""


def test_closing_forgets_what_was_typed(guided, qtbot):
    _, guide = guided()
    guide.key.setText(KEY)
    guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert guide.key.text() == ""


async def test_the_desk_asks_the_platform_and_keeps_what_works(monkeypatch, tmp_path):
    accounts = Accounts(keyring=MemoryKeyring(), environment={})
    desk = Backstage(Settings(home=tmp_path), accounts=accounts)
    async with GraphSimulator(token=KEY) as graph:
        monkeypatch.setenv("COPILOT_GRAPH_URL", graph.url)
        found = await asyncio.to_thread(desk.check_token, "facebook", KEY)
        assert found.missing == ()
        done = await asyncio.to_thread(desk.connect_account, "facebook", KEY, found.pages[0])
    assert done.account.name == PAGE_NAME
    assert desk.connected("facebook") == PAGE_NAME
    assert desk.token_ends("facebook") == done.account.ends
    desk.forget_account("facebook")
    assert desk.connected("facebook") is None
    desk.keep_signing_key("k")
    assert desk.connected("tiktok") == "Euler Stream"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_of_pages_are_plain_text_of_bounded_length(guided, qtbot, words):
    page = Page(id="9", name=words, token="own")
    studio, guide = guided(FakeDesk(connected={"facebook": words}))
    paste(qtbot, studio, guide, lambda: Checked(permissions=ALL, pages=(page, OTHER)))
    for each in (*guide.findChildren(QLabel), *guide.findChildren(QPushButton)):
        assert "\u202e" not in each.text()
        assert "\x00" not in each.text()
        assert len(each.text()) < 500
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in guide.findChildren(QLabel))
    assert guide.width() <= 900
