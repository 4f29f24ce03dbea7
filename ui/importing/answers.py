"""Answers to what a text leaves open: how each is shown, and how a typed one is read."""

import re
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.reading import About
from pmdesk.timeline.written.times import Frame, read_when

_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_DAY = "“{}” is not a day. Write it like 12 Jun 2018 or 2018-06-12."
_NO_ZONE = "There is no time zone “{}”. Use a name like Europe/Berlin, or UTC."
_NO_MOMENT = "“{}” is not a day and a time. Write it like 12 Jun 2018 14:20."


def shown(about: About, answer: str, zone: tzinfo) -> str:
    """Return an answer as a person writes it; one in another form is shown as it is."""
    try:
        if about is About.DATE:
            return dates.day(date.fromisoformat(answer))
        if about is About.ZERO:
            return dates.stamp(datetime.fromisoformat(answer).astimezone(zone), zone)
    except ValueError:
        pass
    return answer


def read(about: About, text: str, before: str, near: date, zone: tzinfo) -> str:
    """Return the answer that a typed text gives, or raise `InvalidValue` with a sentence.

    `before` is the answer so far, of which a year alone changes the year; `near` is the day of the
    incident, whose year is meant where none is typed.
    """
    text = " ".join(text.replace(",", " ").split())
    if about is About.DATE:
        return _day(text, before, near).isoformat()
    if about is About.ZERO:
        return _moment(text, near, zone).isoformat()
    return _zone(text) if about is About.ZONE else text


def _day(text: str, before: str, near: date) -> date:
    if _YEAR.fullmatch(text):
        return date.fromisoformat(f"{text}{before[4:10]}")
    found = read_when(text, Frame(UTC, near))
    if found is None or found[1].strip() or not found[0].whole_day:
        raise InvalidValue(_NO_DAY.format(text))
    return found[0].start.date()


def _moment(text: str, near: date, zone: tzinfo) -> datetime:
    found = read_when(text, Frame(zone, near))
    if found is None or found[1].strip() or found[0].whole_day:
        raise InvalidValue(_NO_MOMENT.format(text))
    return found[0].start


def _zone(text: str) -> str:
    """Return the zone’s own name, however its letters were typed."""
    names = {name.casefold(): name for name in available_timezones()}
    wanted = text.replace(" ", "_").casefold()
    cities = [name for folded, name in names.items() if folded.rpartition("/")[2] == wanted]
    found = names.get(wanted) or (cities[0] if len(cities) == 1 else "")
    if not found:
        raise InvalidValue(_NO_ZONE.format(text))
    return ZoneInfo(found).key
