"""From a text to events: the marks of its layout, each with its day, its zone and its instant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.clocks import NOON
from pmdesk.timeline.days import Day, settle
from pmdesk.timeline.layout import lines_of, read_layout
from pmdesk.timeline.marks import DayLine, Item, Layout, Mark, Refused, Section
from pmdesk.timeline.markup import plain
from pmdesk.timeline.reading import About, Answers, Question, ReadEvent, Reading, Unread
from pmdesk.timeline.stamps import Stamp
from pmdesk.timeline.times import Frame, When, place
from pmdesk.timeline.zones import Zone, as_meant, named_zone

_SPACES = {
    0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x200A: " ", 0x2007: " ", 0x3000: " ", 0x2002: " ",
    0x2003: " ", 0x200B: " ", 0x200E: " ", 0x200F: " ", 0x202A: " ", 0x202B: " ", 0x202C: " ",
    0x2066: " ", 0x2067: " ", 0x2068: " ", 0x2069: " ", 0xFEFF: " ", 0x2028: "\n", 0x2029: "\n",
    0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n",
    0xFF1A: ":", **{0xFF10 + digit: str(digit) for digit in range(10)},
}  # fmt: skip
_NEXT_DAY = timedelta(hours=6)
_NEXT_DAY_IN_NEW_SECTION = timedelta(hours=16)
_TOP = 2
"""A heading of this level ends what the one before it said of zones."""
_LAST_RESORT = date(2000, 1, 1)


def read(
    text: str,
    default_date: date | str | None,
    default_zone: tzinfo | str | None,
    previous: datetime | None = None,
    answers: Answers | None = None,
) -> Reading:
    """Read a text, see `pmdesk.timeline.parse`; `previous` is what a first `+15m` counts from."""
    seen = text.replace("\r\n", " \n")
    if not seen.isascii() or "\r" in seen or "\x0b" in seen or "\x0c" in seen:
        seen = seen.translate(_SPACES)
    layout = read_layout(seen)
    given = dict(answers or {})
    for (about, _), answer in given.items():
        default_date = answer if about is About.DATE else default_date
        default_zone = answer if about is About.ZONE else default_zone
    resolver = _Resolver(layout, seen, _as_date(default_date), _as_zone(default_zone), given)
    resolver.state.instant = previous
    return resolver.reading()


def _as_date(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value


def _as_zone(value: tzinfo | str | None) -> tzinfo | None:
    if isinstance(value, str):
        found = named_zone(value)
        if found is None:
            raise InvalidValue(
                f"“{value}” is not a time zone. Write one such as Europe/Berlin or UTC."
            )
        return found
    return value


@dataclass(slots=True)
class _State:
    """Where in time the reader is."""

    day: date | None
    dated: bool = False
    """Whether the day comes from the text."""
    previous: datetime | None = None
    """The local time before, for the order."""
    instant: datetime | None = None
    zone: Zone | None = None
    """The zone of the section."""
    carried: Zone | None = None
    any_yet: bool = False
    new_section: bool = False


class _Resolver:
    """Gives every mark its instant, and remembers what had to be assumed."""

    def __init__(
        self,
        layout: Layout,
        text: str,
        default: date | None,
        zone: tzinfo | None,
        answers: Answers,
    ) -> None:
        self.answers = answers
        self.questions: dict[tuple[About, str], Question] = {}
        self.layout = layout
        self.text = text
        self.default = default
        self.default_zone = zone
        self.marks = [item for item in layout.items if isinstance(item, Mark)]
        self.month_first = self._day_order()
        self.near = self._near()
        self.backwards = self._newest_first()
        self.twelve = self._twelve_hours()
        self.zero: datetime | None = None
        self.events: list[ReadEvent] = []
        self.unread: list[Unread] = []
        self.assumed: list[str] = []
        self.state = _State(self._first_day())

    def reading(self) -> Reading:
        for item in self.layout.items:
            self._item(item)
        self._unused()
        return Reading(
            tuple(self.events), tuple(self.unread), tuple(self.questions.values()),
            tuple(self.assumed), self.layout.format, columns=self.layout.columns,
        )  # fmt: skip

    # --- what holds for the whole text ---

    def _days(self) -> list[Day]:
        found = [item.day for item in self.layout.items if isinstance(item, DayLine)]
        for mark in self.marks:
            found += [day for day in (mark.stamp.day, mark.stamp.end_day) if day]
        return found

    def _day_order(self) -> bool:
        """Return whether months come first in 3/4/2025; ask where that can only be guessed."""
        days = self._days()
        orders = {day.order for day in days if day.order}
        if orders:
            return "month" in orders and "day" not in orders
        open_days = [day for day in days if day.either]
        if not open_days:
            return False
        spreads = {first: self._spread(open_days, month_first=first) for first in (False, True)}
        if spreads[True] != spreads[False]:
            return self._ask_order(open_days[0], month_first=spreads[True] < spreads[False])
        return self._ask_order(open_days[0], month_first=self._american())

    def _ask_order(self, day: Day, *, month_first: bool) -> bool:
        """Ask which of two dates one of the days is, and return whether its month comes first."""
        near = self.default or _LAST_RESORT
        both = [dates.day(settle(day, near, month_first=first)) for first in (False, True)]
        question = Question(
            About.DAY_ORDER, f"Which day is “{day.written.strip()}”?",
            answer=both[month_first], choices=tuple(both),
        )  # fmt: skip
        return self._ask(question) == both[True] != both[False]

    def _spread(self, days: Sequence[Day], *, month_first: bool) -> int:
        near = self.default
        found = [settle(day, near or _LAST_RESORT, month_first=month_first) for day in days]
        spread = (max(found) - min(found)).days
        return spread + (abs((found[0] - near).days) if near else 0)

    def _american(self) -> bool:
        named = [mark.stamp.zone.region for mark in self.marks if mark.stamp.zone]
        if self.layout.zone:
            named.append(self.layout.zone.region)
        return any(region.startswith("America/") for region in named)

    def _near(self) -> date:
        """Return the day around which days without a year lie."""
        if self.default:
            return self.default
        full = [day for day in [*self._days(), self.layout.day] if day and day.year and day.month]
        for day in full:
            try:
                return settle(day, _LAST_RESORT, month_first=self.month_first)
            except InvalidValue:
                continue
        return _LAST_RESORT

    def _first_day(self) -> date | None:
        if self.default:
            return self.default
        if self.layout.day is not None:
            try:
                return settle(self.layout.day, self.near, month_first=self.month_first)
            except InvalidValue:
                return None
        return None

    def _newest_first(self) -> bool:
        """Tell whether most steps go back in time."""
        forward = back = 0
        day: date | None = self.default
        before: datetime | None = None
        for item in self.layout.items:
            if isinstance(item, DayLine | Mark):
                written = item.day if isinstance(item, DayLine) else item.stamp.day
                if written is not None and not (written.shift is not None):
                    try:
                        day = settle(written, day or self.near, month_first=self.month_first)
                    except InvalidValue:
                        continue
            elif isinstance(item, Section):
                if not item.level:
                    before = None
                continue
            if isinstance(item, Mark) and item.stamp.clock is not None:
                now = (
                    datetime.combine(day or _LAST_RESORT, time())
                    + item.stamp.clock.after_midnight()
                )
                if before is not None and now != before:
                    forward += now > before
                    back += now < before
                before = now
        return back > forward and back > 1

    def _twelve_hours(self) -> bool:
        """Tell whether the text has a 12-hour clock, so that a bare time leaves its half open."""
        clocks = [mark.stamp.clock for mark in self.marks if mark.stamp.clock]
        halves = [clock for clock in clocks if clock.half and not clock.odd_half]
        bare_late = any(
            not clock.half and (clock.hour > NOON or clock.hour == 0) for clock in clocks
        )
        odd = any(clock.odd_half for clock in clocks)
        return bool(halves) and not bare_late and not odd

    # --- item by item ---

    def _item(self, item: Item) -> None:
        if isinstance(item, Mark):
            self._mark(item)
        elif isinstance(item, DayLine):
            self._day_line(item)
        elif isinstance(item, Refused):
            self._refuse(item.line, item.reason)
        else:
            self.state.new_section = True
            if item.zone or item.level <= _TOP:
                self.state.zone = item.zone

    def _day_line(self, item: DayLine) -> None:
        try:
            day = settle(item.day, self.state.day or self.near, month_first=self.month_first)
        except InvalidValue as error:
            self._refuse(item.line, str(error))
            return
        if item.day.year is None and item.day.shift is None and not self.state.dated:
            self._ask_year(day)
        self.state.day, self.state.dated, self.state.previous = day, True, None
        self.state.new_section = False

    def _refuse(self, line: int, reason: str) -> None:
        start, text = self._line(line)
        self.unread.append(Unread(text.strip(), line + 1, (start, start + len(text)), reason))

    def _line(self, line: int) -> tuple[int, str]:
        if not hasattr(self, "_all_lines"):
            self._all_lines = lines_of(self.text)
        return self._all_lines[line]

    def _mark(self, mark: Mark) -> None:
        self._first_reading(mark)
        zone = self._zone(mark)
        try:
            when, notes = self._when(mark, zone)
        except InvalidValue as error:
            self._refuse(mark.line, str(error))
            return
        event = self._event(mark, when, zone, [*notes, *when.notes])
        self.events.append(event)

    def _zone(self, mark: Mark) -> tzinfo:
        """Return a mark's zone: its own, its section's, the text's, the one before, the user's."""
        state = self.state
        own = mark.stamp.zone
        if own is not None:
            own = self._asked(as_meant(own, self.default_zone, self.text))
            mark.stamp = mark.stamp._replace(zone=own)
            if not state.any_yet or state.carried is not None:
                state.carried = own
            state.any_yet = True
            return own.meant
        state.any_yet = True
        for found in (mark.zone, state.zone, self.layout.zone, state.carried):
            if found is not None:
                return self._asked(as_meant(found, self.default_zone, self.text)).meant
        self._ask_zone()
        return self.default_zone or UTC

    def _asked(self, zone: Zone) -> Zone:
        """Ask once which of the places with one abbreviation is meant."""
        if zone.others:
            text = f"Where is “{zone.written}” the time of the clocks?"
            choices = (zone.region, *zone.others)
            question = Question(About.ABBREVIATION, text, zone.written, zone.region, choices)
            region = self._ask(question)
            if region in zone.others:
                return Zone(zone.written, ZoneInfo(region), region)
        return zone._replace(others=())

    def _ask_zone(self) -> None:
        name = getattr(self.default_zone, "key", None) or str(self.default_zone or "UTC")
        self._ask(Question(About.ZONE, "In which zone are these times?", answer=name))

    def _ask_year(self, day: date) -> None:
        self._ask(
            Question(
                About.DATE,
                "In which year was this?",
                subject=dates.short_day(day),
                answer=day.isoformat(),
            )
        )

    def _ask(self, question: Question) -> str:
        """Ask once, and return the answer: the one that was given, else the one to assume."""
        subject = question.subject if question.about is About.ABBREVIATION else ""
        given = [
            answer
            for (about, of), answer in self.answers.items()
            if about is question.about and subject in {"", of}
        ]
        question = replace(question, answer=given[0]) if given else question
        asked = self.questions.setdefault((question.about, subject), question)
        return asked.answer

    def _when(self, mark: Mark, zone: tzinfo) -> tuple[When, list[str]]:
        state = self.state
        stamp = mark.stamp
        if stamp.instant is not None:
            return place(stamp, Frame(zone, self.near)), []
        if stamp.distance is not None:
            return self._counted(mark, zone)
        notes: list[str] = []
        if stamp.day is not None:
            near = state.day or self.near
            if stamp.day.bare_weekday and state.dated:
                near += timedelta(days=6)
            frame = Frame(zone, near, state.instant, self._half(mark), self.month_first)
            when = place(stamp, frame)
            if stamp.day.year is None and stamp.day.shift is None and not state.dated:
                self._ask_year(when.start.astimezone(zone).date())
        else:
            frame, notes = self._frame(mark, zone)
            when = place(stamp, frame)
        local = when.start.astimezone(zone).replace(tzinfo=None)
        if not when.whole_day or stamp.day is not None:
            state.day = local.date()
            state.previous = None if when.whole_day else local
            state.instant = when.start
            state.dated = state.dated or stamp.day is not None
        state.new_section = False
        return when, notes

    def _first_reading(self, mark: Mark) -> Stamp:
        """Take the second reading of a time where only that one has a zone."""
        check = mark.stamp.check
        zoned = mark.stamp.zone or mark.zone or self.state.zone or self.layout.zone
        if check is None or check.zone is None or zoned is not None:
            return mark.stamp
        mark.stamp = mark.stamp._replace(clock=check.clock, zone=check.zone, check=None)
        return mark.stamp

    def _half(self, mark: Mark) -> str:
        """Return the half of the day of a bare time in a text with a 12-hour clock."""
        clock = mark.stamp.clock
        if not self.twelve or clock is None or clock.half or clock.mark == "":
            return ""
        if self.state.previous is None:
            return ""
        before = self.state.previous
        midnight = datetime.combine(before.date(), time())
        for half in "ap":
            if midnight + clock.after_midnight(half) >= before.replace(second=0):
                return half
        return ""

    def _frame(self, mark: Mark, zone: tzinfo) -> tuple[Frame, list[str]]:
        """Return the day of a time that names none: the one before, or after midnight the next."""
        state = self.state
        day = state.day
        if day is None:
            day = self.near
        if not state.dated:
            self._ask_date(day)
        half = self._half(mark)
        notes: list[str] = []
        clock = mark.stamp.clock
        if clock is not None and state.previous is not None and not self.backwards:
            local = datetime.combine(day, time()) + clock.after_midnight(half)
            step = state.previous - local
            limit = _NEXT_DAY_IN_NEW_SECTION if state.new_section else _NEXT_DAY
            if step >= limit:
                day += timedelta(days=1)
                notes.append(f"Taken as {dates.day(day)}, after midnight.")
            elif step > timedelta() and not state.new_section:
                notes.append("This is earlier than the event before it.")
        return Frame(zone, day, state.instant, half, self.month_first), notes

    def _ask_date(self, day: date) -> None:
        if any(mark.stamp.day for mark in self.marks) and self.default is None:
            return
        self._ask(Question(About.DATE, "On which day was the first event?", answer=day.isoformat()))

    def _counted(self, mark: Mark, zone: tzinfo) -> tuple[When, list[str]]:
        """Place a distance: from T0, or from the event before."""
        stamp = mark.stamp
        if not stamp.from_zero and self.state.instant is not None:
            when = place(stamp, Frame(zone, self.near, self.state.instant))
        else:
            zero = self._zero(zone)
            when = When(zero + (stamp.distance or timedelta()), approximate=stamp.approximate)
        self.state.instant = when.start
        return when, []

    def _zero(self, zone: tzinfo) -> datetime:
        if self.zero is None:
            self.zero = self._find_zero(zone)
        return self.zero

    def _find_zero(self, zone: tzinfo) -> datetime:
        for mark in self.marks:
            stamp = mark.stamp
            if stamp.from_zero and stamp.clock is not None and stamp.distance is not None:
                plainly = stamp._replace(distance=None, from_zero=False)
                own = stamp.zone.meant if stamp.zone else zone
                found = place(plainly, Frame(own, self.state.day or self.near))
                return found.start - stamp.distance
        day = self.state.day or self.near
        midnight = datetime.combine(day, time(), zone).astimezone(UTC)
        question = Question(About.ZERO, "When was T+0?", answer=midnight.isoformat())
        return datetime.fromisoformat(self._ask(question))

    # --- results ---

    def _event(self, mark: Mark, when: When, zone: tzinfo, notes: list[str]) -> ReadEvent:
        stamp = mark.stamp
        start: datetime | date = when.start
        end: datetime | date | None = when.end
        if when.whole_day:
            start = when.start.astimezone(zone).date()
            end = when.end.astimezone(zone).date() if when.end else None
        shown = mark.written
        if stamp.zone is None:
            shown = f"{shown} {_zone_name(zone)}"
        return ReadEvent(
            start=start,
            text=_words(mark),
            end=end,
            approximate=when.approximate or self.layout.approximate,
            written=shown,
            line=mark.line + 1,
            span=mark.span,
            author=mark.author,
            notes=tuple(dict.fromkeys(notes)),
        )

    def _unused(self) -> None:
        for line in self.layout.unused:
            start, text = self._line(line)
            if text.strip():
                self.unread.append(Unread(text.strip(), line + 1, (start, start + len(text))))
        self.unread.sort(key=lambda unread: unread.line)


def _zone_name(zone: tzinfo) -> str:
    return getattr(zone, "key", None) or str(zone)


def _words(mark: Mark) -> str:
    return plain(mark.text).strip(" \t\n").removesuffix(" -").strip()
