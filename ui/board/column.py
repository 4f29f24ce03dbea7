"""One column of a board: its title and count, and its cards as a list that takes keys and drops."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from pmdesk.board import Card, Column
from ui.board.card_delegate import CardDelegate
from ui.board.card_list import CardList, Index
from ui.clock import Clock
from ui.theme import theme
from ui.widgets.card import Panel
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.restyle import restyle
from ui.widgets.text import ElidedLabel, label

MIME = "application/x-pmdesk-actions"
"""The kind of data that dragged cards are: the identities of their actions."""

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_LEAST, _LEAST_IN_RECORD, _MOST = 208, 196, 420


class CardView(QListView):
    """The cards of a column.

    ←/→ go to the next column, with Shift or Ctrl they take the card there; Space chooses it for
    an edit of many; Enter opens it.
    """

    stepped = Signal(int)
    moved = Signal(int)
    marked = Signal(str)
    opened = Signal(object)
    dropped = Signal(list)
    stood = Signal(str)
    """The action whose card has the keyboard now."""
    hovered = Signal(bool)
    """Cards are held over this column, or no longer."""

    def __init__(
        self, clock: Clock, is_marked: Callable[[str], bool], dragged: Callable[[str], list[str]],
        *, one_record: bool,
    ) -> None:  # fmt: skip
        """`dragged` tells which actions come along when one is taken."""
        super().__init__()
        self.one_record = one_record
        self.table = CardList(clock, is_marked, self)
        self._dragged = dragged
        self._pressed: tuple[QPoint, str] | None = None
        self.setModel(self.table)
        self._cards = CardDelegate(clock, self, one_record=one_record)
        self.setItemDelegate(self._cards)
        self.setUniformItemSizes(True)
        self.setProperty("plain", "true")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def current(self) -> Card | None:
        """Return the card with the keyboard, if there is one."""
        index = self.currentIndex()
        return self.table.cards[index.row()] if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Put the keyboard on the card in a row, or the last one."""
        if self.table.cards:
            self.setCurrentIndex(self.table.index(max(0, min(row, len(self.table.cards) - 1))))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._say_where()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say_where()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card, key = self.current(), event.key()
        sideways = _SIDEWAYS.get(Qt.Key(key))
        if sideways is not None:
            (self.moved if event.modifiers() & _MOVING else self.stepped).emit(sideways)
        elif card is not None and key == Qt.Key.Key_Space:
            self.marked.emit(card.id)
        elif card is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(card)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index, point = self.indexAt(event.position().toPoint()), event.position().toPoint()
        self._pressed = None
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        card = self.table.cards[index.row()]
        on_tick = self._cards.tick_area(self.visualRect(index)).contains(point)
        if on_tick or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.marked.emit(card.id)
        else:
            self._pressed = (point, card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, key = self._pressed
            way = (event.position().toPoint() - start).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed = None
                self._drag(key)
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.current()
        if card is not None and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(card)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.hovered.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.hovered.emit(False)
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.dropped.emit(json.loads(bytes(event.mimeData().data(MIME).data())))

    def _say_where(self) -> None:
        card = self.current()
        if card is not None and self.hasFocus():
            self.stood.emit(card.id)

    def _welcome(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.hovered.emit(True)
        else:
            event.ignore()

    def _drag(self, key: str) -> None:
        drag = QDrag(self)
        drag.setMimeData(carried(self._dragged(key)))
        index = self.table.index(self.table.row_of(key))
        drag.setPixmap(self.viewport().grab(self.visualRect(index)))
        drag.exec(Qt.DropAction.MoveAction)


def carried(ids: Sequence[str]) -> QMimeData:
    """Return what is dragged for some actions."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(ids)).encode())
    return data


class BoardColumn(Panel):
    """A column with its title; `key` is that of the `Column` it shows."""

    def __init__(self, view: CardView) -> None:
        self._title = ElidedLabel("", "subheading")
        self._count = label("", "caption")
        self.view = view
        self.key = ""
        head = row(self._title, STRETCH, self._count, spacing=8, margins=(0, 4))
        super().__init__(column(head, view, spacing=8, margins=(10, 6, 10, 2)), ground="sunken")
        self.setProperty("lane", "plain")
        least = _LEAST_IN_RECORD if view.one_record else _LEAST
        view.hovered.connect(lambda over: restyle(self, "lane", "target" if over else "plain"))
        sized(self, min_width=least, max_width=_MOST)

    def show_column(self, shown: Column) -> None:
        """Show other cards; the card with the keyboard keeps it while it is there."""
        self.key = shown.key
        current, row_before = self.view.current(), self.view.currentIndex().row()
        self._title.setText(shown.title)
        count = len(shown.cards)
        self._count.setText(f"{count:,}")
        self.view.setAccessibleName(f"{shown.title}: {count} action{'' if count == 1 else 's'}")
        self.view.table.show_cards(shown.cards)
        if current is not None and not self.view.currentIndex().isValid():
            place = self.view.table.row_of(current.id)
            self.view.go_to(row_before if place < 0 else place)

    def mark_again(self) -> None:
        """Show anew which cards are chosen."""
        self.view.table.repaint()

    def has(self, action_id: str) -> bool:
        """Tell whether an action stands here."""
        return self.view.table.row_of(action_id) >= 0
