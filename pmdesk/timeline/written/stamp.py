"""A time as people write it, before anyone knows when that was."""

from datetime import datetime, timedelta
from typing import NamedTuple

from pmdesk.timeline.written.clocks import BARE, Clock
from pmdesk.timeline.written.days import Day
from pmdesk.timeline.written.names import ABOUT, AT
from pmdesk.timeline.written.zones import Zone

_FOREIGN = frozenset((*AT, *ABOUT))


class Stamp(NamedTuple):
    """A time as it is written; what is not there is None."""

    day: Day | None = None
    clock: Clock | None = None
    end_day: Day | None = None
    end_clock: Clock | None = None
    zone: Zone | None = None
    approximate: bool = False
    distance: timedelta | None = None
    from_zero: bool = False
    """Whether the distance counts from T0, not from the event before."""
    instant: datetime | None = None
    check: "Stamp | None" = None
    """The same moment in another zone, where the text gives it twice."""
    lead: str = ""
    """The word before it, such as “at” or “posted”, in small letters."""

    @property
    def weak(self) -> bool:
        """Whether it could as well be a mere number, such as 14.20."""
        clock = self.clock
        if clock is None or clock.mark not in {".", BARE} or clock.half:
            return False
        foreign = self.lead in _FOREIGN
        said = not foreign and (self.lead or self.approximate)
        return not (self.day or self.zone or self.end_clock or said)
