"""The control window as a person uses it: keys and the mouse, in both languages."""

import pytest
import segno
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from copilot.answers.edit import facts
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.command import MarkAnswered
from copilot.errors import Fault, StorageError
from copilot.ui.alert_strip import AlertStrip
from copilot.ui.bridge import HURRY_MS
from copilot.ui.desk import Wanted
from copilot.ui.plain import reads_right_to_left
from copilot.ui.qr_code import QUIET
from copilot.ui.quiet_note import QuietNote
from copilot.ui.stage import Phase
from copilot.ui.theme import DARK, LIGHT
from tests.ui.boards import board_of, card
from tests.ui.desks import ADDRESS, FakeDesk, click, ends, past, running, typed, watch

# Qt's offscreen platform says that it can't do these.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)


AGAIN = PlatformStatus(
    platform="tiktok", state=PlatformState.CONNECTING, reason=Reason.RECONNECTING, detail="Connecting again."
)


def test_start_asks_first_where_the_live_is(open_studio, qtbot):
    studio = open_studio()
    click(qtbot, studio.control.live.start_button)
    assert studio._desk.wanted == []
    assert studio.control.live.notice.isVisible()
    assert not studio.control.live.notice.details_button.isVisible()
    assert "منصة" in studio.control.live.notice.words.text()


def test_a_name_typed_for_a_platform_is_followed_and_remembered(open_studio, qtbot, settings):
    studio = open_studio()
    row = studio.control.live.platforms["tiktok"]
    typed(row.target, "@dokan")
    assert row.follow.isChecked()
    typed(studio.control.live.name, "عروض الجمعة/..")
    click(qtbot, studio.control.live.start_button)
    (wanted,) = studio._desk.wanted
    assert wanted.targets == (("tiktok", "@dokan"),)
    assert wanted.name == "عروض الجمعة"
    assert settings["target/tiktok"] == "@dokan"
    assert studio.overlay.isVisible()


def test_of_a_long_name_the_beginning_is_seen(open_studio, qtbot):
    field = open_studio(**{"target/tiktok": "@" + "w" * 119}).control.live.platforms["tiktok"].target
    assert field.displayText().startswith("@")
    assert field.cursorPositionAt(QPoint(field.rect().left() + 12, field.rect().center().y())) < 5


@pytest.mark.parametrize("name", ["", " @ "])
def test_a_platform_without_a_name_is_asked_for_it_at_its_field_and_no_cards_open(open_studio, qtbot, name):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": name})
    live = studio.control.live
    row = live.platforms["tiktok"]
    click(qtbot, live.start_button)
    assert studio._desk.wanted == []
    assert studio.overlay is None
    assert row.wrong.isVisible()
    assert "اسم الحساب" in row.wrong.text()
    typed(row.target, "dokan")
    assert not row.wrong.isVisible()
    click(qtbot, live.start_button)
    assert len(studio._desk.wanted) == 1
    assert studio.overlay.isVisible()


def test_the_connected_page_needs_no_name_and_the_recorded_live_none_at_all(open_studio, qtbot):
    studio = open_studio(**{"follow/facebook": "yes"})
    click(qtbot, studio.control.live.start_button)
    assert len(studio._desk.wanted) == 1
    ends(qtbot, studio)
    studio.control.live.platforms["tiktok"].follow.setChecked(True)
    click(qtbot, studio.control.live.try_button)
    assert len(studio._desk.wanted) == 2


def test_a_new_start_forgets_how_the_one_before_ended(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    live = studio.control.live
    click(qtbot, live.start_button)
    running(qtbot, studio, card(1, "بكام؟"))
    ends(qtbot, studio, Fault(sentence="No.", name="shop.empty", facts={"file": "x.toml"}))
    strip, note = studio.overlay.findChild(AlertStrip), studio.overlay.findChild(QuietNote)
    assert "x.toml" in strip.notices[0].words
    click(qtbot, live.start_button)
    assert strip.notices == ()
    assert studio.overlay.model.rowCount() == 0
    assert note.accessibleName().startswith("بنتصل باللايف")


def test_no_overlay_claims_to_connect_while_no_live_is_read(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    studio.show_overlay()
    assert "بنتصل" not in studio.overlay.findChild(QuietNote).accessibleName()
    assert studio.overlay.findChild(AlertStrip).notices == ()
    click(qtbot, studio.control.live.start_button)
    assert "بنتصل" in studio.overlay.findChild(QuietNote).accessibleName()
    running(qtbot, studio, statuses=(AGAIN,), comments=0)
    assert "بنتصل تاني" in studio.overlay.findChild(QuietNote).accessibleName()
    ends(qtbot, studio)
    for _ in range(2):
        assert "بنتصل" not in studio.overlay.findChild(QuietNote).accessibleName()
        assert [notice.words for notice in studio.overlay.findChild(AlertStrip).notices] == ["اللايف خلص"]
        studio.overlay.close()
        studio.show_overlay()


def test_try_it_plays_the_bundled_live_and_opens_the_cards(open_studio, qtbot):
    studio = open_studio()
    click(qtbot, studio.control.live.try_button)
    assert studio._desk.wanted[0].demo
    running(qtbot, studio, card(1, "بكام؟"))
    assert studio.overlay.isVisible()
    assert studio.overlay.model.index(0).data() == "بكام؟"


def test_who_has_no_shop_file_gets_the_example_to_fill_in(open_studio, qtbot, tmp_path, monkeypatch):
    studio = open_studio()
    live = studio.control.live
    monkeypatch.setattr(studio._desk, "demo_shop", lambda: asset("demo", "shop.toml"))
    for chosen in ("", str(tmp_path / "none" / "shop"), str(tmp_path / "mine")):
        assert live.example_button.isVisible()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, at=chosen: (at, ""))
        click(qtbot, live.example_button)
        assert live.notice.isVisible() == ("none" in chosen)
        live.notice.say("")
    assert (tmp_path / "mine.toml").read_bytes() == asset("demo", "shop.toml").read_bytes()
    qtbot.waitUntil(lambda: not live.example_button.isVisible())


def test_the_recorded_live_is_shown_with_its_own_shop_and_hers_comes_back(
    open_studio, qtbot, tmp_path, monkeypatch
):
    mine = tmp_path / "shop.toml"
    mine.write_text('[shop]\nname = "ندى"\n[[products]]\ncode = "Z1"\nname = "شال"\n', encoding="utf-8")
    for chosen in ("", str(mine)):
        studio = open_studio(shop=chosen)
        live, air, shop = studio.control.live, studio.control.air, studio.control.shop
        monkeypatch.setattr(studio._desk, "demo_shop", lambda: asset("demo", "shop.toml"))
        before, rows = live._shop.text(), shop.model.rowCount()
        if chosen:
            shop.model.setData(shop.model.index(0, 2), "75")
        click(qtbot, live.try_button)
        running(qtbot, studio, card(1))
        qtbot.waitUntil(lambda page=live: "خيط" in page._shop.text())
        assert "المسجّل" in live._shop.text()
        assert air.model.rowCount() == len(load_shop(asset("demo", "shop.toml")).products)
        assert "اختاري" not in air._hint.text()
        assert shop.table.isEnabled()
        assert shop.model.rowCount() == (
            rows if chosen else len(facts(load_shop(asset("demo", "shop.toml"))))
        )
        assert ("المسجّل" in shop.said.text()) is not bool(chosen)
        can_type = shop.table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        assert can_type is bool(chosen)
        ends(qtbot, studio)
        qtbot.waitUntil(lambda page=live, words=before: page._shop.text() == words)
        assert air.model.rowCount() == (1 if chosen else 0)
        assert len(shop.model.changes) == (1 if chosen else 0)
        assert shop.model.rowCount() == rows


def test_a_live_of_her_own_borrows_no_shop(open_studio, qtbot, monkeypatch):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    monkeypatch.setattr(studio._desk, "demo_shop", lambda: asset("demo", "shop.toml"))
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio, card(1))
    assert studio.shelf.borrowed is None
    assert not studio.background.busy


def test_what_a_key_on_the_cards_did_is_not_waited_for(open_studio, qtbot):
    studio = open_studio()
    click(qtbot, studio.control.live.try_button)
    run = running(qtbot, studio, card(1), card(2))
    qtbot.keyClick(studio.overlay, "1")
    assert run.commands == [MarkAnswered(question=1)]
    assert run.bridge._pause.remainingTime() <= HURRY_MS


def test_while_a_live_runs_it_can_be_stopped_and_not_started(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    live = studio.control.live
    click(qtbot, live.start_button)
    run = running(qtbot, studio, card(1, waiting=7), card(2, waiting=3))
    assert not live.start_button.isVisible()
    assert not live.platforms["tiktok"].target.isEnabled()
    assert "10" in live._more.text()
    click(qtbot, live.stop_button)
    assert run.stopped
    assert not live.stop_button.isEnabled()
    ends(qtbot, studio)
    assert run.joined
    assert live.start_button.isVisible()
    assert not live.notice.isVisible()


def test_what_ended_a_live_before_its_time_stands_where_she_looks(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio)
    full = StorageError("The session file <b>x</b> can't be written: disk full.", name="session.unwritable")
    ends(qtbot, studio, full.told())
    notice = studio.control.live.notice
    assert "الديسك" in notice.words.text()
    assert "disk full" not in notice.words.text()
    assert not notice.details.isVisible()
    click(qtbot, notice.details_button)
    assert "<b>x</b> can't be written: disk full." in notice.details.text()
    assert notice.logs_button.isVisible()
    assert studio.overlay is None or "disk full" not in studio.overlay._parts.alerts.notices[0].words
    click(qtbot, notice.details_button)
    assert not notice.details.isVisible()


@pytest.mark.parametrize("name", ["shop.empty", "session.missing"])
def test_a_file_named_in_latin_letters_does_not_turn_the_sentence_about_it_round(open_studio, qtbot, name):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio)
    ends(qtbot, studio, Fault(sentence="No.", name=name, facts={"file": "my shop.toml"}))
    (banner,) = studio.overlay.findChild(AlertStrip).notices
    live = studio.control.live
    live._sessions._tell_fault(live.notice.words.text())
    for told in (live.notice.words.text(), banner.words, live._sessions._notice_words.text()):
        assert "\u2068my shop.toml\u2069" in told
        assert reads_right_to_left(told, otherwise=False)


def test_each_platform_tells_its_state_and_what_to_do(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan", "follow/facebook": "yes"})
    click(qtbot, studio.control.live.start_button)
    statuses = (
        PlatformStatus(platform="tiktok", state=PlatformState.LIVE),
        PlatformStatus(platform="facebook", state=PlatformState.FAILED, reason=Reason.TOKEN),
    )
    running(qtbot, studio, statuses=statuses)
    rows = studio.control.live.platforms
    assert "مباشر" in rows["tiktok"].state.text()
    assert "اربطي الحساب تاني" in rows["facebook"].state.text()
    assert not rows["instagram"].state.isVisible()


def test_a_connected_account_is_named(open_studio, qtbot):
    studio = open_studio(FakeDesk(connected={"facebook": "خيط ووردة"}))
    assert "خيط ووردة" in studio.control.live.platforms["facebook"].target.placeholderText()


def test_the_moderators_address_can_be_copied_while_phones_are_let_in(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    studio.control.live.phones.setChecked(True)
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio)
    pages = studio.control.live.pages
    click(qtbot, pages.copies["moderator_url"])
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert ADDRESS not in words_of(studio.control)
    ends(qtbot, studio)
    assert not pages.isVisible()


def dark_modules(code):
    """Read the modules off the drawing, as a camera does: by their middles."""
    image, side = code.grab().toImage(), len(code.matrix) + 2 * QUIET
    step = image.width() / side
    return [
        [
            image.pixelColor(int((x + 0.5) * step), int((y + 0.5) * step)).lightness() < 128
            for x in range(side)
        ]
        for y in range(side)
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_moderators_code_is_drawn_only_on_demand_and_goes_with_the_live(open_studio, qtbot, theme):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan", "theme": theme})
    studio.control.live.phones.setChecked(True)
    pages = studio.control.live.pages
    assert not pages.isVisible()
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio)
    assert pages.isVisible()
    assert pages.code is None
    click(qtbot, pages.code_button)
    assert pages.code.accessibleName()
    seen = dark_modules(pages.code)
    wanted = [
        [bool(module) for module in line] for line in segno.make(ADDRESS, error="m", micro=False).matrix
    ]
    assert [line[QUIET:-QUIET] for line in seen[QUIET:-QUIET]] == wanted
    assert not any(any(line) for line in (*seen[:QUIET], *seen[-QUIET:]))  # the quiet zone
    assert not any(any((*line[:QUIET], *line[-QUIET:])) for line in seen)
    click(qtbot, pages.code_button)
    assert pages.code is None
    click(qtbot, pages.code_button)
    ends(qtbot, studio)
    assert pages.code is None
    assert not pages.isVisible()


def test_an_interrupted_live_can_be_gone_on_with(open_studio, qtbot):
    studio = open_studio(
        FakeDesk([past(unfinished=True)]), **{"follow/tiktok": "yes", "target/tiktok": "@dokan"}
    )
    sessions = studio.control.live._sessions
    assert sessions.unfinished.isVisible()
    assert "الجمعة" in sessions._notice_words.text()
    click(qtbot, sessions.recover_button)
    assert studio._desk.wanted[0].session == past().path


def test_an_interrupted_live_can_be_closed(open_studio, qtbot):
    studio = open_studio(FakeDesk([past(unfinished=True)]))
    sessions = studio.control.live._sessions
    click(qtbot, sessions.close_button)
    qtbot.waitUntil(lambda: not sessions.unfinished.isVisible())
    assert studio._desk.closed == [past().path]


def test_sessions_of_before_are_listed_newest_first_and_can_be_gone_on_with(open_studio, qtbot):
    studio = open_studio(FakeDesk([past("ب"), past("أ")]))
    sessions = studio.control.live._sessions
    watch(sessions.model)
    assert sessions.model.rowCount() == 2
    assert "2023-11-1" in sessions.model.index(0).data()
    assert not sessions.go_on_button.isEnabled()
    sessions.list.setCurrentIndex(sessions.model.index(1))
    click(qtbot, sessions.go_on_button)
    assert studio._desk.wanted[0].session == past("أ").path


def test_each_text_of_the_privacy_notice_is_copied_for_its_own_place(open_studio, qtbot, monkeypatch):
    monkeypatch.setenv("COPILOT_KEEP_DAYS", "30")
    studio = open_studio()
    studio.control.open_page(3)
    copied = []
    for each in studio.control.privacy.copy_buttons:
        click(qtbot, each)
        copied.append(QGuiApplication.clipboard().text())
    stream, description, reply = copied
    assert stream.startswith("معانا برنامج بيقرا التعليقات")
    assert description.startswith("أثناء اللايف")
    assert "بيتمسح بعد 30 يوم بالكتير" in description
    assert reply == "(الرد ده بمساعدة برنامج)"


def words_of(window):
    said = [
        each.text()
        for kind in (QLabel, QAbstractButton)
        for each in window.findChildren(kind)
        if each.isVisible()
    ]
    return " ".join(said)


def test_language_and_colours_change_without_a_restart_even_during_a_live(open_studio, qtbot, settings):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio, card(1))
    studio.control.open_page(4)
    looks = studio.control.looks
    looks.language.setCurrentIndex(1)
    looks.language.activated.emit(1)
    qtbot.waitUntil(lambda: studio.control.looks is not looks)
    assert settings["language"] == "en"
    assert studio.control.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert studio.control.pages.currentIndex() == 4
    studio.control.open_page(0)
    qtbot.waitUntil(lambda: "Reading the live" in words_of(studio.control))
    assert not any("\u0600" <= char <= "\u06ff" for char in words_of(studio.control))
    live = studio.control.live
    studio.choices.set_theme("dark")
    qtbot.waitUntil(lambda: studio.control.live is not live and studio.control.live.isVisible())
    corner = studio.control.pages.grab().toImage().pixelColor(4, 4).name()
    assert corner == DARK.ground != LIGHT.ground
    running(qtbot, studio, card(2))  # pages that are gone must not be heard of again
    ends(qtbot, studio)


def test_what_was_typed_for_the_next_live_stays_in_other_colours_and_so_does_the_keyboard(open_studio, qtbot):
    control = open_studio().control
    control.live.name.setText("Friday offers")
    control.live.phones.setChecked(True)
    control.activateWindow()
    qtbot.waitUntil(control.isActiveWindow)
    control.open_page(4)
    control.looks.theme.setFocus()
    before = control.looks
    qtbot.keyClick(control.looks.theme, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: control.looks is not before)
    assert control.looks.theme.currentData() == "dark"
    assert control.looks.theme.hasFocus()
    assert control.live.wanted().name == "Friday offers"
    assert control.live.wanted().phones


def test_everything_is_reached_by_the_keyboard_and_named(open_studio, qtbot):
    studio = open_studio()
    for number in range(5):
        qtbot.keyClick(studio.control, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
        assert studio.control.pages.currentIndex() == number
        for kind in (QAbstractButton, QLineEdit):
            for each in studio.control.pages.currentWidget().findChildren(kind):
                if each.isVisible() and each.objectName() != "qt_spinbox_lineedit":
                    assert each.focusPolicy() & Qt.FocusPolicy.TabFocus or not each.isEnabled(), each
                    named = each.accessibleName() or (
                        each.text() if isinstance(each, QAbstractButton) else ""
                    )
                    assert named or isinstance(each.parent(), QLineEdit), each


def test_what_is_chosen_from_a_list_is_called_by_its_label(open_studio):
    looks = open_studio().control.looks
    for box in looks.findChildren(QComboBox):
        told = QAccessible.queryAccessibleInterface(box).relations(QAccessible.RelationFlag.Label)
        assert [label.text(QAccessible.Text.Name) for label, _ in told] == [box.accessibleName()]


def test_closing_the_window_with_nothing_running_leaves(open_studio, qtbot):
    studio = open_studio()
    with qtbot.waitSignal(studio.left, timeout=2000):
        studio.control.close()


def test_closing_the_window_during_a_live_leaves_the_cards_and_they_lead_back(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio, card(1))
    studio.control.close()
    assert studio.stage.phase is Phase.RUNNING
    studio.overlay.close()
    assert studio.control.isVisible()
    assert studio.stage.phase is Phase.RUNNING


def test_leaving_during_a_live_ends_it_first(open_studio, qtbot):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    run = running(qtbot, studio, board_of(1).cards[0])
    left = []
    studio.left.connect(lambda: left.append(True))
    studio.leave()
    assert run.stopped
    assert left == []
    ends(qtbot, studio)
    assert left == [True]
    assert run.joined


def test_the_window_can_be_made_small_and_large(open_studio, qtbot):
    studio = open_studio()
    for size in ((720, 480), (1400, 900)):
        studio.control.resize(*size)
        for number in range(5):
            studio.control.open_page(number)
            inside: QWidget = studio.control.pages.currentWidget()
            assert studio.control.rect().contains(inside.mapTo(studio.control, QPoint(0, 0)))


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_nothing_on_the_first_page_is_wider_than_the_smallest_window(open_studio, qtbot, speak):
    studio = open_studio(language=speak)
    studio.control.show()
    studio.control.resize(1, 1)
    studio.stage.start(Wanted(phones=True, targets=(("tiktok", "@shop"),)))
    running(qtbot, studio, board_of(1).cards[0])
    live = studio.control.live
    qtbot.waitUntil(lambda: live.horizontalScrollBar().maximum() == 0)
    live.pages.code_button.click()
    qtbot.waitUntil(live.pages.code.isVisible)
    qtbot.waitUntil(lambda: live.pages.code.height() > 0 and live.horizontalScrollBar().maximum() == 0)
    ends(qtbot, studio)
