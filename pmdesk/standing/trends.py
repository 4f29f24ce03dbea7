"""How it goes on: incidents, fixed root causes, dates kept and causes that came back, over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pmdesk.standing.deadlines import Fix, fixes, kept_share
from pmdesk.standing.figures import Column, Part, Row, count
from pmdesk.standing.incident import Incident
from pmdesk.standing.scope import Period, Scope, Step, periods

MOST = 60
"""Periods that are shown at most: those before them are left out."""

ENOUGH = 24
"""So many are shown even where nothing happened in the first or the last of them."""

T = TypeVar("T")

_ABOUT = "Of the incidents of this report, by the period in which each thing happened."

_COLUMNS = (
    Column("Incidents", "those that began in the period.", "impact", "solid"),
    Column(
        "Root causes fixed", "those whose last priority action was done in the period.",
        "ok", "solid",
    ),
    Column(
        "Kept within SLO", "priority actions due in the period: done in time, of all decided.",
        "accent", "hatched",
    ),
    Column(
        "Recurring causes", "root causes of incidents of the period that struck before.",
        "warn", "dotted",
    ),
)  # fmt: skip


def part(chosen: Sequence[Incident], scope: Scope, today: date) -> Part:
    """Count by month, quarter or year, all periods in which something happened among them.

    Where there are too many of one kind, the next longer kind is taken; `definition` says so, and
    which periods are left out.
    """
    for step in list(Step)[list(Step).index(scope.step) :]:
        counted = _Counted.of(chosen, step, today)
        every = list(periods(_bounds(chosen, scope, today), step)) if chosen else []
        full = every if len(every) <= ENOUGH else _without_ends(every, counted.eventful)
        if len(full) <= MOST:
            break
    kept = full[-MOST:]
    notes = (_longer(scope.step, step), _quiet(every, full), _too_many(full, kept))
    about = " ".join(filter(None, (_ABOUT, *notes)))
    rows = tuple(_row(period, *counted.of_period(period)) for period in kept)
    return Part("trend", f"By {step.label.lower()}", about, step.label, _COLUMNS, rows, "columns")


def _bounds(chosen: Sequence[Incident], scope: Scope, today: date) -> tuple[date, date]:
    """Return the first and the last day to count: to the day of the report, or where it is cut."""
    first = scope.since or min(one.day for one in chosen)
    last = scope.until or max(today, *(one.day for one in chosen))
    return min(first, last), max(first, last)


def _without_ends(every: Sequence[Period], eventful: frozenset[Period]) -> list[Period]:
    """Leave out what is empty before the first and after the last in which something happened."""
    places = [place for place, period in enumerate(every) if period in eventful]
    return list(every[places[0] : places[-1] + 1])


def _longer(wanted: Step, step: Step) -> str:
    if step is wanted:
        return ""
    return f"Counted by {step.label.lower()}: there are too many {wanted.label.lower()}s to show."


def _quiet(every: Sequence[Period], full: Sequence[Period]) -> str:
    if len(full) == len(every):
        return ""
    start = every.index(full[0])
    ends = (every[:start], every[start + len(full) :])
    said = " and ".join(_stretch(end) for end in ends if end)
    return f"Left out, because nothing happened in them: {said}."


def _too_many(full: Sequence[Period], kept: Sequence[Period]) -> str:
    cut = full[: len(full) - len(kept)]
    return f"Left out, because there are too many to show: {_stretch(cut)}." if cut else ""


def _stretch(found: Sequence[Period]) -> str:
    first, last = found[0].title, found[-1].title
    return first if first == last else f"{first} – {last}"


@dataclass(frozen=True)
class _Counted:
    """What happened in each period: what began, what was fixed, and what was due."""

    opened: Mapping[Period, list[Incident]]
    fixed: Mapping[Period, list[Incident]]
    due: Mapping[Period, list[Fix]]

    @classmethod
    def of(cls, chosen: Sequence[Incident], step: Step, today: date) -> "_Counted":
        """Sort what happened into periods."""
        return cls(
            _by_period(step, ((one.day, one) for one in chosen)),
            _by_period(step, ((day, one) for one in chosen for day in one.fixed_on())),
            _by_period(step, ((due, fix) for due, fix in _dated(chosen) if due <= today)),
        )

    @property
    def eventful(self) -> frozenset[Period]:
        """The periods in which something happened."""
        return frozenset((*self.opened, *self.fixed, *self.due))

    def of_period(self, period: Period) -> tuple[list[Incident], list[Incident], list[Fix]]:
        """Return what began, what was fixed and what was due in a period."""
        fixed, due = self.fixed.get(period, []), self.due.get(period, [])
        return self.opened.get(period, []), fixed, due


def _row(
    period: Period, opened: Sequence[Incident], fixed: Sequence[Incident], due: Sequence[Fix]
) -> Row:
    recurring = [incident for incident in opened if incident.recurring]
    numbers = (
        count(len(opened), opened),
        count(len(fixed), fixed),
        kept_share(due),
        count(sum(incident.recurring for incident in recurring), recurring),
    )
    return Row(period.title, numbers)


def _dated(chosen: Sequence[Incident]) -> Iterator[tuple[date, Fix]]:
    """Return the priority actions that have a date, by it."""
    return ((pair[1].due, pair) for pair in fixes(chosen) if pair[1].due)


def _by_period(step: Step, dated: Iterable[tuple[date, T]]) -> Mapping[Period, list[T]]:
    found: dict[Period, list[T]] = {}
    for day, what in dated:
        found.setdefault(Period.of(day, step), []).append(what)
    return found
