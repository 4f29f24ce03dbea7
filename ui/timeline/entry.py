"""The line at the foot of the timeline: type a time and what happened, Enter, type the next."""

from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QKeyCombination, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.changes import Change, Insert
from pmdesk.errors import InvalidValue
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.entry import Entry, no_time, other_day, read_entry
from pmdesk.timeline.events import add_event, current_day
from pmdesk.timeline.lines import Lines, add_events, read_lines
from pmdesk.timeline.tags import completions, token_before, unknown_tag, unquoted_source
from pmdesk.timeline.written.times import Frame
from ui.clock import Clock
from ui.document import Document
from ui.theme import theme
from ui.timeline.columns import COLUMNS, CONFIRMED, TIME
from ui.timeline.suggestions import Suggestions
from ui.widgets.buttons import button
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import column, row
from ui.widgets.lines import one_line
from ui.widgets.restyle import restyle
from ui.widgets.text import label

PLACEHOLDER = "Type what happened, Enter adds it…"
HINT = "~14:32 about · 14:20–14:35 from, to · +15m after the event before · #mitigated · @source"
_CLOCK = "hh:mm"
_PASTES = "Ctrl+Shift+V pastes into the timeline from anywhere in the record."
_FEW = 5
"""Pasted lines up to which a paste is no more than quick typing."""
_OTHER_DAY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D)
_OTHER_DAY_KEYS = "Ctrl+D"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MISSING = "What happened then? Write it after the time."


class TimelineLine(EntryLine):
    """The line itself: while empty it shows where time and text go, under their columns.

    While a tag is typed it offers those that may be meant: Tab takes the marked one, arrows go
    through them, and Enter takes one only after that, else it adds the line as it is.
    """

    left = Signal()
    """Up was pressed: back to the table."""
    day_turned = Signal()
    """The other day is meant."""
    offer_wanted = Signal(str)
    """A tag is being typed, or none any more."""

    def __init__(self) -> None:
        super().__init__("New event: a time and what happened")
        self.setProperty("plain", "true")
        self.setAccessibleDescription(HINT)
        self._text_at = 0
        self.suggestions = Suggestions(self)
        self.suggestions.taken.connect(self._complete)
        self.textEdited.connect(self._look_for_tag)

    def align(self, text_at: int) -> None:
        """Say how far from the left the column of texts begins, in pixels."""
        if text_at != self._text_at:
            self._text_at = text_at
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == _OTHER_DAY:
            self.day_turned.emit()
        elif not (self.suggestions.isVisible() and self._choose(Qt.Key(event.key()))):
            if event.key() == Qt.Key.Key_Up:
                self.left.emit()
            else:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if forwards and self.suggestions.isVisible():
            self.suggestions.take()
            return True
        return super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.suggestions.hide()

    def clear(self) -> None:
        super().clear()
        self.suggestions.hide()

    def _choose(self, key: Qt.Key) -> bool:
        """Do what a key means to the list, and tell whether it means anything."""
        if key in _STEPS:
            self.suggestions.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.suggestions.hide()
        elif key in _ENTER and self.suggestions.was_stepped:
            self.suggestions.take()
        else:
            return False
        return True

    def _look_for_tag(self) -> None:
        self.offer_wanted.emit(token_before(self.text()[: self.cursorPosition()]))

    def _complete(self, tag: str) -> None:
        """Put a tag in the place of what was typed of it."""
        place = self.cursorPosition()
        before, after = self.text()[:place], self.text()[place:]
        kept = before[: len(before) - len(token_before(before))] + tag
        self.suggestions.hide()
        self.setText(kept + after)
        self.setCursorPosition(len(kept))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        painter.setPen(theme.color("muted"))
        metrics = self.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        left = theme.px(11)
        painter.drawText(QPointF(left, base), _CLOCK)
        text_at = max(self._text_at, left + metrics.horizontalAdvance(_CLOCK + "  "))
        room = self.width() - text_at - theme.px(4)
        shown = one_line(PLACEHOLDER, metrics, room)
        painter.drawText(QPointF(text_at, base), shown)


class EntryBar(QWidget):
    """The line, and below it what was understood, what was assumed, or what was not understood."""

    added = Signal(list)
    """The identities of the events that were added."""
    left = Signal()
    """The line was left upwards, to the table."""
    import_requested = Signal(str)
    """A pasted text that is more than a few plain lines, or none for whatever one has."""

    def __init__(self, document: Document, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._clock = clock
        self._after = ""
        self._compact = False
        self._is_turned = False
        self.line = TimelineLine()
        self.said = label(HINT, "caption", wrap=True)
        self.assumed = label("", "warning", wrap=True)
        self.assumed.hide()
        self.more = button("Paste or import…", self._import, kind="quiet", tooltip=_PASTES)
        below = column(self.said, self.assumed, spacing=0, margins=(10, 0, 10, 6))
        typing = row(self.line, self.more, spacing=4, margins=(0, 0, 6, 0))
        typing.setStretch(0, 1)
        self.setLayout(column(typing, below, spacing=0, margins=(0, 1, 0, 0)))
        self.line.textChanged.connect(self._preview)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.left)
        self.line.day_turned.connect(self._turn_day)
        self.line.offer_wanted.connect(self._offer)
        self.line.lines_pasted.connect(self._paste)

    def set_compact(self, compact: bool) -> None:
        """Give the room of the hint to others until something is typed."""
        self._compact = compact
        self._show_said()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.color("line"))

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.line.suggestions.place()

    def count_from(self, event: str) -> None:
        """Let `+15m` count from an event; without one it counts from the last."""
        self._after = event
        self._preview(self.line.text())

    def _frame(self) -> Frame:
        """Say what a typed time is relative to: the event before, its day, the record's zone."""
        record = self._document.record
        zone = record.postmortem.tzinfo
        now = self._clock()
        before = record.get(TimelineEvent, self._after)
        if before:
            day = before.start.astimezone(zone).date()
            return Frame(zone, day, before.start, present=now.astimezone(zone).date())
        last = record.events[-1].start if record.events else None
        today = now.astimezone(zone).date()
        return Frame(zone, current_day(record, now), last, present=today)

    def _read(self, text: str) -> Entry:
        """Read a line, or raise `InvalidValue` with what to tell its writer."""
        frame = self._frame()
        entry = read_entry(
            text,
            zone=frame.zone,
            day=frame.day,
            previous=frame.previous,
            now=self._clock(),
        )
        if entry is None:
            raise InvalidValue(no_time(text))
        other = other_day(entry, frame.zone, frame.previous)
        if other is None:
            self._is_turned = False
            return entry
        meant, turned = (other, entry) if self._is_turned else (entry, other)
        note = f"{_OTHER_DAY_KEYS}: on {dates.day(turned.start.astimezone(frame.zone))}."
        return replace(meant, notes=(*meant.notes, note))

    def _turn_day(self) -> None:
        """Mean the other day of the two that a time may be of."""
        self._is_turned = not self._is_turned
        self._preview(self.line.text())

    def _offer(self, token: str) -> None:
        self.line.suggestions.offer(self._offered(token))

    def _offered(self, token: str) -> tuple[str, ...]:
        return completions(self._document.record, token) if token else ()

    def _preview(self, text: str) -> None:
        """Show what would be added, before it is."""
        if not text.strip():
            self._is_turned = False
            self._say(HINT, "caption")
            return
        try:
            entry = self._read(text)
            change = add_event(self._document.record, entry)
        except InvalidValue as error:
            self._say(str(error), "caption")
            return
        frame, now = self._frame(), self._clock()
        said = _said(self._document.record, change, _day(entry, frame, now))
        offered = self._offered(token_before(text[: self.line.cursorPosition()]))
        tag = "" if offered else unknown_tag(entry.text)
        asides = filter(None, (tag, unquoted_source(entry.text)))
        self._say(said, "hint", (*entry.notes, *asides))

    def _enter(self, text: str) -> None:
        try:
            self._add(add_event(self._document.record, _complete(self._read(text))))
        except InvalidValue as error:
            self._say(str(error), "error")

    def _import(self) -> None:
        self.import_requested.emit("")

    def _paste(self, text: str) -> None:
        """Add a few plain lines as they are; whatever leaves anything to ask is looked at first."""
        read = read_lines(text, self._frame())
        if not _are_plain(text, read):
            self.import_requested.emit(text)
            return
        try:
            self._add(add_events(self._document.record, read.entries))
        except InvalidValue as error:
            self._say(str(error), "error")

    def _add(self, change: Change) -> None:
        if not change:
            return
        self._document.edit(change)
        self.line.clear()
        self.added.emit([operation.id for operation in change.operations])

    def _say(self, text: str, role: str, notes: tuple[str, ...] = ()) -> None:
        restyle(self.said, "role", role)
        self.said.setText(text)
        self.line.setAccessibleDescription(" ".join([text, *notes]))
        self.assumed.setText(" ".join(notes))
        self.assumed.setVisible(bool(notes))
        self._show_said()

    def _show_said(self) -> None:
        self.said.setVisible(not (self._compact and self.said.text() == HINT))


def _complete(entry: Entry) -> Entry:
    if not entry.text:
        raise InvalidValue(_MISSING)
    return entry


def _are_plain(text: str, read: Lines) -> bool:
    """Tell whether a few lines say all by themselves, so that no one has to look through them."""
    certain = all(entry.text and not entry.notes for entry in read.entries)
    return certain and not read.unread and text.strip().count("\n") < _FEW


def _day(entry: Entry, frame: Frame, now: datetime) -> str:
    """Return the day of an event that is the first one or not on the day of the one before."""
    day = entry.start.astimezone(frame.zone).date()
    if entry.whole_day or (frame.previous and frame.previous.astimezone(frame.zone).date() == day):
        return ""
    today = "today, " if now.astimezone(frame.zone).date() == day else ""
    return f"{today}{dates.day(day)}"


def _said(record: Record, change: Change, day: str) -> str:
    """Return what would be added, as the table would show it; a new day is told in full."""
    event = cast("TimelineEvent", cast("Insert", change.operations[0]).item)
    shown = [column.show(record, event) for column in COLUMNS[:CONFIRMED]]
    if day:
        shown[TIME] = f"{day} · {dates.event_time(event, record.postmortem.tzinfo, dated=False)}"
    return " · ".join(" ".join(part.split()) for part in shown if part)
