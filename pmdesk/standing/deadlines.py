"""Whether priority actions were done by the date that the service's weeks gave them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pmdesk.standing.figures import Column, Headline, Number, Part, Row, count, share
from pmdesk.standing.fixing import ALL, by_department
from pmdesk.standing.incident import DECIDED, Incident, Judged, Outcome
from pmdesk.standing.scope import SEVERITIES

_DUE = (
    "The date is that of the action, else its commitment or the approval and the weeks of the "
    "service; declined actions do not count."
)
_KEPT = "done in time, of all that were done in time, done late, or are open and overdue."
_LOOKS: Mapping[Outcome, Column] = {
    Outcome.KEPT: Column("Done in time", "by the due date.", "ok", "solid"),
    Outcome.LATE: Column("Done late", "after the due date.", "warn", "hatched"),
    Outcome.OVERDUE: Column("Overdue", "open, and the due date is past.", "bad", "crossed"),
    Outcome.IN_TIME: Column("Still in time", "open, and not due yet.", "accent", "dotted"),
    Outcome.UNDATED: Column(
        "No date", "open without a due date, or done on a day that nobody noted.", "lead", "hollow"
    ),
}
_SHARE = Column("Kept", _KEPT)

Fix = tuple[Incident, Judged]


def fixes(chosen: Iterable[Incident]) -> Iterator[Fix]:
    """Return every priority action with its incident."""
    return ((incident, fix) for incident in chosen for fix in incident.fixes)


def kept(chosen: Sequence[Incident]) -> Headline:
    """Return the share of priority actions that were done in time."""
    return Headline("Kept within SLO", f"Priority actions: {_KEPT}", kept_share(fixes(chosen)))


def overdue(chosen: Sequence[Incident]) -> Headline:
    """Return how many priority actions are overdue."""
    late = [pair for pair in fixes(chosen) if pair[1].outcome is Outcome.OVERDUE]
    number = count(len(late), (incident for incident, _ in late))
    return Headline("Priority actions overdue", "Open, and the due date is past.", number)


def kept_share(found: Iterable[Fix]) -> Number:
    """Return the share done in time of those whose outcome is decided; behind it are the others."""
    decided = [pair for pair in found if pair[1].outcome in DECIDED]
    missed = [incident for incident, fix in decided if fix.outcome is not Outcome.KEPT]
    done = len(decided) - len(missed)
    return share(done, len(decided), missed)


def part(chosen: Sequence[Incident]) -> Part:
    """Count priority actions by severity, and by department, and by outcome."""
    of = {n: [incident for incident in chosen if incident.facts.severity == n] for n in SEVERITIES}
    rows = [replace(_row(f"SEV {n}", found), group="severity") for n, found in of.items()]
    rows += [_row(name, found) for name, found in by_department(chosen).items()]
    rows.append(replace(_row(ALL, chosen), is_total=True))
    filled = tuple(row for row in rows if any(number.value for number in row.numbers))
    return Part(
        "slo", "Priority actions and their dates", f"Priority actions by what became of their "
        f"date. {_DUE} The number behind “Kept” lists what was missed.", "Severity or department",
        (*_LOOKS.values(), _SHARE), filled,
    )  # fmt: skip


def _row(title: str, found: Sequence[Incident]) -> Row:
    of: dict[Outcome, list[Incident]] = {outcome: [] for outcome in Outcome}
    for incident, fix in fixes(found):
        of[fix.outcome].append(incident)
    numbers = (count(len(of[outcome]), of[outcome]) for outcome in _LOOKS)
    return Row(title, (*numbers, kept_share(fixes(found))))
