"""The report over a library: what is not fixed, which dates were kept, how old what is open is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pmdesk.standing import ages, deadlines, fixing, trends
from pmdesk.standing.figures import Headline, Number, Part
from pmdesk.standing.incident import Incident
from pmdesk.standing.scope import Scope


@dataclass(frozen=True)
class Report:
    """The numbers that are read first, and the parts that explain them, as of a day."""

    scope: Scope
    as_of: date
    incidents: tuple[Incident, ...]
    headlines: tuple[Headline, ...]
    parts: tuple[Part, ...]
    departments: tuple[str, ...]
    """Every department of the library, whatever the scope."""

    def behind(self, number: Number) -> tuple[Incident, ...]:
        """Return the incidents that a number counts, the newest first."""
        wanted = set(number.incidents)
        found = [incident for incident in self.incidents if incident.id in wanted]
        return tuple(sorted(found, key=lambda one: (one.day, one.facts.number), reverse=True))


def report(every: Sequence[Incident], scope: Scope, today: date) -> Report:
    """Count the incidents of a scope."""
    chosen = tuple(incident for incident in every if scope.includes(incident))
    headlines = (
        fixing.headline(chosen), deadlines.overdue(chosen), deadlines.kept(chosen),
        ages.headline(chosen),
    )  # fmt: skip
    parts = (
        fixing.part(chosen), deadlines.part(chosen), ages.part(chosen),
        trends.part(chosen, scope, today),
    )  # fmt: skip
    return Report(scope, today, chosen, headlines, parts, tuple(fixing.by_department(every)))
