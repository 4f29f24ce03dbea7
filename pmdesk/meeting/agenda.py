"""The agenda of the meeting: its steps, in which order, and how many minutes each has."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from pmdesk.guidance import Words, read
from pmdesk.model import Meeting, SectionKey

LENGTHS = (30, 60, 90)
"""Minutes that are usually booked; any others will do as well."""


@dataclass(frozen=True)
class AgendaStep(Words):
    """A step of the meeting; `section` is what the room works on, if it is one."""

    key: str
    title: str
    heading: str
    hint: str
    section: SectionKey | None = None


@dataclass(frozen=True)
class Agenda(Words):
    """A way to run a meeting; `plan` is the steps in order with their minutes of an hour."""

    key: str
    title: str
    about: str
    plan: tuple[str, ...]


@dataclass(frozen=True)
class _File(Words):
    agendas: tuple[Agenda, ...]
    steps: tuple[AgendaStep, ...]


@dataclass(frozen=True)
class Planned:
    """A step and its minutes."""

    step: AgendaStep
    minutes: int

    @property
    def written(self) -> str:
        """How a record keeps it: “timeline 18”."""
        return f"{self.step.key} {self.minutes}"


@cache
def guide() -> _File:
    """Return the agendas to choose from and the steps that there are."""
    return read("agenda", _File)


def agenda(booked: int = 60, preset: str = "") -> tuple[Planned, ...]:
    """Return the steps in order, each with its share of the booked minutes.

    The minutes are whole and add up to `booked`; an unknown preset means the standard one.
    """
    known = {each.key: each for each in guide().agendas}
    usual = read_plan(known.get(preset, guide().agendas[0]).plan)
    ends = list(accumulate((planned.minutes for planned in usual), initial=0))
    cuts = [round(end * booked / ends[-1]) for end in ends]
    shares = [later - earlier for earlier, later in pairwise(cuts)]
    return tuple(Planned(each.step, share) for each, share in zip(usual, shares, strict=True))


def is_ahead(meeting: Meeting) -> bool:
    """Tell whether a meeting, or another one after it, is still to begin."""
    begun, ended, when = meeting.started_at, meeting.ended_at, meeting.scheduled_for
    return begun is None or (ended is not None and when is not None and when > ended)


def plan_of(meeting: Meeting) -> tuple[Planned, ...]:
    """Return the agenda of a meeting: as it was planned when it began, else as it is booked.

    Before it begins, a plan of its own counts only while it fits the agenda and the booked time.
    """
    own, booked = read_plan(meeting.plan), agenda(meeting.minutes, meeting.preset)
    if own and not is_ahead(meeting):
        return own
    steps = [planned.step for planned in booked]
    fits = sum(planned.minutes for planned in own) == meeting.minutes
    return own if fits and [planned.step for planned in own] == steps else booked


def read_plan(plan: Iterable[str]) -> tuple[Planned, ...]:
    """Read steps and minutes as a record keeps them; steps that are not known are left out."""
    steps = {step.key: step for step in guide().steps}
    found = (line.rpartition(" ") for line in plan)
    return tuple(Planned(steps[key], int(n)) for key, _, n in found if key in steps)
