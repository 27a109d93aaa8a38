"""Colours, sizes and fonts of everything that is drawn.

Every pair of text and ground in `Palette.pairs` keeps at least 4.5:1 (WCAG 2.1, 1.4.3); a test
computes it. All lengths follow from one figure, the size of a card's title, so that one key makes
everything larger.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from copilot.assets import asset

FAMILY = "IBM Plex Sans Arabic"
SMALLEST_PT = 18.0
LARGEST_PT = 96.0
USUAL_PT = 22.0
LEAST_OPACITY = 0.3

_EMOJI = ("Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji")
_LEAST_SMALL_PX, _MOST_SMALL_PX = 12.0, 28.0
_MOST_ALERT_PX = 48.0
_MOST_MARGIN_PX = 24.0
_LINEAR_BELOW = 0.04045  # of sRGB


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        ground: Behind everything.
        surface: Behind a card.
        raised: Behind the first card, and keycaps.
        line: Hairlines, and behind a main button that can't be pressed.
        text: Titles.
        answer: What can be read out.
        dim: What matters less, still readable.
        accent: The one accent: counts, pins, the first card's edge.
        good: A platform that is live; an answered card.
        bad: A platform that failed.
        alert_ground: Behind an alert.
        alert_text: On an alert.
        message_ground: Behind a moderator's message.
        message_text: On a moderator's message.
        backdrop: Behind the window in a screenshot.
    """

    ground: str
    surface: str
    raised: str
    line: str
    text: str
    answer: str
    dim: str
    accent: str
    good: str
    bad: str
    alert_ground: str
    alert_text: str
    message_ground: str
    message_text: str
    backdrop: str

    def pairs(self) -> list[tuple[str, str]]:
        """Return every (text, ground) that is drawn anywhere."""
        inks = (self.text, self.answer, self.dim, self.accent, self.good, self.bad)
        grounds = (self.ground, self.surface, self.raised)
        return [
            *((ink, ground) for ink in inks for ground in grounds),
            (self.text, self.line),  # a main button that can't be pressed
            (self.alert_text, self.alert_ground),
            (self.message_text, self.message_ground),
        ]


DARK = Palette(
    ground="#191b20",
    surface="#202329",
    raised="#292d36",
    line="#3a3f4b",
    text="#f6f3ec",
    answer="#bfe5d1",
    dim="#a9adb6",
    accent="#f5b94f",
    good="#56cf98",
    bad="#ff958b",
    alert_ground="#611f25",
    alert_text="#ffe6e2",
    message_ground="#213a5e",
    message_text="#e2ecff",
    backdrop="#8d7580",
)

LIGHT = Palette(
    ground="#fbfaf7",
    surface="#f3f1ec",
    raised="#ffffff",
    line="#d6d2c8",
    text="#1b1d22",
    answer="#0c5539",
    dim="#565a63",
    accent="#8a4b00",
    good="#0b6b43",
    bad="#aa2018",
    alert_ground="#f9dcd8",
    alert_text="#74130f",
    message_ground="#dbe7fb",
    message_text="#143669",
    backdrop="#c9bfc2",
)

PALETTES = {"dark": DARK, "light": LIGHT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How something is drawn.

    Attributes:
        palette: The colours.
        sizes: The fonts and lengths.
        opacity: Of the grounds, 0.3 to 1; words are always opaque.
    """

    palette: Palette
    sizes: Sizes
    opacity: float = 1.0


def bounded_opacity(opacity: float) -> float:
    """Return the nearest opacity that is allowed for grounds."""
    return min(max(round(opacity, 2), LEAST_OPACITY), 1.0)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= _LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_fonts() -> list[str]:
    """Make the shipped fonts known to Qt; return the files that could not be loaded (none, usually)."""
    files = sorted(asset("fonts").glob("*.ttf"))
    return [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]


def bounded_pt(points: float) -> float:
    """Return the nearest size that is allowed for a title, in points."""
    return min(max(points, SMALLEST_PT), LARGEST_PT)


def _font(pixels: float, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies([FAMILY, *_EMOJI])
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(weight)
    return font


@dataclass(frozen=True, slots=True)
class Sizes:
    """The fonts and lengths that follow from the size of a title.

    Attributes:
        em: Height of a title's font in pixels.
    """

    em: float

    @classmethod
    def of_points(cls, points: float) -> Sizes:
        """Return the sizes for a title of so many points on this screen."""
        font = QFont(FAMILY)
        font.setPointSizeF(bounded_pt(points))
        return cls(em=float(QFontInfo(font).pixelSize()))

    @property
    def small_px(self) -> float:
        """Pixels of the small print: grows slower than the title."""
        return min(max(_LEAST_SMALL_PX, 8.0 + 0.23 * self.em), _MOST_SMALL_PX)

    def number(self) -> QFont:
        """Return the font of the count."""
        return _font(1.28 * self.em, QFont.Weight.Bold)

    def title(self) -> QFont:
        """Return the font of a title."""
        return _font(self.em, QFont.Weight.DemiBold)

    def answer(self) -> QFont:
        """Return the font of the answer."""
        return _font(max(14.0, 0.7 * self.em), QFont.Weight.Normal)

    def alert(self) -> QFont:
        """Return the font of an alert."""
        return _font(min(max(14.0, 0.64 * self.em), _MOST_ALERT_PX), QFont.Weight.DemiBold)

    def small(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of the small print."""
        return _font(self.small_px, weight)

    def margin(self, ems: float) -> float:
        """Return a length that stops growing where it would only cost space, in pixels."""
        return min(ems * self.em, _MOST_MARGIN_PX)

    def length(self, ems: float) -> int:
        """Return a length in whole pixels, at least one."""
        return max(1, round(ems * self.em))
