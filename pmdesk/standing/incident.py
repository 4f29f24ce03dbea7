"""One incident judged on a day: what of it is fixed, and whether its actions keep their dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from zoneinfo import ZoneInfo

from pmdesk import dates
from pmdesk.deadlines import UNKNOWN_WEEKS, due_from
from pmdesk.model import ActionKind, ActionState, Service, State, Team
from pmdesk.record import Record
from pmdesk.standing.facts import ActionFacts, CauseFacts, IncidentFacts

NO_DEPARTMENT = "No department"
"""Under what incidents are counted whose service the directory does not know."""


class Outcome(Enum):
    """What has become of a priority action's date."""

    KEPT = "done in time"
    LATE = "done late"
    OVERDUE = "open and overdue"
    IN_TIME = "still in time"
    UNDATED = "no date"


DECIDED = (Outcome.KEPT, Outcome.LATE, Outcome.OVERDUE)
"""The outcomes that say whether the deadline was kept."""


@dataclass(frozen=True)
class Judged:
    """An action with the day by which it is due, and how old it is while it is open."""

    action: ActionFacts
    due: date | None
    outcome: Outcome
    age: int
    """Days since its commitment, else the approval, else the record was made."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.action.state not in {ActionState.DONE, ActionState.DECLINED}


@dataclass(frozen=True)
class Incident:
    """A postmortem as it stands on a day, in the department that has to fix it."""

    facts: IncidentFacts
    department: str
    weeks: int
    as_of: date

    @property
    def id(self) -> str:
        """The identity of the record."""
        return self.facts.record_id

    @property
    def key(self) -> str:
        """The name by which people refer to it, such as PM-42."""
        return f"PM-{self.facts.number}"

    @cached_property
    def day(self) -> date:
        """The day of the incident where it happened."""
        return self._day(self.facts.at)

    @property
    def is_unfixed(self) -> bool:
        """Whether a root cause of it is not fixed yet."""
        return any(not self.is_fixed(cause) for cause in self.facts.causes)

    @property
    def lacks_cause(self) -> bool:
        """Whether no root cause of it is named yet."""
        return not self.facts.causes

    @property
    def recurring(self) -> int:
        """How many of its root causes have struck before."""
        return sum(bool(cause.earlier.strip()) for cause in self.facts.causes)

    def is_fixed(self, cause: CauseFacts) -> bool:
        """Tell whether a root cause has priority actions and all of them are done."""
        fixes = self._fixes_of(cause)
        return bool(fixes) and all(fix.state is ActionState.DONE for fix in fixes)

    def fixed_on(self) -> Iterator[date]:
        """Return the days on which its root causes were fixed, as far as they are known."""
        for cause in self.facts.causes:
            done = [fix.done_on for fix in self._fixes_of(cause)]
            known = [day for day in done if day]
            if self.is_fixed(cause) and len(known) == len(done):
                yield max(known)

    @cached_property
    def fixes(self) -> tuple[Judged, ...]:
        """Its priority actions, but for those that were declined."""
        return tuple(self._judged(action) for action in self.facts.actions if _fixes(action))

    @cached_property
    def open_actions(self) -> tuple[Judged, ...]:
        """Its actions of every kind that are still to be done."""
        found = (self._judged(action) for action in self.facts.actions)
        return tuple(judged for judged in found if judged.is_open)

    @property
    def unfixed_causes(self) -> int:
        """How many of its root causes are not fixed yet."""
        return sum(not self.is_fixed(cause) for cause in self.facts.causes)

    def sentence(self) -> str:
        """Say what keeps it from being fixed, or that nothing does."""
        if self.lacks_cause:
            return "No root cause is named yet."
        count, unfixed = len(self.facts.causes), self.unfixed_causes
        if not unfixed:
            return "The root cause is fixed." if count == 1 else f"All {count} root causes fixed."
        overdue = sum(fix.outcome is Outcome.OVERDUE for fix in self.fixes)
        late = f", {overdue} priority action{'s' * (overdue > 1)} overdue" if overdue else ""
        return f"{unfixed} of {count} root cause{'s' * (count > 1)} not fixed{late}."

    def _fixes_of(self, cause: CauseFacts) -> list[ActionFacts]:
        return [a for a in self.facts.actions if a.cause_id == cause.id and _fixes(a)]

    def _judged(self, action: ActionFacts) -> Judged:
        start = action.committed_on or self._approved_on
        due = action.due or (due_from(start, self.weeks) if start else None)
        since = start or self._day(self.facts.created_at)
        return Judged(action, due, _outcome(action, due, self.as_of), (self.as_of - since).days)

    @property
    def _approved_on(self) -> date | None:
        return self._day(self.facts.approved_at) if self.facts.approved_at else None

    def _day(self, moment: datetime) -> date:
        return dates.local_day(moment, ZoneInfo(self.facts.zone))


def _fixes(action: ActionFacts) -> bool:
    return action.kind is ActionKind.PRIORITY and action.state is not ActionState.DECLINED


def _outcome(action: ActionFacts, due: date | None, today: date) -> Outcome:
    if action.state is ActionState.DONE:
        if due is None or action.done_on is None:
            return Outcome.UNDATED
        return Outcome.KEPT if action.done_on <= due else Outcome.LATE
    if due is None:
        return Outcome.UNDATED
    return Outcome.OVERDUE if due < today else Outcome.IN_TIME


def incidents(
    facts: Iterable[IncidentFacts], directory: Record, today: date
) -> tuple[Incident, ...]:
    """Judge every incident; one that needs no postmortem counts only if it names a root cause."""
    services = {service.name.casefold(): service for service in directory.services}
    departments = {team.name.casefold(): team.department for team in directory.all(Team)}
    found = []
    for one in facts:
        if one.state is not State.NOT_REQUIRED or one.causes:
            service = services.get(one.service.casefold())
            weeks = service.slo_weeks if service else UNKNOWN_WEEKS
            found.append(Incident(one, _department(service, departments), weeks, today))
    return tuple(found)


def _department(service: Service | None, departments: Mapping[str, str]) -> str:
    if service is None:
        return NO_DEPARTMENT
    of_team = departments.get(service.delivery_team.casefold(), "")
    return of_team or service.group or NO_DEPARTMENT
