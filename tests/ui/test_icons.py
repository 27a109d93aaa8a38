import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from copilot.assets import asset
from copilot.ui.style import icon
from copilot.ui.theme import DARK
from copilot.ui.widgets import AFTER_ICON, backward, button, forward, say

NAMES = sorted(path.stem for path in asset("icons").glob("*.svg"))


def drawn(made, scale=1.0, mode=QIcon.Mode.Normal):
    return made.pixmap(QSize(16, 16), scale, mode).toImage()


def inks(image):
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_the_screens_own_pixels_at_every_scale(qapp, scale):
    assert drawn(icon("shop", "#ff0000"), scale).size() == QSize(16, 16) * scale


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_stands_on_nothing_and_has_the_colour_asked_for(qapp, name):
    image = drawn(icon(name, "#ff0000"), 2.0)
    corners = [(x, y) for x in (0, image.width() - 1) for y in (0, image.height() - 1)]
    assert all(image.pixelColor(*corner).alpha() == 0 for corner in corners)
    if "_on_" not in name:  # a style sheet shows these, which knows no colours of ours
        assert "#ff0000" in inks(image)


def test_what_cannot_be_pressed_is_drawn_in_its_own_colour(qapp):
    made = icon("shop", "#ff0000", disabled="#0000ff")
    assert "#0000ff" in inks(drawn(made, 2.0, QIcon.Mode.Disabled))
    assert "#ff0000" not in inks(drawn(made, 2.0, QIcon.Mode.Disabled))
    assert "#ff0000" in inks(drawn(icon("shop", "#ff0000"), 2.0, QIcon.Mode.Disabled))


def test_a_button_keeps_its_words_apart_from_its_drawing_whatever_it_says(qtbot):
    made = button("Hide", lambda: None, name="privacy", palette=DARK)
    qtbot.addWidget(made)
    say(made, "Show")
    assert (made.text(), made.accessibleName()) == (f"{AFTER_ICON}Show", "Show")
    bare = QPushButton()
    qtbot.addWidget(bare)
    say(bare, "Show")
    assert bare.text() == "Show"


def test_forward_is_where_reading_goes_on(language, qapp):
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert (forward(), backward()) == ("previous", "next")
    language("en")
    assert (forward(), backward()) == ("next", "previous")
