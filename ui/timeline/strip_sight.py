"""What is in view on the strip: which window of time, and where everything is in it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetricsF

from pmdesk import strip
from pmdesk.model import TimelineEvent
from pmdesk.strip import Plan, Story, Window
from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import Rows
from pmdesk.strip.plan import SIZE, Scale
from ui.document import Document
from ui.theme import theme

_CLOSER = 4.0
"""How much closer one comes to events that are all at one moment."""
_BESIDE_EVENTS, _BESIDE_THOUGHT = 0.2, 0.6
"""What is shown on both sides of a stretch, as a share of it."""

Framing = Callable[[Story], Window]
"""Says for a story which window is shown, so that it follows the story as that grows."""


def at_first(told: Story) -> Window:
    """Show what one sees before choosing anything."""
    return told.at_first


def everything(told: Story) -> Window:
    """Show all of the incident."""
    return told.whole


def impact(told: Story) -> Window:
    """Show the impact, with some room on both sides."""
    return told.around_impact


class Sight(QObject):
    """The window of time that is shown, and the plan of the record in it at a width.

    Both are made when they are asked for, and kept until something differs.
    """

    changed = Signal()
    """Something else is in view, or it is elsewhere."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._framing: Framing = at_first
        self._before: Framing | None = None
        self._width = 1.0
        self._story: Story | None = None
        self._plan: Plan | None = None
        self._places: dict[str, int] = {}
        self.focus: datetime | None = None
        """The moment that stays where it is when one comes closer by keys, if it is in view."""

    @property
    def story(self) -> Story:
        """What there is to draw of the record."""
        if self._story is None:
            self._story = strip.story(self._document.record)
        return self._story

    @property
    def window(self) -> Window | None:
        """The stretch of time in view, where there is anything."""
        return None if self.story.is_empty else self._framing(self.story).within(self.story.whole)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part of the incident is in view."""
        return not self.story.is_empty and self.window != self.story.whole

    @property
    def plan(self) -> Plan:
        """Where everything is in the window, at the present width."""
        if self._plan is None:
            window, measure = self.window, text_width
            self._plan = (
                strip.plan(self.story, window, self._width, measure, self.rows.unit)
                if window
                else Plan(None)
            )
            self._places = {
                event: place for place, dot in enumerate(self._plan.dots) for event in dot.events
            }
        return self._plan

    @property
    def scale(self) -> Scale | None:
        """From time to place, where there is anything."""
        return self.plan.scale

    @property
    def rows(self) -> Rows:
        """Where the rows are from top to bottom."""
        return Rows(0 if self.story.is_empty else self.story.rows, theme.zoom / 100)

    def dots_of(self, events: Iterable[str]) -> list[Dot]:
        """Return the dots that stand for some events, as far as they are in view, each once."""
        dots, places = self.plan.dots, self._places
        return [dots[place] for place in {places[event] for event in events if event in places}]

    def look_again(self) -> None:
        """Look at the record and the theme again."""
        self._story = None
        self._see()

    def set_width(self, width: float) -> None:
        """Plan for another width, in pixels."""
        self._width = width
        self._see()

    # Where to look.

    def frame(self, framing: Framing) -> None:
        """Show what a framing says."""
        self._framing = framing
        self._see()

    def show_window(self, window: Window) -> None:
        """Show a stretch of time; all of it goes on being all as the record grows."""
        is_all = window.within(self.story.whole) == self.story.whole
        self.frame(everything if is_all else lambda _told: window)

    def zoom(self, factor: float, at: datetime | None = None) -> None:
        """Show more detail or less around a moment, else the chosen event or the middle."""
        if window := self.window:
            at = at or self.middle(window)
            self.show_window(window.zoomed(factor, at, self.story.whole))

    def pan(self, share: float) -> None:
        """Move along by a share of what is in view."""
        if window := self.window:
            self.show_window(window.panned(share, self.story.whole))

    def show_moment(self, moment: datetime) -> None:
        """Move along so far that a moment is in view."""
        if self.is_zoomed and (window := self.window):
            self.show_window(window.showing(moment, self.story.whole))

    def show_events(self, ids: Sequence[str]) -> None:
        """Come so close to some events that they are apart, if they can be."""
        found = [self._document.record.get(TimelineEvent, event) for event in ids]
        times = [moment for e in found if e for moment in (e.start, e.end) if moment]
        if times and min(times) == max(times):
            self.zoom(_CLOSER, min(times))
        elif times:
            stretch = Window(min(times), max(times))
            self.show_window(stretch.around(_BESIDE_EVENTS, self.story.whole))

    def come_close(self, stretch: Window) -> None:
        """Show a stretch for a while, unless it is in view already since one came close."""
        window = self.window
        if self._before and window and window.start <= stretch.start and stretch.end <= window.end:
            return
        self._before = self._before or self._framing
        self.show_window(stretch.around(_BESIDE_THOUGHT, self.story.whole))

    def go_back(self) -> None:
        """Show what was shown before one came close."""
        if self._before:
            before, self._before = self._before, None
            self.frame(before)

    def middle(self, window: Window) -> datetime:
        """Return the chosen event's time where it is in view, else the middle of the window."""
        is_in_view = self.focus and window.start <= self.focus <= window.end
        return self.focus if self.focus and is_in_view else window.at(0.5)

    def _see(self) -> None:
        self._plan = None
        self.changed.emit()


def text_width(text: str) -> float:
    """Return how wide a text is in the strip's font, in pixels."""
    return QFontMetricsF(theme.font(SIZE, bold=True)).horizontalAdvance(text)
