"""What hands do to the overlay beyond answering: see-through, click-through, themes, screens, a closer look."""

import json
import os
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from copilot.domain.board import (
    Alert,
    AlertKind,
    CardState,
    PlatformState,
    PlatformStatus,
    Reason,
    Suggestion,
)
from copilot.ui.alert_strip import AlertStrip
from copilot.ui.board_view import BoardView
from copilot.ui.closer_look import CloserLook
from copilot.ui.compositing import Compositing
from copilot.ui.footer import Footer
from copilot.ui.key_list import KeyList
from copilot.ui.overlay import Overlay
from copilot.ui.strips import StatusLine
from copilot.ui.theme import DARK, LEAST_OPACITY, LIGHT
from copilot.ui.through import HOLD
from tests.ui.boards import board, board_of, card
from tests.ui.test_drawing import picture
from tests.ui.test_overlay import part, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support setting window masks", "does not support raise")


def is_through(overlay):
    return bool(overlay.windowHandle().flags() & Qt.WindowType.WindowTransparentForInput)


def test_brackets_make_the_ground_see_through_and_leave_the_words(overlay, qtbot):
    overlay.show_board(board(card(1, waiting=8888)))
    at = QPoint(overlay.width() // 2, overlay.height() - 40)
    assert picture(overlay).pixelColor(at).alpha() == 255
    for _ in range(4):
        qtbot.keyClick(overlay, "[")
    image = picture(overlay)
    assert image.pixelColor(at).alphaF() == pytest.approx(0.6, abs=0.02)
    solid = [image.pixelColor(x, y) for x in range(0, 600, 2) for y in range(60, 160, 2)]
    assert any(pixel == QColor(DARK.text) for pixel in solid)
    for _ in range(20):
        qtbot.keyClick(overlay, "[")
    assert overlay.look.opacity == LEAST_OPACITY
    for _ in range(20):
        type_text(overlay, "د")  # the same key with an Arabic layout
    assert overlay.look.opacity == 1.0


def test_where_nothing_shows_through_grounds_stay_firm_and_what_was_chosen_is_kept(
    overlay, qtbot, settings, monkeypatch
):
    monkeypatch.setattr(Compositing, "shows_below", lambda _: False)
    overlay.show_board(board(card(1)))
    for _ in range(4):
        qtbot.keyClick(overlay, "[")
    image = picture(overlay)
    for at in (QPoint(1, 1), QPoint(overlay.width() // 2, overlay.height() - 40)):  # no round corner on black
        assert image.pixelColor(at).alpha() == 255
    assert settings["overlay/opacity"] == pytest.approx(0.6)
    monkeypatch.undo()
    overlay.hide()
    overlay.show()
    assert picture(overlay).pixelColor(at).alphaF() == pytest.approx(0.6, abs=0.02)


def test_how_it_looks_is_remembered(overlay, qtbot, settings):
    qtbot.keyClick(overlay, "[")
    qtbot.keyClick(overlay, "l")
    overlay.close()
    again = Overlay(send=print, settings=settings)
    qtbot.addWidget(again)
    assert again.look.opacity == pytest.approx(0.9)
    assert again.look.palette is LIGHT


def colours(image):
    return {image.pixelColor(x, y).name() for x in range(20, 580, 7) for y in range(5, 770, 5)}


def test_the_theme_changes_everything_that_is_drawn(overlay, qtbot):
    overlay.show_board(board(card(1), card(2)))
    dark = colours(picture(overlay))
    qtbot.keyClick(overlay, "l")
    light = colours(picture(overlay))
    assert {DARK.ground, DARK.surface, DARK.raised} <= dark
    assert {LIGHT.ground, LIGHT.surface, LIGHT.raised} <= light
    assert not {DARK.ground, DARK.surface, DARK.raised, DARK.text, DARK.accent} & light


def test_the_mouse_goes_through_and_control_brings_it_back_while_it_is_held(overlay, qtbot):
    held = [Qt.KeyboardModifier.NoModifier]
    overlay.through._held = lambda: held[0]
    qtbot.keyClick(overlay, "t")
    assert is_through(overlay)
    held[0] = HOLD
    qtbot.waitUntil(lambda: not is_through(overlay))
    held[0] = Qt.KeyboardModifier.NoModifier
    qtbot.waitUntil(lambda: is_through(overlay))
    qtbot.keyClick(overlay, "t")
    assert not is_through(overlay)


def test_the_handle_always_takes_the_mouse_and_leads_back(overlay, qtbot):
    qtbot.keyClick(overlay, "t")
    handle = overlay.through.handle
    assert handle.isVisible()
    assert handle.accessibleName()
    assert not handle.windowHandle().flags() & Qt.WindowType.WindowTransparentForInput
    assert overlay.screen().geometry().contains(handle.geometry())
    overlay.move(150, 90)
    assert overlay.frameGeometry().intersects(handle.geometry())
    status = overlay.findChild(StatusLine)
    words = QRect(status.mapToGlobal(QPoint(0, 0)), status.size())
    assert handle.geometry().intersected(words).width() <= words.height()  # the corner, not what stands there
    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton)
    assert not is_through(overlay)
    assert not handle.isVisible()


def test_the_handle_stays_at_the_corner_where_reading_ends_and_is_named_in_the_language_of_now(
    overlay, qtbot, language
):
    handle = overlay.through.handle
    overlay.through.set_on(True)
    language("en")
    qtbot.waitUntil(lambda: handle.accessibleName() == "Let the mouse touch the cards again")
    half = handle.width() // 2
    assert handle.x() == overlay.frameGeometry().right() - half
    overlay.resize(overlay.width() - 100, overlay.height())
    qtbot.waitUntil(lambda: handle.x() == overlay.frameGeometry().right() - half)


def test_it_never_starts_or_stays_untouchable(overlay, qtbot, settings):
    qtbot.keyClick(overlay, "t")
    overlay.close()
    assert not overlay.through.handle.isVisible()
    again = Overlay(send=print, settings=settings)
    qtbot.addWidget(again)
    again.show()
    assert not is_through(again)


def test_whatever_was_done_to_it_it_can_be_brought_back(overlay, qtbot):
    for key in ("t", "h", *("[" * 12)):
        qtbot.keyClick(overlay, key)
    overlay.move(5000, 5000)
    overlay.hide()
    overlay.bring_back()
    assert overlay.isVisible()
    assert not is_through(overlay)
    assert not overlay.cards_hidden
    assert overlay.look.opacity >= 0.6
    assert overlay.screen().geometry().contains(overlay.geometry())


@pytest.mark.parametrize(
    ("missed", "words"), [(1, "تعليق واحد"), (2, "تعليقين"), (7, "7 تعليقات"), (240, "240 تعليق")]
)
def test_what_was_missed_is_told(overlay, missed, words):
    overlay.show_board(board_of(1, missed=missed))
    assert words in part(overlay, StatusLine).accessibleName()
    overlay.show_board(board_of(1))
    assert words not in part(overlay, StatusLine).accessibleName()


LONG = "يا جماعة حد يقولي الفستان ده متوفر منه مقاسات كبيرة يعني 3 اكس لارج وهل الخامة بتاعته " * 3


def hover(overlay, y=60):
    view = part(overlay, BoardView)
    overlay._look_closer(view.mapTo(overlay, QPoint(view.width() // 2, y)))
    return part(overlay, CloserLook)


def test_a_rest_on_a_shortened_card_shows_it_whole_inside_the_window(overlay):
    overlay.show_board(board(card(1, LONG + "<b>x</b>", wordings=("بكام", "bkam")), card(2)))
    closer = hover(overlay)
    assert closer.isVisible()
    assert closer.window() is overlay
    assert "bkam" in closer.accessibleName()
    assert overlay.rect().contains(closer.geometry())
    assert all(not w.isVisible() or w is overlay for w in QApplication.topLevelWidgets())


@pytest.mark.parametrize(
    "now",
    [
        (card(2, "تاني؟"), card(1, LONG)),
        (card(1, LONG, suggestion=Suggestion(text="خلص", source="x")),),
        (card(1, LONG, state=CardState.ANSWERED),),
    ],
    ids=["another card", "another answer", "gone"],
)
def test_a_closer_look_shows_nothing_that_its_card_says_no_more(overlay, clock, now):
    overlay.show_board(board(card(1, LONG)))
    closer = part(overlay, CloserLook)
    at = part(overlay, BoardView).geometry().center()
    overlay._look_closer(QPoint(at.x(), part(overlay, BoardView).geometry().top() + 20))
    overlay.show_board(board(card(1, LONG), comments=51))
    assert closer.isVisible()
    overlay.show_board(board(*now))
    clock.now += 2
    overlay.model._farewell.timeout.emit()
    assert not closer.isVisible()


def test_a_card_that_says_everything_needs_no_closer_look(overlay):
    overlay.show_board(board(card(1, "بكام؟")))
    assert not hover(overlay).isVisible()


def test_looking_closer_ends_when_the_pointer_moves_or_leaves_and_presses_still_move_the_window(
    overlay, qtbot, sent
):
    overlay.show_board(board(card(1, LONG)))
    closer = hover(overlay)
    qtbot.mouseMove(overlay, QPoint(100, 100))
    assert not closer.isVisible()
    hover(overlay)
    QApplication.sendEvent(overlay, QEvent(QEvent.Type.Leave))
    assert not closer.isVisible()
    hover(overlay)
    qtbot.keyClick(overlay, "1")
    assert len(sent) == 1


def test_the_question_mark_tells_all_keys_and_again_puts_them_away(overlay, qtbot):
    overlay.show_board(board_of(1))
    qtbot.keyClick(overlay, "?")
    keys = part(overlay, KeyList)
    assert keys.isVisible()
    assert "Ctrl" in keys.accessibleName()
    type_text(overlay, "؟")
    assert not keys.isVisible()


@pytest.mark.parametrize("size", [(320, 220), (420, 700), (600, 780)])
def test_the_list_of_keys_moves_no_card_and_fits_the_window(overlay, qtbot, size):
    overlay.resize(*size)
    overlay.show_board(board(*(card(number, LONG) for number in range(1, 6))))
    view = part(overlay, BoardView)

    def places():
        rows = range(view.model().rowCount())
        return view.geometry(), [view.visualRect(view.model().index(row, 0)) for row in rows]

    before = places()
    qtbot.keyClick(overlay, "?")
    assert places() == before
    keys = part(overlay, KeyList)
    assert overlay.rect().contains(keys.geometry())
    assert len(keys._flow.placed) == len(part(overlay, Footer).all_keys())
    overlay.resize(size[0] + 60, size[1] + 40)
    assert overlay.rect().contains(keys.geometry())
    assert keys.geometry().bottom() > size[1]


def test_the_list_of_keys_goes_with_the_next_key(overlay, qtbot, sent):
    overlay.show_board(board_of(2))
    qtbot.keyClick(overlay, "?")
    qtbot.keyClick(overlay, "1")
    assert not part(overlay, KeyList).isVisible()
    assert len(sent) == 1


@pytest.mark.parametrize("size", [(320, 220), (500, 300), (600, 820)])
@pytest.mark.parametrize("points", [18, 96])
def test_one_card_is_whole_even_in_a_window_that_is_too_small(overlay, size, points):
    overlay.set_title_pt(points)
    overlay.resize(*size)
    overlay.show_board(board(card(1, LONG, waiting=12480), card(2)))
    view = part(overlay, BoardView)
    first = view.visualRect(view.model().index(0))
    assert first.height() <= view.viewport().height() + view._gap()
    assert first.width() <= overlay.width()


def test_the_language_changes_without_a_restart(overlay, language, qtbot):
    overlay.show_board(board_of(1))
    language("en")
    qtbot.waitUntil(lambda: "answered" in part(overlay, Footer).accessibleName())
    assert overlay.accessibleName() == "Live Copilot, questions of the live"
    assert "newest" in part(overlay, StatusLine).accessibleName().lower()
    overlay.show_end(None)
    language("ar")
    strip = part(overlay, AlertStrip)
    qtbot.waitUntil(lambda: [notice.words for notice in strip.notices] == ["اللايف خلص"])


def test_cards_that_stay_after_the_live_speak_another_language_too(overlay, language, qtbot):
    view = part(overlay, BoardView)
    overlay.show_board(board(card(1, suggestion=None)))
    overlay.show_end(None)
    language("en")
    qtbot.waitUntil(lambda: [face.line for face in view._faces] == ["No ready answer"])
    assert [face.label for face in view._faces] == ["waiting"]


def test_an_alert_that_reads_the_same_in_both_languages_begins_where_each_of_them_does(overlay, language):
    overlay.show_board(board(card(1), alerts=(Alert(kind=AlertKind.COMPLAINTS, text="Sound"),)))
    strip = part(overlay, AlertStrip)
    for name, edge in (("en", Qt.AlignmentFlag.AlignLeft), ("ar", Qt.AlignmentFlag.AlignRight)):
        language(name)
        assert strip._blocks[0].layout.textOption().alignment() & edge


TWO_SCREENS = """
    import sys
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from copilot.ui.overlay import Overlay
    app = QApplication([])
    assert len(app.screens()) == 2, app.screens()
    window = Overlay(send=print)
    window.setGeometry(100, 50, 500, 600)
    window._keep_place()
    window.show()
    before, size = window.geometry(), window.title_pt
    QTest.keyClick(window, "s")
    QTest.qWait(50)
    print(window.isFullScreen(), window.screen().name() == app.screens()[1].name(), window.title_pt > size)
    QTest.keyClick(window, "s")
    QTest.qWait(50)
    print(window.isFullScreen(), window.geometry() == before, window.title_pt == size)
    window.set_title_pt(96)  # more than the screen has room for
    for _ in range(2):
        QTest.keyClick(window, "s")
        QTest.qWait(50)
    window.set_title_pt(size)
    print(window.size() == before.size())
    QTest.qWait(1500)
    window.setGeometry(before)
    QTest.keyClick(window, "f")
    QTest.qWait(50)
    for _ in range(2):
        QTest.keyClick(window, "s")
        QTest.qWait(50)
        print(window.screen().name() == app.screens()[1].name(), window.title_pt > size)
    print(window.geometry() == before)
    for _ in range(2):
        QTest.keyClick(window, "s")
        window.showNormal()  # as a window manager may
        QTest.qWait(500)
        print(window.title_pt == size)
"""


def test_s_fills_the_other_screen_in_a_larger_size_and_comes_back(tmp_path):
    config = tmp_path / "screens.json"
    screen = {"height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "width": 1920, "y": 0}
    screens = [{**screen, "name": "one", "x": 0}, {**screen, "name": "two", "x": 1920}]
    config.write_text(json.dumps({"screens": screens}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    script = textwrap.dedent(TWO_SCREENS)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    alone = "True True True\nFalse True True\nTrue\n"
    filled = "True True\nFalse False\nTrue\n"
    assert done.stdout == f"{alone}{filled}True\nTrue\n", done.stderr


def test_with_one_screen_s_says_so(overlay, qtbot):
    qtbot.keyClick(overlay, "s")
    assert not overlay.isFullScreen()
    assert "شاشة واحدة" in part(overlay, Footer).accessibleName()


def test_a_platform_that_failed_is_told_before_anything_that_could_push_it_out(overlay, language):
    language("en")
    troubles = (
        PlatformStatus(platform="tiktok", state=PlatformState.LIVE),
        PlatformStatus(platform="facebook", state=PlatformState.CONNECTING, reason=Reason.RECONNECTING),
        PlatformStatus(platform="instagram", state=PlatformState.FAILED, reason=Reason.TOKEN),
    )
    overlay.show_board(board(card(1), statuses=troubles, missed=37))
    line = overlay.findChild(StatusLine)
    told = [placed.segment.words for placed in line._flow.placed]
    assert told == [segment.words for segment in line.segments]  # nothing was left out
    failed = next(place for place, words in enumerate(told) if "permission" in words)
    waits = next(place for place, words in enumerate(told) if "connecting again" in words)
    assert failed < waits
