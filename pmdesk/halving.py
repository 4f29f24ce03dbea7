"""Half the time: what it would have saved if detection or mitigation had come sooner.

Everything that followed is taken to come as much sooner, and customers to have been hit evenly:
an estimate to think with, and said to be one. The record is only read.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pmdesk import actions, guidance
from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.metrics import duration, first_events, measure
from pmdesk.model import ActionClass, Moment
from pmdesk.record import Record


class Lever(StrEnum):
    """What can be thought to come sooner, by the key of its metric."""

    DETECTION = "detect"
    MITIGATION = "mitigate"


_CLASSES = {
    Lever.DETECTION: ActionClass.DETECT,
    Lever.MITIGATION: ActionClass.MITIGATE_FUTURE,
}
_STEPS = 60
_FINE, _A_MINUTE = timedelta(seconds=10), timedelta(minutes=1)
_FEW = 20


@dataclass(frozen=True)
class WhatIf:
    """A moment that might have come sooner: when the impact began, when it was, when it would be.

    `earliest` bounds it: nothing is mitigated before it is known.
    """

    lever: Lever
    event: str
    begin: datetime
    actual: datetime
    at: datetime
    earliest: datetime
    about: bool = False
    """Whether what it took is only known roughly."""
    impact: tuple[datetime, datetime] | None = None
    """From when to when customers were affected, where both are known."""
    affected: int | None = None
    """How many customers were, where that is known."""

    @property
    def took(self) -> timedelta:
        """How long it took."""
        return self.actual - self.begin

    @property
    def takes(self) -> timedelta:
        """How long it would have taken."""
        return self.at - self.begin

    @property
    def saved(self) -> timedelta:
        """How much sooner it would have come."""
        return self.actual - self.at

    @property
    def step(self) -> timedelta:
        """By how much one press of a key moves it: about a sixtieth of what it took."""
        whole = round(self.took / _STEPS / _A_MINUTE)
        return max(whole * _A_MINUTE, _FINE)

    @property
    def saved_impact(self) -> timedelta | None:
        """How much shorter customers would have been affected, or None where that is not known.

        An impact that was over before the moment ends with it at the latest.
        """
        if self.impact is None:
            return None
        start, over = self.impact
        ends = self.at + max(over - self.actual, timedelta())
        return over - min(over, max(ends, start))

    @property
    def share(self) -> float | None:
        """Which share of the impact that is, 0 to 1."""
        if self.impact is None or self.saved_impact is None:
            return None
        return self.saved_impact / (self.impact[1] - self.impact[0])

    @property
    def customers(self) -> int | None:
        """About how many fewer customers it would have hit, had they been hit evenly."""
        if self.share is None or self.affected is None:
            return None
        return _roughly(self.affected * self.share)

    def placed(self, at: datetime) -> "WhatIf":
        """Return it with another time, as near to that as it may come."""
        return replace(self, at=min(max(at, self.earliest), self.actual))

    def stepped(self, steps: int) -> "WhatIf":
        """Return it some steps later, or sooner where they are negative."""
        return self.placed(self.at + steps * self.step)

    def halved(self) -> "WhatIf":
        """Return it in exactly half the time, as far as it may come."""
        return self.placed(self.begin + self.took / 2)


def what_if(record: Record, lever: Lever) -> WhatIf:
    """Return a moment as it was, to be thought sooner.

    Raises `InvalidValue` with the reason where there is nothing that could be shorter.
    """
    measured = next(found for found in measure(record) if found.metric.key == lever.value)
    if measured.start is None or measured.end is None:
        raise InvalidValue(measured.reason)
    begin, actual = measured.start.start, measured.end.start
    if begin == actual:
        raise InvalidValue(f"{measured.metric.title} is nothing already; it cannot be halved.")
    detected = first_events(record.events).get(Moment.DETECTED)
    known = detected.start if detected and lever is Lever.MITIGATION else begin
    return WhatIf(
        lever, measured.end.id, begin, actual, actual, min(max(begin, known), actual),
        measured.approximate, _impact(record, begin), record.postmortem.customers,
    )  # fmt: skip


def _impact(record: Record, begin: datetime) -> tuple[datetime, datetime] | None:
    root, firsts = record.postmortem, first_events(record.events)
    ends = [firsts[m].start for m in (Moment.IMPACT_ENDS, Moment.RESOLVED) if m in firsts]
    start, over = root.impact_start or begin, root.impact_end or next(iter(ends), None)
    return (start, over) if over and over > start else None


def _roughly(count: float) -> int:
    """Round to the two digits that an estimate deserves."""
    if count < _FEW:
        return round(count)
    return int(round(count, 2 - len(str(int(count)))))


def gained(thought: WhatIf) -> str:
    """Say what would have been saved, and what is missing to say more."""
    if not thought.saved:
        return "Nothing is saved yet: move the moment to the left, or choose half."
    about = "about " if thought.about else ""
    said = f"{about}{duration(thought.saved)} sooner".capitalize()
    if thought.share is None:
        return f"{said}. The end of the impact is not marked, so its share is not known."
    share = f"{thought.share:.0%}".replace("%", " %")
    if thought.customers is None:
        return f"{said}, {share} of the impact. Details have a field for the customers affected."
    fewer = f"about {thought.customers:,} fewer customer{'' if thought.customers == 1 else 's'}"
    return f"{said}, {share} of the impact: {fewer}, if they were hit evenly."


def worded(text: str, thought: WhatIf) -> str:
    """Fill a text of the guidance with the time that it would take and the one that it took."""
    about = "about " if thought.about else ""
    return text.format(half=duration(thought.takes), now=f"{about}{duration(thought.took)}")


def add_action(record: Record, thought: WhatIf, idea: str) -> Change:
    """Propose an action from an idea, with its aim. Raises `InvalidValue` without an idea."""
    words = " ".join(idea.split()).rstrip(" .")
    if not words:
        raise InvalidValue("Type the idea first; it becomes the action.")
    aim = worded(guidance.halving()[thought.lever].aim, thought)
    return actions.add_action(record, f"{words}, {aim}", action_class=_CLASSES[thought.lever])
