"""The pointer on the strip: it points, chooses, pushes time along and marks what to enlarge."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from pmdesk.halving import Lever
from pmdesk.strip import Window
from pmdesk.strip.plan import Scale
from ui.theme import theme

if TYPE_CHECKING:
    from ui.timeline.strip import TimelineStrip

_NOTCH = 120
_STEP = 1.25
"""How much closer one notch of the wheel comes."""
_GRIP = 12
"""How near to a grip the pointer must be, in pixels at 100 %."""
_PAN = 0.15
"""How far one notch of the wheel moves along, as a share of what is in view."""


class _Drag(Enum):
    """What a drag does."""

    PAN = auto()
    STRETCH = auto()
    OVERVIEW = auto()
    SOONER = auto()


class Pointer:
    """What mouse, wheel and touch do to a strip."""

    def __init__(self, strip: "TimelineStrip") -> None:
        self._strip, self._sight = strip, strip.sight
        self._drag: _Drag | None = None
        self._pressed: QPointF | None = None
        self._marks = False
        self._lever: Lever | None = None
        self._held: Window | None = None

    def press(self, event: QMouseEvent) -> None:
        """Choose what is there, or take hold of time."""
        if event.button() != Qt.MouseButton.LeftButton or self._sight.scale is None:
            return
        self._pressed, self._held = event.position(), self._sight.window
        self._drag = None
        self._lever = None
        self._marks = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._is_grip(event.position()):
            self._drag = _Drag.SOONER
        elif dot := self._strip.dot_at(event.position().toPoint()):
            self._lever = self._strip.halving.lever_of(dot.events[0])
            self._strip.chosen.emit(list(dot.events))
        elif self._is_overview(event.position()):
            self._drag = _Drag.OVERVIEW
            self._go_to(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer with the cursor, or drag."""
        place, scale = event.position(), self._sight.scale
        if scale is None:
            return
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event)
            return
        dot = self._strip.dot_at(place.toPoint())
        self._strip.setCursor(self._shape(place, is_dot=dot is not None))
        self._strip.point_to(dot)
        self._strip.set_cursor_at(scale.moment(self._strip.along(place)))

    def release(self, event: QMouseEvent) -> None:
        """Show what was marked, if anything was."""
        if self._drag is _Drag.STRETCH and self._pressed is not None and self._sight.scale:
            self._enlarge(self._sight.scale, self._pressed, event.position())
        self._pressed = self._held = self._drag = None
        self._strip.set_stretch(None)
        self.move(event)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom around the pointer with Ctrl, else move along."""
        scale = self._sight.scale
        if scale is None:
            return
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = scale.moment(self._strip.along(event.position()))
            self._sight.zoom(_STEP ** (turned.y() / _NOTCH), at)
        else:
            self._sight.pan(-_PAN * (turned.x() or turned.y()) / _NOTCH)
        event.accept()

    def pinch(self, event: QEvent) -> bool:
        """Zoom with two fingers, on a touchpad or a screen; tell whether the event was that."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            gesture = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(gesture, QPinchGesture):
                middle = self._strip.mapFromGlobal(gesture.centerPoint().toPoint())
                self._zoom(gesture.scaleFactor(), QPointF(middle))
                return True
        return False

    def _zoom(self, factor: float, place: QPointF) -> None:
        if self._sight.scale and factor > 0:
            self._sight.zoom(factor, self._sight.scale.moment(self._strip.along(place)))

    def _drag_to(self, event: QMouseEvent) -> None:
        pressed, place = self._pressed or event.position(), event.position()
        if self._drag is None:
            if (place - pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._drag = self._kind(pressed)
            self._strip.set_cursor_at(None)
        if self._drag is _Drag.SOONER:
            self._think_of(place)
        elif self._drag is _Drag.PAN:
            self._pan(place.x() - pressed.x())
        elif self._drag is _Drag.OVERVIEW:
            self._go_to(place)
        else:
            ends = [self._strip.along(end) for end in (pressed, place)]
            self._strip.set_stretch((ends[0], ends[1]))

    def _kind(self, pressed: QPointF) -> _Drag:
        """Say what a drag is: on the axis, with Shift, or where all is in view, it marks.

        A moment that could have come sooner is taken along by itself.
        """
        if self._lever:
            self._strip.halving.begin(self._lever)
            return _Drag.SOONER
        marks = self._marks or self._is_axis(pressed) or not self._sight.is_zoomed
        return _Drag.STRETCH if marks else _Drag.PAN

    def _think_of(self, place: QPointF) -> None:
        if self._sight.scale:
            self._strip.halving.place(self._sight.scale.moment(self._strip.along(place)))

    def _pan(self, by: float) -> None:
        """Push time along so that what was taken hold of stays under the pointer."""
        self._strip.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._held and self._sight.scale:
            share = by / self._sight.scale.length
            self._sight.show_window(self._held.panned(-share, self._sight.story.whole))

    def _enlarge(self, scale: Scale, pressed: QPointF, released: QPointF) -> None:
        moments = [scale.moment(self._strip.along(end)) for end in (pressed, released)]
        if min(moments) < max(moments):
            self._sight.show_window(Window(min(moments), max(moments)))

    def _go_to(self, place: QPointF) -> None:
        """Bring what is pointed at on the overview into the middle."""
        scale, window, whole = (
            self._sight.scale,
            self._sight.window,
            self._sight.story.whole,
        )
        if scale and window:
            moment = Scale(whole, scale.width, scale.unit).moment(self._strip.along(place))
            self._sight.show_window(window.panned(window.share(moment) - 0.5, whole))

    def _is_grip(self, place: QPointF) -> bool:
        thought, scale = self._strip.halving.what_if, self._sight.scale
        if thought is None or scale is None or place.y() >= self._sight.rows.axis:
            return False
        return abs(self._strip.along(place) - scale.x(thought.at)) <= theme.px(_GRIP)

    def _is_overview(self, place: QPointF) -> bool:
        return self._sight.is_zoomed and place.y() >= self._sight.rows.height

    def _is_axis(self, place: QPointF) -> bool:
        return place.y() >= self._sight.rows.axis

    def _shape(self, place: QPointF, *, is_dot: bool) -> Qt.CursorShape:
        if self._is_grip(place):
            return Qt.CursorShape.SizeHorCursor
        if is_dot or self._is_overview(place):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.CrossCursor if self._is_axis(place) else Qt.CursorShape.ArrowCursor
