"""Garbage is collected in Qt's thread alone, while Qt runs."""

import gc
import linecache
import threading
import weakref

import pytest
from PySide6.QtWidgets import QWidget

from copilot.ui.collecting import Collector, collected_here
from copilot.ui.desk import Wanted
from copilot.ui.stage import Stage
from tests.ui.desks import FakeDesk


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


@pytest.fixture
def asked(monkeypatch):
    """Return the generations that were asked to be collected, though there is nothing new."""
    asked = []
    monkeypatch.setattr(gc, "collect", lambda *generation: asked.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    return asked


def test_everything_is_collected_every_ten_minutes_while_no_live_runs(qapp, asked):
    with collected_here() as collector:
        for _ in range(1199):
            collector.look()
        assert asked == []
        collector.look()
        assert asked == [()]
        assert gc.get_freeze_count() == 0


def test_what_is_new_is_collected_every_ten_seconds_of_a_live(qapp, asked):
    with collected_here() as collector:
        collector.live_began()
        assert asked == [()]
        for _ in range(20):
            collector.look()
        assert asked == [()]  # what the start brought stays
        assert gc.get_freeze_count() > 0
        for _ in range(20):
            collector.look()
        assert asked == [(), ()]
    assert gc.get_freeze_count() == 0


def test_the_source_that_pyside_looks_through_is_not_kept_during_a_live(qapp):
    with collected_here() as collector:
        linecache.getlines(__file__)
        collector.live_began()
        assert not linecache.cache
        linecache.getlines(__file__)
        for _ in range(20):
            collector.look()
        assert not linecache.cache


def test_the_young_of_a_live_are_collected_once_it_has_started(qapp, asked, monkeypatch):
    with collected_here() as collector:
        collector.live_began()
        monkeypatch.setattr(gc, "get_count", lambda: (10_000, 10_000, 0))
        for _ in range(20):
            collector.look()
        assert asked == [()]
        collector.look()
        assert asked == [(), (0,)]


def test_the_middle_generation_is_collected_when_it_is_full(qapp, asked, monkeypatch):
    with collected_here() as collector:
        monkeypatch.setattr(gc, "get_count", lambda: (0, 10_000, 0))
        collector.look()
        assert asked == [(1,)]


def test_a_window_closed_while_no_live_runs_is_found_however_long_it_was_open(qapp):
    with collected_here() as collector:
        window = ring()
        kept = window()
        for _ in range(20):
            collector.look()
        del kept
        for _ in range(1180):
            collector.look()
        assert window() is None


def test_what_was_set_aside_during_a_live_is_found_after_it(qapp):
    desk = FakeDesk()
    stage = Stage(desk)
    with collected_here() as collector:
        collector.follow(stage)
        stage.start(Wanted(name="live"))
        window = ring()
        kept = window()
        for _ in range(20):
            collector.look()
        del kept
        gc.collect()
        assert window() is not None
        desk.runs[0].bridge.finished.emit(None)
        assert window() is None
        assert gc.get_freeze_count() == 0


def test_a_live_that_runs_already_is_heeded(qapp):
    stage = Stage(FakeDesk())
    stage.start(Wanted(name="live"))
    with collected_here() as collector:
        collector.follow(stage)
        for _ in range(20):
            collector.look()
        assert gc.get_freeze_count() > 0
