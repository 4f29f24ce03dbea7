"""Files of other programs, invented, as small as they can be."""

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from pmdesk.timeline import formats
from pmdesk.timeline.formats.source import Source
from pmdesk.timeline.reading import ReadEvent, Reading

DAY = date(2025, 3, 14)
BERLIN = ZoneInfo("Europe/Berlin")


def read(content: str | bytes, name: str = "file.json", **more: Any) -> Reading:
    """Read one file as someone in Berlin would."""
    data = content.encode() if isinstance(content, str) else content
    return read_all({name: data}, **more)


def read_all(parts: dict[str, bytes], **more: Any) -> Reading:
    """Read several files as one folder."""
    name = next(iter(parts)) if len(parts) == 1 else "folder"
    return formats.read(Source(name, parts), default_date=DAY, default_zone=BERLIN, **more)


def read_json(value: Any) -> Reading:
    """Read a value as another program would have written it."""
    return read(json.dumps(value))


def told(reading: Reading) -> list[tuple[str, str]]:
    """Return when each event was and what it says in its first line."""
    return [(when(event), event.text.split("\n")[0]) for event in reading.events]


def when(event: ReadEvent) -> str:
    """Return a start as ISO 8601."""
    return event.start.isoformat().replace("+00:00", "Z")
