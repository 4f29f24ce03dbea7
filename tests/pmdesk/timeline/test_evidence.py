"""Links and pictures show that an event happened, and go where it goes."""

import pytest

from pmdesk.errors import Conflict, InvalidValue
from pmdesk.history import restoring
from pmdesk.model import Attachment, SectionKey
from pmdesk.timeline.events import remove_events
from pmdesk.timeline.evidence import attach_link, attach_picture, pictures_of
from tests.examples import event, record
from tests.pmdesk.taken_back import applied


def kept(key: str) -> Attachment:
    return Attachment.checked(
        record_id="pm", id=key, name=f"{key}.png", width=8, height=8, sha256="0" * 64
    )


def test_pictures_of_an_event_stand_in_the_order_in_which_they_came() -> None:
    one, other = event("14:20", "a"), event("14:30", "b")
    base = record(one, other)
    for key in ("z", "y"):
        base = applied(base, attach_picture(base, kept(key), one))
    assert [p.id for p in pictures_of(base, one.id)] == ["z", "y"]
    assert all(p.section is SectionKey.TIMELINE for p in pictures_of(base, one.id))
    assert pictures_of(base, other.id) == ()


def test_an_event_that_goes_takes_its_pictures_along_and_undo_brings_both_back() -> None:
    one = event("14:20", "a")
    base = record(one)
    base = applied(base, attach_picture(base, kept("z"), one))
    change = remove_events(base, [one])
    gone = applied(base, change)
    assert gone.all(Attachment) == ()
    back = change.inverse().applied_to(gone)
    assert pictures_of(back, one.id) == pictures_of(base, one.id)
    restored = restoring(gone, base, SectionKey.TIMELINE).applied_to(gone)
    assert pictures_of(restored, one.id) == pictures_of(base, one.id)


def test_a_picture_that_comes_too_late_is_refused() -> None:
    one = event("14:20", "a")
    with pytest.raises(Conflict):
        attach_picture(record(), kept("z"), one)


def test_a_link_is_attached_mended_and_taken_off() -> None:
    base = record(event("14:20", "a"))
    base = applied(base, attach_link(base.events[0], " ci.example/812 "))
    assert base.events[0].link == "https://ci.example/812"
    base = applied(base, attach_link(base.events[0], ""))
    assert base.events[0].link == ""
    with pytest.raises(InvalidValue, match="is not a web address"):
        attach_link(base.events[0], "the build log")
