import sys
import threading

from copilot.ui.turns import TURN, short_turns


def test_turns_are_short_while_qt_runs_and_as_before_afterwards():
    before = sys.getswitchinterval()
    with short_turns():
        assert sys.getswitchinterval() == TURN
    assert sys.getswitchinterval() == before


def test_who_computes_without_end_lets_others_have_their_turns():
    ended = threading.Event()

    def compute():
        while not ended.is_set():
            sum(range(1000))

    busy = threading.Thread(target=compute)
    with short_turns():
        busy.start()
        turns = sum(1 for _ in range(100) if not ended.wait(0.0001))
        ended.set()
        busy.join()
    assert turns == 100
