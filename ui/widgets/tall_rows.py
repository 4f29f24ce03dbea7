"""A table whose rows are as high as their text, measured only when they come into view."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

_TRIES = 4


class TallRows(QTableView):
    """Whole rows without a grid, in columns whose widths the table itself decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._dress_headers()
        self.verticalScrollBar().valueChanged.connect(self.fit_visible)

    def fit_visible(self) -> None:
        """Give the rows in view the height of their text."""
        raise NotImplementedError

    def bring_into_view(self, index: QModelIndex) -> None:
        """Scroll until a row is wholly in view; rows on the way get their height first."""
        for _ in range(_TRIES):
            before = self.verticalScrollBar().value()
            self.scrollTo(index)
            self.fit_visible()
            if self.verticalScrollBar().value() == before:
                return

    def keyboardSearch(self, search: str) -> None:
        """Letters are for shortcuts here; finding has a line of its own."""

    def _dress_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
