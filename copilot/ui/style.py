"""The windows' style sheet, made of a palette; and icons in its colours."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from copilot.assets import asset
from copilot.ui.icons import draw_icon
from copilot.ui.theme import DARK, FAMILY, Palette

_USUAL_TEXT = 14  # pixels: 10.5 points on a screen of 96 dots an inch
_SHEET = """
QWidget {{ background: {ground}; color: {text}; }}
QLabel, QCheckBox, QRadioButton {{ background: transparent; }}
QLabel[dim="true"] {{ color: {dim}; }}
QLabel[bad="true"] {{ color: {bad}; }}
QLabel[heading="true"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[hero="true"] {{ font-size: {hero}px; font-weight: 700; }}
QFrame[card="true"] {{ background: {raised}; border: 1px solid {line}; border-radius: 14px; }}
QFrame[card="true"] QWidget {{ background: {raised}; }}
QFrame[notice="true"] {{ background: {message_ground}; border: none; border-radius: 12px; }}
QFrame[notice="true"] QLabel {{ color: {message_text}; background: transparent; }}
QFrame[alarm="true"] {{ background: {alert_ground}; border: none; border-radius: 12px; }}
QFrame[alarm="true"] QLabel {{ color: {alert_text}; background: transparent; }}
QFrame#side {{ background: {surface}; border: none; }}
QFrame#side QLabel, QFrame#side QToolButton {{ background: transparent; }}
QToolButton[page="true"] {{ border: none; border-radius: 10px; padding: 10px 14px;
  color: {dim}; font-weight: 500; }}
QToolButton[page="true"]:hover {{ background: {raised}; color: {text}; }}
QToolButton[page="true"]:checked {{ background: {raised}; color: {accent}; font-weight: 600; }}
QToolButton[page="true"]:focus {{ border: 2px solid {accent}; padding: 8px 12px; }}
QPushButton, QToolButton, QCheckBox {{ outline: none; }}
QPushButton {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; padding: 8px 16px;
  color: {text}; min-height: 22px; font-weight: 500; }}
QFrame[card="true"] QPushButton {{ background: {surface}; }}
QPushButton[tall="true"] {{ min-height: 36px; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 7px 15px; }}
QPushButton:disabled {{ color: {dim}; background: transparent; }}
QPushButton[main="true"], QFrame[card="true"] QPushButton[main="true"] {{
  background: {accent}; border-color: {accent}; color: {ground}; font-weight: 700; }}
QPushButton[main="true"]:hover {{ border-color: {text}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[main="true"]:disabled {{ background: {line}; border-color: {line}; color: {text}; }}
QLineEdit, QComboBox, QPlainTextEdit, QTableView, QListView {{ background: {ground}; border: 1px solid {line};
  border-radius: 10px; padding: 7px 10px; color: {text}; selection-background-color: {accent};
  selection-color: {ground}; }}
QFrame[card="true"] QLineEdit, QFrame[card="true"] QComboBox, QFrame[card="true"] QPlainTextEdit,
QFrame[card="true"] QTableView, QFrame[card="true"] QListView {{ background: {ground}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTableView:focus, QListView:focus {{
  border: 2px solid {accent}; padding: 6px 9px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {dim}; }}
QLineEdit:disabled {{ color: {dim}; background: {surface}; }}
QListView::item, QTableView::item {{ padding: 7px 8px; border-radius: 6px; }}
QListView::item:selected, QTableView::item:selected {{ background: {accent}; color: {ground}; }}
QTableView {{ gridline-color: {line}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView QLineEdit, QTableView QLineEdit:focus {{ border: 1px solid {line}; border-radius: 4px;
  padding: 0 6px; }}
QHeaderView::section {{ background: {surface}; color: {dim}; border: none; border-bottom: 1px solid {line};
  padding: 8px 11px; }}
QHeaderView::up-arrow {{ image: url("{up}"); width: {sorted}px; height: {sorted}px;
  subcontrol-origin: border; subcontrol-position: top center; top: 3px; }}
QHeaderView::down-arrow {{ image: url("{down}"); width: {sorted}px; height: {sorted}px;
  subcontrol-origin: border; subcontrol-position: top center; top: 3px; }}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QComboBox::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {line}; }}
QCheckBox {{ spacing: 9px; font-weight: 600; }}
QCheckBox::indicator {{ width: {mark}px; height: {mark}px; border: 2px solid {dim}; border-radius: 5px;
  background: {ground}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QCheckBox::indicator:focus {{ border-color: {text}; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 5px; min-height: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: 5px; min-width: 30px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 7px 18px; border-radius: 6px; }}
QMenu::item:selected {{ background: {surface}; color: {accent}; }}
"""


def style_sheet(palette: Palette) -> str:
    """Return the style sheet of a palette."""
    colours = {field.name: getattr(palette, field.name) for field in fields(palette)}
    mark = "checked_on_light" if palette is DARK else "checked_on_dark"
    ground = "on_dark" if palette is DARK else "on_light"
    sizes = {"heading": 21, "hero": 26, "mark": 18, "arrow": 14, "sorted": 9}
    lengths = {what: scaled(size) for what, size in sizes.items()}
    drawn = {"check": mark, "down": f"down_{ground}", "up": f"up_{ground}"}
    pictures = {what: asset("icons", f"{name}.svg").as_posix() for what, name in drawn.items()}
    return _SHEET.format(**colours, **lengths, **pictures)


def scaled(pixels: float) -> int:
    """Return a length that was chosen beside text of the usual size, for text of the size it has here."""
    return round(pixels * max(1.0, QFontInfo(QGuiApplication.font()).pixelSize() / _USUAL_TEXT))


_FRAME = QMargins(8, 32, 8, 8)  # what a window manager puts around a window, about


def on_screen(window: QWidget, size: QSize) -> QSize:
    """Return a size that was chosen beside text of the usual size, for a window on the screen it is on."""
    room = window.screen().availableSize().shrunkBy(_FRAME)
    return QSize(scaled(size.width()), scaled(size.height())).boundedTo(room)


def window_font() -> QFont:
    """Return the font of the windows, as large as the system's own text."""
    system = QFont()
    font = QFont(FAMILY)
    font.setPointSizeF(max(10.5, system.pointSizeF()))
    return font


@lru_cache(maxsize=128)
def icon(name: str, colour: str, *, disabled: str = "") -> QIcon:
    """Return a drawing as an icon; `disabled` is its colour where it can't be pressed, empty for the same."""
    return QIcon(_Drawing(name, colour, disabled or colour))


class _Drawing(QIconEngine):
    """Draws at the size that is asked for: at 125 % a kept picture would be stretched, and blurred."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        draw_icon(painter, self._name, self._ink(mode), QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        del state
        return _picture(self._name, self._ink(mode), size.width(), size.height())

    def _ink(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode == QIcon.Mode.Disabled else self._colour

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._colour, self._disabled)


@lru_cache(maxsize=256)
def _picture(name: str, colour: str, width: int, height: int) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_icon(painter, name, colour, QRectF(0, 0, width, height))
    painter.end()
    return made
