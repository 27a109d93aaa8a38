"""Work in the background: what becomes of it when the windows are gone."""

import threading

from shiboken6 import delete

from copilot.ui.background import Background


def test_what_is_done_when_the_windows_are_gone_is_let_go_without_a_word(qtbot, capfd, caplog):
    background, told = Background(), []
    begun, goes_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work():
        begun.set()
        assert goes_on.wait(30)
        return "done"

    background.run(work, told.append, told.append)
    background.run(ended.set, told.append, told.append)
    assert begun.wait(30)
    pool = background._pool
    pool.setParent(None)
    delete(background)
    goes_on.set()
    assert ended.wait(30)
    assert pool.waitForDone(30_000)
    assert told == []
    assert "deleted" not in capfd.readouterr().err + caplog.text
