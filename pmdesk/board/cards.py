"""One action with what there is to know about its record."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pmdesk import dates
from pmdesk.model import Action, Choice
from pmdesk.record import Record

SOON = timedelta(days=7)
"""How long before its day an action is due soon."""

_SUNDAY = 7
_TWO_WEEKS = timedelta(weeks=2)


class When(Choice):
    """How near the day is by which an action is to be done; weeks end with their Sunday."""

    OVERDUE = "overdue", "Overdue"
    THIS_WEEK = "this_week", "This week"
    NEXT_WEEKS = "next_weeks", "Next two weeks"
    LATER = "later", "Later"
    NONE = "none", "No date"


@dataclass(frozen=True)
class Card:
    """An action and the facts of its record that a board shows."""

    action: Action
    number: int
    title: str
    severity: int
    service: str
    zone: str
    approved_at: datetime | None = None

    @property
    def id(self) -> str:
        """The identity of the action."""
        return self.action.id

    @property
    def record_id(self) -> str:
        """The identity of its record."""
        return self.action.record_id

    @property
    def key(self) -> str:
        """The name by which people refer to the postmortem, such as PM-42."""
        return f"PM-{self.number}"

    def local_day(self, now: datetime) -> date:
        """Return the day that it is in the record's zone."""
        return dates.local_day(now, ZoneInfo(self.zone))

    def approved_on(self) -> date | None:
        """Return the day of the record's approval in its zone, where it has one."""
        return self.local_day(self.approved_at) if self.approved_at else None

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether its day has passed and something is still to be done."""
        return self.action.is_overdue(self.local_day(now))

    def is_due_soon(self, now: datetime) -> bool:
        """Tell whether its day is at hand and has not passed."""
        due, today = self.action.due, self.local_day(now)
        return self.action.is_open and due is not None and today <= due <= today + SOON

    def when(self, now: datetime) -> When:
        """Return how near its day is."""
        return nearness(self.action.due, self.local_day(now))


def nearness(due: date | None, today: date) -> When:
    """Return how near a day is."""
    if due is None:
        return When.NONE
    if due < today:
        return When.OVERDUE
    sunday = end_of_week(today)
    if due <= sunday:
        return When.THIS_WEEK
    return When.NEXT_WEEKS if due <= sunday + _TWO_WEEKS else When.LATER


def end_of_week(day: date) -> date:
    """Return the Sunday of a day's week."""
    return day + timedelta(days=_SUNDAY - day.isoweekday())


def cards_of(record: Record) -> list[Card]:
    """Return the cards of one record, in the user's order."""
    root = record.postmortem
    facts = (root.number, root.title, root.severity, root.service, root.zone, root.approved_at)
    return [Card(action, *facts) for action in record.actions]
