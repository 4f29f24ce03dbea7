"""Whoever has a role in place of a name is looked for under no name any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk import creation
from pmdesk.changes import insert, set_fields
from pmdesk.language import check
from pmdesk.masking.forgetting import forgetting, forgotten
from pmdesk.masking.mask import masked, people
from pmdesk.masking.names import Names, Person
from pmdesk.masking.roles import phrase
from pmdesk.model import Participant, SectionKey
from pmdesk.record import Record
from pmdesk.session import Session
from tests.examples import event, record
from tests.fakes import FakeClock


def participant(name: str, role: str = "", team: str = "") -> Participant:
    return Participant.checked(record_id="pm", name=name, role=role, team=team)


@pytest.mark.parametrize("role", ["", "release engineer", "Release engineer"])
def test_the_words_of_a_role_in_place_of_a_name_are_nobodys_name(role: str) -> None:
    text = "The on-call engineer rolled back the release; the release engineer left"
    known = record(participant("The release engineer", role), event("10:00", text))
    assert masked(known).events[0].text == text
    assert check(text, known.participants) == ()
    assert phrase(people(known)[0]) == "the release engineer"


@pytest.mark.parametrize(
    ("name", "role"), [("The Anh", "SRE"), ("Ada Park", "Ada Park"), ("Grace", "grace")]
)
def test_a_name_stays_one_whatever_the_role_says(name: str, role: str) -> None:
    assert Names(people(record(participant(name, role)))).find(f"Then {name} left")


def test_forgetting_leaves_a_role_where_none_was() -> None:
    done = forgotten_in("", "Ada rolled back", "release engineer")
    row = done.participants[0]
    assert (row.name, row.role, row.handle) == ("The release engineer", "release engineer", "")


def test_the_coach_and_the_mask_call_a_person_the_same() -> None:
    both = (
        participant("Ada Park", "platform duty engineer", "Kubernetes platform"),
        participant("Bo Quist", "On-call engineer", "Widgets"),
        participant("Cyd Rao", "", "Widgets"),
    )
    for one in both:
        name = one.name.split()[0]
        shown = masked(record(one, event("10:00", f"Then {name} left"))).events[0].text
        finding = check(f"Then {name} left", [one])[0]
        assert shown == f"Then {finding.rewordings[0]} left"
    assert phrase(people(record(both[0]))[0]) == "the platform duty engineer"


ROLES = st.sampled_from(
    ["release engineer", "SRE", "On-call engineer", "DBA", "Kubernetes lead", "participant"]
)
WORDS = st.sampled_from(
    ["Ada", "Park", "Ada Park’s", "the", "release", "engineer", "on-call", "A", "DBA", "one",
     "should have checked it.", "rolled back", "team", "(Ada)", "lead", "that", "participant"]
)  # fmt: skip


@given(st.one_of(st.just(""), ROLES), ROLES, st.lists(WORDS, max_size=10).map(" ".join))
def test_what_was_forgotten_is_masked_no_second_time(role: str, typed: str, text: str) -> None:
    done = forgotten_in(role, text, typed)
    said = done.prose(SectionKey.SUMMARY)
    assert masked(done).prose(SectionKey.SUMMARY) == said
    assert masked(masked(done)) == masked(done)
    left = check(said, done.participants)
    assert not [one for one in left if one.category == "personal_name"], "a role is no name"


def forgotten_in(role: str, text: str, typed: str) -> Record:
    session = _session(role, text)
    mask = forgetting(session.record, Person("Ada Park", "@adap", typed), keeps_role=False)
    done = forgotten(session.record, session.log, mask)
    assert done.is_sound
    return done.record


def _session(role: str, text: str) -> Session:
    clock = FakeClock()
    session = Session(Record("pm"), clock=clock, role=lambda: "Owner")
    session.edit(creation.blank("pm", clock(), title="Outage", number=1))
    session.edit(insert("Add Ada Park", participant("Ada Park", role)))
    section = session.record.section(SectionKey.SUMMARY)
    session.edit(set_fields("Type", section, text=text))
    return session
