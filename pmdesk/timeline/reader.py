"""From a text to events: the marks of its layout, each with its day, its zone and its instant."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from pmdesk.errors import InvalidValue
from pmdesk.timeline.dating import Dating
from pmdesk.timeline.layouts.layout import lines_of, read_layout
from pmdesk.timeline.layouts.marks import DayLine, Item, Mark, Section
from pmdesk.timeline.layouts.markup import plain_words
from pmdesk.timeline.questions import Questions
from pmdesk.timeline.reading import About, Answers, Question, ReadEvent, Reading, Unread
from pmdesk.timeline.written.stamp import Stamp
from pmdesk.timeline.written.times import Frame, When, place
from pmdesk.timeline.written.zones import named_zone
from pmdesk.timeline.zoning import Zoning, zone_name

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
_NOTHING_SAID = "There are no words for this time. Write what happened beside it."
_TOP = 2
"""A heading of this level ends what the one before it said of zones."""


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
    reader.dating.instant = previous
    reader.dating.present = present or reader.dating.near
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
    """Goes down the marks of a text and makes events of them."""

    def __init__(
        self, text: str, default: date | None, zone: tzinfo | None, answers: Answers
    ) -> None:
        self.text = text
        self.layout = read_layout(text)
        self.questions = Questions(answers)
        self.dating = Dating(self.layout, default, self.questions)
        self.zoning = Zoning(text, self.layout.zone, zone, self.questions)
        self.zero: datetime | None = None
        self.events: list[ReadEvent] = []
        self.unread: list[Unread] = []

    def reading(self) -> Reading:
        """Return the events of the text and all that goes with them."""
        lines = lines_of(self.text)
        for item in self.layout.items:
            self._item(item, lines)
        for line in self.layout.unused:
            self._unread(lines, line)
        self.unread.sort(key=lambda unread: unread.line)
        return Reading(
            tuple(self.events), tuple(self.unread), self.questions.all,
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
        if self.dating.backwards:
            said.append("The newest event stands first.")
        return said

    def _item(self, item: Item, lines: list[tuple[int, str]]) -> None:
        try:
            if isinstance(item, Mark):
                self._mark(item, lines)
            elif isinstance(item, DayLine):
                self.dating.day_line(item)
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
        self.dating.begin_section(item)
        if item.zone or item.level <= _TOP:
            self.zoning.section = item.zone

    def _mark(self, mark: Mark, lines: list[tuple[int, str]]) -> None:
        zone = self.zoning.zone_of(mark, self.dating.day)
        stamp = mark.stamp
        if stamp.instant is not None:
            when = place(stamp, Frame(zone, self.dating.near))
        elif stamp.distance is not None:
            when = self._counted(stamp, zone)
        else:
            when = self.dating.when(stamp, zone, depth=mark.depth, field=mark.field)
        self.zoning.ask_about_clocks(when.start)
        event = self._event(mark, when, zone)
        if event.text:
            self.events.append(event)
        else:
            self._unread(lines, mark.line, _NOTHING_SAID)

    def _counted(self, stamp: Stamp, zone: tzinfo) -> When:
        """Place a distance: from T0, or from the event before."""
        if not stamp.from_zero and self.dating.instant is not None:
            when = place(stamp, Frame(zone, self.dating.near, self.dating.instant))
        else:
            start = self._zero(zone) + (stamp.distance or timedelta())
            when = When(start, approximate=stamp.approximate)
        self.dating.instant = when.start
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
                own = self.zoning.meant(stamp.zone).meant if stamp.zone else zone
                at = place(
                    stamp._replace(distance=None, from_zero=False), Frame(own, self.dating.day)
                )
                return at.start - stamp.distance
        midnight = datetime.combine(self.dating.day, time(), zone).astimezone(UTC)
        question = Question(About.ZERO, "When was T+0?", answer=midnight.isoformat())
        return datetime.fromisoformat(self.questions.answer(question))

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
            written=mark.written if zoned else f"{mark.written} {zone_name(zone)}",
            line=mark.line + 1,
            span=mark.span,
            author=mark.author,
            notes=when.notes,
        )
