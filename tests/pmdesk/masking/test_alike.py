"""Two states of a record are masked alike: they differ in nothing but what was changed."""

from exports import packet
from exports.packet import Request
from pmdesk.approval import since
from pmdesk.changes import insert, remove
from pmdesk.masking.alike import masked_alike
from pmdesk.model import Participant
from pmdesk.record import Record
from tests.examples import RECORD_ID, sample_like_record

BASE = sample_like_record()


def engineer(name: str, rank: str) -> Participant:
    return Participant.checked(
        record_id=RECORD_ID, id=name, name=name, role="Release engineer", rank=rank
    )


def naming(*people: Participant) -> Record:
    """Return a record whose root causes and actions name Zyrelda."""
    base = insert("Add", *people).applied_to(BASE)
    for cause in base.root_causes:
        base = base.putting(cause.having(text=f"{cause.text}, as Zyrelda saw"))
    for each in base.actions:
        base = base.putting(each.having(text=f"{each.text}, as Zyrelda saw"))
    return base


ZYRELDA, WILBRIX = engineer("Zyrelda Quoxley", "y"), engineer("Wilbrix Thornq", "z")


def test_another_of_the_same_role_changes_nothing_of_what_was_decided_on() -> None:
    before, now = naming(ZYRELDA), naming(ZYRELDA, WILBRIX)
    found = since.changes(*masked_alike(before, now))
    assert found.content == ()
    (added,) = found.harmless
    assert added.difference.about == "Participant “Release engineer 2” added"
    text = str(packet.files(Request(now, before))[packet.FORM])
    assert "Quoxley" not in text


def test_who_left_and_who_was_renamed_are_hidden_in_both_states() -> None:
    before = naming(ZYRELDA, WILBRIX)
    left = remove("Remove", WILBRIX).applied_to(before)
    renamed = left.putting(ZYRELDA.having(name="Zyrelda Brackwist"))
    for now in (left, renamed):
        changes = since.changes(*masked_alike(before, now))
        assert changes.content == ()
        said = str([each.difference for each in (*changes.content, *changes.harmless)])
        for name in ("Zyrelda", "Quoxley", "Wilbrix", "Thornq", "Brackwist"):
            assert name not in said
