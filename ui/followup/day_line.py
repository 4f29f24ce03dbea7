"""A day as people type it."""

import re
from datetime import date, timedelta

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.written import days

_AHEAD = re.compile(r"(?:\+|in )\s*(?P<count>\d{1,3})\s*(?P<unit>[dw])\w*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4,}(?!\d)")
_NEAR = {"today": 0, "tomorrow": 1}

EXAMPLES = "30 Mar 2026, 2026-03-30 or +2w"
"""How a day can be written."""


def read_day(text: str, today: date) -> date | None:
    """Read a day such as 30 Mar 2026, 2026-03-30, tomorrow or +2w; nothing typed means no day.

    A day without a year is the next one of that name. Raises `InvalidValue` for anything else.
    """
    text = text.strip()
    if not text:
        return None
    if text.lower() in _NEAR:
        return today + timedelta(days=_NEAR[text.lower()])
    if ahead := _AHEAD.fullmatch(text):
        days = int(ahead["count"]) * (7 if ahead["unit"].lower() == "w" else 1)
        return today + timedelta(days=days)
    return _written(text, today)


def show_day(value: date | None) -> str:
    """Return a day as the field shows it."""
    return dates.day(value) if value else ""


def say_passed(due: date | None, today: date) -> str:
    """Say quietly that a day has passed already, nothing where it has not."""
    return f"{dates.day(due)} is in the past." if due and due < today else ""


def _written(text: str, today: date) -> date:
    found = days.read_day(text, today, coming=True)
    if found is None and days.read_day(_YEAR.sub("2000", text), today):
        raise InvalidValue(f"“{text}” is out of range. The year must be from 1900 to 2199.", "due")
    if found is None:
        raise InvalidValue(f"“{text}” is not a day. Write it like {EXAMPLES}.", "due")
    return found
