"""Buttons side by side that go on in a further row where the width ends: no window is too narrow for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 10


class FlowRow(QLayout):
    """A layout as high as its rows are in the width that it gets; what is hidden takes no place."""

    def __init__(self, *widgets: QWidget) -> None:
        """Lay out `widgets` in this order, from the reading edge."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)
        for each in widgets:
            self.addWidget(each)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Take an item; Qt calls it for a widget."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Return an item, or None where there is none: Qt asks until there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Give an item back, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        """Want no more than what is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height of the rows in a width."""
        return max((box.bottom() + 1 for _, box in self._placed(width)), default=0)

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the widest item alone."""
        sizes = [item.minimumSize() for item in self._seen()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of one row with everything."""
        sizes = [item.sizeHint() for item in self._seen()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Put every item into its row."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        right = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, box in self._placed(rect.width()):
            x = rect.right() + 1 - box.right() - 1 if right else rect.left() + box.left()
            item.setGeometry(QRect(x, rect.top() + box.top(), box.width(), box.height()))

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return each item with its place in rows of a width, counted from the reading edge."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        x = y = high = 0
        for item in self._seen():
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y, high = 0, y + high + self.spacing(), 0
            placed.append((item, QRect(x, y, min(size.width(), max(1, width)), size.height())))
            x += size.width() + self.spacing()
            high = max(high, size.height())
        return placed
