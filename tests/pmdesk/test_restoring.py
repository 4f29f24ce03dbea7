"""Going back in a record's history."""

import pytest

from pmdesk import creation, history
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import Conflict
from pmdesk.history import Past, restoring, state_before
from pmdesk.model import Attachment, SectionKey, Why
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.whys import causes
from tests import examples
from tests.fakes import FakeClock


def session(*changes: Change) -> Session:
    """Return a record on which some changes were made after its creation, its first entry."""
    made = Session(Record("pm"), clock=FakeClock(), role=lambda: "Owner")
    made.edit(creation.blank("pm", examples.CREATED, title="Checkout refused cards"))
    for change in changes:
        made.edit(change)
    return made


def type_in(made: Session, key: SectionKey, text: str) -> None:
    made.edit(set_fields(f"Edit {key.label}", made.record.section(key), text=text))


def test_a_section_goes_back_and_the_others_stay() -> None:
    made = session()
    type_in(made, SectionKey.FAULT, "first")
    type_in(made, SectionKey.FAULT, "second")
    type_in(made, SectionKey.IMPACT, "kept")
    earlier = state_before(made.record, made.log, 3)
    made.edit(restoring(made.record, earlier, SectionKey.FAULT))
    assert made.record.prose(SectionKey.FAULT) == "first"
    assert made.record.prose(SectionKey.IMPACT) == "kept"


def test_going_back_can_itself_be_undone() -> None:
    made = session(insert("Add", examples.event("14:20", "a")))
    made.edit(remove("Delete", *made.record.events))
    before = made.record
    earlier = state_before(made.record, made.log, 3)
    made.edit(restoring(made.record, earlier, SectionKey.TIMELINE))
    assert [event.text for event in made.record.events] == ["a"]
    assert made.undo_label == "Restore Timeline"
    made.undo()
    assert made.record == before


def test_a_tree_goes_back_with_its_branches_in_their_places() -> None:
    made = session()
    (impact,) = made.record.all(Why)
    made.edit(causes.add_reason_below(made.record, impact, "a"))
    made.edit(causes.add_reason_below(made.record, impact, "b"))
    earlier = made.record
    one, two = made.record.reasons(impact.id)
    made.edit(causes.move_branch(made.record, two, one, 0))
    made.edit(causes.remove_branch(made.record, made.record.item(Why, one.id)))
    made.edit(restoring(made.record, earlier, SectionKey.WHYS))
    assert made.record.all(Why) == earlier.all(Why)


def test_the_pictures_of_a_section_come_back_with_its_text() -> None:
    picture = Attachment.checked(
        record_id="pm", section=SectionKey.FAULT, name="a.png", width=1, height=1, sha256="0" * 64
    )
    made = session(insert("Add picture", picture), remove("Delete picture", picture))
    earlier = state_before(made.record, made.log, 3)
    made.edit(restoring(made.record, earlier, SectionKey.FAULT))
    assert made.record.attachments(SectionKey.FAULT) == (picture,)


def test_the_whole_record_goes_back() -> None:
    made = session(insert("Add", examples.event("14:20", "a")))
    earlier = made.record
    type_in(made, SectionKey.FAULT, "later")
    made.edit(remove("Delete", *made.record.events))
    made.edit(restoring(made.record, earlier))
    assert made.record == earlier


def test_there_is_no_way_back_to_before_the_record_began() -> None:
    made = session()
    earlier = state_before(made.record, made.log, 1)
    with pytest.raises(Conflict, match="no record yet"):
        restoring(made.record, earlier, SectionKey.FAULT)


def test_nothing_is_done_where_nothing_differs() -> None:
    made = session(insert("Add", examples.event("14:20", "a")))
    assert not restoring(made.record, made.record, SectionKey.TIMELINE)


def test_the_past_can_be_walked_both_ways_and_in_parts() -> None:
    made = session(*(insert("Add", examples.event(f"14:{n}", str(n))) for n in range(10, 20)))
    past = Past(made.record, made.log)
    assert not past.walk(2, steps=3)
    assert past.walk(2, steps=100)
    assert past.record == state_before(made.record, made.log, 2)
    assert past.walk(9, steps=100)
    assert past.record == state_before(made.record, made.log, 9)


def concerned(made: Session, key: SectionKey) -> list[str]:
    return [entry.label for entry in made.log if history.concerns(entry, made.record, key)]


def test_a_section_knows_its_own_entries() -> None:
    made = session(insert("Add event", examples.event("14:20", 'says "why" and "lesson"')))
    type_in(made, SectionKey.FAULT, "text")
    assert concerned(made, SectionKey.TIMELINE) == ["Add event"]
    assert concerned(made, SectionKey.FAULT) == ["Create postmortem", "Edit Fault"]
    assert concerned(made, SectionKey.WHYS) == ["Create postmortem"]
    assert concerned(made, SectionKey.LESSONS) == []


def test_a_picture_that_is_gone_still_concerns_its_section() -> None:
    picture = Attachment.checked(
        record_id="pm", section=SectionKey.FAULT, name="a.png", width=1, height=1, sha256="0" * 64
    )
    made = session(insert("Add picture", picture), remove("Delete picture", picture))
    assert concerned(made, SectionKey.FAULT)[1:] == ["Add picture", "Delete picture"]
    assert concerned(made, SectionKey.IMPACT)[1:] == []
