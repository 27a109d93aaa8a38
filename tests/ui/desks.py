"""A desk without an engine, and hands, for the tests of the windows."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from copilot.ui.desk import Opened, PastSession
from copilot.ui.stage import Phase
from tests.ui.boards import board

ADDRESS = "http://192.168.1.7:8740/m#token=not-a-real-one-of-32-letters-xx"


class FakeRun:
    def __init__(self, bridge):
        self.bridge, self.commands, self.stopped, self.joined = bridge, [], False, False

    def submit(self, command):
        self.commands.append(command)

    def learn(self, shop):
        self.learned = shop

    def stop(self):
        self.stopped = True

    def join(self):
        self.joined = True


class FakeDesk:
    """Does what is asked, and remembers it."""

    def __init__(self, sessions=(), connected=None):
        self.past, self.accounts = list(sessions), connected or {}
        self.wanted, self.runs, self.closed = [], [], []
        self.ends, self.asked, self.answers = {}, [], []
        self.reviewing = self.comparing = None

    def start(self, wanted, bridge, opened):
        run = FakeRun(bridge)
        self.wanted.append(wanted)
        self.runs.append(run)
        opened(
            Opened(
                session=Path("now.livesession"),
                links={"moderator_url": ADDRESS} if wanted.phones else {},
            )
        )
        return run

    def sessions(self):
        return tuple(self.past)

    def close_session(self, path):
        self.closed.append(path)
        self.past = [
            PastSession(path=s.path, name=s.name, at=s.at, size=s.size, unfinished=False) for s in self.past
        ]

    def connected(self, platform):
        return self.accounts.get(platform)

    def token_ends(self, platform):
        return self.ends.get(platform)

    def check_token(self, platform, token):
        self.asked.append((platform, token))
        return self.answers.pop(0)()

    def connect_account(self, platform, token, page):
        self.asked.append((platform, page.id))
        done = self.answers.pop(0)()
        self.accounts[platform] = done.account.name
        return done

    def keep_signing_key(self, key):
        self.asked.append(("tiktok", key))

    def forget_account(self, platform):
        self.accounts.pop(platform, None)

    def logs(self):
        return Path("logs")

    def reviewer(self):
        return self.reviewing

    def comparer(self):
        return self.comparing

    def demo_shop(self):
        return Path("shop.toml")


def past(name="الجمعة", *, unfinished=False, at=1_700_000_000.0):
    return PastSession(path=Path(f"{name}.livesession"), name=name, at=at, size=9, unfinished=unfinished)


def discard(studio):
    """Delete a studio with its windows: one that stays speaks every language that later tests choose."""
    for each in (studio.welcome, studio.overlay, studio.control, studio):
        if each is not None and shiboken6.isValid(each):
            shiboken6.delete(each)


def typed(widget, words):
    """Type any letters: QTest knows only the Latin ones."""
    for letter in words:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def watch(model):
    """Let Qt's own tester watch a model for as long as the model lives."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def running(qtbot, studio, *cards, **changes):
    run = studio._desk.runs[-1]
    run.bridge.publish(board(*cards, **changes))
    qtbot.waitUntil(lambda: studio.stage.board is not None and studio.stage.board.cards == cards)
    return run


def ends(qtbot, studio, fault=None):
    studio._desk.runs[-1].bridge.finish(fault)
    qtbot.waitUntil(lambda: studio.stage.phase is Phase.IDLE)
