"""Links and pictures show that an event happened, and go where it goes."""

import pytest

from pmdesk.errors import Conflict, InvalidValue
from pmdesk.history import restoring
from pmdesk.model import Attachment, SectionKey
from pmdesk.pictures import StoredImage, add_to_event, of_event
from pmdesk.timeline.events import remove_events
from pmdesk.timeline.evidence import Shown, attach_link
from tests.examples import event, record, why
from tests.pmdesk.taken_back import applied

IMAGE = StoredImage("0" * 64, 8, 8)


def test_pictures_of_an_event_stand_in_the_order_in_which_they_came() -> None:
    one, other = event("14:20", "a"), event("14:30", "b")
    base = record(one, other, why("w", "impact", "Reason", evidence=(other.id,)))
    for name in ("z.png", "y.png"):
        base = applied(base, add_to_event(base, one.id, name, IMAGE))
    assert [p.name for p in of_event(base, one.id)] == ["z.png", "y.png"]
    assert all(p.section is SectionKey.TIMELINE for p in of_event(base, one.id))
    assert of_event(base, other.id) == ()
    shown = Shown.of(base)
    assert shown.pictures == {one.id: 2}
    assert shown.reasons == {other.id: 1}


def test_an_event_that_goes_takes_its_pictures_along_and_undo_brings_both_back() -> None:
    one = event("14:20", "a")
    base = record(one)
    base = applied(base, add_to_event(base, one.id, "z.png", IMAGE))
    change = remove_events(base, [one])
    gone = applied(base, change)
    assert gone.all(Attachment) == ()
    back = change.inverse().applied_to(gone)
    assert of_event(back, one.id) == of_event(base, one.id)
    restored = restoring(gone, base, SectionKey.TIMELINE).applied_to(gone)
    assert of_event(restored, one.id) == of_event(base, one.id)


def test_a_picture_that_comes_too_late_is_refused() -> None:
    with pytest.raises(Conflict):
        add_to_event(record(), "gone", "z.png", IMAGE)


def test_a_link_is_attached_mended_and_taken_off() -> None:
    base = record(event("14:20", "a"))
    base = applied(base, attach_link(base.events[0], " ci.example/812 "))
    assert base.events[0].link == "https://ci.example/812"
    base = applied(base, attach_link(base.events[0], ""))
    assert base.events[0].link == ""
    with pytest.raises(InvalidValue, match="is not a web address"):
        attach_link(base.events[0], "the build log")
