"""The agenda of the meeting: its steps and how many minutes each has."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

from pmdesk.guidance import Words, read
from pmdesk.model import SectionKey


@dataclass(frozen=True)
class AgendaStep(Words):
    """A step of the meeting; `section` is what the room works on, if it is one."""

    key: str
    title: str
    minutes: int
    heading: str
    hint: str
    section: SectionKey | None = None


@cache
def _standard() -> tuple[AgendaStep, ...]:
    return read("agenda", dict[str, tuple[AgendaStep, ...]])["steps"]


def agenda(booked: int | None = None) -> tuple[AgendaStep, ...]:
    """Return the steps in order; for another length than an hour each gets its share of it.

    The minutes are whole and add up to `booked`.
    """
    steps = _standard()
    if booked is None:
        return steps
    ends = list(accumulate((step.minutes for step in steps), initial=0))
    cuts = [round(end * booked / ends[-1]) for end in ends]
    shares = [later - earlier for earlier, later in pairwise(cuts)]
    return tuple(replace(step, minutes=share) for step, share in zip(steps, shares, strict=True))
