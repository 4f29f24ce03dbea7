"""When the times of a text were: on which day, in which half of it, before or after the last."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.layouts import conventions
from pmdesk.timeline.layouts.marks import DayLine, Layout, Mark, Section
from pmdesk.timeline.questions import Questions
from pmdesk.timeline.reading import About, Question
from pmdesk.timeline.written.clocks import Clock
from pmdesk.timeline.written.days import Day, settle
from pmdesk.timeline.written.local import on_wall
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.times import Frame, When, place

_NEXT_DAY_IN_NEW_SECTION = timedelta(hours=16)
"""Across a heading it has to be longer, for another list may begin with the same day."""
_AFTERNOON = timedelta(hours=6)
"""From 11:50 to 1:10 is not thirteen hours where no clock shows more than twelve."""
_EARLIER = "This is earlier than the event before it."
_WEEK_BUT_ONE = timedelta(days=6)


class Dating:
    """Knows where in time the reader is, and the conventions of the text, which it may ask for."""

    def __init__(self, layout: Layout, default: date | None, questions: Questions) -> None:
        self.layout = layout
        self.default = default
        self.questions = questions
        self.month_first = self._month_first()
        known = conventions.first_full_day(layout, month_first=self.month_first)
        # Whoever answers for the day knows better than the text.
        answered = any(about is About.DATE for about, _ in questions.answers)
        states = layout.stated and not answered
        stated = self._own_day(default or conventions.LAST_RESORT) if states else None
        self.near = stated or default or known or conventions.LAST_RESORT
        self.present = self.near
        """The day that “yesterday” counts from."""
        items = layout.items
        self.halves = conventions.has_halves(items)
        self.never_late = conventions.never_late(
            item.stamp.clock for item in items if isinstance(item, Mark) and item.stamp.clock
        )
        self.backwards = conventions.newest_first(
            items, self.near, month_first=self.month_first, halves=self.halves
        )
        self.day: date = stated or default or self._own_day(self.near) or self.near
        self._home = self.day if self.layout.holds and not answered else None
        """The day of every time that names none, where the text says so."""
        self._span = timedelta()
        """How many days before the first line of a text the earliest event was."""
        if self.backwards and self._home is None:
            self._span = timedelta(conventions.days_back(items, self.near, halves=self.halves))
        self.day += self._span
        self.instant: datetime | None = None
        """When the event before began."""
        self._dated = False
        """Whether the day stands in the text, above or with a time before."""
        self._local: datetime | None = None
        """What the clock showed at the event before."""
        self._depth = 0
        """How far the time before was nested in a list."""
        self._around: list[tuple[int, date, datetime | None]] = []
        """The times around it: how far each is nested, its day, and what its clock showed."""
        self._new_section = False
        self._summed_up: date | None = None
        """The day of the first of the fields that stand before."""
        self._before_section: tuple[int, date, bool] | None = None

    def _month_first(self) -> bool:
        """Return whether months come first in 3/4/2025; ask where that can only be guessed."""
        first, guessed = conventions.month_first(self.layout, self.default)
        if not guessed:
            return first
        day = next(day for day in conventions.days_of(self.layout) if day.either)
        near = self.default or conventions.LAST_RESORT
        both = [dates.day(settle(day, near, month_first=order)) for order in (False, True)]
        question = Question(
            About.DAY_ORDER, f"Which day is “{day.written.strip()}”?",
            answer=both[first], choices=tuple(both),
        )  # fmt: skip
        return self.questions.answer(question) == both[True] != both[False]

    def _own_day(self, near: date) -> date | None:
        """Return the day that the text names as its own, in a title or a field."""
        if self.layout.day is None:
            return None
        try:
            day = settle(self.layout.day, near, month_first=self.month_first)
            return day - timedelta(days=self.layout.day_after)
        except (InvalidValue, OverflowError):
            return None

    def begin_section(self, item: Section) -> None:
        """Leave what a heading of the same or a lower level said of the day."""
        self._new_section = True
        if self._before_section is not None and item.level <= self._before_section[0]:
            _, self.day, self._dated = self._before_section
            self._before_section = None

    def day_line(self, item: DayLine) -> None:
        """Go to the day that a line names."""
        near = self.present if item.day.from_today else self.day
        if item.day.bare_weekday and self._dated and not self.backwards:
            near += _WEEK_BUT_ONE
        if item.level:
            self._before_section = item.level, self.day, self._dated
        day = settle(item.day, near, month_first=self.month_first, may_follow=self._dated)
        self._ask_year(item.day, day)
        self.day, self._dated, self._local, self._new_section = day, True, None, False
        self._around.clear()
        self._summed_up = None

    def when(self, stamp: Stamp, zone: tzinfo, *, depth: int = 0, field: bool = False) -> When:
        """Return when a day, a time of day, or a range was, and go there.

        A `field` sums up, so that a list behind several begins on the day of the first again.
        What is nested to some `depth` leaves the order of the list around it as it is.
        """
        if not field:
            self._leave_fields(stamp)
        if depth != self._depth:
            self._nest(depth)
        if stamp.day is None and self._home is not None and self._home != self.day:
            self.day, self._local = self._home, None
        notes: list[str] = []
        day = self.day
        half = self._half(stamp)
        if stamp.day is None:
            self._ask_date()
            day, notes = self._day_of(stamp, half)
        elif stamp.day.bare_weekday and self._dated and not self.backwards:
            day += _WEEK_BUT_ONE
        elif stamp.day.from_today:
            day = self.present
        when = place(
            stamp, Frame(zone, day, self.instant, half, self.month_first, dated=self._dated)
        )
        local = on_wall(when.start, zone)
        if stamp.day is not None:
            self._ask_year(stamp.day, local.date())
            self._dated = True
            if self._goes_back(local, when):
                notes.append(_EARLIER)
        self.day = local.date()
        self._local = None if when.whole_day else local
        self.instant = when.start
        self._new_section = False
        if field and self._summed_up is None:
            self._summed_up = self.day
        return when._replace(notes=(*notes, *when.notes)) if notes else when

    def _nest(self, depth: int) -> None:
        """Go deeper into a list, or back to the time that stands before at the same depth."""
        if depth > self._depth:
            self._around.append((self._depth, self.day, self._local))
        while self._around and self._around[-1][0] >= depth:
            at, day, local = self._around.pop()
            if at == depth:
                self.day, self._local = day, local
        self._depth = depth

    def _goes_back(self, local: datetime, when: When) -> bool:
        """Tell whether a time with a day goes back on the day of the time before."""
        if self.backwards or when.whole_day or self._local is None or self._new_section:
            return False
        return local < self._local and local.date() == self._local.date()

    def _leave_fields(self, stamp: Stamp) -> None:
        if self._summed_up is not None and stamp.day is None:
            self.day, self._local = self._summed_up, None
        self._summed_up = None

    def _day_of(self, stamp: Stamp, half: str) -> tuple[date, list[str]]:
        """Return the day of a time that names none: the one before, or after midnight the next."""
        if stamp.clock is None or self._local is None:
            return self.day, []
        local = datetime.combine(self.day, time()) + stamp.clock.after_midnight(half)
        back = self._local - local
        far = _NEXT_DAY_IN_NEW_SECTION if self._new_section else conventions.NEXT_DAY
        if self.backwards:
            if -back < far:
                return self.day, []
            day = self.day - timedelta(days=1)
            return day, [f"Taken as {dates.day(day)}, before midnight."]
        if back >= far:
            day = self.day + timedelta(days=1)
            return day, [f"Taken as {dates.day(day)}, after midnight."]
        if back > timedelta() and not self._new_section:
            return self.day, [_EARLIER]
        return self.day, []

    def _half(self, stamp: Stamp) -> str:
        """Return the half of the day of a bare time that keeps the order on a 12-hour clock."""
        if not (self.halves or self.never_late):
            return ""
        clock = stamp.clock
        if clock is None or clock.half or not clock.mark or self._local is None:
            return ""
        before = self._local.replace(second=0)
        midnight = datetime.combine(before.date(), time())
        if self.halves:
            kept = (half for half in "ap" if midnight + clock.after_midnight(half) >= before)
            return next(kept, "")
        afternoon = midnight + clock.after_midnight("p") - before
        if stamp.day is not None or self._step(clock) > -conventions.NEXT_DAY:
            return ""
        return "p" if timedelta() <= afternoon <= _AFTERNOON else ""

    def _step(self, clock: Clock) -> timedelta:
        """Return how long after the time before a clock shows its time on the same day."""
        before = self._local or datetime.combine(self.day, time())
        return datetime.combine(before.date(), time()) + clock.after_midnight() - before

    def _ask_date(self) -> None:
        if self._dated or self.questions.asked(About.DATE):
            return
        first = (self.day - self._span).isoformat()
        question = Question(About.DATE, "On which day was the first event?", answer=first)
        told = self.questions.answer(question)
        if told != first:
            self.day = date.fromisoformat(told) + self._span

    def _ask_year(self, written: Day, day: date) -> None:
        if written.year is None and written.shift is None and not self._dated:
            said = Question(About.DATE, "In which year was this?", dates.short_day(day))
            self.questions.answer(replace(said, answer=day.isoformat()))
