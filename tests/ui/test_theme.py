import itertools

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont

from copilot.ui.theme import FAMILY, LARGEST_PT, PALETTES, SMALLEST_PT, Sizes, bounded_pt, contrast


def test_contrast_is_wcags():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_text_stands_out_from_its_ground(theme):
    too_weak = [pair for pair in PALETTES[theme].pairs() if contrast(*pair) < 4.5]
    assert too_weak == []


def test_the_shipped_font_is_the_one_that_is_drawn(fonts):
    for font in (Sizes(30).title(), Sizes(30).number(), Sizes(30).answer(), Sizes(30).small()):
        assert QFontInfo(font).family().startswith(FAMILY)
        raw = QRawFont.fromFont(font)
        assert raw.familyName().startswith(FAMILY)
        assert all(raw.supportsCharacter(ord(char)) for char in "السعر كام؟ Price 0123456789…–·")


def test_weights_are_told_apart(fonts):
    widths = [
        QFontMetrics(QFont(FAMILY, 30, weight)).horizontalAdvance("Price السعر")
        for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold)
    ]
    assert len(set(widths)) == 3


def test_larger_points_make_larger_titles_between_the_bounds(fonts):
    ems = [Sizes.of_points(points).em for points in (18, 22, 44, 96)]
    assert all(a < b for a, b in itertools.pairwise(ems))
    assert bounded_pt(3) == SMALLEST_PT
    assert bounded_pt(300) == LARGEST_PT
