"""The facts of a postmortem as a table of fields: how each is shown and read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.model import Postmortem
from pmdesk.timeline.written.times import Frame, read_when

_COUNT = re.compile(
    r"(?P<digits>\d{1,3}(?:[ ,.’'\u00a0\u202f]\d{3})+|\d{1,12})\s*(?P<thousands>[kK])?"
)


@dataclass(frozen=True)
class Read:
    """What a typed text means, what had to be assumed, and between what one could choose."""

    value: Any
    note: str = ""
    choices: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One field: its name in `Postmortem`, its label and help, and both ways of its text."""

    field: str
    label: str
    help: str = ""
    show: Callable[[Postmortem], str] | None = None
    read: Callable[[Postmortem, str], Read] | None = None

    def text(self, postmortem: Postmortem) -> str:
        """Return the field as a person types it."""
        return self.show(postmortem) if self.show else str(getattr(postmortem, self.field))

    def value(self, postmortem: Postmortem, text: str) -> Read:
        """Return what a typed text means, or raise `InvalidValue`."""
        return self.read(postmortem, text) if self.read else Read(text)


def shown(moment: datetime | None, zone: tzinfo) -> str:
    """Return a time as its field shows it; one that came twice says which of both it is."""
    if moment is None:
        return ""
    text = dates.stamp(moment, zone)
    return f"{text} {named(moment, zone)}" if twice(moment, zone) else text


def named(moment: datetime, zone: tzinfo) -> str:
    """Return what a zone calls its time at a moment, such as CEST."""
    return moment.astimezone(zone).tzname() or ""


def twice(moment: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """Return both moments at which clocks showed this time, or nothing where it came once."""
    local = moment.astimezone(zone)
    both = tuple(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return both if both[0] < both[1] else ()


def _read_moment(postmortem: Postmortem, text: str) -> Read:
    known = postmortem.impact_start or postmortem.created_at
    return read_moment(text, postmortem.tzinfo, known)


def read_moment(text: str, zone: tzinfo, known: datetime) -> Read:
    """Read a date with a time in a zone, most likely near one that is known.

    No text means that it is not known; raises `InvalidValue` for what is no date with a time.
    """
    if not text.strip():
        return Read(None)
    found = read_when(text.replace(",", " "), Frame(zone, known.astimezone(zone).date(), known))
    if found is None or found[1].strip() or found[0].whole_day:
        raise InvalidValue("Give a date and a time, such as 12 Jun 2018, 14:20.")
    when, note = found[0].start, " ".join(found[0].notes)
    return Read(when, note, twice(when, zone))


def _show_count(postmortem: Postmortem) -> str:
    return "" if postmortem.customers is None else f"{postmortem.customers:,}"


def _read_count(_postmortem: Postmortem, text: str) -> Read:
    """Read a number as people write it, with or without marks between thousands."""
    if not text.strip():
        return Read(None)
    match = _COUNT.fullmatch(text.strip())
    if match is None:
        raise InvalidValue("Give a whole number, such as 12,400, or leave it empty.")
    count = int(re.sub(r"\D", "", match["digits"])) * (1000 if match["thousands"] else 1)
    return Read(count)


FACTS = (
    Fact("title", "Title", "What failed, for whom, after what."),
    Fact("incident_key", "Incident", "The key of the incident ticket, such as HOT-20871."),
    Fact("incident_url", "Incident link", "Where the ticket can be read; may be empty."),
    Fact("service", "Faulty service", "From the directory, or any other name."),
    Fact("owner", "Owner", "By role: who drives this postmortem."),
    Fact("zone", "Time zone", "Times are shown in this zone, such as Europe/Berlin or UTC."),
    Fact(
        "impact_start",
        "Start of impact",
        "Date and time in the zone of the record.",
        lambda p: shown(p.impact_start, p.tzinfo),
        _read_moment,
    ),
    Fact(
        "impact_end",
        "End of impact",
        "Empty while it is not known.",
        lambda p: shown(p.impact_end, p.tzinfo),
        _read_moment,
    ),
    Fact(
        "customers",
        "Customers affected",
        "How many, such as 12,400; empty while it is not known.",
        _show_count,
        _read_count,
    ),
)
"""Every fact that is typed; the severity is chosen."""
