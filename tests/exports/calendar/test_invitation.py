"""The invitation to the meeting: a calendar file that says when, and names nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from exports.calendar import invitation
from pmdesk.changes import set_fields
from pmdesk.errors import ExportFailed
from pmdesk.masking.mask import masked
from pmdesk.model import SectionKey, Template
from pmdesk.record import Record
from pmdesk.texts import templates
from tests import examples


def scheduled() -> Record:
    record = examples.sample_like_record()
    when = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    facts = {"scheduled_for": when, "minutes": 90}
    record = examples.root_of(record, zone="Europe/Berlin")
    return set_fields("Schedule", record.meeting, **facts).applied_to(record)


def test_the_calendar_file_holds_when_how_long_and_the_invitation() -> None:
    record = scheduled()
    text = templates.fill(templates.chosen("invitation"), templates.facts_of(record))
    made = invitation.calendar(record, text, examples.CREATED)
    assert b"Robin" not in made
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event.decoded("dtstart") == record.meeting.scheduled_for
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert event.get("description") == text
    again = invitation.calendar(record, text, examples.CREATED)
    assert again == made, "the same meeting has the same identity, so that a calendar updates it"


def test_the_invitation_names_time_agenda_and_roles_but_no_person() -> None:
    text = templates.fill(templates.chosen("invitation"), templates.facts_of(scheduled()))
    assert "29 Mar 2026, 01:30 CET" in text
    assert " 27 min  Timeline" in text
    assert "On-call engineer" in text
    assert "Robin" not in text
    assert "$" not in text


def test_a_name_in_the_summary_goes_out_as_a_role() -> None:
    record = examples.written(scheduled(), {SectionKey.SUMMARY: "Robin Doe saw it first."})
    text = templates.fill(templates.chosen("invitation"), templates.facts_of(record))
    assert "The on-call engineer saw it first." in text


def test_the_calendar_names_nobody_even_where_the_title_does() -> None:
    record = examples.root_of(scheduled(), title="Robin Doe broke checkout")
    made = invitation.calendar(masked(record), "", examples.CREATED)
    assert b"Robin" not in made
    assert b"on-call engineer broke" in made


def test_a_teams_own_template_is_used_and_a_slip_in_it_stays_visible() -> None:
    own = Template.checked(record_id="directory", key="invitation", text="$title\n$tilte $5")
    text = templates.fill(templates.chosen("invitation", [own]), templates.facts_of(scheduled()))
    assert text == "Checkout refused cards\n$tilte $5\n"


def test_without_a_time_there_is_no_calendar_file() -> None:
    with pytest.raises(ExportFailed, match="no time yet"):
        invitation.calendar(examples.sample_like_record(), "", examples.CREATED)
