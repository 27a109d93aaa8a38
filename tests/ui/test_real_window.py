"""A real window on a real X server, with hands that know nothing of Qt."""

import signal
import subprocess
import sys
import textwrap

import pytest

from copilot.domain.command import LoggedCommand, MarkAnswered, Undo
from copilot.storage.session_file import SessionFile
from tests.ui.screen import needs_screen, screen, until

pytestmark = needs_screen

KEYS = """
    import sys
    from PySide6.QtCore import QSocketNotifier, QTimer
    from copilot.ui.background import Background
    from copilot.ui.desktop import application
    from copilot.ui.global_keys import GlobalKeys, system_opening

    app = application("en")
    background = Background()
    keys = GlobalKeys(background, opening=system_opening())
    keys.pressed.connect(lambda key: print("pressed", key.name, flush=True))
    keys.changed.connect(
        lambda: print(keys.state.value, *[key.name for key in keys.taken], flush=True))
    asked = QSocketNotifier(0, QSocketNotifier.Type.Read)

    def do():
        words = sys.stdin.readline().strip()
        {"hold": keys.hold, "let go": keys.let_go, "": app.quit}[words]()

    asked.activated.connect(do)
    app.exec()
    background.close()
"""


@pytest.fixture(scope="module")
def real():
    with screen() as made:
        yield made


def commands_in(path):
    with SessionFile.read(path) as file:
        return [entry.command for entry in file.entries() if isinstance(entry, LoggedCommand)]


def test_one_answers_the_first_card_and_backspace_brings_it_back(real, tmp_path):
    session = tmp_path / "demo.livesession"
    words = ["-m", "copilot", "demo", "--speed", "60", "--session", session]
    app = real.start(sys.executable, *words, COPILOT_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path))
    try:
        window = real.window("Live Copilot")
        real.hands("windowfocus", "--sync", window)

        def answered():
            real.hands("key", "1")
            return session.exists() and any(isinstance(each, MarkAnswered) for each in commands_in(session))

        until(answered, seconds=40)

        def undone():
            real.hands("key", "BackSpace")
            return any(isinstance(each, Undo) for each in commands_in(session))

        until(undone)
    finally:
        app.send_signal(signal.SIGINT)
        _, said = app.communicate(timeout=60)
    assert app.returncode == 0, said
    assert "QWarning" not in said
    assert "Traceback" not in said
    assert f"live-copilot review {session} --window" in said


@pytest.fixture
def keys(real):
    def start():
        app = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KEYS)],
            env=real.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        apps.append(app)
        return app

    apps = []
    yield start
    for app in apps:
        app.communicate("\n", timeout=60)


def say(app, words):
    app.stdin.write(f"{words}\n")
    app.stdin.flush()
    return app.stdout.readline().split()


def test_keys_work_whoever_has_the_keyboard_and_only_the_chosen_ones(real, keys):
    app = keys()
    assert say(app, "hold") == ["on"]
    for chord, name in (
        ("ctrl+alt+1", "ANSWER_1"),
        ("ctrl+alt+5", "ANSWER_5"),
        ("ctrl+alt+Next", "NEXT"),
        ("ctrl+alt+Prior", "PREVIOUS"),
        ("ctrl+alt+h", "HIDE"),
        ("ctrl+alt+z", "UNDO"),
        ("ctrl+alt+equal", "LARGER"),
    ):
        real.hands("key", "1", "a", "ctrl+1", "alt+h", chord)  # of these, the last alone is ours
        assert app.stdout.readline().split() == ["pressed", name]


def test_a_key_that_is_kept_down_counts_once_and_locks_do_not_matter(real, keys):
    app = keys()
    assert say(app, "hold") == ["on"]
    real.hands("keydown", "ctrl", "keydown", "alt", "keydown", "2", "sleep", "1.2")
    real.hands("keyup", "2", "keyup", "alt", "keyup", "ctrl")
    real.hands("key", "Num_Lock", "key", "ctrl+alt+3", "key", "Num_Lock")
    told = [app.stdout.readline().split() for _ in range(2)]
    assert told == [["pressed", "ANSWER_2"], ["pressed", "ANSWER_3"]]


def test_keys_that_another_program_has_are_told_and_they_are_free_again_afterwards(real, keys):
    first, second = keys(), keys()
    assert say(first, "hold") == ["on"]
    told = say(second, "hold")
    assert told[0] == "on"
    assert "ANSWER_1" in told
    assert len(told) == 13
    assert say(second, "let go") == ["off"]
    assert say(first, "let go") == ["off"]
    assert say(second, "hold") == ["on"]
    real.hands("key", "ctrl+alt+4")
    assert second.stdout.readline().split() == ["pressed", "ANSWER_4"]
