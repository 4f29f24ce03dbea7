"""Choosing among what was read: what is there already, what is filtered, who goes by role."""

from collections.abc import Mapping

from pmdesk.changes import insert
from pmdesk.model import Participant, TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.importing.chatter import Chatter
from pmdesk.timeline.importing.duplicates import Known
from pmdesk.timeline.importing.picking import Picking, Proposal, propose, renamed
from pmdesk.timeline.reading import ReadEvent, Reading, Unread
from tests import examples
from tests.examples import at


def said(time: str, text: str, author: str = "", line: int = 0) -> ReadEvent:
    return ReadEvent(at(time), text, author=author, line=line)


def proposed(
    *events: ReadEvent, record: Record | None = None, unread: tuple[Unread, ...] = ()
) -> Proposal:
    return held(Reading(events, unread), {}, record)


def held(reading: Reading, made: Mapping[str, ReadEvent], record: Record | None = None) -> Proposal:
    """Hold a reading against a record, by itself an empty one."""
    record = record or examples.record()
    return propose(record, Known(record), reading, made)


def texts(picking: Picking, proposal: Proposal) -> list[str]:
    return [event.text for event in picking.taken(proposal)]


def test_everything_new_is_taken() -> None:
    known = insert("Add", examples.event("14:20", "disk full")).applied_to(examples.record())
    proposal = proposed(said("14:20", "disk full"), said("14:30", "failed over"), record=known)
    assert texts(Picking(), proposal) == ["failed over"]


def test_an_event_much_like_one_that_is_there_can_be_taken_all_the_same() -> None:
    known = insert("Add", examples.event("14:20", "disk full")).applied_to(examples.record())
    proposal = proposed(said("14:20", "disk full"), record=known)
    picking = Picking().ticking(proposal.candidates, taken=True)
    assert texts(picking, proposal) == ["disk full"]


def test_what_surely_is_there_cannot_be_taken_twice() -> None:
    old = examples.event("14:20", "disk full", origin="slack:1")
    known = insert("Add", old).applied_to(examples.record())
    event = said("14:20", "disk full")._replace(origin="slack:1")
    proposal = proposed(event, record=known)
    picking = Picking().ticking(proposal.candidates, taken=True)
    assert not picking.takes(proposal.candidates[0])
    assert not picking.change(known, proposal)


def test_an_end_that_was_not_known_yet_is_taken() -> None:
    old = examples.event("14:20", "alert", origin="alert:1")
    known = insert("Add", old).applied_to(examples.record())
    event = said("14:20", "alert")._replace(origin="alert:1", end=at("14:40"))
    proposal = proposed(event, record=known)
    after = Picking().change(known, proposal).applied_to(known)
    assert after.item(TimelineEvent, old.id).end == at("14:40")


def test_ticks_belong_to_what_was_said_not_to_when_it_was_read_to_be() -> None:
    first = proposed(said("14:20", "disk full"), said("14:30", "disk full"))
    picking = Picking().ticking(first.candidates[1:], taken=False)
    again = proposed(said("15:20", "disk full"), said("15:30", "disk full"))
    assert [picking.takes(one) for one in again.candidates] == [True, False]


def test_who_is_filtered_out_is_not_taken() -> None:
    proposal = proposed(said("14:20", "hi", "Ann"), said("14:30", "disk full", "Bob"))
    picking = Picking(Chatter(without=frozenset({"Ann"})))
    assert texts(picking, proposal) == ["disk full"]


def test_people_go_by_role_unless_one_wants_names() -> None:
    person = Participant.checked(
        record_id="pm", id="ann", rank="n", name="Ann Lind", role="On-call engineer"
    )
    known = insert("Add", person).applied_to(examples.record())
    proposal = proposed(said("14:20", "asked Ann Lind", "Ann Lind"), record=known)
    (event,) = Picking().taken(proposal)
    assert (event.author, event.text) == ("The on-call engineer", "asked the on-call engineer")
    (event,) = Picking(roles=False).taken(proposal)
    assert (event.author, event.text) == ("Ann Lind", "asked Ann Lind")
    assert renamed(proposal.candidates) == (
        ("Ann Lind", "The on-call engineer", 1),
        ("asked Ann Lind", "asked the on-call engineer", 1),
    )


def test_a_line_of_which_someone_made_an_event_stands_where_it_stood() -> None:
    events = (said("14:20", "one", line=1), said("14:30", "three", line=3))
    line = Unread("two", 2, (4, 7))
    made = {"two": ReadEvent(at("14:25"), "two")}
    proposal = held(Reading(events, (line,)), made)
    assert [one.event.text for one in proposal.candidates] == ["one", "two", "three"]
    assert proposal.candidates[1].event.span == (4, 7)
    assert proposal.reading.unread == ()


def test_an_event_made_of_a_line_goes_with_the_line() -> None:
    made = {"two": ReadEvent(at("14:25"), "two")}
    assert held(Reading(), made).candidates == ()
