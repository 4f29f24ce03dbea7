"""With roles in place of names nobody is named in anything that leaves the program."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from exports import packet
from exports.calendar import due as reminders
from exports.calendar import invitation
from exports.formats import FORMATS, file_name
from exports.options import Options
from pmdesk import due
from pmdesk.approval import message
from pmdesk.changes import insert
from pmdesk.masking.mask import masked
from pmdesk.masking.parts import heading, spoken_of
from pmdesk.model import Approval, Lesson, Mark, Participant, ProjectMapping, Section, State, Why
from pmdesk.record import Record
from pmdesk.texts import messages, templates
from pmdesk.trackers.draft import draft_of, draft_of_postmortem
from pmdesk.trackers.kinds import ADAPTERS
from tests.examples import RECORD_ID, action, event, record, why, written
from tests.exports.test_roles import everything_said

TOOK_PART, APPROVES = "Zyrelda Quoxley", "Wilbrix Thornq"
OWNS, COMMITTED = "Brackwist Ondivar", "Jextra Plumwick"
EVERYONE = f"{TOOK_PART}, {APPROVES}, {OWNS}, {COMMITTED}"
NOW, TEXT = datetime(2026, 12, 1, tzinfo=UTC), f"Then {EVERYONE} looked."


def naming_all() -> Record:
    """Return a record in review that names four people in every field that holds words."""
    base = record(
        title=f"Outage {EVERYONE}", owner=OWNS, service=EVERYONE, state=State.IN_REVIEW,
        approval_due=date(2026, 12, 3), incident_url="https://chat.example/quoxley",
    )  # fmt: skip
    root = next(one for one in base.all(Why) if not one.parent_id)
    base = written(base, {section.key: TEXT for section in base.all(Section)})
    base = base.putting(base.meeting.having(scheduled_for=NOW))
    event_ = event("10:00", TEXT, source=EVERYONE).model_copy(update={"id": "e"})
    return insert(
        "Fill in", event_,
        Participant.checked(record_id=RECORD_ID, name=TOOK_PART, team="Web", handle="@quoxley",
                            responsible_manager=True),
        why("w", root.id, TEXT, mark=Mark.ROOT, lasting_change=TEXT),
        action("a", TEXT, cause_id="w", team="Web"),
        action("b", TEXT, cause_id="w", team=EVERYONE, committed_by=COMMITTED, due=NOW.date()),
        Lesson.checked(record_id=RECORD_ID, text=TEXT),
        Approval.checked(record_id=RECORD_ID, name=APPROVES, contact="w.thornq@x.example"),
    ).applied_to(base)  # fmt: skip


def _said(whole: Record) -> Iterator[tuple[str, str]]:
    """Go through all that leaves the program, with what it is."""
    yield "file name", file_name(whole, Options())
    for key, made in FORMATS.items():
        if key != "tree-png":
            for ending, content in made.produce(whole, {}, Options()).items():
                yield f"{key} {ending}", everything_said(content)
    for kind in messages.KINDS.values():
        text = messages.preview(kind, whole, templates.default(kind.key))
        # An approver is spoken to by name.
        yield kind.key, text.replace(APPROVES, "", 1) if kind.key == message.KEY else text
    told = masked(spoken_of(whole))
    for calendar in (
        invitation.calendar(told, messages.preview(messages.KINDS["invitation"], whole, ""), NOW),
        reminders.calendar(due.of_record(masked(heading(whole)), NOW, 99), NOW),
    ):
        yield "calendar", calendar.decode().replace("\r\n ", "")
    mapping = ProjectMapping.checked(record_id="d", tracker_id="t", project="P")
    for adapter in ADAPTERS.values():
        yield "issue", str([draft_of(told, one, adapter.limits) for one in told.actions])
        yield "its own issue", str(draft_of_postmortem(told, adapter.limits, mapping))
    before = whole.putting(whole.actions[0].having(text=f"Before that: {TEXT}"))
    made_of = packet.files(packet.Request(whole, before))
    yield "packet", everything_said(made_of[packet.PDF]) + made_of[packet.FORM].decode()


def test_nobody_is_named_in_anything_that_leaves_the_program() -> None:
    names = [part.casefold() for part in EVERYONE.replace(",", "").split()]
    named = {
        what: found
        for what, said in _said(naming_all())
        if (found := [name for name in names if name in said.casefold()])
    }
    assert named == {}
