"""The meeting in what is exported: an appendix once it has ended."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import Destination

from exports import markdown, pdf
from exports.meeting import appendix
from exports.options import Options
from pmdesk.changes import set_fields
from pmdesk.meeting import clock, notes, summary
from pmdesk.model import NoteKind
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeClock


def met() -> Record:
    """Return a record whose meeting has taken place."""
    wall = FakeClock()
    record = examples.sample_like_record()
    record = clock.begin(record, wall()).applied_to(record)
    wall.advance(minutes=62)
    record = notes.park(record, "Budget").applied_to(record)
    record = notes.add_notes(record, ["Who owns limits?"], NoteKind.QUESTION).applied_to(record)
    record = set_fields("Ask", record.meeting, asked=5, knew_cause=4).applied_to(record)
    record = summary.close(record, (), wall()).applied_to(record)
    return set_fields("Say", record.meeting, outcome=("3 events confirmed",)).applied_to(record)


def test_a_meeting_that_has_not_ended_has_no_appendix() -> None:
    assert list(appendix(examples.sample_like_record())) == []


def test_the_appendix_tells_of_people_times_outcome_and_what_stays_open() -> None:
    text = markdown.write(met(), {}, Options())
    appended = text[text.index("# Meeting") :]
    for said in (
        "2 Mar 2026, 09:00 – 10:02 UTC", "Not in the room: On-call engineer",
        "| In all", "| 1 h 2 min", "4 of 5 could say a root cause", "3 events confirmed",
        "Who owns limits?", "Budget",
    ):  # fmt: skip
        assert said in appended
    assert "Robin Doe" not in appended
    assert "# Meeting" not in markdown.write(met(), {}, Options(meeting=False))


def test_a_record_whose_meeting_was_held_prints_with_its_bookmarks() -> None:
    pages = PdfReader(BytesIO(pdf.write(met(), {}, Options())))
    titles = [entry.title for entry in flat(pages.outline)]
    assert titles[titles.index("Meeting") :] == [
        "Meeting", "What it changed", "Open questions", "Parking lot",
    ]  # fmt: skip


def flat(outline: object) -> list[Destination]:
    """Return the bookmarks of a document in order, whatever their level."""
    assert isinstance(outline, list)
    found: list[Destination] = []
    for entry in outline:
        found += flat(entry) if isinstance(entry, list) else [entry]
    return found
