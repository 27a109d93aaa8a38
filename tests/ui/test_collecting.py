"""Garbage is collected in Qt's thread alone, while Qt runs."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget

from copilot.ui.collecting import Collector, collected_here


def ring() -> weakref.ref:
    """Leave a closed window behind that only a collection finds."""
    window = QWidget()
    window.itself = window
    return weakref.ref(window)


def allocate(many: int) -> None:
    kept = [[number] for number in range(many)]
    assert len(kept) == many


def test_another_thread_collects_nothing(qapp):
    gc.enable()
    with collected_here():
        gone = ring()
        thread = threading.Thread(target=allocate, args=(50_000,))
        thread.start()
        thread.join()
        assert gone() is not None
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    gc.collect()
    assert gone() is None


def test_the_collector_finds_what_is_left_behind(qapp, qtbot):
    with collected_here() as collector:
        gone = ring()
        kept = [[number] for number in range(5_000)]
        collector.look()
        qtbot.waitUntil(lambda: gone() is None)
        assert kept


def test_it_looks_by_the_clock(qapp, qtbot, monkeypatch):
    looked = []
    monkeypatch.setattr(Collector, "look", lambda _self: looked.append(threading.current_thread()))
    with collected_here():
        qtbot.waitUntil(lambda: bool(looked))
    assert set(looked) == {threading.main_thread()}


def test_everything_is_collected_now_and_then(qapp, monkeypatch):
    asked = []
    collector = Collector()
    monkeypatch.setattr(gc, "collect", lambda *generation: asked.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    for _ in range(240):
        collector.look()
    assert asked == [()]
    monkeypatch.setattr(gc, "get_count", lambda: (0, 10_000, 0))
    collector.look()
    assert asked == [(), (1,)]
    gc.unfreeze()
    collector.deleteLater()


def test_what_was_set_aside_during_a_live_is_found_after_it(qapp):
    with collected_here() as collector:
        window = ring()
        kept = window()
        for _ in range(120):
            collector.look()
        del kept
        gc.collect()
        assert window() is not None
        collector.everything()
        assert window() is None
    assert gc.get_freeze_count() == 0
