"""The slim bar over the table: what to look at in the timeline, and the filter of a long one."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from pmdesk.record import Record
from pmdesk.timeline.filtering import EXPLAINED, HINT
from pmdesk.timeline.remarks import Remark, remarks
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.layout import sized, space
from ui.widgets.line_edit import LineEdit
from ui.widgets.lines import one_line
from ui.widgets.text import escape_mnemonic, label, set_tooltip

LONG = 25
"""Events from which on the filter is always offered."""

_SHOWN = 2
_MOST = 20
"""Remarks that the list of further ones has room for."""
_LEAST_WIDTH, _WIDTH, _GAP = 170, 290, 12


class NotesBar(QWidget):
    """Remarks that lead to their event, and a filter; hidden while there is nothing to say."""

    filtered = Signal(str)
    event_requested = Signal(str)
    left = Signal()
    """The filter was left towards the table."""

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Remark, ...] = ()
        self._buttons = [self._button(place) for place in range(_SHOWN)]
        self.more = button("", self._show_more, kind="link")
        self.count = label("", "caption")
        self.filter = sized(
            LineEdit("Filter events", placeholder=HINT),
            min_width=_LEAST_WIDTH,
            max_width=_WIDTH,
        )
        self.filter.setClearButtonEnabled(True)
        set_tooltip(self.filter, EXPLAINED)
        self.filter.textChanged.connect(self.filtered)
        self.filter.installEventFilter(self)
        line = QHBoxLayout(self)
        space(line, _GAP)
        for widget in (*self._buttons, self.more):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.count)
        line.addWidget(self.filter, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._asked = False

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to show."""
        return not self.isHidden()

    def show_record(self, record: Record, *, shown: int) -> None:
        """Look at a record; `shown` is how many of its events the filter lets through."""
        self._remarks = remarks(record)
        for widget, remark in zip(self._buttons, self._remarks, strict=False):
            widget.setAccessibleName(f"{remark.text}. Show it.")
        total = len(record.events)
        has_filter = self._asked or total >= LONG or bool(self.filter.text())
        self.filter.setVisible(has_filter)
        self.count.setVisible(bool(self.filter.text()))
        self.count.setText(f"{shown:,} of {total:,}")
        self.setVisible(has_filter or bool(self._remarks))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _make_room(self) -> None:
        """Show as many remarks as fit beside the filter; the first always, shortened if need be."""
        room, shown = self.width() - self._room_beside(), 0
        for place, widget in enumerate(self._buttons):
            text = self._remarks[place].text if place < len(self._remarks) else ""
            widget.setText(escape_mnemonic(self._shortened(text, room) if not place else text))
            fits = bool(text) and (place == 0 or widget.sizeHint().width() <= room)
            widget.setVisible(fits)
            shown += fits
            room -= widget.sizeHint().width() + theme.px(_GAP)
        rest = len(self._remarks) - shown
        self.more.setText(f"{rest} more")
        self.more.setAccessibleName(f"{rest} more to look at")
        self.more.setVisible(rest > 0)

    def _room_beside(self) -> int:
        """Return how much room filter, count and the way to further remarks take."""
        needed = {
            self.filter: theme.px(_LEAST_WIDTH),
            self.count: self.count.sizeHint().width(),
        }
        beside = [width for widget, width in needed.items() if widget.isVisibleTo(self)]
        if len(self._remarks) > 1:
            beside.append(self.more.sizeHint().width())
        return sum(width + theme.px(_GAP) for width in beside)

    def _shortened(self, text: str, room: int) -> str:
        """Return a remark that ends with … where there is no room for all of it."""
        frame = 2 * theme.px(_GAP)
        metrics = self._buttons[0].fontMetrics()
        return one_line(text, metrics, max(room - frame, 0))

    def further(self) -> QMenu:
        """Return the remarks for which there is no room, each leading to its event."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = sum(not widget.isHidden() for widget in self._buttons)
        for place, remark in enumerate(self._remarks[shown : shown + _MOST], shown):
            action = menu.addAction(escape_mnemonic(remark.text))
            action.triggered.connect(lambda _checked=False, place=place: self._request(place))
        return menu

    def _show_more(self) -> None:
        self.further().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def focus_filter(self) -> None:
        """Show the filter and put the cursor into it."""
        self._asked = True
        self.filter.show()
        self.show()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_filter(self) -> None:
        """Show all events again."""
        self.filter.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape ends filtering, Enter and Down go on to what was found."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.clear_filter()
            if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return}:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _button(self, place: int) -> QPushButton:
        made = button("", lambda: self._request(place), kind="link")
        made.setObjectName("remark")
        return made

    def _request(self, place: int) -> None:
        self.event_requested.emit(self._remarks[place].event)
