"""How fresh a suggestion is said to be, beside its source."""

from datetime import datetime

import pytest

from copilot.domain.board import Answer, CardState, Suggestion
from copilot.ui.board_view import BoardView
from copilot.ui.card_face import Room, face, spoken
from copilot.ui.freshness import source_line
from copilot.ui.plain import isolate
from tests.ui.boards import board, card

NOW = datetime(2026, 3, 20, 12).astimezone().timestamp()
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
SOURCE = "ملف المحل · كود B07"

# Qt's offscreen platform remembers a mask and says that it can't apply it.
pytestmark = pytest.mark.qt_log_ignore("does not support setting window masks")


def said(age, *, stale=False, source=SOURCE, **changes):
    at = None if age is None else NOW - age
    suggestion = Suggestion(text="650 جنيه", source=source, at=at, stale=stale)
    return card(1, suggestion=suggestion, **changes)


def line(age, **changes):
    shown = said(age, **changes)
    words = source_line(shown, shown.suggestion, shown.suggestion.source, now=NOW)
    return words.removeprefix(shown.suggestion.source).removeprefix(f"{isolate(shown.suggestion.source)} · ")


@pytest.mark.parametrize(
    ("age", "stale", "arabic", "english"),
    [
        (None, False, "", ""),
        (None, True, "", ""),
        (-2 * MINUTE, False, "", ""),  # a recording is older than the facts of today
        (-1.0, False, "اتعدّل دلوقتي", "changed just now"),
        (0.0, False, "اتعدّل دلوقتي", "changed just now"),
        (5 * MINUTE - 1, False, "اتعدّل دلوقتي", "changed just now"),
        (5 * MINUTE, False, "اتعدّل من 5 دقايق", "changed 5 minutes ago"),
        (9 * MINUTE, False, "اتعدّل من 5 دقايق", "changed 5 minutes ago"),
        (HOUR - 1, True, "اتعدّل من 55 دقيقة", "changed 55 minutes ago"),
        (HOUR, False, "", ""),
        (40 * DAY, False, "", ""),
        (HOUR, True, "اتعدّل من ساعة", "changed 1 hour ago"),
        (2 * HOUR, True, "اتعدّل من ساعتين", "changed 2 hours ago"),
        (DAY - 1, True, "اتعدّل من 23 ساعة", "changed 23 hours ago"),
        (DAY, True, "اتعدّل يوم 19/03/2026", "changed on 19/03/2026"),
    ],
)
def test_how_fresh_a_fact_is_in_calm_steps(language, age, stale, arabic, english):
    assert line(age, stale=stale) == arabic
    language("en")
    assert line(age, stale=stale) == english


def test_a_persons_words_were_not_changed_but_written(language):
    words = (Answer(text="650 جنيه", by="منى", at=NOW),)
    assert line(6 * MINUTE, source="منى", words=words) == "من 5 دقايق"


def test_a_day_that_the_source_names_is_not_said_twice(language):
    assert line(DAY, stale=True, source="إجابتك يوم 19/03/2026") == ""


def test_what_may_be_out_of_date_is_marked_and_spoken_even_where_room_is_short(language):
    doubtful = said(40 * DAY, stale=True)
    for room in (Room(), Room(lines=1, source=False)):
        first = face(doubtful, key=1, room=room, now=NOW).marks[0]
        assert (first.words, first.strong) == ("قديم، راجعيه", True)
    assert "قديم، راجعيه" in spoken(doubtful, key=1)
    answered = said(40 * DAY, stale=True, answer=Answer(text="700 جنيه", by="منى", at=NOW))
    assert "قديم، راجعيه" not in spoken(answered, key=1)
    assert face(said(40 * DAY), key=1, now=NOW).marks[0].words == SOURCE


def test_the_overlay_says_how_fresh_a_source_is_and_lays_out_again_only_when_that_changes(overlay):
    view = overlay.findChild(BoardView)
    fresh = said(4 * MINUTE, state=CardState.PINNED)

    def drawn(later):
        overlay.show_board(board(fresh, at=NOW + later, newest_at=NOW + later))
        return view._faces

    first = drawn(0.0)
    assert first[0].marks[-1].words == f"{isolate(SOURCE)} · اتعدّل دلوقتي"
    assert drawn(30.0) is first
    assert drawn(MINUTE)[0].marks[-1].words == f"{isolate(SOURCE)} · اتعدّل من 5 دقايق"
