"""How it goes on: incidents, fixed root causes, dates kept and causes that came back, over time."""

from collections.abc import Mapping, Sequence
from datetime import date

from pmdesk.standing.deadlines import Fix, fixes, kept_share
from pmdesk.standing.figures import Column, Part, Row, count
from pmdesk.standing.incident import Incident
from pmdesk.standing.scope import Period, Scope, Step, periods

MOST = 60
"""Periods that are shown at most: those before them are left out."""

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
    """Count by month or quarter, from the first to the last in which something happened."""
    opened = _by_period(scope.step, [(one.day, one) for one in chosen])
    fixed = _by_period(scope.step, [(day, one) for one in chosen for day in one.fixed_on()])
    due = _due_by_period(scope.step, [pair for pair in fixes(chosen) if _is_past(pair, today)])
    every = list(periods(_bounds(chosen, scope, today), scope.step)) if chosen else []
    rows = tuple(
        _row(period, opened.get(period, []), fixed.get(period, []), due.get(period, []))
        for period in every[-MOST:]
    )
    about = "Of the incidents of this report, by the period in which each thing happened."
    title = f"By {scope.step.label.lower()}"
    return Part("trend", title, about, scope.step.label, _COLUMNS, rows, "columns")


def _bounds(chosen: Sequence[Incident], scope: Scope, today: date) -> tuple[date, date]:
    """Return the first and the last day to show: to the day of the report, or where it is cut."""
    first = scope.since or min(one.day for one in chosen)
    last = scope.until or today
    return min(first, last), max(first, last)


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


def _by_period(
    step: Step, dated: Sequence[tuple[date, Incident]]
) -> Mapping[Period, list[Incident]]:
    found: dict[Period, list[Incident]] = {}
    for day, incident in dated:
        found.setdefault(Period.of(day, step), []).append(incident)
    return found


def _due_by_period(step: Step, pairs: Sequence[Fix]) -> Mapping[Period, list[Fix]]:
    found: dict[Period, list[Fix]] = {}
    for pair in pairs:
        if pair[1].due is not None:
            found.setdefault(Period.of(pair[1].due, step), []).append(pair)
    return found


def _is_past(pair: Fix, today: date) -> bool:
    due = pair[1].due
    return due is not None and due <= today
