import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from copilot.domain.board import Alert, AlertKind, CardState, PlatformState, PlatformStatus, Reason, Showing
from copilot.domain.command import MarkAnswered, Undo
from copilot.ui.alert_strip import AlertStrip
from copilot.ui.board_view import BoardView
from copilot.ui.footer import Footer
from copilot.ui.overlay import STEP, Overlay
from copilot.ui.quiet_note import QuietNote
from copilot.ui.strips import StatusLine
from copilot.ui.theme import LARGEST_PT, SMALLEST_PT
from tests.ui.boards import LIVE, board, board_of, card

# Qt's offscreen platform remembers a mask and says that it can't apply it.
pytestmark = pytest.mark.qt_log_ignore("does not support setting window masks")


def part(overlay, kind):
    return overlay.findChild(kind)


def type_text(overlay, text):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, ord(text), Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(overlay, event)


def send_key(overlay, key, text, *, repeats):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeats)
    QApplication.sendEvent(overlay, event)


def drag(qtbot, overlay, start, way):
    """Press, move and let go where the pointer really is while the window follows it."""
    at = overlay.mapToGlobal(start)
    qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=start)
    for step in (way / 2, way):
        qtbot.mouseMove(overlay, overlay.mapFromGlobal(at + step))
    qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=overlay.mapFromGlobal(at + way))


@pytest.mark.parametrize("key", [1, 2, 3])
def test_a_digit_marks_the_card_with_that_number_answered(overlay, qtbot, sent, key):
    overlay.show_board(board_of(11, 12, 13))
    qtbot.keyClick(overlay, str(key))
    assert sent == [MarkAnswered(question=10 + key)]


def test_arabic_digits_and_letters_are_the_same_keys(overlay, sent):
    overlay.show_board(board_of(11, 12))
    type_text(overlay, "٢")
    type_text(overlay, "ا")
    assert sent == [MarkAnswered(question=12)]
    assert overlay.cards_hidden


@pytest.mark.parametrize("key", ["0", "4", "5", "6", "9"])
def test_a_digit_without_a_card_does_nothing(overlay, qtbot, sent, key):
    overlay.show_board(board_of(11, 12, 13))
    qtbot.keyClick(overlay, key)
    assert sent == []


def test_a_digit_with_control_held_is_somebody_elses_shortcut(overlay, qtbot, sent):
    overlay.show_board(board_of(1))
    qtbot.keyClick(overlay, "1", Qt.KeyboardModifier.ControlModifier)
    assert sent == []


def test_a_card_that_takes_its_leave_is_not_answered_twice(overlay, qtbot, sent):
    overlay.show_board(board_of(1, 2))
    overlay.show_board(board(card(2), card(1, state=CardState.ANSWERED)))
    qtbot.keyClick(overlay, "1")
    assert sent == []


def test_a_key_means_the_card_that_stood_there_when_she_looked(overlay, qtbot, clock, sent):
    overlay.show_board(board_of(1, 2))
    clock.now += 10
    overlay.show_board(board_of(2, 1))
    clock.now += 0.1
    qtbot.keyClick(overlay, "1")
    clock.now += 1
    qtbot.keyClick(overlay, "1")
    assert [command.question for command in sent] == [1, 2]


def test_a_key_means_the_card_that_stands_there_since_another_took_its_leave(overlay, qtbot, clock, sent):
    overlay.show_board(board_of(1, 2, 3))
    clock.now += 1
    overlay.show_board(board(card(1, state=CardState.ANSWERED), card(2), card(3)))
    clock.now += 2  # and no board comes
    overlay.model._farewell.timeout.emit()
    clock.now += 1
    assert [card.question for card in overlay.model.cards] == [2, 3]
    qtbot.keyClick(overlay, "2")
    qtbot.keyClick(overlay, "1")
    assert sent == [MarkAnswered(question=3), MarkAnswered(question=2)]


def test_a_key_that_something_lies_on_counts_once_but_sizes_go_on(overlay, sent):
    overlay.show_board(board_of(1, 2))
    before = overlay.title_pt
    for repeats in (False, True, True):
        for key, text in ((Qt.Key.Key_Backspace, ""), (Qt.Key.Key_1, "1"), (Qt.Key.Key_H, "h")):
            send_key(overlay, key, text, repeats=repeats)
    assert sent == [Undo(), MarkAnswered(question=1)]
    assert overlay.cards_hidden
    for repeats in (False, True):
        send_key(overlay, Qt.Key.Key_Plus, "+", repeats=repeats)
    assert overlay.title_pt == pytest.approx(before * STEP**2)


def test_after_the_live_no_key_claims_to_have_marked_anything(overlay, qtbot, sent):
    overlay.show_board(board_of(1, 2))
    before = part(overlay, Footer).accessibleName()
    assert before.startswith("1–5")
    overlay.show_end(None)
    after = part(overlay, Footer).accessibleName()
    assert "1–5" not in after
    assert after in before
    qtbot.keyClick(overlay, "1")
    assert sent == []
    assert part(overlay, Footer).accessibleName() == after
    overlay.show_start()
    overlay.show_board(board_of(1, 2))
    qtbot.keyClick(overlay, "1")
    assert sent == [MarkAnswered(question=1)]
    overlay.show_start()  # of another live: there is nothing to take back there
    assert part(overlay, Footer).accessibleName() == before


def test_backspace_takes_back(overlay, qtbot, sent):
    qtbot.keyClick(overlay, Qt.Key.Key_Backspace)
    assert sent == [Undo()]


def test_what_was_marked_is_told_with_the_way_back(overlay, qtbot):
    overlay.show_board(board(card(1, "فيه شحن؟")))
    qtbot.keyClick(overlay, "1")
    said = part(overlay, Footer).accessibleName()
    assert "فيه شحن؟" in said
    assert "تراجع" in said


def test_plus_and_minus_stay_between_18_and_96_points(overlay, qtbot):
    for _ in range(30):
        qtbot.keyClick(overlay, Qt.Key.Key_Plus)
    assert overlay.title_pt == LARGEST_PT
    for _ in range(40):
        qtbot.keyClick(overlay, Qt.Key.Key_Minus)
    assert overlay.title_pt == SMALLEST_PT


def test_plus_makes_the_cards_larger_and_minus_brings_the_size_back(overlay, qtbot):
    overlay.resize(300, 400)
    overlay.show_board(board_of(1, 2))
    overlay.set_title_pt(20)
    overlay.dropped.emit()
    size, row = overlay.size(), part(overlay, BoardView).height_of_first()
    qtbot.keyClick(overlay, Qt.Key.Key_Plus)
    qtbot.keyClick(overlay, Qt.Key.Key_Plus)
    assert part(overlay, BoardView).height_of_first() > row
    assert overlay.width() > size.width()
    qtbot.keyClick(overlay, Qt.Key.Key_Minus)
    qtbot.keyClick(overlay, Qt.Key.Key_Minus)
    assert abs(overlay.width() - size.width()) <= 1
    assert abs(overlay.height() - size.height()) <= 1


def test_h_puts_the_cards_away_but_not_what_cannot_wait(overlay, qtbot, sent):
    overlay.show_board(board_of(1, alerts=(Alert(kind=AlertKind.STREAM_PROBLEM, text="مفيش صوت", people=9),)))
    view, alerts = part(overlay, BoardView), part(overlay, AlertStrip)
    qtbot.keyClick(overlay, Qt.Key.Key_H)
    assert not view.isVisible()
    assert alerts.isVisible()
    assert overlay.mask().boundingRect().height() < overlay.height() / 3
    assert not overlay.mask().contains(QPoint(overlay.width() // 2, overlay.height() - 5))
    qtbot.keyClick(overlay, "1")
    assert sent == []
    qtbot.keyClick(overlay, Qt.Key.Key_H)
    assert view.isVisible()
    assert overlay.mask().isEmpty()


def test_f_fills_the_screen_and_escape_leaves_it(overlay, qtbot):
    qtbot.keyClick(overlay, Qt.Key.Key_Escape)
    assert overlay.isVisible()
    qtbot.keyClick(overlay, Qt.Key.Key_F)
    assert overlay.isFullScreen()
    qtbot.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isFullScreen()
    assert overlay.isVisible()


def test_it_has_no_frame_and_stays_on_top(overlay):
    flags = overlay.windowFlags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint


def test_a_press_anywhere_moves_it_even_on_a_card(overlay, qtbot):
    overlay.resize(400, 500)
    overlay.show_board(board_of(1, 2))
    start, size = overlay.pos(), overlay.size()
    drag(qtbot, overlay, QPoint(200, 250), QPoint(60, 40))
    assert overlay.pos() - start == QPoint(60, 40)
    assert overlay.size() == size
    assert overlay.childAt(QPoint(200, 250)) is not part(overlay, BoardView).viewport()


def test_a_press_on_the_corner_resizes_it_down_to_its_least_size(overlay, qtbot):
    overlay.resize(400, 500)
    corner = QPoint(398, 498)
    drag(qtbot, overlay, corner, QPoint(50, 30))
    assert (overlay.width(), overlay.height()) == (450, 530)
    drag(qtbot, overlay, QPoint(448, 528), QPoint(-400, -500))
    assert overlay.size() == overlay.minimumSize()


def test_a_press_on_the_left_edge_keeps_the_right_one(overlay, qtbot):
    overlay.setGeometry(100, 50, 400, 500)
    right = overlay.geometry().right()
    drag(qtbot, overlay, QPoint(2, 250), QPoint(-40, 0))
    assert overlay.geometry().right() == right
    assert overlay.width() == 440


def test_it_remembers_where_it_was_and_how_large(overlay, qtbot, settings):
    overlay.setGeometry(60, 40, 420, 510)
    overlay.set_title_pt(30)
    overlay.setGeometry(60, 40, 420, 510)
    overlay.close()
    again = Overlay(send=lambda _command: None, settings=settings, still=True)
    qtbot.addWidget(again)
    assert again.title_pt == 30
    assert (again.width(), again.height()) == (420, 510)
    assert (again.x(), again.y()) == (60, 40)


def test_nonsense_in_the_settings_is_forgotten(qtbot, language, settings):
    settings.update({"overlay/title_pt": "large", "overlay/geometry": b"?"})
    made = Overlay(send=lambda _command: None, settings=settings)
    qtbot.addWidget(made)
    assert SMALLEST_PT <= made.title_pt <= LARGEST_PT


def test_before_the_first_question_it_says_that_it_listens(overlay):
    overlay.show_board(board(comments=0, newest_at=None))
    assert part(overlay, QuietNote).isVisible()
    assert "بنتابع" in part(overlay, QuietNote).accessibleName()


def test_it_does_not_claim_to_listen_while_nothing_is_live(overlay):
    offline = PlatformStatus(platform="tiktok", state=PlatformState.OFFLINE, reason=Reason.NO_NETWORK)
    overlay.show_board(board(comments=0, statuses=(offline,)))
    said = part(overlay, QuietNote).accessibleName()
    assert "بنتابع" not in said
    assert "بنتصل باللايف" in said
    assert "إنترنت" in said


def test_the_status_line_names_each_platform_and_its_trouble_in_words(overlay):
    failed = PlatformStatus(platform="instagram", state=PlatformState.FAILED, reason=Reason.TOKEN)
    replayed = PlatformStatus(platform="recording", state=PlatformState.LIVE)
    statuses = (*LIVE, failed, replayed)
    overlay.show_board(board_of(1, statuses=statuses, showing=Showing(code="A12", name="فستان")))
    said = part(overlay, StatusLine).accessibleName()
    for word in ("تسجيل", "TikTok", "Instagram", "فيه عطل", "اربطي", "فستان"):
        assert word in said


def test_a_screen_reader_is_told_of_a_live_platform_what_others_see_in_its_drawing(overlay, language):
    language("en")
    overlay.show_board(board(card(1)))
    assert part(overlay, StatusLine).accessibleName().startswith("\u2068TikTok\u2069 · live. ")
    assert part(overlay, StatusLine).segments[0].words == "\u2068TikTok\u2069"


def test_the_age_of_the_newest_comment_grows_though_no_board_comes(overlay, clock):
    overlay.show_board(board_of(1, at=100.0, newest_at=99.0))
    assert "دلوقتي" in part(overlay, StatusLine).accessibleName()
    clock.now += 125
    overlay._age_timer.timeout.emit()
    assert "دقيقتين" in part(overlay, StatusLine).accessibleName()


@pytest.mark.parametrize(
    ("people", "words"), [(1, "شخص واحد"), (2, "شخصين"), (3, "3 أشخاص"), (11, "11 شخص"), (100, "100 شخص")]
)
def test_people_are_counted_as_arabic_counts(overlay, people, words):
    alert = Alert(kind=AlertKind.STREAM_PROBLEM, text="مفيش صوت", people=people)
    overlay.show_board(board_of(1, alerts=(alert,)))
    assert part(overlay, AlertStrip).notices[0].words.startswith(f"{words}:")


def test_what_many_paste_is_counted_and_not_read_out(overlay):
    flood = Alert(kind=AlertKind.FLOOD, text="اشتغلي من البيت واكسبي 500 جنيه كل يوم " * 4, people=11)
    silent = Alert(kind=AlertKind.STREAM_PROBLEM, text="مفيش صوت", people=9)
    overlay.show_board(board_of(1, alerts=(silent, flood)))
    urgent, calm = part(overlay, AlertStrip).notices
    assert (urgent.urgent, calm.urgent, calm.words) == (True, False, "11 شخص بينسخوا نفس الرسالة")


def test_a_screen_reader_tells_every_message_and_a_growing_count_once(overlay, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    sound = [Alert(kind=AlertKind.COMPLAINTS, text="الصوت واطي", people=people) for people in (3, 4)]
    said = [Alert(kind=AlertKind.MESSAGE, text=words) for words in ("المقاس L خلص", "المقاس M خلص")]
    for alerts in ((sound[0], said[0]), (sound[1], said[0]), (sound[1], said[1])):
        overlay.show_board(board(card(1), alerts=alerts))
    assert len(told) == 2
    assert "المقاس M خلص" in told[1]
    assert "الصوت" not in told[1]


def test_the_end_is_said_and_the_board_stays(overlay):
    overlay.show_board(board_of(1, 2))
    overlay.show_end(None)
    assert part(overlay, AlertStrip).notices[0].words == "اللايف خلص"
    assert overlay.model.rowCount() == 2


OVER = PlatformStatus(platform="recording", state=PlatformState.OFFLINE, reason=Reason.OVER)
LOST = PlatformStatus(platform="instagram", state=PlatformState.FAILED, reason=Reason.TOKEN)


def test_a_live_that_is_over_is_told_once_and_calmly(overlay):
    overlay.show_board(board_of(1, statuses=(OVER,), at=500.0, newest_at=100.0))
    line = part(overlay, StatusLine)
    told, age = line.segments
    assert told.words.endswith("· خلص")
    assert not age.tinted
    assert {told.colour, age.colour} == {overlay.look.palette.dim}
    overlay.show_end(None)
    assert line.segments == ()
    assert [notice.words for notice in part(overlay, AlertStrip).notices] == ["اللايف خلص"]


def test_while_another_platform_is_live_an_old_comment_still_stands_out(overlay):
    overlay.show_board(board_of(1, statuses=(OVER, *LIVE), at=500.0, newest_at=100.0))
    assert [segment.tinted for segment in part(overlay, StatusLine).segments if segment.to_end] == [True]


def test_what_went_wrong_outlives_the_live(overlay):
    overlay.show_board(board(comments=0, statuses=(OVER, LOST)))
    assert "بنتصل" not in part(overlay, QuietNote).accessibleName()
    overlay.show_end(None)
    said = part(overlay, StatusLine).accessibleName()
    assert "Instagram" in said
    assert "خلص" not in said


def test_cards_that_do_not_fit_are_neither_drawn_nor_answered(overlay, qtbot, sent):
    overlay.resize(400, 330)
    overlay.show_board(board_of(1, 2, 3, 4, 5))
    fit = part(overlay, BoardView).cards_that_fit()
    assert 1 <= fit < 5
    qtbot.keyClick(overlay, "5")
    qtbot.keyClick(overlay, str(fit))
    assert sent == [MarkAnswered(question=fit)]


def test_closing_tells(overlay, qtbot):
    with qtbot.waitSignal(overlay.closed):
        overlay.close()


def test_every_part_has_a_name_for_screen_readers(overlay):
    overlay.show_board(board_of(1, alerts=(Alert(kind=AlertKind.MESSAGE, text="وري الضهر"),)))
    assert overlay.accessibleName()
    for kind in (BoardView, StatusLine, AlertStrip, Footer):
        assert part(overlay, kind).accessibleName()
    for kind in (StatusLine, AlertStrip, Footer):
        assert QAccessible.queryAccessibleInterface(part(overlay, kind)).role() == QAccessible.Role.StaticText
    cards = QAccessible.queryAccessibleInterface(part(overlay, BoardView))
    assert (cards.role(), cards.child(0).role()) == (QAccessible.Role.List, QAccessible.Role.ListItem)
    assert "7" in cards.child(0).text(QAccessible.Text.Name)


def test_nothing_looks_chosen_before_somebody_walks_with_the_keyboard(overlay, qtbot):
    overlay.show_board(board_of(1, 2))
    view = part(overlay, BoardView)
    assert not view.hasFocus()
    plain = view.grab().toImage()
    view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    assert view.grab().toImage() == plain
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.grab().toImage() != plain


def test_keys_reach_the_window_while_the_list_has_the_focus(overlay, qtbot, sent):
    overlay.show_board(board_of(1, 2))
    view = part(overlay, BoardView)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, "2")
    assert sent == [MarkAnswered(question=2)]
