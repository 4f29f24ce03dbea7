"""Dates and times as people read them: in English, in a given zone, the same on every machine."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from pmdesk.model import TimelineEvent

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Short names of the months; `strftime` would say them in the language of the machine."""


def local_day(moment: datetime, zone: tzinfo | None = None) -> date:
    """Return the day on which a moment falls in a zone, by default that of this machine."""
    return moment.astimezone(zone).date()


def day(value: date) -> str:
    """Return a date such as 12 Jun 2018."""
    return f"{short_day(value)} {value.year}"


def short_day(value: date) -> str:
    """Return a date without its year, such as 12 Jun."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def days(first: date, last: date) -> str:
    """Return from which day to which: 12 Jun 2018, 12–13 Jun 2018, 30 Jun – 1 Jul 2018."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{short_day(first)} – {day(last)}"
    return f"{first.day}–{day(last)}"


def clock(moment: datetime, zone: tzinfo) -> str:
    """Return a time of day such as 14:20, with seconds only where there are any."""
    local = moment.astimezone(zone)
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def stamp(moment: datetime, zone: tzinfo) -> str:
    """Return a date and time such as 12 Jun 2018, 14:20."""
    return f"{day(moment.astimezone(zone))}, {clock(moment, zone)}"


def span(start: datetime, end: datetime, zone: tzinfo) -> str:
    """Return from when to when, naming the day once where both are on one."""
    same = start.astimezone(zone).date() == end.astimezone(zone).date()
    return f"{stamp(start, zone)} – {clock(end, zone) if same else stamp(end, zone)}"


def several_days(events: Iterable[TimelineEvent], zone: tzinfo) -> bool:
    """Tell whether events fall on more than one day, so that times need dates."""
    moments = (moment for event in events for moment in (event.start, event.end) if moment)
    return len({moment.astimezone(zone).date() for moment in moments}) > 1


def event_time(event: TimelineEvent, zone: tzinfo, *, dated: bool) -> str:
    """Return when an event was: 14:20, ~14:20, 14:20–14:35; `dated` puts the day before it."""
    start = event.start.astimezone(zone)
    about = "~" if event.approximate else ""
    if event.whole_day:
        last = (event.end or event.start).astimezone(zone)
        return about + days(start.date(), last.date())
    first = f"{day(start)}, " if dated else ""
    text = f"{first}{about}{clock(event.start, zone)}"
    if event.end is None:
        return text
    end = event.end.astimezone(zone)
    if end.date() == start.date():
        return f"{text}–{clock(event.end, zone)}"
    return f"{text} – {stamp(event.end, zone)}"
