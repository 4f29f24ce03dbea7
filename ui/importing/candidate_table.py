"""The table of the events that were read: rows as high as their text, ticked with Space."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from ui.importing.candidate_cells import PAD_X, CandidateCells
from ui.importing.candidates import FROM, REMARK, TAKEN, TEXT, TIME, CandidateModel
from ui.theme import theme
from ui.widgets.tall_rows import TallRows
from ui.widgets.text import tooltip_text

_TICK, _FROM, _HEADER, _LEAST_TEXT = 40, 130, 30, 140
_AIR = 20
_NARROW = 460
"""Below this width, in pixels at 100 %, there is no room to say who said it."""
_SAID = 2_000
"""Characters of a text that its tooltip shows."""


class CandidateTable(TallRows):
    """Events as rows; `row_entered` says which one the keyboard or the pointer has come to."""

    row_entered = Signal(int)

    def __init__(self, model: CandidateModel) -> None:
        super().__init__()
        self.candidates = model
        self._cells = CandidateCells(self)
        self._nothing = ""
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._dress()
        self.selectionModel().currentRowChanged.connect(
            lambda at, _: self.row_entered.emit(at.row())
        )
        self.entered.connect(lambda index: self._hover(index.row()))
        model.modelReset.connect(self.measure_again)
        model.dataChanged.connect(self.fit_visible)
        theme.changed.connect(self.measure_again)

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view, whatever has the keyboard."""
        index = self.candidates.index(row, TEXT)
        self.setCurrentIndex(index)
        self.bring_into_view(index)

    def measure_again(self) -> None:
        """Give columns and rows the sizes that the theme and the width ask for."""
        width = self.viewport().width()
        said = any(row.event.author or row.event.source for row in self.candidates.rows)
        narrow = width < theme.px(_NARROW) or not said
        self.setColumnHidden(FROM, narrow)
        widths = {
            TAKEN: theme.px(_TICK),
            TIME: self._time_width(),
            FROM: 0 if narrow else max(theme.px(_FROM), width // 4),
        }
        widths[TEXT] = max(width - sum(widths.values()), theme.px(_LEAST_TEXT))
        for column, size in widths.items():
            self.setColumnWidth(column, size)
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER))
        self.verticalHeader().setDefaultSectionSize(theme.px(_HEADER))
        self.fit_visible()

    def say_nothing(self, sentence: str) -> None:
        """Say why there are no rows, in their place."""
        self._nothing = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing:
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("muted"))
            side = theme.px(_AIR)
            room = self.viewport().rect().adjusted(side, side, -side, -side)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and (rows := self._chosen()):
            taken = all(map(self.candidates.is_taken, rows))
            self.candidates.tick(rows, taken=not taken)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == TAKEN:
            self._click_tick(index)
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure_again()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _dress(self) -> None:
        self.setAccessibleName("Events that were read")
        self.setProperty("plain", "true")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _time_width(self) -> int:
        """Return the width of the times as they are written here, of which some are ranges."""
        shown = self.candidates.widest_time
        return QFontMetrics(theme.font()).horizontalAdvance(shown) + 2 * theme.px(PAD_X + 2)

    def fit_visible(self) -> None:
        row, bottom = max(self.rowAt(0), 0), self.viewport().height()
        while row < len(self.candidates.rows) and self.rowViewportPosition(row) <= bottom:
            height = self._height(row)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
            row += 1

    def _height(self, row: int) -> int:
        option = QStyleOptionViewItem()
        heights = [self.verticalHeader().defaultSectionSize()]
        for column in (TIME, TEXT, FROM):
            if not self.isColumnHidden(column):
                option.rect.setWidth(self.columnWidth(column))
                index = self.candidates.index(row, column)
                heights.append(self._cells.sizeHint(option, index).height())
        return max(heights)

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _click_tick(self, index: QModelIndex) -> None:
        """Tick one row, or with it all that are chosen together with it."""
        rows = self._chosen()
        self.candidates.tick(
            rows if index.row() in rows else [index.row()],
            taken=not self.candidates.is_taken(index.row()),
        )
        self.setFocus()

    def _hover(self, row: int) -> None:
        before, self._cells.hovered_row = self._cells.hovered_row, row
        for changed in {before, row} - {-1}:
            top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
            self.viewport().update(0, top, self.viewport().width(), height)

    def _explain(self, at: QPoint, where: QPoint) -> None:
        """Show the whole of a cell, of which the row shows the first lines."""
        index = self.indexAt(at)
        said = [
            str(index.data() or "")[:_SAID],
            str(index.data(REMARK) or "") if index.isValid() else "",
        ]
        text = "\n".join(filter(None, said)) if index.column() in {TEXT, FROM} else ""
        QToolTip.showText(where, tooltip_text(text) if text else "", self)
