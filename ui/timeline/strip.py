"""The strip over the table: the incident drawn to scale, in step with the rows."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from math import floor

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pmdesk import strip
from pmdesk.changes import Operation, Set
from pmdesk.dates import event_time
from pmdesk.halving import WhatIf, gained
from pmdesk.metrics import duration
from pmdesk.model import Postmortem, TimelineEvent
from pmdesk.session import Edit
from pmdesk.strip import Plan, Story, Window, axis, figure, marks
from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import OVERVIEW, Rows, Shape
from pmdesk.strip.plan import SIZE, Scale
from pmdesk.strip.spoken import describe
from ui.document import Document
from ui.theme import theme
from ui.timeline import strip_paint, strip_verbs
from ui.timeline.halving import Halving
from ui.timeline.strip_pointer import Pointer
from ui.widgets.text import tooltip_text

SIDES = 8
"""What is free at both sides, in pixels at 100 %."""

_REACH = 12
"""How near to a dot the pointer must be, in pixels at 100 %: targets are 24 wide."""
_SOON = 60
"""Milliseconds after an edit at which the picture follows: typing comes first."""
_TOLD = 6
"""How many events a tooltip tells of."""
_CURSOR = 100
"""How far around a cursor something changes, in pixels at 100 %."""
_WORDS = {"text", "source", "link", "confirmed", "written", "origin"}
"""Fields of an event that the picture does not show; of a key moment it shows the text."""
_BEFORE_EVENTS = "Type what happened below: the incident draws itself here to scale."
_CLOSER = 4.0
_BESIDE_THOUGHT = 0.6
"""What is shown on both sides of a moment that is thought sooner, as a share of what it took."""

Framing = Callable[[Story], Window]
"""Says for a story which window is shown; it follows the story as that grows."""


def at_first(told: Story) -> Window:
    """Show what one sees before choosing anything."""
    return told.at_first


def everything(told: Story) -> Window:
    """Show all of the incident."""
    return told.whole


def impact(told: Story) -> Window:
    """Show the impact, with some room on both sides."""
    return told.around_impact


class TimelineStrip(QWidget):
    """The drawn strip; arrows go from event to event, Enter goes to the table.

    The picture is painted once for a record, a window of time, a width and a theme; what is
    chosen or pointed at is painted over it, and only where that changes.
    """

    hovered = Signal(str)
    """The event under the pointer, empty where there is none."""
    chosen = Signal(list)
    """The events that were clicked or walked to."""
    entered = Signal()
    """Enter was pressed: on to the chosen event's row."""

    def __init__(self, document: Document, halving: Halving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.halving: Halving = halving
        self._framing: Framing = at_first
        self._framing_before: Framing | None = None
        self._story: Story | None = None
        self._plan: Plan | None = None
        self._picture: QPixmap | None = None
        self._places: dict[str, int] = {}
        self._chosen: tuple[str, ...] = ()
        self._current = ""
        self._hovered = ""
        self._cursor: datetime | None = None
        self._stretch: tuple[float, float] | None = None
        self._pointer = Pointer(self)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline, drawn to scale")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.look_again)
        document.changed.connect(self._follow)
        halving.changed.connect(self._follow_thought)
        theme.changed.connect(self.look_again)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    # What is shown.

    @property
    def story(self) -> Story:
        """What there is to draw of the record."""
        if self._story is None:
            self._story = strip.story(self._document.record)
        return self._story

    @property
    def plan(self) -> Plan:
        """Where everything is at the present width, in the window that is shown."""
        if self._plan is None:
            self._plan = self._planned()
            self._places = {
                event: place for place, dot in enumerate(self._plan.dots) for event in dot.events
            }
        return self._plan

    @property
    def window_shown(self) -> Window | None:
        """The stretch of time in view, where there is anything."""
        return None if self.story.is_empty else self._framing(self.story).within(self.story.whole)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part of the incident is in view."""
        return not self.story.is_empty and self.window_shown != self.story.whole

    @property
    def scale(self) -> Scale | None:
        """From time to place, where there is anything."""
        return self.plan.scale

    @property
    def rows(self) -> Rows:
        """Where the rows are from top to bottom."""
        rows = 0 if self.story.is_empty else self.story.rows
        return Rows(rows, theme.zoom / 100)

    def frame(self, framing: Framing) -> None:
        """Show another window of time."""
        self._framing = framing
        self._plan = self._picture = None
        self._describe()
        self.update()

    def show_window(self, window: Window) -> None:
        """Show a stretch of time; all of it goes on being all as the record grows."""
        is_all = window.within(self.story.whole) == self.story.whole
        self.frame(everything if is_all else lambda _told: window)

    def zoom(self, factor: float, at: datetime | None = None) -> None:
        """Show more detail or less around a moment, else the chosen event or the middle."""
        if window := self.window_shown:
            self.show_window(window.zoomed(factor, at or self._middle(window), self.story.whole))

    def pan(self, share: float) -> None:
        """Move along by a share of what is in view."""
        if window := self.window_shown:
            self.show_window(window.panned(share, self.story.whole))

    def show_everything(self) -> None:
        """Show all of the incident."""
        self.frame(everything)

    def show_impact(self) -> None:
        """Show the impact, with some room on both sides."""
        self.frame(impact)

    def show_chosen(self) -> None:
        """Show the chosen events as large as the width allows."""
        self.show_events(self._chosen)

    def show_events(self, ids: Sequence[str]) -> None:
        """Come so close to some events that they are apart, if they can be."""
        found = [self._document.record.get(TimelineEvent, event) for event in ids]
        times = [moment for e in found if e for moment in (e.start, e.end) if moment]
        if not times:
            return
        if min(times) == max(times):
            self.zoom(_CLOSER, min(times))
        else:
            stretch = Window(min(times), max(times))
            self.show_window(stretch.around(0.2, self.story.whole))

    def look_again(self) -> None:
        """Look at the record, the width and the theme again, when next painted."""
        rows = self.rows
        self._story = self._plan = self._picture = None
        if self.rows != rows:
            self.updateGeometry()
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        height = self.rows.height + OVERVIEW * self.rows.unit
        return QSize(theme.px(480), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame(self._framing)

    # What is marked.

    def mark_chosen(self, events: Sequence[str], current: str) -> None:
        """Mark the rows selected in the table, and bring the current one into view."""
        is_new = (self._chosen, self._current) != (tuple(events), current)
        self._chosen, self._current = tuple(events), current
        event = self._document.record.get(TimelineEvent, current)
        window = self.window_shown
        if event and window and is_new and current in events and self.is_zoomed:
            self.show_window(window.showing(event.start, self.story.whole))
        self._describe()
        self.update()

    def mark_hovered(self, event: str) -> None:
        """Mark the row under the pointer."""
        if event != self._hovered:
            before, self._hovered = self._hovered, event
            for changed in (before, event):
                self._update_around(self._place_of(changed))

    def set_cursor_at(self, moment: datetime | None) -> None:
        """Show a line with its time at a moment, or none."""
        before, self._cursor = self._cursor, moment
        scale = self.scale
        for changed in (before, moment):
            self._update_around(scale.x(changed) if scale and changed else None)

    def step_cursor(self, steps: int) -> None:
        """Move the line along by some steps of a hundredth of what is in view, and say its time."""
        if window := self.window_shown:
            start = self._cursor or self._middle(window)
            moment = window.at(window.share(start) + steps / 100)
            self.set_cursor_at(moment)
            self._describe()

    def set_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Mark the stretch from place to place that is about to be shown larger."""
        self._stretch = stretch
        self.update()

    def dot_at(self, place: QPoint) -> Dot | None:
        """Return the nearest event in reach of a place, if there is one."""
        dots, x = self.plan.dots, place.x() - theme.px(SIDES)
        after = bisect_left(dots, float(x), key=lambda dot: dot.x)
        around = dots[max(after - 1, 0) : after + 1]
        near = min(around, key=lambda dot: abs(dot.x - x), default=None)
        if near is None or abs(near.x - x) > theme.px(_REACH):
            return None
        return near if abs(place.y() - self.rows.dots) <= theme.px(_REACH) else None

    def point_to(self, dot: Dot | None) -> None:
        """Tell which event the pointer is on."""
        event = dot.events[0] if dot else ""
        if event != self._hovered:
            self.mark_hovered(event)
            self.hovered.emit(event)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.story.is_empty:
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _BEFORE_EVENTS)
        else:
            painter.drawPixmap(0, 0, self._painted())
            painter.translate(theme.px(SIDES), 0)
            strip_paint.paint(painter, self._marks())
            painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(7)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _painted(self) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.translate(theme.px(SIDES), 0)
            painter.setClipRect(QRectF(0, 0, self._room(), self.height()))
            strip_paint.paint(painter, figure.shapes(self.plan))
            strip_paint.paint(painter, figure.overview(self.story, self.plan))
            painter.end()
        return self._picture

    def _marks(self) -> list[Shape]:
        """Draw what is chosen, pointed at and about to be shown larger, over the picture."""
        rows, dots, places = self.rows, self.plan.dots, self._places
        found = dict.fromkeys(places[event] for event in self._chosen if event in places)
        drawn = [s for place in found for s in marks.around(dots[place], rows, strong=True)]
        hovered = places.get(self._hovered)
        if hovered is not None and hovered not in found:
            drawn += marks.around(dots[hovered], rows, strong=False)
        if self._stretch:
            drawn += marks.stretch(min(self._stretch), max(self._stretch), rows)
        thought = self.halving.what_if
        if at := thought.at if thought else self._cursor:
            drawn += self._cursor_at(at)
        return [*drawn, *self._thought()]

    def _thought(self) -> Iterator[Shape]:
        """Draw the moment that is thought sooner."""
        thought = self.halving.what_if
        if thought and self.scale:
            now, then = self.scale.x(thought.actual), self.scale.x(thought.at)
            yield from marks.sooner(now, then, self.rows)

    def _cursor_at(self, moment: datetime) -> Iterator[Shape]:
        if self.scale:
            text = self._said_of(moment)
            width = self._metrics().horizontalAdvance(text)
            yield from marks.cursor(self.scale.x(moment), text, width, self.rows, self._room())

    def _update_around(self, x: float | None) -> None:
        if x is not None:
            half = theme.px(_CURSOR)
            left = min(max(floor(x) + theme.px(SIDES) - half, 0), max(self.width() - 2 * half, 0))
            self.update(QRect(left, 0, 2 * half, self.height()))

    # Keys and the pointer.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = strip_verbs.for_key(event, is_thinking=self.halving.is_on)
        if verb is None or self.story.is_empty:
            super().keyPressEvent(event)
        else:
            verb.run(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        strip_verbs.menu(self).popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if dot := self.dot_at(event.position().toPoint()):
            self.show_events(dot.events)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.point_to(None)
        self.set_cursor_at(None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            dot = self.dot_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip_text(self._told(dot)) if dot else "")
            return True
        return self._pointer.pinch(event) or super().event(event)

    def walk(self, by: int) -> None:
        """Go to an event before or after the current one."""
        events = self.story.events
        here = self._document.record.get(TimelineEvent, self._current)
        place = bisect_left(events, here.order(), key=lambda e: e.order()) if here else None
        if place is None:
            place = -1 if by > 0 else 0
        if events:
            self.chosen.emit([events[max(0, min(place + by, len(events) - 1))].id])

    def walk_to(self, end: int) -> None:
        """Go to the first event (0) or the last (-1)."""
        if self.story.events:
            self.chosen.emit([self.story.events[end].id])

    def enter(self) -> None:
        """Go on to the chosen event's row."""
        self.entered.emit()

    def _follow_thought(self) -> None:
        """Come close to what is thought sooner, and go back when it is thought no more."""
        thought = self.halving.what_if
        if thought is None:
            if self._framing_before and not self.halving.is_on:
                self.frame(self._framing_before)
                self._framing_before = None
        elif self._framing_before is None or not self._is_in_view(thought):
            self._framing_before = self._framing_before or self._framing
            stretch = Window(thought.begin, thought.actual)
            self.show_window(stretch.around(_BESIDE_THOUGHT, self.story.whole))
        self._describe()
        self.update()

    def _is_in_view(self, thought: WhatIf) -> bool:
        window = self.window_shown
        return bool(window and window.start <= thought.begin and thought.actual <= window.end)

    # In words.

    def _follow(self, edit: Edit) -> None:
        if any(self._shows(operation) for operation in edit.change.operations):
            self._soon.start()

    def _shows(self, operation: Operation) -> bool:
        """Tell whether an operation changes what is drawn."""
        if isinstance(operation, Set) and operation.kind is TimelineEvent:
            event = self._document.record.get(TimelineEvent, operation.id)
            fields = {change.field for change in operation.fields}
            return not fields <= _WORDS or bool(event and event.key_moment)
        return operation.kind in {TimelineEvent, Postmortem}

    def _describe(self) -> None:
        """Say in words what is drawn, and which event is the current one."""
        window = self.window_shown
        said = [gained(self.halving.what_if)] if self.halving.what_if else []
        said += [self._said(self._current)] if self._current else []
        if self._cursor:
            said.append(f"Cursor at {self._said_of(self._cursor)}")
        said.append(describe(self.story, window) if window else _BEFORE_EVENTS)
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part) + ".")

    def _said(self, event_id: str) -> str:
        event = self._document.record.get(TimelineEvent, event_id)
        if event is None:
            return ""
        zone = self._document.record.postmortem.tzinfo
        marks = [" (key moment)"] * event.key_moment + [" (learned later)"] * event.learned_later
        return f"{event_time(event, zone, dated=True)} {event.text}{''.join(marks)}"

    def _told(self, dot: Dot) -> str:
        """Say which events a dot stands for."""
        said = [self._said(event) for event in dot.events[:_TOLD]]
        if len(dot.events) == 1:
            return said[0]
        more = len(dot.events) - len(said)
        rest = [f"and {more:,} more"] if more else []
        return "\n".join([f"{len(dot.events):,} events. Double-click comes closer.", *said, *rest])

    def _said_of(self, moment: datetime) -> str:
        """Say a moment, and how long after the start of the impact it is."""
        if self.scale is None:
            return ""
        precision = self.scale.time(self.rows.unit)
        text = axis.read(moment, self.story.zone, precision, dated=self.story.is_dated)
        start = self.story.impact.start if self.story.impact else None
        return f"{text}  +{duration(moment - start)}" if start and moment > start else text

    # Sizes.

    def _planned(self) -> Plan:
        window = self.window_shown
        if window is None:
            return Plan(None)
        measure = self._metrics().horizontalAdvance
        return strip.plan(self.story, window, self._room(), measure, self.rows.unit)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(theme.font(SIZE, bold=True))

    def _room(self) -> int:
        return max(self.width() - 2 * theme.px(SIDES), 1)

    def _middle(self, window: Window) -> datetime:
        """Return the chosen event's time where it is in view, else the middle of the window."""
        event = self._document.record.get(TimelineEvent, self._current)
        if event and window.start <= event.start <= window.end:
            return event.start
        return window.at(0.5)

    def _place_of(self, event: str) -> float | None:
        place = self._places.get(event)
        return None if place is None else self.plan.dots[place].x

    def scale_point(self, place: QPointF) -> float:
        """Return how far from the left of the scale a place of the widget is."""
        return place.x() - theme.px(SIDES)
