"""Keys of other programs: the policy, and the systems that are not this one, by stand-ins."""

import ctypes
from types import SimpleNamespace

import pytest

from copilot.domain.command import MarkAnswered, Show, Undo
from copilot.ui import global_keys, global_keys_macos, global_keys_windows
from copilot.ui.background import Background
from copilot.ui.global_keys import GlobalKey, GlobalKeys, KeysState, system_opening
from copilot.ui.global_keys_macos import MacKeys
from copilot.ui.global_keys_windows import WindowsKeys, _Message
from tests.ui.boards import card
from tests.ui.desks import click, ends, running

pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)


class FakeGrabs:
    def __init__(self, taken=(), fault=None):
        self.taken, self.fault, self.released, self.pressed = taken, fault, False, None

    def take(self, pressed):
        if self.fault:
            raise self.fault
        self.pressed = pressed
        return self.taken

    def release(self):
        self.released = True


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def held(qtbot, background, grabs):
    keys = GlobalKeys(background, opening=lambda: grabs)
    keys.hold()
    qtbot.waitUntil(lambda: not background.busy)
    return keys


def test_keys_are_held_and_given_back(qtbot, background):
    grabs = FakeGrabs(taken=[GlobalKey.HIDE])
    keys = held(qtbot, background, grabs)
    pressed = []
    keys.pressed.connect(pressed.append)
    grabs.pressed(GlobalKey.NEXT)
    assert pressed == [GlobalKey.NEXT]
    assert keys.state is KeysState.ON
    assert keys.taken == (GlobalKey.HIDE,)
    keys.let_go()
    assert grabs.released
    assert keys.state is KeysState.OFF
    assert keys.taken == ()


def test_keys_that_are_wanted_no_more_when_they_come_are_given_back_at_once(qtbot, background):
    grabs = FakeGrabs()
    keys = GlobalKeys(background, opening=lambda: grabs)
    keys.hold()
    keys.let_go()
    qtbot.waitUntil(lambda: not background.busy)
    assert grabs.released
    assert keys.state is KeysState.OFF


@pytest.mark.parametrize("late", [True, False])
def test_a_system_that_refuses_is_told(qtbot, background, late):
    def opening():
        if late:
            return FakeGrabs(fault=OSError("no"))
        raise OSError("no server")

    keys = GlobalKeys(background, opening=opening)
    keys.hold()
    qtbot.waitUntil(lambda: keys.state is KeysState.FORBIDDEN)


def test_where_the_system_forbids_them_nothing_is_tried(qtbot, background):
    keys = GlobalKeys(background, opening=None)
    keys.hold()
    assert keys.state is KeysState.FORBIDDEN
    assert not background.busy


@pytest.mark.parametrize(
    ("platform", "environment", "forbidden"),
    [
        ("xcb", {}, False),
        ("xcb", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("xcb", {"XDG_SESSION_TYPE": "wayland"}, True),
        ("wayland", {}, True),
        ("offscreen", {}, True),
        ("windows", {}, False),
        ("cocoa", {}, False),
    ],
)
def test_each_desktop_has_its_way_or_none(monkeypatch, platform, environment, forbidden):
    monkeypatch.setattr(global_keys.QGuiApplication, "platformName", lambda: platform)
    assert (system_opening(environment) is None) is forbidden


def test_in_a_live_they_answer_hide_and_put_products_on_air_and_afterwards_they_are_free(
    open_studio, qtbot, shop_file
):
    grabs = FakeGrabs()
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan", "shop": str(shop_file)})
    studio.keys._opening, studio.keys._state = lambda: grabs, KeysState.OFF
    click(qtbot, studio.control.live.start_button)
    run = running(qtbot, studio, card(7))
    qtbot.waitUntil(lambda: studio.keys.state is KeysState.ON)
    for key in (GlobalKey.ANSWER_1, GlobalKey.UNDO, GlobalKey.NEXT):
        grabs.pressed(key)
    first = studio.shelf.shop.products[0].code
    assert run.commands == [MarkAnswered(question=7), Undo(), Show(product=first)]
    grabs.pressed(GlobalKey.HIDE)
    assert studio.overlay.cards_hidden
    studio.overlay.close()
    grabs.pressed(GlobalKey.ANSWER_1)  # nothing is seen, so nothing is answered
    assert len(run.commands) == 3
    grabs.pressed(GlobalKey.HIDE)
    assert studio.overlay.isVisible()
    ends(qtbot, studio)
    assert grabs.released


def test_they_can_be_switched_off_and_the_settings_say_how_it_stands(open_studio, qtbot):
    studio = open_studio()
    looks = studio.control.looks
    assert not looks.keys.isEnabled()
    assert "Wayland" in looks.keys_state.text()
    studio.keys._opening, studio.keys._state = FakeGrabs, KeysState.OFF
    studio.keys.changed.emit()
    assert looks.keys.isEnabled()
    assert "أي برنامج" in looks.keys_state.text()
    studio.keys._state, studio.keys.taken = KeysState.ON, (GlobalKey.ANSWER_3,)
    studio.keys.changed.emit()
    assert "Ctrl+Alt+3" in looks.keys_state.text()
    looks.keys.setChecked(False)
    assert not studio.choices.global_keys
    assert "Ctrl" not in looks.keys_state.text()


class FakeUser32:
    def __init__(self, taken=()):
        self.taken, self.registered = taken, {}

    def RegisterHotKey(self, window, number, held, code):  # noqa: N802 (the system's name)
        assert window is None
        if code in self.taken:
            return 0
        self.registered[number] = (held, code)
        return 1

    def UnregisterHotKey(self, window, number):  # noqa: N802 (the system's name)
        del self.registered[number]
        return 1


def test_windows_registers_each_key_and_takes_its_message(qapp):
    user32, pressed = FakeUser32(taken={ord("2")}), []
    keys = WindowsKeys(user32)
    assert keys.take(pressed.append) == [GlobalKey.ANSWER_2]
    assert {held for held, _ in user32.registered.values()} == {0x4003}
    (number,) = (number for number, (_, code) in user32.registered.items() if code == 0x22)
    message = _Message(message=0x0312, number=number)
    taken, _ = keys.nativeEventFilter(b"windows_dispatcher_MSG", ctypes.addressof(message))
    assert taken
    assert pressed == [GlobalKey.NEXT]
    other = _Message(message=0x0100, number=number)
    assert keys.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(other)) == (False, 0)
    assert keys.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    keys.release()
    assert user32.registered == {}


def test_macos_registers_each_key_once_and_gives_it_back():
    registered = []

    def quick_hot_key(*, virtualKey, modifierMask):  # noqa: N803 (the library's names)
        def register(handler):
            handler.unregister = lambda: registered.remove(handler)
            handler.code, handler.held = virtualKey, modifierMask
            registered.append(handler)
            return handler

        return register

    constants = SimpleNamespace(controlKey=0x1000, optionKey=0x0800)
    library = SimpleNamespace(quickHotKey=quick_hot_key, mask=lambda *keys: sum(keys), constants=constants)
    keys, pressed = MacKeys(library), []
    assert keys.take(pressed.append) == ()
    assert {each.held for each in registered} == {0x1800}
    assert len({each.code for each in registered}) == len(GlobalKey)
    next(each for each in registered if each.code == 0x12)()
    assert pressed == [GlobalKey.ANSWER_1]
    keys.release()
    assert registered == []


def test_every_key_has_a_code_everywhere():
    for table in (global_keys_macos._CODES, global_keys_windows._CODES):
        assert set(table) == set(GlobalKey)
