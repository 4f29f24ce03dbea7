"""Whether a record is ready to be met about: what is empty, what is open, who is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from pmdesk.model import SectionKey
from pmdesk.process import Completion, completion, findings
from pmdesk.record import Record

FIRST = (
    SectionKey.SUMMARY, SectionKey.IMPACT, SectionKey.DETECTION, SectionKey.RESPONSE,
    SectionKey.TIMELINE, SectionKey.WHYS,
)  # fmt: skip
"""What people read before they come; the rest is found in the meeting or after it."""


@dataclass(frozen=True)
class Lack:
    """Something to see to before the meeting, and the section where that is done, if in one."""

    text: str
    section: SectionKey | None = None


def lacks(record: Record, *, wordings: int = 0) -> tuple[Lack, ...]:
    """Return what to see to before people meet, the most important first.

    `wordings` is how often the wording of the record turns towards persons.
    """
    open_points = (Lack(found.sentence, found.section) for found in findings(record))
    return (*_people(record), *_sections(record), *_facts(record), *_said(wordings), *open_points)


def _said(wordings: int) -> Iterator[Lack]:
    if wordings:
        places = "1 place" if wordings == 1 else f"{wordings} places"
        yield Lack(f"The wording turns towards persons in {places}.")


def _people(record: Record) -> Iterator[Lack]:
    people = record.participants
    if not people:
        yield Lack("Nobody is listed as having taken part.")
    elif not any(person.responsible_manager for person in people):
        yield Lack("No responsible manager is listed, so nobody can commit to an action.")
    nameless = sum(not person.role for person in people)
    if nameless:
        yield Lack(f"{nameless} of {len(people)} participants have no role yet.")


def _sections(record: Record) -> Iterator[Lack]:
    for key in FIRST:
        if completion(record, key) is Completion.EMPTY:
            yield Lack(f"{key.label} is empty.", key)
    unsure = sum(event.approximate for event in record.events)
    if unsure:
        times = "1 event has" if unsure == 1 else f"{unsure} events have"
        yield Lack(f"{times} only an approximate time.", SectionKey.TIMELINE)


def _facts(record: Record) -> Iterator[Lack]:
    root = record.postmortem
    if root.impact_start is None:
        yield Lack("The start of impact is not set.")
    if record.meeting.scheduled_for is None:
        yield Lack("The meeting has no time yet.")
