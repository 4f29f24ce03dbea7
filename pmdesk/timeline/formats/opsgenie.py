"""Opsgenie: the log and the notes of an alert."""

from typing import Any

from pmdesk.timeline.formats.entries import Format, Unfit, origin
from pmdesk.timeline.formats.fields import Entry, first_text, is_list_of, listed, reach, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent

_NOISE = {"alertRecipient"}
"""Types of log entries that tell who was notified how."""


def _fits(value: Any) -> bool:
    found = reach(value, "data")
    return is_list_of(found, "log", "createdAt") or is_list_of(found, "note", "createdAt")


def _event(entry: Entry) -> ReadEvent:
    written = text(entry, "createdAt")
    start = read_stamp(written)
    if start is None:
        raise Unfit("Its “createdAt” is not a time with a zone.")
    noise = text(entry, "type") in _NOISE
    kind = "note" if text(entry, "note") else "notification" if noise else "log"
    return ReadEvent(
        start=start,
        text=first_text(entry, "note", "log"),
        written=written,
        author=text(entry, "owner"),
        source="Opsgenie",
        origin=origin("opsgenie", kind, text(entry, "offset")),
        kind=kind,
    )


ALERT_LOG = Format(
    "Opsgenie log",
    _fits,
    lambda value: listed(value, "data"),
    _event,
    (
        Kind("log", "Log"),
        Kind("note", "Notes"),
        Kind("notification", "Notifications", taken=False),
    ),
)
