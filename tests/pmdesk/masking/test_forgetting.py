"""A forgotten name is gone from a record and its history, and the history still holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk import creation
from pmdesk.approval import review
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.approval.review import Verdict
from pmdesk.changes import insert, remove, set_fields
from pmdesk.history import state_before
from pmdesk.masking.forgetting import forgetting, forgotten
from pmdesk.masking.names import Person
from pmdesk.model import Approval, Decision, Lesson, Mark, Participant, SectionKey, Why
from pmdesk.record import Record
from pmdesk.session import Session
from tests.examples import action, why
from tests.fakes import FakeClock

ADA = Person("Ada Park", "@adap", "on-call engineer")


def begun() -> Session:
    clock = FakeClock()
    session = Session(Record("pm"), clock=clock, role=lambda: "Owner")
    session.edit(creation.blank("pm", clock(), title="Ada’s outage", number=1))
    return session


def typed(session: Session, text: str) -> None:
    session.edit(set_fields("Type", session.record.section(SectionKey.SUMMARY), text=text))


def said(record: Record) -> str:
    return record.prose(SectionKey.SUMMARY)


def test_every_state_of_the_past_is_told_without_the_name() -> None:
    session = begun()
    person = Participant.checked(record_id="pm", name="Ada Park", role="SRE", handle="@adap")
    session.edit(insert("Add Ada Park", person))
    typed(session, "Then Ada Park looked, a long while before all else.")
    typed(session, "Then Ada Park looked, a long while before all had asked @adap.")
    session.edit(set_fields("Rename", session.record.participants[0], name="Bo", handle=""))
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    assert done.is_sound
    assert not done.is_same
    states = [said(state_before(done.record, done.log, number)) for number in range(4, 6)]
    assert states == [
        "Then the on-call engineer looked, a long while before all else.",
        "Then the on-call engineer looked, a long while before all had asked the on-call engineer.",
    ]
    assert "Ada" not in "".join(entry.operations + entry.label for entry in done.log)
    assert "adap" not in "".join(entry.operations for entry in done.log)


def test_the_role_in_the_record_stands_for_the_name_and_others_keep_theirs() -> None:
    session = begun()
    for name, role in (("Ada Park", "SRE"), ("Ada Berg", "DBA")):
        person = Participant.checked(record_id="pm", name=name, role=role)
        session.edit(insert("Add participant", person))
    typed(session, "Park asked Ada Berg; Ada knew.")
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    assert said(done.record) == "The SRE asked Ada Berg; a participant knew."
    assert {person.name for person in done.record.participants} == {"The SRE", "Ada Berg"}


def test_undo_and_redo_still_work_on_what_was_told_anew() -> None:
    session = begun()
    typed(session, "Ada looked.")
    typed(session, "Ada looked. It was Ada.")
    session.undo()
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    again = Session(done.record, done.log, clock=FakeClock())
    again.redo()
    assert said(again.record) == "The on-call engineer looked. It was the on-call engineer."
    again.undo()
    again.undo()
    assert said(again.record) == ""


def test_an_approval_stays_valid() -> None:
    session = begun()
    top = session.record.all(Why)[0]
    session.edit(insert("Add", why("c", top.id, "Ada held the only key", Mark.ROOT)))
    session.edit(insert("Add", action("a", "Give Ada’s key to three more", cause_id="c")))
    approver = Approval.checked(record_id="pm", name="Ada Park")
    session.edit(insert("Add", approver))
    at = FakeClock()()
    seen = session.record
    session.edit(review.decide(session.record, approver, Verdict(Decision.APPROVED, "", at)))
    assert session.record.postmortem.approved_digest
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    content = approved_content(done.record)
    assert done.record.postmortem.approved_digest == content
    assert done.record.approvals[0].digest == content
    shown = forgetting(seen, ADA).record(seen)
    assert done.record.approvals[0].record_digest == whole_record(shown)


def test_a_record_that_names_someone_else_stays_as_it_is() -> None:
    session = begun()
    other = Person("Bo Quist", "", "DBA")
    done = forgotten(session.record, session.log, forgetting(session.record, other))
    assert done.is_same
    assert (done.record, list(done.log)) == (session.record, session.log)


def test_a_history_that_does_not_fit_its_record_is_noticed() -> None:
    session = begun()
    elsewhere = session.record.putting(Lesson.checked(record_id="pm", text="From nowhere"))
    assert not forgotten(elsewhere, session.log, forgetting(elsewhere, ADA)).is_sound


PIECES = st.sampled_from(["Ada", "Park", "Ada’s", "and", "the pod", "@adap", ".", "\n", "Bo"])
STEPS = st.lists(st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.none()), max_size=8)


@given(STEPS)
def test_whatever_was_typed_and_taken_back_the_history_still_leads_there(
    steps: list[str | None],
) -> None:
    session = begun()
    lesson = Lesson.checked(record_id="pm", text="Ada knew")
    session.edit(insert("Add", lesson))
    session.edit(remove("Remove", lesson))
    for text in steps:
        if text is None:
            session.undo()
        else:
            typed(session, text)
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    assert done.is_sound
    assert state_before(done.record, done.log, 1).tables == {}
    replayed = Record("pm")
    for entry in done.log:
        replayed = entry.change.applied_to(replayed)
    assert replayed.tables.keys() == done.record.tables.keys()
    assert "Ada" not in "".join(entry.operations for entry in done.log)


def typed_in_turn(session: Session, *texts: str) -> None:
    for text in texts:
        typed(session, text)


def told(session: Session, person: Person = ADA) -> str:
    done = forgotten(session.record, session.log, forgetting(session.record, person))
    assert done.is_sound
    replayed = Record("pm")
    for entry in done.log:
        replayed = entry.change.applied_to(replayed)
    assert replayed.tables == done.record.tables
    return "".join(entry.operations for entry in done.log)


@pytest.mark.parametrize(
    ("texts", "rests"),
    [
        (["Then Par", "Then Park", "Then Park looked"], ["Par"]),
        (["Then Ada Par", "Then Ada Park looked"], ["Par"]),
        (["Then Ada Pra", "Then Ada Park looked"], ["Pra"]),
        (["Then Ada Prak looked", "Then Ada Park looked"], ["Prak"]),
        (["Then Ada Park", "Then Ada Par", "Then", "Then we looked"], ["Par"]),
        (["Then Par", "Then", "Then we looked"], ["Par"]),
        (["Then @ada", "Then @adap looked"], ["ada"]),
        (["We saw Par at noon", "At noon we saw Par at noon", "At noon we saw Park"], ["Par"]),
        (["x" * 80 + " Ada Par", "x" * 80 + " Ada Park", "y" * 80], ["Par"]),
    ],
)
def test_what_was_typed_of_a_name_goes_with_it(texts: list[str], rests: list[str]) -> None:
    session = begun()
    typed_in_turn(session, *texts)
    # An identity is made of digits from 0 to f, so it may hold “ada” by chance.
    told_anew = re.sub(r"[0-9a-f]{32}", "", told(session))
    for rest in rests:
        assert rest not in told_anew


@pytest.mark.parametrize(
    "texts",
    [
        ["Then Okafq", "Then", "Then we looked"],
        ["Then okafo", "Then", "Then we looked"],
        ["At Okafo Ine", "At Okafo", "At Oka", "At Ok it went"],
        ["okafor ", "okafor Okafor", "okafo okafor Ines", "okafo okafor ", ""],
    ],
)
def test_a_name_that_was_given_up_in_a_slip_or_small_letters_goes_too(texts: list[str]) -> None:
    session = begun()
    typed_in_turn(session, *texts)
    told_anew = told(session, Person("Ines Okafor", "", "on-call engineer"))
    assert not re.findall("oka|ines", told_anew, re.IGNORECASE)


def test_a_name_begun_in_what_was_removed_goes_too() -> None:
    session = begun()
    lesson = Lesson.checked(record_id="pm", text="")
    session.edit(insert("Add", lesson))
    session.edit(set_fields("Type", lesson, text="Then Ada and Par"))
    session.edit(remove("Remove", session.record.item(Lesson, lesson.id)))
    assert "Par" not in told(session)


@pytest.mark.parametrize(
    "texts",
    [
        ["Bo did it", "Park did it"],
        ["The Par", "The Partition was full", "The Partition was full, said Ada"],
        ["Parking the car", "Park parked the car", "Parking the car"],
        ["We saw it", "We saw Ada", "We saw the pod"],
        ["We saw the parking lot", "We saw", "Ada saw it"],
    ],
)
def test_other_words_that_stood_where_a_name_did_are_kept(texts: list[str]) -> None:
    session = begun()
    typed_in_turn(session, *texts)
    done = forgotten(session.record, session.log, forgetting(session.record, ADA))
    first = said(state_before(done.record, done.log, 3))
    assert first == texts[0]


def test_typing_of_a_name_cell_is_told_without_its_beginnings() -> None:
    session = begun()
    person = Participant.checked(record_id="pm", name="A", role="SRE")
    session.edit(insert("Add participant", person))
    for name in ("Ada P", "Ada Par", "Ada Park"):
        session.edit(set_fields("Rename", session.record.participants[0], name=name))
    assert "Par" not in told(session)


LETTERS = st.lists(st.integers(0, 12), max_size=10)


@given(LETTERS)
def test_however_a_name_was_typed_no_three_letters_of_it_stay(lengths: list[int]) -> None:
    session = begun()
    for length in (*lengths, 12):
        typed(session, "Then Ada Park"[: 1 + length])
    told_anew = told(session)
    assert "Ada" not in told_anew
    assert "Par" not in told_anew
