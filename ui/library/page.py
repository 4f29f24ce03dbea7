"""The library page: find a postmortem, open it, start one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pmdesk.model import State
from pmdesk.store.summaries import Summary
from ui.library.model import (
    COLUMNS,
    DATE,
    KEY,
    OPEN,
    OWNER,
    SERVICE,
    SEVERITY,
    STATUS,
    SUMMARY,
    Index,
    LibraryFilter,
    LibraryTable,
    is_overdue,
)
from ui.theme import theme
from ui.widgets.buttons import button, icon_button
from ui.widgets.chip import ChipKind, chip_size, paint_chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

STATE_CHIPS: dict[State, ChipKind] = {
    State.DRAFT: "draft",
    State.IN_REVIEW: "warn",
    State.CHANGES_REQUESTED: "warn",
    State.APPROVED: "ok",
    State.PUBLISHED: "ok",
    State.NOT_REQUIRED: "neutral",
}
"""The kind of chip in which each state is shown."""

_TITLE = 260
"""The least width of a title at 100 %."""
_BY_WEIGHT = (KEY, SEVERITY, STATUS, DATE, SERVICE, OWNER, OPEN)
"""The other columns: where there is no room for all, the last ones go first."""
_WIDTHS = {KEY: 84, SEVERITY: 92, STATUS: 170, SERVICE: 170, OWNER: 180, DATE: 120, OPEN: 160}


def severity_chip(severity: int) -> ChipKind:
    """Return the kind of chip for a severity."""
    return "sev" if severity <= 2 else "neutral"  # noqa: PLR2004 - the two that must be looked into


class _Chips(QStyledItemDelegate):
    """Draws severity and status as chips."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = chip_size(index.data()).width() + theme.px(20)
        return QSize(width, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text: str = index.data()
        super().paint(painter, option, index)
        edge = theme.px(10)
        paint_chip(painter, option.rect.adjusted(edge, 0, -edge, 0), text, _kind(index))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""


def _kind(index: Index) -> ChipKind:
    summary: Summary = index.data(SUMMARY)
    is_state = index.column() == STATUS
    if is_state:
        return "sev" if is_overdue(summary) else STATE_CHIPS[summary.state]
    return severity_chip(summary.severity)


class LibraryPage(QWidget):
    """Every postmortem of a library. Requests go up as signals; lines come down by `show_rows`."""

    painted = Signal()
    """The page is on the screen for the first time, or something else took its place before."""
    open_requested = Signal(str)
    new_requested = Signal()
    report_requested = Signal()
    board_requested = Signal()
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    restore_requested = Signal(str)

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        self.table = LibraryTable(self)
        self._filter = LibraryFilter(self.table, self)
        self.view = self._make_view()
        self.words = self._make_filter_line()
        self._shown = Segmented("Shown", [(False, "Postmortems"), (True, "Deleted")], value=False)
        self._shown.chosen.connect(self._show_deleted)
        self._count = label("", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._nothing = EmptyState("search", "Nothing here matches.", None)
        self._stack.addWidget(self._nothing)
        self._lay_out(menu)
        theme.changed.connect(self._fit_columns)
        self._fit_columns()

    def show_rows(self, rows: Sequence[Summary]) -> None:
        """Show the lines of a library."""
        self.table.show(rows)
        self._follow()

    def put(self, summary: Summary) -> None:
        """Show one line anew."""
        self.table.put(summary)
        self._follow()

    def summary(self, record_id: str) -> Summary | None:
        """Return the line of a record."""
        return next((row for row in self.table.rows if row.record_id == record_id), None)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.selectRow(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._note_painted()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._note_painted()

    def _note_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            # What was painted reaches the screen after this event.
            QTimer.singleShot(0, self.painted.emit)

    def _lay_out(self, menu: QMenu) -> None:
        more = icon_button("ellipsis", "Menu")
        more.setMenu(menu)
        new = button("New postmortem", self.new_requested.emit, icon="plus", kind="primary")
        report = button("Report", self.report_requested.emit, icon="target")
        board = button("Board", self.board_requested.emit, icon="list-checks")
        title = label("Library", "title")
        top = row(title, self._count, STRETCH, board, report, new, more, spacing=12)
        find = row(sized(self.words, width=380), self._shown, STRETCH, spacing=12)
        whole = column(top, find, self._stack, spacing=14, margins=(20, 24))
        self.setLayout(whole)

    def _make_filter_line(self) -> QLineEdit:
        words = QLineEdit()
        words.setPlaceholderText("Filter by title, service, owner, status…")
        words.setAccessibleName("Filter")
        words.setClearButtonEnabled(True)
        words.textChanged.connect(self._filter_by)
        words.installEventFilter(self)
        return words

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("library")
        view.setModel(self._filter)
        view.setAccessibleName("Postmortems")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setSortingEnabled(True)
        view.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        chips = _Chips(view)
        view.setItemDelegateForColumn(SEVERITY, chips)
        view.setItemDelegateForColumn(STATUS, chips)
        view.activated.connect(self._open)
        view.installEventFilter(self)
        return view

    def _fit_columns(self) -> None:
        header = self.view.horizontalHeader()
        for number in range(len(COLUMNS)):
            mode = QHeaderView.ResizeMode.Interactive
            if number not in _WIDTHS:
                mode = QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
        left = self.view.width() - theme.px(_TITLE)
        for number in _BY_WEIGHT:
            width = theme.px(_WIDTHS[number])
            self.view.setColumnHidden(number, left < width)
            left -= width
            header.resizeSection(number, width)
        self.view.verticalHeader().setDefaultSectionSize(theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _filter_by(self, text: str) -> None:
        self._filter.set_words(text)
        self._follow()

    def _show_deleted(self, deleted: object) -> None:
        self._filter.set_deleted(bool(deleted))
        self._follow()

    def _follow(self) -> None:
        """Say how many lines there are, and that there are none."""
        count = self._filter.rowCount()
        self._count.setText(f"{count} postmortem{'' if count == 1 else 's'}")
        self._stack.setCurrentIndex(0 if count else 1)

    def _open(self, index: Index) -> None:
        summary: Summary = index.data(SUMMARY)
        (self.restore_requested if summary.deleted else self.open_requested).emit(summary.record_id)

    def _chosen(self) -> Summary | None:
        summary: Summary | None = self.view.currentIndex().data(SUMMARY)
        return summary

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._chosen() is not None:
            menu = self._context_menu()
            menu.popup(event.globalPos())

    def _context_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._row_actions(menu):
            menu.addAction(action)
        return menu

    def _row_actions(self, parent: QObject) -> list[QAction]:
        summary = self._chosen()
        if summary is None:
            return []
        choices = (
            [("Bring back", self.restore_requested)]
            if summary.deleted
            else [
                ("Open", self.open_requested),
                ("Duplicate", self.duplicate_requested),
                ("Delete", self.delete_requested),
            ]
        )
        actions = []
        for text, signal in choices:
            action = QAction(text, parent)
            action.triggered.connect(lambda _checked=False, go=signal: go.emit(summary.record_id))
            actions.append(action)
        return actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, and the way from the filter line into it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.words:
            return self._key_in_filter(event)
        return self._key_in_list(event)

    def _key_in_filter(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.view.setFocus()
            self.view.selectRow(0)
            return True
        return False

    def _key_in_list(self, event: QKeyEvent) -> bool:
        summary = self._chosen()
        if summary is None:
            return False
        if event.key() == Qt.Key.Key_Delete and not summary.deleted:
            self.delete_requested.emit(summary.record_id)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.view.currentIndex())
            return True
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.duplicate_requested.emit(summary.record_id)
            return True
        return False
