"""Alertmanager: the alerts of a webhook, one event each, from firing to resolved."""

from collections.abc import Iterator
from typing import Any

from pmdesk.model import Moment
from pmdesk.timeline.formats.entries import Format, Unfit, origin
from pmdesk.timeline.formats.fields import Entry, first_text, has, is_list_of, listed, reach, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent

_NEVER = "0001"
"""The year in which alerts end that are still firing."""


def _fits(value: Any) -> bool:
    return (
        (has(value, "alerts") and has(value, "receiver"))
        or is_list_of(value, "alerts", "receiver")
        or is_list_of(value, "startsAt", "labels")
    )


def _entries(value: Any) -> Iterator[Any]:
    """Go through the alerts of one webhook, of several, or of the list that the API gives."""
    for one in value if isinstance(value, list) else [value]:
        yield from listed(one, "alerts") if has(one, "alerts") else [one]


def _event(entry: Entry) -> ReadEvent:
    written = text(entry, "startsAt")
    start = read_stamp(written)
    if start is None:
        raise Unfit("Its “startsAt” is not a time with a zone.")
    end = _end(entry)
    # Programs write one instant with any offset, so the name is made of the instant itself.
    known = text(entry, "fingerprint") or _labels(entry) or text(entry, "labels", "alertname")
    return ReadEvent(
        start=start,
        end=end if end and end > start else None,
        text=_said(entry),
        moment=Moment.DETECTED,
        written=written,
        source="Alertmanager",
        link=text(entry, "generatorURL"),
        origin=origin("alertmanager", known, f"{start:%Y-%m-%dT%H:%M:%SZ}"),
        kind="alert",
    )


def _end(entry: Entry) -> Any:
    """Return when an alert was resolved; the API gives a firing one an end that is yet to come."""
    written = text(entry, "endsAt")
    firing = text(entry, "status") == "firing" or text(entry, "status", "state") == "active"
    return None if firing or written.startswith(_NEVER) else read_stamp(written)


def _said(entry: Entry) -> str:
    """Return the alert’s name and its summary, or else the labels that tell it from others."""
    summary = first_text(reach(entry, "annotations"), "summary", "message", "description")
    name = text(entry, "labels", "alertname") or "Alert"
    return "\n".join(filter(None, (name, summary or _labels(entry))))


def _labels(entry: Entry) -> str:
    labels = reach(entry, "labels")
    pairs = sorted(labels.items()) if isinstance(labels, dict) else ()
    return ", ".join(f"{name}={value}" for name, value in pairs if name != "alertname")


WEBHOOK = Format("Alertmanager alerts", _fits, _entries, _event, (Kind("alert", "Alerts"),))
