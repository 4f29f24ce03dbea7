"""The table of the timeline: rows as high as their text, measured only when they come into view."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from pmdesk.dates import several_days
from pmdesk.model import Moment, TimelineEvent
from ui.language.wording import Wording
from ui.prose.clipboard import is_picture
from ui.theme import theme
from ui.timeline import cells, worded
from ui.timeline.columns import CONFIRMED, MOMENT, SOURCE, TEXT, TIME, EventModel
from ui.timeline.delegate import EventDelegate
from ui.timeline.marks import Mark
from ui.widgets.tall_rows import TallRows

_LEAST_SOURCE, _MOST_SOURCE, _TICK = 84, 190, 44
_LEAST_TEXT, _NARROW_MOMENT = 120, 114
_NARROW = 560
"""Below this width, in pixels at 100 %, there is no room for sources."""
_HEADER = 30
_BARE = """
QTableView { border: 0; background: transparent; }
QHeaderView::section { background: transparent; }
"""
_LEAST_ROWS = 3
_MEASURED_TEXTS = 20
_Move = QItemSelectionModel.SelectionFlag
_MEASURED = (TIME, TEXT, MOMENT, SOURCE)


class EventTable(TallRows):
    """Events as rows, with the selection given as identities of events."""

    chosen_changed = Signal()
    row_hovered = Signal(str)
    """The event under the pointer, empty where there is none."""
    confirm_clicked = Signal(str)
    """The tick of an event was clicked."""
    mark_clicked = Signal(str, str)
    """A mark of an event was clicked: the event and the mark's name."""
    pictures_dropped = Signal(str, QMimeData)
    """Pictures were dropped on an event."""
    columns_measured = Signal(int)
    """How far from the left the texts of the column of texts begin, in pixels."""

    def __init__(self, model: EventModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = model
        self.cells = EventDelegate(model, self)
        self._dress()
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.wording = Wording.of(model.document)
        worded.watch(self, self.wording)
        self.wording.changed.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)
        self.cells.sizeHintChanged.connect(lambda index: self._fit(index.row(), index.row()))
        self.entered.connect(self._hover)
        self._kept: list[str] = []
        self._needed: dict[int, int] = {}
        model.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))
        model.modelAboutToBeReset.connect(self._keep_chosen)
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset):
            signal.connect(self._rows_changed)
        model.rowsMoved.connect(self._follow_current)
        model.modelReset.connect(lambda: self.choose(self._kept))
        theme.changed.connect(self.measure_again)

    def _dress(self) -> None:
        self.setAccessibleName("Timeline")
        self.setStyleSheet(_BARE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    # What is chosen

    @property
    def chosen(self) -> list[TimelineEvent]:
        """The selected events, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.size())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.events.rows[row] for row in sorted(rows)]

    @property
    def current(self) -> str:
        """The event of the current row, empty where there is none."""
        index = self.currentIndex()
        return self.events.item(index).id if index.isValid() else ""

    def choose(self, ids: Iterable[str]) -> None:
        """Select events, make the first the current one and bring it into view."""
        places = self.events.rows_of(ids)
        if not places:
            return
        last = len(self.events.columns) - 1
        rows = QItemSelection()
        for first, end in _runs(places):
            rows.append(
                QItemSelectionRange(self.events.index(first, 0), self.events.index(end, last))
            )
        column = max(self.currentIndex().column(), TEXT)
        current = self.events.index(places[0], column)
        self.selectionModel().setCurrentIndex(current, _Move.NoUpdate)
        self.selectionModel().select(rows, _Move.ClearAndSelect)
        self.show_row(places[0])

    def show_row(self, row: int) -> None:
        """Scroll until a row is wholly in view."""
        self.bring_into_view(self.events.index(row, TEXT))

    def _follow_current(self) -> None:
        """Keep an event in view whose new time puts it elsewhere."""
        if self.currentIndex().isValid():
            self.show_row(self.currentIndex().row())

    # How wide and high it is

    def measure_again(self) -> None:
        """Give columns and rows the sizes that the theme and the width ask for."""
        width = self.viewport().width()
        narrow = width < theme.px(_NARROW)
        self._needed = self._needed_widths()
        widths = {
            TIME: self._needed[TIME],
            MOMENT: min(self._needed[MOMENT], self._most_moment(width)),
            SOURCE: 0 if narrow else min(self._needed[SOURCE], self._most_source(width)),
            CONFIRMED: theme.px(_TICK),
        }
        widths[TEXT] = max(width - sum(widths.values()), theme.px(_LEAST_TEXT))
        self.setColumnHidden(SOURCE, narrow)
        for column, size in widths.items():
            self.setColumnWidth(column, size)
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER))
        self.columns_measured.emit(widths[TIME] + theme.px(cells.PAD_X))
        line = QFontMetrics(self.font()).lineSpacing()
        self.verticalHeader().setDefaultSectionSize(line + 2 * theme.px(cells.PAD_Y))
        self.fit_visible()

    def _time_width(self) -> int:
        """Return the width of the times as they are written in this timeline."""
        zone = self.events.document.record.postmortem.tzinfo
        ends = (*self.events.rows[:1], *self.events.rows[-1:])
        # A range with seconds has to fit too: a line may only end between its times.
        moments = ((event.start, event.end or event.start) for event in self.events.rows)
        clock = "00:00:00" if any(a.second or b.second for a, b in moments) else "00:00"
        shown = f"30 Sep {clock}" if several_days(ends, zone) else f"~{clock}"
        if any(event.end for event in self.events.rows):
            shown += f"–{clock}"
        return QFontMetrics(self.font()).horizontalAdvance(shown) + 2 * theme.px(cells.PAD_X + 2)

    def fit_columns(self) -> None:
        """Give the columns other widths where what stands in them asks for it."""
        if self._needed_widths() != self._needed:
            self.measure_again()

    def _needed_widths(self) -> dict[int, int]:
        """Return how wide times, moments and sources are in this timeline."""
        rows, room = self.events.rows, 2 * theme.px(cells.PAD_X)
        moments = {event.moment.label for event in rows if event.moment is not Moment.OTHER}
        sources = {event.source or event.link for event in rows}
        tag = _widest(moments, cells.tag_font()) + theme.px(cells.TAG_INDENT) + room + 2
        return {
            TIME: self._time_width(),
            MOMENT: max(tag, theme.px(_NARROW_MOMENT)),
            SOURCE: max(_widest(sources, self.font()) + room + 2, theme.px(_LEAST_SOURCE)),
        }

    def _most_moment(self, width: int) -> int:
        """Return how much of a width moments may take before they break into lines."""
        return max(width // 6, theme.px(_NARROW_MOMENT))

    def _most_source(self, width: int) -> int:
        """Return how much of a width sources may take."""
        return min(max(width // 5, theme.px(_LEAST_SOURCE)), theme.px(_MOST_SOURCE))

    def fit_visible(self) -> None:
        """Give the rows in view the height of their text."""
        bar, top = self.verticalScrollBar(), max(self.rowAt(0), 0)
        at_end = bar.value() == bar.maximum() > 0
        self._fit(top, self._last_visible(top))
        if at_end and bar.value() != bar.maximum():
            bar.setValue(bar.maximum())

    def _last_visible(self, top: int) -> int:
        """Return the last row that can be in view while rows may still get lower."""
        least = max(self.verticalHeader().defaultSectionSize(), 1)
        return min(top + self.viewport().height() // least + 1, len(self.events.rows) - 1)

    def _fit(self, first: int, last: int) -> None:
        """Give some rows the height of their text; only those that differ are laid out again."""
        top = max(self.rowAt(0), 0)
        first, last = max(first, top), min(last, self._last_visible(top))
        changed = False
        for row in range(first, last + 1):
            height = self._height(row)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
                changed = True
        if changed:
            self.updateGeometries()
            self.updateGeometry()

    def _height(self, row: int) -> int:
        option = QStyleOptionViewItem()
        option.font = self.font()
        heights = [self.verticalHeader().defaultSectionSize()]
        for column in _MEASURED:
            if not self.isColumnHidden(column):
                option.rect.setWidth(self.columnWidth(column))
                heights.append(self.cells.sizeHint(option, self.events.index(row, column)).height())
        return max(heights)

    def _keep_chosen(self) -> None:
        self._kept = [event.id for event in self.chosen]

    def _rows_changed(self) -> None:
        self._hover(QModelIndex())
        self.measure_again()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height at which nothing has to be scrolled, and for no more."""
        header = theme.px(_HEADER)
        return QSize(theme.px(600), header + self.verticalHeader().length())

    def minimumSizeHint(self) -> QSize:
        header = theme.px(_HEADER)
        rows = min(_LEAST_ROWS, len(self.events.rows))
        return QSize(theme.px(240), header + rows * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row, room = self.currentIndex().row(), event.oldSize().height()
        was_in_view = row >= 0 and (room <= 0 or 0 <= self.rowViewportPosition(row) < room)
        self.measure_again()
        if was_in_view:
            self.show_row(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure_again()

    # The pointer and the keyboard

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close an editor, unless its text would be lost with it."""
        if not self.cells.is_misunderstood(editor):
            super().closeEditor(editor, hint)

    def mark_hovered(self, event: str) -> None:
        """Show a row as the one under the pointer."""
        self._show_hovered(self.events.row_of(event) if event else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if mark is not None and mark.leads and plain:
            index = self.indexAt(event.position().toPoint())
            self.mark_clicked.emit(self.events.item(index).id, mark.key)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        mark = self._mark_at(event.position().toPoint())
        leads = mark is not None and mark.leads
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _mark_at(self, place: QPoint) -> Mark | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        return cells.mark_at(index, self.visualRect(index), self.font(), place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let pictures fall on events only, and show on which."""
        index = self.indexAt(event.position().toPoint())
        self._hover(index)
        event.setAccepted(index.isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            event.acceptProposedAction()
            self.pictures_dropped.emit(self.events.item(index).id, event.mimeData())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.column() == CONFIRMED and not event.modifiers():
            self.confirm_clicked.emit(self.events.item(index).id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self._show_hovered(index.row())
        self.row_hovered.emit(self.events.item(index).id if index.isValid() else "")

    def _show_hovered(self, row: int) -> None:
        before, self.cells.hovered_row = self.cells.hovered_row, row
        for changed in {before, row} - {-1}:
            top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
            self.viewport().update(0, top, self.viewport().width(), height)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return the first and the last row of each block among ascending rows."""
    first = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield rows[first], row
            first = place + 1


def _widest(texts: Iterable[str], font: QFont) -> int:
    """Return the width of the widest text; of many only the longest are measured."""
    longest = sorted(texts, key=len)[-_MEASURED_TEXTS:]
    return max(map(QFontMetrics(font).horizontalAdvance, longest), default=0)
