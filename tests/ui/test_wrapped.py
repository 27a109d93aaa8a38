from PySide6.QtGui import QColor

from copilot.ui.style import style_sheet
from copilot.ui.theme import DARK
from copilot.ui.widgets import label


def lines_of(image):
    """Return the columns of a picture's ink, from the right, for each line of words."""
    ground, found, line = image.pixelColor(0, 0), [], None
    for y in range(image.height()):
        ink = [x for x in range(image.width()) if image.pixelColor(x, y) != ground]
        if not ink:
            line = None
            continue
        if line is None:
            line = []
            found.append(line)
        line.append(image.width() - 1 - max(ink))
    return [min(line) for line in found]


def shown(qtbot, words, role="", width=330):
    made = label(words, role)
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(DARK))
    made.resize(width, made.heightForWidth(width))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_all_lines_of_arabic_begin_at_the_same_edge(qtbot, language):
    made = shown(qtbot, "لحد " * 40)
    starts = lines_of(made.grab().toImage())
    assert len(starts) >= 3
    assert max(starts) - min(starts) <= 1


def test_the_lines_have_the_room_that_the_label_asks_for(qtbot, language):
    for words in ("لحد " * 40, "سطر\nسطر", "كلمة word " * 20):
        made = shown(qtbot, words)
        _, height = made._laid(made.width())
        assert abs(height - made.heightForWidth(made.width())) <= 1


def test_wrapped_words_keep_the_colour_of_their_role(qtbot, language):
    made = shown(qtbot, "لحد " * 40, "bad")
    image = made.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(DARK.bad).name() in colours
