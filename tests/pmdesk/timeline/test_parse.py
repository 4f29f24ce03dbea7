"""A pasted text becomes the events that a careful reader finds in it."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from pmdesk.timeline import parse

SAMPLES = Path(__file__).parents[4] / "shared" / "timeline-samples"


def shown(moment: datetime | date | None) -> str | None:
    """Return a moment as the samples write it."""
    if isinstance(moment, datetime):
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    return moment.isoformat() if moment else None


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published timelines are not kept here")
@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05", "06"])
def test_a_published_timeline_is_read_as_a_careful_person_reads_it(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.json").read_text())
    text = (SAMPLES / f"{name}.txt").read_text()
    events = parse(text, expected["default_date"], expected["default_tz"]).events
    assert [(shown(event.start), shown(event.end), event.approximate) for event in events] == [
        (event["at"], event["end"], event["approx"]) for event in expected["events"]
    ]
    for event, said in zip(events, expected["events"], strict=True):
        assert event.text.startswith(said["text_starts"])
