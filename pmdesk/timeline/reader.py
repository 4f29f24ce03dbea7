"""From a text to events: the marks of its layout, each with its day, its zone and its instant."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline import conventions
from pmdesk.timeline.clocks import Clock
from pmdesk.timeline.days import Day, settle
from pmdesk.timeline.layout import lines_of, read_layout
from pmdesk.timeline.marks import DayLine, Item, Mark, Section
from pmdesk.timeline.markup import plain_words
from pmdesk.timeline.reading import About, Answers, Question, ReadEvent, Reading, Unread
from pmdesk.timeline.stamps import Stamp
from pmdesk.timeline.times import Frame, When, place, zone_by_check
from pmdesk.timeline.zones import Zone, as_meant, differs, named_zone

# Every character stands for one other, so that places in the text stay what they are.
_SPACES = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "),
    **dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff", " "),
    **dict.fromkeys("\x0b\x0c\r\x85\u2028\u2029", "\n"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff1a": ":",
}
_ODD = re.compile(f"[{''.join(_SPACES)}]")
_WORDY = re.compile(r"[^\W_]")
_NEXT_DAY = timedelta(hours=6)
"""A step back this long, without a new date, is a step to the day after."""
_NEXT_DAY_IN_NEW_SECTION = timedelta(hours=16)
"""Across a heading it has to be longer, for another list may begin with the same day."""
_TOP = 2
"""A heading of this level ends what the one before it said of zones."""
_AFTERNOON = timedelta(hours=6)
"""From 11:50 to 1:10 is not thirteen hours where no clock shows more than twelve."""
_WEEK_BUT_ONE = timedelta(days=6)


def read(
    text: str,
    default_date: date | str | None,
    default_zone: tzinfo | str | None,
    *,
    previous: datetime | None = None,
    present: date | None = None,
    answers: Answers | None = None,
) -> Reading:
    """Read a text, see `pmdesk.timeline.parse`.

    `previous` is what a first `+15m` counts from, `present` what “yesterday” does.
    """
    seen = text.replace("\r\n", " \n")
    seen = _ODD.sub(lambda odd: _SPACES[odd[0]], seen)
    given = answers or {}
    for (about, _), answer in given.items():
        default_date = answer if about is About.DATE else default_date
        default_zone = answer if about is About.ZONE else default_zone
    reader = _Reader(seen, _as_date(default_date), _as_zone(default_zone), given)
    reader.instant = previous
    reader.present = present or reader.near
    return reader.reading()


def _as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else value


def _as_zone(value: tzinfo | str | None) -> tzinfo | None:
    if not isinstance(value, str):
        return value
    found = named_zone(value)
    if found is None:
        message = f"“{value}” is not a time zone. Write one such as Europe/Berlin or UTC."
        raise InvalidValue(message)
    return found


class _Reader:
    """Goes down the marks of a text, and knows where in time it is and what it had to assume."""

    def __init__(
        self, text: str, default: date | None, zone: tzinfo | None, answers: Answers
    ) -> None:
        self.text = text
        self.default = default
        self.default_zone = zone
        self.answers = answers
        self.layout = read_layout(text)
        self.questions: dict[tuple[About, str], Question] = {}
        self.month_first = self._month_first()
        known = conventions.first_full_day(self.layout, month_first=self.month_first)
        self.near = default or known or conventions.LAST_RESORT
        self.present = self.near
        items = self.layout.items
        self.halves = conventions.has_halves(items)
        self.never_late = conventions.never_late(
            item.stamp.clock for item in items if isinstance(item, Mark) and item.stamp.clock
        )
        self.backwards = conventions.newest_first(
            items, self.near, month_first=self.month_first, halves=self.halves
        )
        self.zero: datetime | None = None
        self.meant: dict[Zone, Zone] = {}
        self.events: list[ReadEvent] = []
        self.unread: list[Unread] = []
        # Where in time the reader is.
        self.day: date = default or self._own_day() or self.near
        self.dated = False
        self.local: datetime | None = None
        self.instant: datetime | None = None
        self.section: Zone | None = None
        self.carried: Zone | None = None
        self.first_zone_seen = False
        self.new_section = False
        self.unsaid: tzinfo | None = None
        self.before_section: tuple[int, date, bool] | None = None

    def reading(self) -> Reading:
        """Return the events of the text and all that goes with them."""
        lines = lines_of(self.text)
        for item in self.layout.items:
            self._item(item, lines)
        for line in self.layout.unused:
            self._unread(lines, line)
        self.unread.sort(key=lambda unread: unread.line)
        return Reading(
            tuple(self.events), tuple(self.unread), tuple(self.questions.values()),
            tuple(self._assumed()), self.layout.format, columns=self.layout.columns,
        )  # fmt: skip

    def _assumed(self) -> list[str]:
        said = []
        if not self.events:
            said.append("No times were found in this text.")
        if self.layout.zone and self.events:
            said.append(f"The text says that its times are in {self.layout.zone.written}.")
        if self.layout.approximate:
            said.append("The text says that its times are approximate.")
        if self.backwards:
            said.append("The newest event stands first.")
        return said

    # What holds for the whole text.

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
        return self._answer(question) == both[True] != both[False]

    def _own_day(self) -> date | None:
        """Return the day that the text names as its own, in a title or a field."""
        if self.layout.day is None:
            return None
        try:
            return settle(self.layout.day, self.near, month_first=self.month_first)
        except InvalidValue:
            return None

    def _answer(self, question: Question) -> str:
        """Ask something once; return what was answered, else what is assumed."""
        subject = question.subject if question.about is About.ABBREVIATION else ""
        for (about, of), told in self.answers.items():
            if about is question.about and subject in {"", of}:
                question = replace(question, answer=told)
                break
        return self.questions.setdefault((question.about, subject), question).answer

    # Item by item.

    def _item(self, item: Item, lines: list[tuple[int, str]]) -> None:
        try:
            if isinstance(item, Mark):
                self._mark(item)
            elif isinstance(item, DayLine):
                self._day_line(item)
            elif isinstance(item, Section):
                self._begin_section(item)
            else:
                self._unread(lines, item.line, item.reason)
        except InvalidValue as error:
            self._unread(lines, item.line, str(error))

    def _unread(self, lines: list[tuple[int, str]], line: int, reason: str = "") -> None:
        start, text = lines[line]
        if reason or _WORDY.search(text):
            span = (start, start + len(text))
            self.unread.append(Unread(text.strip(), line + 1, span, reason))

    def _begin_section(self, item: Section) -> None:
        self.new_section = True
        if self.before_section is not None and item.level <= self.before_section[0]:
            _, self.day, self.dated = self.before_section
            self.before_section = None
        if item.zone or item.level <= _TOP:
            self.section = item.zone

    def _day_line(self, item: DayLine) -> None:
        near = self.present if item.day.shift is not None else self.day
        if item.day.bare_weekday and self.dated:
            near += _WEEK_BUT_ONE
        if item.level:
            self.before_section = item.level, self.day, self.dated
        day = settle(item.day, near, month_first=self.month_first, may_follow=self.dated)
        self._ask_year(item.day, day)
        self.day, self.dated, self.local, self.new_section = day, True, None, False

    def _mark(self, mark: Mark) -> None:
        self._take_zoned_reading(mark)
        zone = self._zone(mark)
        stamp = mark.stamp
        if stamp.instant is not None:
            when = place(stamp, Frame(zone, self.near))
        elif stamp.distance is not None:
            when = self._counted(stamp, zone)
        else:
            when = self._when(stamp, zone)
        self.new_section = False
        self._ask_about_clocks(stamp.zone, when.start)
        self.events.append(self._event(mark, when, zone))

    # Zones.

    def _take_zoned_reading(self, mark: Mark) -> None:
        """Find out the zone of a time from a second reading where only that one has a zone."""
        stamp, check = mark.stamp, mark.stamp.check
        zoned = stamp.zone or mark.zone or self.section or self.layout.zone
        if check is None or check.zone is None or zoned is not None:
            return
        found = zone_by_check(stamp, self.day)
        taken = stamp if found else stamp._replace(clock=check.clock, check=None)
        mark.stamp = taken._replace(zone=found or check.zone)

    def _zone(self, mark: Mark) -> tzinfo:
        """Return a mark's zone: its own, its section's, the text's, the one before, the user's."""
        own = mark.stamp.zone
        first, self.first_zone_seen = not self.first_zone_seen, True
        if own is not None:
            meant = self._meant(own)
            if meant is not own:
                own = meant
                mark.stamp = mark.stamp._replace(zone=own)
            if first or self.carried is not None:
                self.carried = own
            return own.meant
        for found in (mark.zone, self.section, self.layout.zone, self.carried):
            if found is not None:
                return self._meant(found).meant
        if mark.stamp.instant is not None:
            return UTC
        return self._unsaid_zone()

    def _unsaid_zone(self) -> tzinfo:
        if self.unsaid is None:
            self.unsaid = self._ask_zone()
        return self.unsaid

    def _ask_zone(self) -> tzinfo:
        zone = self.default_zone or UTC
        question = Question(About.ZONE, "In which zone are these times?", answer=_name(zone))
        self._answer(question)
        return zone

    def _meant(self, zone: Zone) -> Zone:
        """Return which of the places with one abbreviation is meant, and ask for it once."""
        if not zone.region:
            return zone
        if zone not in self.meant:
            self.meant[zone] = self._settled(zone)
        return self.meant[zone]

    def _settled(self, zone: Zone) -> Zone:
        zone = as_meant(zone, self.default_zone, self.text)
        told = self.answers.get((About.ABBREVIATION, zone.written), "")
        if zone.others:
            places = (zone.region, *zone.others)
            text = f"Where is “{zone.written}” the time of the clocks?"
            told = self._answer(
                Question(About.ABBREVIATION, text, zone.written, zone.region, places)
            )
        meant = named_zone(told) if told in {zone.region, *zone.others} else None
        if meant is not None and (told != zone.region or not zone.others):
            return Zone(zone.written, meant, told)
        return zone._replace(others=())

    def _ask_about_clocks(self, zone: Zone | None, start: datetime) -> None:
        """Ask once about an abbreviation that the clocks of its place did not show that day."""
        if zone is None or not differs(zone, start):
            return
        as_written = start.astimezone(zone.meant).strftime("UTC%z")
        text = f"“{zone.written}” was not the time in {zone.region} then. What is meant?"
        self._answer(
            Question(About.ABBREVIATION, text, zone.written, as_written, (as_written, zone.region))
        )

    # Days and times.

    def _when(self, stamp: Stamp, zone: tzinfo) -> When:
        notes: list[str] = []
        day = self.day
        half = self._half(stamp)
        if stamp.day is None:
            self._ask_date()
            day, notes = self._day_of(stamp, half)
        elif stamp.day.bare_weekday and self.dated:
            day += _WEEK_BUT_ONE
        elif stamp.day.shift is not None:
            day = self.present
        frame = Frame(zone, day, self.instant, half, self.month_first, dated=self.dated)
        when = place(stamp, frame)
        local = when.start.astimezone(zone).replace(tzinfo=None)
        if stamp.day is not None:
            self._ask_year(stamp.day, local.date())
            self.dated = True
        self.day = local.date()
        self.local = None if when.whole_day else local
        self.instant = when.start
        return when if not notes else _noted(when, notes)

    def _day_of(self, stamp: Stamp, half: str) -> tuple[date, list[str]]:
        """Return the day of a time that names none: the one before, or after midnight the next."""
        if stamp.clock is None or self.local is None or self.backwards:
            return self.day, []
        local = datetime.combine(self.day, time()) + stamp.clock.after_midnight(half)
        back = self.local - local
        if back >= (_NEXT_DAY_IN_NEW_SECTION if self.new_section else _NEXT_DAY):
            day = self.day + timedelta(days=1)
            return day, [f"Taken as {dates.day(day)}, after midnight."]
        if back > timedelta() and not self.new_section:
            return self.day, ["This is earlier than the event before it."]
        return self.day, []

    def _half(self, stamp: Stamp) -> str:
        """Return the half of the day of a bare time that keeps the order on a 12-hour clock."""
        if not (self.halves or self.never_late):
            return ""
        clock = stamp.clock
        if clock is None or clock.half or not clock.mark or self.local is None:
            return ""
        before = self.local.replace(second=0)
        midnight = datetime.combine(before.date(), time())
        if self.halves:
            kept = (half for half in "ap" if midnight + clock.after_midnight(half) >= before)
            return next(kept, "")
        afternoon = midnight + clock.after_midnight("p") - before
        if not self.never_late or stamp.day is not None or self._step(clock) > -_NEXT_DAY:
            return ""
        return "p" if timedelta() <= afternoon <= _AFTERNOON else ""

    def _step(self, clock: Clock) -> timedelta:
        """Return how long after the time before a clock shows its time on the same day."""
        before = self.local or datetime.combine(self.day, time())
        return datetime.combine(before.date(), time()) + clock.after_midnight() - before

    def _ask_date(self) -> None:
        if self.dated or (About.DATE, "") in self.questions:
            return
        question = Question(
            About.DATE, "On which day was the first event?", answer=self.day.isoformat()
        )
        told = self._answer(question)
        if told != question.answer:
            self.day = date.fromisoformat(told)

    def _ask_year(self, written: Day, day: date) -> None:
        if written.year is None and written.shift is None and not self.dated:
            said = Question(About.DATE, "In which year was this?", dates.short_day(day))
            self._answer(replace(said, answer=day.isoformat()))

    def _counted(self, stamp: Stamp, zone: tzinfo) -> When:
        """Place a distance: from T0, or from the event before."""
        if not stamp.from_zero and self.instant is not None:
            when = place(stamp, Frame(zone, self.near, self.instant))
        else:
            start = self._zero(zone) + (stamp.distance or timedelta())
            when = When(start, approximate=stamp.approximate)
        self.instant = when.start
        return when

    def _zero(self, zone: tzinfo) -> datetime:
        if self.zero is None:
            self.zero = self._find_zero(zone)
        return self.zero

    def _find_zero(self, zone: tzinfo) -> datetime:
        """Return when T+0 was: a line says it beside its clock, else the user has to."""
        for item in self.layout.items:
            stamp = item.stamp if isinstance(item, Mark) else Stamp()
            if stamp.from_zero and stamp.clock is not None and stamp.distance is not None:
                own = self._meant(stamp.zone).meant if stamp.zone else zone
                at = place(stamp._replace(distance=None, from_zero=False), Frame(own, self.day))
                return at.start - stamp.distance
        midnight = datetime.combine(self.day, time(), zone).astimezone(UTC)
        question = Question(About.ZERO, "When was T+0?", answer=midnight.isoformat())
        return datetime.fromisoformat(self._answer(question))

    def _event(self, mark: Mark, when: When, zone: tzinfo) -> ReadEvent:
        start: datetime | date = when.start
        end: datetime | date | None = when.end
        if when.whole_day:
            start = when.start.astimezone(zone).date()
            end = when.end.astimezone(zone).date() if when.end else None
        zoned = mark.stamp.zone is not None or mark.stamp.instant is not None
        return ReadEvent(
            start=start,
            text=plain_words(mark.text),
            end=end,
            approximate=when.approximate or self.layout.approximate,
            written=mark.written if zoned else f"{mark.written} {_name(zone)}",
            line=mark.line + 1,
            span=mark.span,
            author=mark.author,
            notes=when.notes,
        )


def _noted(when: When, notes: list[str]) -> When:
    return when._replace(notes=(*notes, *when.notes))


def _name(zone: tzinfo) -> str:
    return getattr(zone, "key", None) or str(zone)
