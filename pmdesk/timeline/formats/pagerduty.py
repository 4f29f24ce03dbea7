"""PagerDuty: the log entries of an incident, as its API gives them."""

from typing import Any

from pmdesk.model import Moment
from pmdesk.timeline.formats.entries import Format, Unfit, origin
from pmdesk.timeline.formats.fields import Entry, has, is_list_of, listed, reach, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent

_NAMES = {"acknowledgement": "acknowledge"}
"""One schema says it otherwise than the others."""

_MOMENTS = {
    "trigger": Moment.DETECTED,
    "acknowledge": Moment.RESPONDER_ENGAGED,
    "escalate": Moment.ESCALATION,
    "resolve": Moment.RESOLVED,
}


def _fits(value: Any) -> bool:
    return has(value, "log_entries") or is_list_of(value, "type", "created_at", "agent", "channel")


def _entries(value: Any) -> Any:
    return value if isinstance(value, list) else listed(value, "log_entries")


def _event(entry: Entry) -> ReadEvent:
    written = text(entry, "created_at")
    start = read_stamp(written)
    if start is None:
        raise Unfit("Its “created_at” is not a time with a zone.")
    kind = text(entry, "type").removesuffix("_log_entry")
    kind = _NAMES.get(kind, kind)
    return ReadEvent(
        start=start,
        text=_said(entry, kind),
        moment=_MOMENTS.get(kind, Moment.OTHER),
        written=written,
        author=text(entry, "agent", "summary"),
        source=f"PagerDuty {text(entry, 'service', 'summary')}".strip(),
        link=text(entry, "html_url") or text(entry, "incident", "html_url"),
        origin=origin("pagerduty", text(entry, "id")),
        kind=kind,
    )


def _said(entry: Entry, kind: str) -> str:
    """Return the summary, a note’s own words, and what an alert was about."""
    summary = text(entry, "summary")
    if kind == "annotate":
        return text(entry, "note") or text(entry, "channel", "summary") or summary
    if kind == "trigger":
        about = reach(entry, "event_details", "description") or text(entry, "incident", "summary")
        return "\n".join(filter(None, (summary, about if isinstance(about, str) else "")))
    return summary or text(entry, "incident", "summary")


LOG_ENTRIES = Format(
    "PagerDuty log",
    _fits,
    _entries,
    _event,
    (
        Kind("trigger", "Alerts"),
        Kind("acknowledge", "Acknowledgements"),
        Kind("escalate", "Escalations"),
        Kind("annotate", "Notes"),
        Kind("resolve", "Resolutions"),
        Kind("notify", "Notifications", taken=False),
        Kind("assign", "Assignments", taken=False),
    ),
)
