"""The invitation to the meeting as a calendar file (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from pmdesk.errors import ExportFailed
from pmdesk.record import Record


def calendar(record: Record, text: str, now: datetime) -> bytes:
    """Return an .ics file that invites to the meeting; `text` is the invitation.

    It names nobody: whoever sends it chooses the guests. Raises `ExportFailed` where no time is
    set yet.
    """
    meeting, root = record.meeting, record.postmortem
    if meeting.scheduled_for is None:
        message = "The meeting has no time yet. Say when it is, then save the calendar file."
        raise ExportFailed(message)
    event = Event()
    event.add("uid", f"{meeting.id}@pmdesk")
    event.add("dtstamp", now)
    event.add("dtstart", meeting.scheduled_for)
    event.add("dtend", meeting.scheduled_for + timedelta(minutes=meeting.minutes))
    event.add("summary", f"Postmortem {root.key}: {root.title}")
    event.add("description", text)
    if root.incident_url:
        event.add("url", root.incident_url)
    whole = Calendar()
    whole.add("prodid", "-//pmdesk//Postmortem meeting//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    return bytes(whole.to_ical())
