import time

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from copilot.domain.board import Answer, CardState, Lack, Suggestion
from copilot.ui.board_view import BoardView
from copilot.ui.card_face import Ink, Room, face
from copilot.ui.card_layout import lay_out_card
from copilot.ui.overlay import Overlay
from copilot.ui.theme import DARK, Sizes
from tests.ui.boards import board, board_of, card

LACK = Lack(arabic="الملف مفيهوش الخامة", english="The file lacks the fabric")
FULL = [
    card(1, "السعر كام؟", waiting=12480, rising=True),
    card(2, "فيه شحن للمحافظات ولا القاهرة بس؟", waiting=230, asked_again=True),
    card(3, "متوفر مقاس XL؟", state=CardState.PINNED),
    card(4, "😀 بيكرمش ولا لا؟", suggestion=None, missing=LACK),
    card(5, "is it cotton?", waiting=1),
]


def picture(widget):
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def test_a_board_is_painted_in_less_than_four_milliseconds(overlay):
    overlay.show_board(board(*FULL))
    view = overlay.findChild(BoardView)
    assert view.cards_that_fit() == 5
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    times = []
    for _ in range(30):
        begin = time.thread_time()
        view.render(painter, QPoint())
        times.append(time.thread_time() - begin)
    painter.end()
    assert min(times) < 0.004  # of processor time: others may be at work on this machine


def test_what_changes_unseen_is_not_laid_out_again(fonts):
    sizes = Sizes(28)
    first = lay_out_card(face(card(1, last_at=1.0), key=1), sizes, 500, right=True)
    again = lay_out_card(face(card(1, last_at=2.0, comments=99), key=1), sizes, 500, right=True)
    assert again is first


def test_a_moderators_answer_is_preferred_to_the_suggestion(language):
    answer = Answer(text="آخر قطعتين", by="منى", at=1.0)
    shown = face(card(1, answer=answer), key=1)
    assert shown.line == "آخر قطعتين"
    assert "منى" in shown.marks[-1].words


def test_an_answer_by_voice_has_no_words_and_leaves_the_suggestion(language):
    shown = face(card(1, answer=Answer(text="", by="presenter", at=1.0)), key=1)
    assert shown.line == "650 جنيه"


def test_no_answer_says_what_is_missing(language):
    shown = face(card(1, suggestion=None, missing=LACK), key=1)
    assert (shown.line, shown.ink, shown.line_icon) == ("الملف مفيهوش الخامة", Ink.DIM, "missing")
    assert face(card(1, suggestion=None), key=1).line == "مفيش إجابة جاهزة"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("ملف المحل · كود A12", "shop file · code A12"),
        ("ملف المحل · الشحن · الدفع", "shop file · delivery · payment"),
        ("ملف المحل · الأسعار · السياسات", "shop file · prices · policies"),
        ("إجابتك يوم 21/11/2026", "Your answer of 21/11/2026"),
        ("إجابة الفريق يوم 21/11/2026", "The team's answer of 21/11/2026"),
        ("منى · الدفعة", "منى · الدفعة"),
    ],
)
def test_a_source_and_what_is_missing_are_said_in_the_windows_language(language, source, told):
    suggested = card(1, suggestion=Suggestion(text="650 جنيه", source=source))
    assert face(suggested, key=1).marks[-1].words == source
    language("en")
    assert face(suggested, key=1).marks[-1].words == told
    assert face(card(1, suggestion=None, missing=LACK), key=1).line == LACK.english


def test_every_state_has_a_sign_or_a_word_besides_its_colour(language):
    pinned = face(card(1, state=CardState.PINNED, asked_again=True), key=1)
    signs = {mark.icon: mark.words for mark in pinned.marks}
    assert signs["pin"] == "مثبّت"
    assert signs["again"] == "اتسأل تاني"
    assert face(card(1, state=CardState.ANSWERED), key=1).label == "تمت"


def test_a_card_that_leaves_keeps_its_height(language):
    heights = {
        lay_out_card(face(card(1, state=state), key=1), Sizes(29), 500, right=True).height
        for state in (CardState.OPEN, CardState.ANSWERED)
    }
    assert len(heights) == 1


def test_where_room_is_short_the_source_goes_first_and_the_pin_stays(language):
    marks = face(card(1, state=CardState.PINNED), key=1, room=Room(source=False)).marks
    assert [mark.icon for mark in marks] == ["pin"]


@pytest.mark.parametrize("width", [270, 330, 600, 1600])
@pytest.mark.parametrize("em", [24, 29, 58, 128])
@pytest.mark.parametrize("right", [True, False])
def test_everything_on_a_card_stays_on_it(language, width, em, right):
    hostile = card(
        1,
        "\u202e" + "س" * 500 + " a\u0301\u0302\u0303\u0304" * 90,
        waiting=99999,
        rising=True,
        asked_again=True,
        state=CardState.PINNED,
        suggestion=Suggestion(text="W" * 500, source="مصدر " * 50),
    )
    layout = lay_out_card(face(hostile, key=1), Sizes(em), width, right=right)
    for placed in (layout.count, layout.label, layout.title, layout.line, *(m.words for m in layout.marks)):
        if not placed.block.layout.text():
            continue  # there is no room for the label beside a count this large
        rects = [placed.block.layout.lineAt(n).naturalTextRect() for n in range(placed.block.lines)]
        assert min(rect.left() for rect in rects) + placed.x >= -1
        assert max(rect.right() for rect in rects) + placed.x <= width + 1
        assert placed.y + placed.block.height <= layout.height + 1


def test_the_card_mirrors_with_the_language(fonts):
    shown = face(card(1), key=1)
    left = lay_out_card(shown, Sizes(29), 600, right=False)
    right = lay_out_card(shown, Sizes(29), 600, right=True)
    assert left.count.x < 150
    assert right.count.x > 450
    assert left.keycap.left() > 450
    assert right.keycap.left() < 150


def test_the_count_is_drawn_in_the_accent_at_the_reading_edge(overlay):
    overlay.show_board(board(card(1, waiting=8888)))
    image = picture(overlay.findChild(BoardView))
    accent = QColor(DARK.accent)
    columns = {x for x in range(image.width()) for y in range(20, 40) if image.pixelColor(x, y) == accent}
    inner = {x for x in columns if 10 < x < image.width() - 10}  # without the card's edge
    assert inner
    assert min(inner) > image.width() * 0.7


def test_an_answered_card_fades_and_motion_ends(qtbot, language, clock):
    window = Overlay(send=lambda _command: None, still=False)
    qtbot.addWidget(window)
    window.resize(500, 600)
    window.show()
    qtbot.waitExposed(window)
    window.show_board(board_of(1, 2))
    view = window.findChild(BoardView)
    window.show_board(board(card(2, "سؤال رقم 2؟"), card(1, state=CardState.ANSWERED)))
    qtbot.waitUntil(lambda: view._opacity(window.model.cards[0]) < 0.6, timeout=3000)
    qtbot.waitUntil(lambda: [c.question for c in window.model.cards] == [2], timeout=3000)
    qtbot.waitUntil(lambda: not view.is_moving(), timeout=2000)
    assert view.tops == {2: 0.0}


def test_cards_travel_to_their_new_places(qtbot, language):
    window = Overlay(send=lambda _command: None, still=False)
    qtbot.addWidget(window)
    window.resize(500, 600)
    window.show()
    qtbot.waitExposed(window)
    window.show_board(board_of(1, 2))
    view = window.findChild(BoardView)
    before = dict(view.tops)
    window.show_board(board_of(2, 1))
    assert view.is_moving()
    assert view.tops == before  # nothing has jumped
    qtbot.waitUntil(lambda: not view.is_moving(), timeout=2000)
    assert view.tops == {2: before[1], 1: before[2]}


def test_without_motion_cards_are_where_they_belong_at_once(overlay):
    overlay.show_board(board_of(1, 2))
    view = overlay.findChild(BoardView)
    before = dict(view.tops)
    overlay.show_board(board_of(2, 1))
    assert not view.is_moving()
    assert view.tops == {2: before[1], 1: before[2]}


def test_a_movement_arrives_though_boards_keep_coming(qtbot, language, clock):
    window = Overlay(send=lambda _command: None, clock=clock)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.show_board(board_of(1, 2))
    view = window.findChild(BoardView)
    ends = view.tops
    window.show_board(board_of(2, 1))
    assert view.is_moving()
    for number in range(12):  # twice as long as a movement takes
        window.show_board(board_of(2, 1, comments=60 + number, newest_at=98.0 + number))
        qtbot.wait(50)
    assert not view.is_moving()
    assert view.tops == {2: ends[1], 1: ends[2]}


def test_no_more_drawings_are_kept_than_the_screen_shows(overlay, qtbot):
    view = overlay.findChild(BoardView)
    for waiting in range(20):
        overlay.show_board(board(*(card(number, f"سؤال {number}؟", waiting=waiting) for number in range(4))))
        view.grab()
    assert len(overlay._parts._delegate._pictures) == 4


def test_nor_where_only_one_card_is_drawn_anew_each_time(overlay, qtbot):
    view = overlay.findChild(BoardView)
    for waiting in range(20):
        cards = [card(number, f"سؤال {number}؟", waiting=9) for number in range(1, 4)]
        overlay.show_board(board(card(0, "سؤال 0؟", waiting=10 + waiting), *cards))
        view.viewport().grab(QRect(0, 0, 10, 10))
    assert len(overlay._parts._delegate._pictures) == 4


def test_what_is_drawn_again_is_drawn_sharp_and_in_other_colours(overlay):
    overlay.show_board(board(*FULL))
    view = overlay.findChild(BoardView)
    once = picture(view)
    large = QImage(2 * view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    large.setDevicePixelRatio(2)
    large.fill(0)
    painter = QPainter(large)
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    doubled = once.scaled(large.size())
    doubled.setDevicePixelRatio(2)
    assert large != doubled  # its own pixels, not the small picture's
    overlay.set_theme("light")
    assert picture(view) != once
