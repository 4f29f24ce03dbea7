"""The lines of which no event was made, and the way to make one of them."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pmdesk.errors import PmdeskError
from pmdesk.timeline.importing.duplicates import instant
from pmdesk.timeline.reading import ReadEvent, Unread
from pmdesk.timeline.written.times import Frame, When, read_when
from ui.importing.rows import Rows
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.text import label

_ASKED = "When was it? 14:20, ~14:20, 14:20–14:35 or 12 Jun 14:20"
_NOT_A_TIME = "That is not a time. Write it like 14:20, ~14:20, 14:20–14:35 or 12 Jun 14:20."
_LEAST = 72
_ALL_USED = "No line is left over that may be an event."


class _WhenLine(QLineEdit):
    """Keeps Enter to itself, for in the dialog it would import."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("When the chosen line happened")
        self.setPlaceholderText(_ASKED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class UnreadPane(QWidget):
    """Shows lines with why they were not read; a time makes an event of one."""

    made = Signal(str, object)
    """The text of a line, and the `ReadEvent` that it is now."""
    line_entered = Signal(object)
    """The `Unread` that has become the current one."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._lines: tuple[Unread, ...] = ()
        self._events: Sequence[ReadEvent] = ()
        self._fallback = datetime(1970, 1, 1, tzinfo=UTC)
        rows = Rows("Lines that were not used", ("Line", "Text", "Why"), (56, 0, 240))
        self.list = sized(rows, min_height=_LEAST)
        self.when = _WhenLine()
        self._make = button("Make it an event", self._make_event, icon="plus")
        self._problem = label("", "error", wrap=True)
        self._nothing = label(_ALL_USED, "muted", wrap=True)
        asking = row(self.when, self._make)
        asking.setStretch(0, 1)
        self._asking = box(column(asking, self._problem, spacing=4, margins=(8, 12)))
        self._empty = box(column(self._nothing, STRETCH, margins=16))
        self.setLayout(column(self._empty, self.list, self._asking, spacing=0))
        self.list.row_entered.connect(self._enter)
        self.when.returnPressed.connect(self._make_event)
        self.when.textEdited.connect(lambda _text: self._say(""))
        self._say("")

    def show_lines(
        self, lines: Sequence[Unread], events: Sequence[ReadEvent], fallback: datetime
    ) -> None:
        """Show lines beside the events around them; `fallback` is a moment of the incident."""
        self._lines, self._events, self._fallback = tuple(lines), events, fallback
        self.list.show_rows([(str(line.line), line.text, line.reason) for line in lines])
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._asking.setVisible(bool(lines))
        if lines and self.list.current < 0:
            self.list.selectRow(0)

    @property
    def current(self) -> Unread | None:
        """The line that was come to, if there is any."""
        place = self.list.current
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _enter(self, place: int) -> None:
        self._say("")
        if 0 <= place < len(self._lines):
            self.line_entered.emit(self._lines[place])

    def _make_event(self) -> None:
        line = self.current
        if line is None:
            return
        try:
            when = self._when(line)
        except PmdeskError as error:
            self._say(str(error))
            return
        if when is None:
            self._say(_NOT_A_TIME)
            return
        written, text = self.when.text().strip(), line.text.strip()
        self.when.clear()
        self.made.emit(line.text, _event(when, text, written, line))

    def _when(self, line: Unread) -> When | None:
        """Read the time that was typed; without a day it is on that of the event before."""
        before = [event for event in self._events if event.line < line.line]
        near = before[-1] if before else next(iter(self._events), None)
        last = instant(near.start, self._zone) if near else self._fallback
        frame = Frame(self._zone, last.astimezone(self._zone).date(), last)
        found = read_when(self.when.text(), frame)
        return None if found is None or found[1].strip() else found[0]

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.when.setAccessibleDescription(sentence)


def _event(when: When, text: str, written: str, line: Unread) -> ReadEvent:
    return ReadEvent(
        start=when.start,
        end=when.end,
        approximate=when.approximate,
        text=text,
        written=written,
        line=line.line,
        span=line.span,
        notes=when.notes,
    )
