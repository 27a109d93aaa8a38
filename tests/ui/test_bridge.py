import threading
import time

from PySide6.QtCore import QThread

from copilot.domain.command import Undo
from copilot.errors import Fault
from copilot.ui.bridge import INTERVAL_MS, Bridge
from tests.ui.boards import board

FAULT = Fault(sentence="The disk is full.", name="session.unwritable")


def publishing(bridge, boards):
    thread = threading.Thread(target=lambda: [bridge.publish(each) for each in boards])
    thread.start()
    return thread


def test_a_board_crosses_from_the_engines_thread_to_qts(qtbot):
    bridge = Bridge(lambda _command: None)
    seen = []
    bridge.board_changed.connect(lambda got: seen.append((got, QThread.currentThread())))
    sent = board(comments=3)
    with qtbot.waitSignal(bridge.board_changed, timeout=2000):
        publishing(bridge, [sent]).join()
        assert seen == []  # nothing happens in the caller's thread
    assert seen[0][0] is sent
    assert seen[0][1] == bridge.thread()


def test_a_thousand_boards_a_second_become_a_few_and_the_last_one_arrives(qtbot):
    bridge = Bridge(lambda _command: None)
    seen = []
    bridge.board_changed.connect(lambda got: seen.append(got.comments))
    begin = time.monotonic()
    thread = threading.Thread(
        target=lambda: [(bridge.publish(board(comments=n)), time.sleep(0.0005)) for n in range(1000)]
    )
    thread.start()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == 999, timeout=10_000)
    thread.join()
    most = (time.monotonic() - begin) * 1000 / INTERVAL_MS + 2
    assert len(seen) <= most
    assert seen == sorted(seen)


def test_the_first_board_does_not_wait(qtbot):
    bridge = Bridge(lambda _command: None)
    bridge.publish(board())
    with qtbot.waitSignal(bridge.board_changed, timeout=INTERVAL_MS // 2):
        pass


def test_two_boards_are_at_least_the_interval_apart(qtbot):
    bridge = Bridge(lambda _command: None)
    times = []
    bridge.board_changed.connect(lambda _got: times.append(time.monotonic()))
    bridge.publish(board(comments=1))
    qtbot.waitUntil(lambda: len(times) == 1)
    bridge.publish(board(comments=2))
    qtbot.waitUntil(lambda: len(times) == 2)
    assert times[1] - times[0] >= 0.9 * INTERVAL_MS / 1000


def test_the_end_comes_after_the_last_board(qtbot):
    bridge = Bridge(lambda _command: None)
    order = []
    bridge.board_changed.connect(lambda got: order.append(got.comments))
    bridge.finished.connect(order.append)

    def run():
        for n in range(3):
            bridge.publish(board(comments=n))
        bridge.finish(FAULT)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: order[-1:] == [FAULT], timeout=2000)
    assert order[-2] == 2


def test_a_command_goes_to_the_engine(qtbot):
    taken = []
    Bridge(taken.append).send(Undo())
    assert taken == [Undo()]


def test_what_a_command_did_is_not_waited_for(qtbot, monkeypatch):
    monkeypatch.setattr("copilot.ui.bridge.INTERVAL_MS", 3_600_000)
    bridge = Bridge(lambda _command: None)
    seen = []
    bridge.board_changed.connect(lambda got: seen.append(got.comments))
    bridge.publish(board(comments=1))
    qtbot.waitUntil(lambda: seen == [1])
    bridge.publish(board(comments=2))
    bridge.send(Undo())
    qtbot.waitUntil(lambda: seen == [1, 2])
    bridge.publish(board(comments=3))
    qtbot.waitUntil(lambda: seen == [1, 2, 3])
