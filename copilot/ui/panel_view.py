"""A section's table on the screen: as high as its rows, and as wide as the window, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSortFilterProxyModel, Qt

from copilot.ui.panel_table import LONGEST, SORT_ROLE, PanelTable
from copilot.ui.plain import plain_sentence
from copilot.ui.style import scaled
from copilot.ui.tables import Table, look, read_whole

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from copilot.domain.panel import PanelTable as Told

FEW: Final = 8
"""Rows that a table shows at least, if it has them, before it scrolls."""

_LINE: Final = 36
_MEASURED: Final = 100
"""Rows that say how wide a column is."""

_WHOLE: Final = 300
"""Rows up to which each is as high as its own words; of more, all are of one height of two lines."""

_LINES: Final = 4
"""Lines of a cell among others, until its words are cut; alone in its row it is read whole."""

_WIDEST: Final = 240
_WORD: Final = 150
"""Pixels, at the usual size of letters, that a column keeps for its longest word."""

_NARROWEST: Final = 44
_PADDED: Final = 26  # the two sides in the style sheet, Qt's own, and a little
_AROUND: Final = 16
"""Pixels between columns besides, where there is room."""


class PanelView(Table):
    """A view whose columns of words give way, over several lines, before the window has to scroll aside."""

    def __init__(self, told: Told, name: str, parent: QObject) -> None:
        """Create it for a table; `name` is for who can't see it."""
        model = QSortFilterProxyModel(parent)
        source = PanelTable(told, parent)
        model.setSourceModel(source)
        model.setSortRole(SORT_ROLE)
        super().__init__(model, told.wide)
        look(self, name)
        self._told, self._figures = told, source.figures
        alone = len(told.columns) == 1
        if alone or len(told.rows) <= _WHOLE:
            read_whole(self, lines=0 if alone else _LINES)
        else:
            self.setWordWrap(True)
            self.verticalHeader().setDefaultSectionSize(scaled(_LINE + _LINE // 2))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # else it is sorted at once
        self.setSortingEnabled(True)

    def updateGeometries(self) -> None:  # noqa: N802 (Qt's name)
        """Be no higher than the rows, and show the first of them."""
        super().updateGeometries()
        rows = self.verticalHeader()
        around = self.height() - self.viewport().height() + _LINE // 4
        first = sum(rows.sectionSize(row) for row in range(min(FEW, rows.count())))
        self.setMinimumHeight(min(around + first, scaled(_LINE * (FEW + 2))))
        self.setMaximumHeight(around + rows.length())

    def _measured(self) -> dict[int, tuple[int, int]]:
        """Return how narrow each column may become, and how wide its words are, once the style is known."""
        for each in (self, self.horizontalHeader()):
            each.ensurePolished()
        told, giving = self._told, {}
        header = self.horizontalHeader()
        header.setMinimumSectionSize(scaled(_NARROWEST))
        # Qt's own hint adds the arrow of a sorted column, which stands above its words here
        heading, inside = header.fontMetrics().horizontalAdvance, self.fontMetrics().horizontalAdvance
        for column in range(len(told.columns)):
            cells = [plain_sentence(str(row.cells[column]), LONGEST) for row in told.rows[:_MEASURED]]
            name = heading(str(self.model().headerData(column, Qt.Orientation.Horizontal)))
            words = max((inside(word) for cell in cells for word in cell.split()), default=0)
            needed = max(name, *map(inside, cells)) + _PADDED
            least = needed if column in self._figures else max(name, min(scaled(_WORD), words)) + _PADDED
            if column == told.wide:
                self.least = max(self.least, least)
            else:
                giving[column] = (min(least, needed), min(scaled(_WIDEST), needed + _AROUND))
        return giving
