"""What reading a pasted text costs, beside one search per line for anything like a time."""

import re
from datetime import UTC, datetime, timedelta

from pmdesk.timeline import parse
from tests.benchmarks.pairs import Result, measure, timed

_ANY_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)?[ T]?(\d{1,2}):(\d\d)(:\d\d)?\s?(am|pm)?\s?(UTC|[A-Z]{3,4})?", re.IGNORECASE
)
_LINES = 10_000


def run() -> list[Result]:
    """Measure a list of ten thousand events, and a report of which most lines are words."""
    start = datetime(2025, 3, 14, tzinfo=UTC)
    moments = [start + timedelta(seconds=7 * number) for number in range(_LINES)]
    entries = "\n".join(f"- {moment:%Y-%m-%d %H:%M:%S} UTC - disk full" for moment in moments)
    words = "The graph that was sent to everyone had been flat for weeks, and nobody looked.\n"
    report = "\n".join(f"- {moment:%H:%M} - disk full\n\n  {words * 3}" for moment in moments[::5])
    return [_beside("10,000 pasted entries", entries), _beside("10,000 lines of a report", report)]


def _beside(name: str, text: str) -> Result:
    lines = text.split("\n")
    return measure(
        name,
        timed(lambda: parse(text, "2025-03-14", "Europe/Berlin")),
        timed(lambda: [_ANY_TIME.search(line) for line in lines]),
        limit=80.0,
        against="one search for a time in each line",
        pairs=5,
    )
