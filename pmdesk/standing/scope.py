"""Which incidents a report is about, and by what stretches of time it counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pmdesk import dates
from pmdesk.model import Choice
from pmdesk.standing.incident import Incident

SEVERITIES = (1, 2, 3, 4)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Step(Choice):
    """How long the stretches are by which a trend is counted."""

    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    YEAR = "year", "Year"


@dataclass(frozen=True, order=True)
class Period:
    """A month, a quarter or a year; `first` is its first month, counted from the year 0."""

    first: int
    step: Step

    @classmethod
    def of(cls, day: date, step: Step) -> "Period":
        """Return the one that a day is in."""
        length = _MONTHS[step.value]
        return cls((day.year * 12 + day.month - 1) // length * length, step)

    @property
    def title(self) -> str:
        """What people call it: Jan 2026, Q1 2026, 2026."""
        year, month = divmod(self.first, 12)
        if self.step is Step.QUARTER:
            return f"Q{month // 3 + 1} {year}"
        if self.step is Step.YEAR:
            return str(year)
        return f"{dates.MONTHS[month]} {year}"

    @property
    def following(self) -> "Period":
        """The one after it."""
        return Period(self.first + _MONTHS[self.step.value], self.step)


def periods(days: Iterable[date], step: Step) -> Iterator[Period]:
    """Return every period from that of the first day to that of the last, none left out."""
    found = [Period.of(day, step) for day in days]
    if not found:
        return
    period, last = min(found), max(found)
    while period <= last:
        yield period
        period = period.following


@dataclass(frozen=True)
class Scope:
    """From when until when the incidents were, in which department, how severe; all by default."""

    since: date | None = None
    until: date | None = None
    department: str = ""
    severities: tuple[int, ...] = SEVERITIES
    step: Step = Step.MONTH

    def includes(self, incident: Incident) -> bool:
        """Tell whether a report is about an incident."""
        return (
            (self.since is None or self.since <= incident.day)
            and (self.until is None or incident.day <= self.until)
            and self.department in {"", incident.department}
            and incident.facts.severity in self.severities
        )

    @property
    def sentence(self) -> str:
        """Say in a line what the report is about."""
        return " · ".join((self._time(), self.department or "all departments", self._severities()))

    def _time(self) -> str:
        if self.since and self.until:
            return f"Incidents of {dates.days(self.since, self.until)}"
        if self.since:
            return f"Incidents since {dates.day(self.since)}"
        return f"Incidents until {dates.day(self.until)}" if self.until else "All incidents"

    def _severities(self) -> str:
        if self.severities == SEVERITIES:
            return "every severity"
        return ", ".join(f"SEV {severity}" for severity in self.severities)
