"""The samples of the formats that are kept beside the project, where they are."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pmdesk.incoming import read_path
from pmdesk.timeline import formats
from pmdesk.timeline.importing.chatter import usual
from pmdesk.timeline.reading import ReadEvent

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "timeline-samples"
EXPECTED = sorted(SAMPLES.glob("*.expected.json"))


def _when(moment: datetime | date | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def _seen(event: ReadEvent, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return what an event says about everything that is expected of it."""
    starts = [wanted["text_starts"], *wanted.get("text_alt", [])]
    told = {
        "at": _when(event.start),
        "end": _when(event.end),
        "approx": event.approximate,
        "author": event.author,
        "kind": event.kind,
        "thread": event.kind == "reply",
        "text_starts": starts[0] if event.text.startswith(tuple(starts)) else event.text,
    }
    return {key: told.get(key, value) for key, value in wanted.items()}


@pytest.mark.skipif(not EXPECTED, reason="the samples are not kept beside the project here")
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.partition(".")[0])
def test_a_sample_reads_as_a_careful_person_reads_it(expected: Path) -> None:
    wanted = json.loads(expected.read_text(encoding="utf-8"))["events"]
    path = SAMPLES / expected.name.removesuffix(".expected.json")
    reading = formats.read(read_path(path if path.exists() else path.with_suffix(".json")))
    assert len(reading.events) == len(wanted)
    for event, one in zip(reading.events, wanted, strict=True):
        assert _seen(event, one) == one
    optional = [one.get("optional", False) for one in wanted]
    assert [not usual(reading).takes(event) for event in reading.events] == optional
    assert reading.unread == ()
