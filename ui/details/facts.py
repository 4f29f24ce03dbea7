"""The facts of a postmortem as a table of fields: how each is shown and read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.model import Postmortem
from pmdesk.timeline.times import Frame, read_when


@dataclass(frozen=True)
class Fact:
    """One field: its name in `Postmortem`, its label and help, and both ways of its text."""

    field: str
    label: str
    help: str = ""
    show: Callable[[Postmortem], str] | None = None
    read: Callable[[Postmortem, str], tuple[Any, str]] | None = None

    def text(self, postmortem: Postmortem) -> str:
        """Return the field as a person types it."""
        return self.show(postmortem) if self.show else str(getattr(postmortem, self.field))

    def value(self, postmortem: Postmortem, text: str) -> tuple[Any, str]:
        """Return what a typed text means and what had to be assumed, or raise `InvalidValue`."""
        return self.read(postmortem, text) if self.read else (text, "")


def _shown(moment: datetime | None, postmortem: Postmortem) -> str:
    return dates.stamp(moment, postmortem.tzinfo) if moment else ""


def _read_moment(postmortem: Postmortem, text: str) -> tuple[datetime | None, str]:
    """Read a date with a time in the record's zone; nothing means that it is not known."""
    if not text.strip():
        return None, ""
    known = postmortem.impact_start or postmortem.created_at
    day = known.astimezone(postmortem.tzinfo).date()
    read = read_when(text.replace(",", " "), Frame(postmortem.tzinfo, day, known))
    if read is None or read[1].strip() or read[0].whole_day:
        message = "Give a date and a time, such as 12 Jun 2018, 14:20."
        raise InvalidValue(message)
    return read[0].start, " ".join(read[0].notes)


FACTS = (
    Fact("title", "Title", "What failed, for whom, after what."),
    Fact("incident_key", "Incident", "The key of the incident ticket, such as HOT-20871."),
    Fact("incident_url", "Incident link"),
    Fact("service", "Faulty service", "From the services directory, or any other name."),
    Fact("owner", "Owner", "By role: who drives this postmortem."),
    Fact("zone", "Time zone", "Times are shown in this zone, such as Europe/Berlin or UTC."),
    Fact(
        "impact_start",
        "Start of impact",
        "Date and time in the zone of the record.",
        lambda p: _shown(p.impact_start, p),
        _read_moment,
    ),
    Fact(
        "impact_end",
        "End of impact",
        "Empty while it is not known.",
        lambda p: _shown(p.impact_end, p),
        _read_moment,
    ),
)
"""Every fact that is typed; the severity is chosen."""
