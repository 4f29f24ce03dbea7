"""Statuspage: what the public was told, as a page’s API gives its incidents."""

from collections.abc import Iterator
from typing import Any

from pmdesk.model import Moment
from pmdesk.timeline.formats.entries import Format, Unfit, origin, spoken
from pmdesk.timeline.formats.fields import Entry, first_text, has, is_list_of, listed, reach, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent

_STATES = (
    "investigating", "identified", "monitoring", "resolved", "update", "scheduled", "in_progress",
    "verifying", "completed",
)  # fmt: skip


def _fits(value: Any) -> bool:
    return bool(_incidents(value)) or has(value, "page", "incidents")


def _incidents(value: Any) -> list[Any]:
    if has(value, "incident_updates"):
        return [value]
    if has(reach(value, "incident"), "incident_updates"):
        return [reach(value, "incident")]
    found = value if isinstance(value, list) else listed(value, "incidents")
    return list(found) if is_list_of(found, "incident_updates") else []


def _entries(value: Any) -> Iterator[Any]:
    """Go through the updates, each with what is known of its incident and its page."""
    page = text(value, "page", "name")
    for incident in _incidents(value):
        about = {
            "source": f"{page} status page" if page else "Status page",
            "incident": text(incident, "name"),
            "link": text(incident, "shortlink"),
        }
        for update in listed(incident, "incident_updates"):
            yield {**update, "about": about} if isinstance(update, dict) else update


def _event(entry: Entry) -> ReadEvent:
    written = first_text(entry, "display_at", "created_at")
    start = read_stamp(written)
    if start is None:
        raise Unfit("Its “display_at” is not a time with a zone.")
    kind = text(entry, "status")
    return ReadEvent(
        start=start,
        text=text(entry, "body") or text(entry, "about", "incident"),
        moment=Moment.RESOLVED if kind == "resolved" else Moment.OTHER,
        written=written,
        source=text(entry, "about", "source"),
        link=text(entry, "about", "link"),
        origin=origin("statuspage", text(entry, "id")),
        kind=kind,
    )


INCIDENTS = Format(
    "Statuspage incidents",
    _fits,
    _entries,
    _event,
    (
        *(Kind(state, spoken(state)) for state in _STATES),
        Kind("postmortem", "Postmortem", taken=False),
    ),
)
