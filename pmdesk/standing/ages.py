"""How long actions have been open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pmdesk.model import ActionKind
from pmdesk.standing.figures import Column, Headline, Part, Pattern, Row, count, days
from pmdesk.standing.fixing import ALL, by_department
from pmdesk.standing.incident import Incident, Judged

_SINCE = "since the commitment, else the approval, else the record was made"
_WEEK = 7
_FOR_EVER = 10**6
_BOUNDS = (-_FOR_EVER, 4, 8, 13, 26, _FOR_EVER)
"""Between which numbers of weeks the ages are divided."""

_LOOKS: tuple[tuple[str, str, Pattern], ...] = (
    ("To 4 weeks", "ok", "solid"),
    ("To 8 weeks", "accent", "dotted"),
    ("To 13 weeks", "warn", "hatched"),
    ("To 26 weeks", "impact", "crossed"),
    ("Older", "bad", "solid"),
)
_COLUMNS = tuple(Column(title, "", ink, pattern) for title, ink, pattern in _LOOKS)
_MORE = (
    Column("Median", "half of the open actions are younger."),
    Column("Oldest", "the age of the oldest open action."),
)

Open = tuple[Incident, Judged]


def headline(chosen: Sequence[Incident]) -> Headline:
    """Return the median age of the open actions."""
    found = _open(chosen)
    middle = median(judged.age for _, judged in found) if found else None
    number = days(middle, (incident for incident, _ in found))
    return Headline("Median age of open actions", f"Days {_SINCE}.", number)


def part(chosen: Sequence[Incident]) -> Part:
    """Count open actions by kind, and by department, and by age."""
    found = _open(chosen)
    of = {kind: [pair for pair in found if pair[1].action.kind is kind] for kind in ActionKind}
    rows = [replace(_row(f"{kind.label} actions", own), group="kind") for kind, own in of.items()]
    rows += [_row(name, _open(one)) for name, one in by_department(chosen).items()]
    rows.append(replace(_row(ALL, found), is_total=True))
    filled = tuple(row for row in rows if any(number.value for number in row.numbers))
    about = f"Actions of every kind that are still to be done, by days {_SINCE}."
    title, head = "Age of open actions", "Kind or department"
    return Part("age", title, about, head, (*_COLUMNS, *_MORE), filled)


def _open(chosen: Iterable[Incident]) -> list[Open]:
    return [(incident, judged) for incident in chosen for judged in incident.open_actions]


def _row(title: str, found: Sequence[Open]) -> Row:
    numbers = []
    for over, upto in pairwise(_BOUNDS):
        aged = [one for one, judged in found if over * _WEEK < judged.age <= upto * _WEEK]
        numbers.append(count(len(aged), aged))
    ages = sorted(judged.age for _, judged in found)
    oldest = ages[-1] if ages else None
    numbers.append(days(median(ages) if ages else None, (one for one, _ in found)))
    numbers.append(days(oldest, (one for one, judged in found if judged.age == oldest)))
    return Row(title, tuple(numbers))
