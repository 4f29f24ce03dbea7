"""How many incidents have root causes that their priority actions have not fixed yet."""

from collections.abc import Iterable, Mapping, Sequence

from pmdesk.standing.figures import Column, Headline, Number, Part, Row, count
from pmdesk.standing.incident import NO_DEPARTMENT, Incident
from pmdesk.standing.scope import SEVERITIES

ALL = "All departments"
"""The title of the row in which every department is counted together."""

_FIXED = (
    "A root cause is fixed when it has a priority action and every one of them is done; declined "
    "ones do not count."
)
_DEFINITION = (
    "Incidents with at least one root cause that is not fixed, of all incidents of that severity "
    f"and department. {_FIXED}"
)
_LOOKS: Mapping[int, Column] = {
    1: Column("SEV 1", "", "bad", "solid"),
    2: Column("SEV 2", "", "impact", "hatched"),
    3: Column("SEV 3", "", "warn", "dotted"),
    4: Column("SEV 4", "", "lead", "hollow"),
}
_ALL = Column("All", "")
_UNNAMED = Column("No cause", "incidents for which no root cause is named yet.")


def headline(chosen: Sequence[Incident]) -> Headline:
    """Return how many incidents are not fixed yet, of all."""
    return Headline("Incidents not fixed yet", f"With a root cause not fixed. {_FIXED}",
                    _unfixed(chosen))  # fmt: skip


def part(chosen: Sequence[Incident]) -> Part:
    """Count by department and severity."""
    columns = (*_LOOKS.values(), _ALL, _UNNAMED)
    rows = [_row(name, found) for name, found in by_department(chosen).items()]
    if len(rows) > 1:
        rows.append(_row(ALL, chosen, is_total=True))
    title = "Root causes not yet fixed"
    return Part("fixing", title, _DEFINITION, "Department", columns, tuple(rows))


def by_department(chosen: Iterable[Incident]) -> dict[str, list[Incident]]:
    """Divide incidents by department, in order of name; those without one come last."""
    found: dict[str, list[Incident]] = {}
    for incident in chosen:
        found.setdefault(incident.department, []).append(incident)
    names = sorted(found, key=lambda name: (name == NO_DEPARTMENT, name.casefold(), name))
    return {name: found[name] for name in names}


def _row(title: str, found: Sequence[Incident], *, is_total: bool = False) -> Row:
    of = {severity: [i for i in found if i.facts.severity == severity] for severity in SEVERITIES}
    unnamed = [incident for incident in found if incident.lacks_cause]
    numbers = (*(_unfixed(of[severity]) for severity in SEVERITIES), _unfixed(found))
    return Row(title, (*numbers, count(len(unnamed), unnamed)), is_total)


def _unfixed(found: Sequence[Incident]) -> Number:
    unfixed = [incident for incident in found if incident.is_unfixed]
    return count(len(unfixed), unfixed, len(found))
