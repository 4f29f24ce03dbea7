"""What goes outside names nobody, leads nowhere inside, and says what it leaves out."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from exports.formats import FORMATS, shown
from exports.options import Options
from pmdesk.approval import review
from pmdesk.changes import insert
from pmdesk.errors import InvalidValue
from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Contact,
    Note,
    Participant,
    SectionKey,
    State,
    TimelineEvent,
)
from pmdesk.publishing.left_out import kept_keys, left_out
from pmdesk.publishing.outside import outside, without_addresses
from pmdesk.record import Record
from tests.examples import RECORD_ID, event, record, root_of, sample_like_record, written

NAMES = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Barbara Liskov", "Edsger Dijkstra")
PRIVATE = (
    *NAMES, "Ada", "Hopper", "INC-9", "PAY-12", "tracker.example", "deploy.example", "deploy log",
    "builds@company.example", "wiki.company.example", "secret remark", "PM-900",
)  # fmt: skip
CONTACTS = (Contact.checked(record_id="d", name="Edsger Dijkstra", role="Database engineer"),)


def named() -> Record:
    """Return a record in which people, issues and links are wherever they can be."""
    base = root_of(sample_like_record(), owner="Barbara Liskov", issue_key="PM-900",
                   issue_url="https://tracker.example/PM-900")  # fmt: skip
    prose = (
        "Ada Lovelace rolled it out and Edsger Dijkstra saw it; Grace Hopper agreed. Alan Turing "
        "and Barbara Liskov knew. See https://wiki.company.example/x?y=1, or ask "
        "builds@company.example."
    )
    people = [
        Participant.checked(record_id=RECORD_ID, name="Ada Lovelace", role="Release engineer"),
        Approval.checked(record_id=RECORD_ID, name="Grace Hopper", role="Head of Payments"),
        Note.checked(record_id=RECORD_ID, text="secret remark"),
    ]
    base = written(insert("Add", *people).applied_to(base), {SectionKey.SUMMARY: prose})
    first = base.actions[0]
    base = base.putting(first.having(committed_by="Alan Turing", due_reason="secret remark"))
    return base.putting(base.meeting.having(private_notes="secret remark"))


@pytest.mark.parametrize("key", ["pdf", "markdown", "html", "confluence"])
def test_nothing_private_goes_outside_in_any_format(key: str) -> None:
    options = Options(outside=True, meeting=False, directory=Record.of("d", CONTACTS))
    content = FORMATS[key].produce(named(), {}, options)[FORMATS[key].suffixes[0]]
    pages = PdfReader(BytesIO(content)).pages if key == "pdf" else ()
    read = " ".join(page.extract_text() for page in pages) or content.decode().replace("\\", "")
    text = " ".join(read.split())
    assert not [word for word in PRIVATE if word in text]
    assert "Settings are rolled out without a load test" in text


def test_people_are_spoken_of_by_their_roles() -> None:
    text = outside(named(), CONTACTS).prose(SectionKey.SUMMARY)
    assert text == (
        "The release engineer rolled it out and the database engineer saw it; the head of Payments "
        "agreed. The responsible Payments manager and the owner knew. See (link left out), or "
        "ask (address left out)."
    )


@pytest.mark.parametrize(
    ("approver", "typed", "said"),
    [
        ("Sam Support", "Sam Support agreed.", "The approver agreed."),
        ("Payments", "Payments was down.", "Payments was down."),
    ],
)
def test_a_name_goes_though_a_word_of_it_is_a_role_and_a_department_stays(
    approver: str, typed: str, said: str
) -> None:
    asked = insert("Add", Approval.checked(record_id=RECORD_ID, name=approver)).applied_to(record())
    assert outside(written(asked, {SectionKey.SUMMARY: typed})).prose(SectionKey.SUMMARY) == said


def test_what_is_for_the_team_alone_is_gone() -> None:
    shown_outside = outside(named())
    for kind in (Participant, Approval, Note, Attachment):
        assert not shown_outside.all(kind)
    assert {one.source or one.link for one in shown_outside.all(TimelineEvent)} == {""}
    assert {one.tracker_key or one.tracker_url for one in shown_outside.all(Action)} == {""}
    assert shown_outside.meeting.private_notes == ""


def test_pictures_go_outside_only_where_that_is_wanted() -> None:
    shot = Attachment.checked(record_id=RECORD_ID, name="g.png", width=1, height=1, sha256="a" * 64)
    base = insert("Add", shot).applied_to(record())
    assert not shown(base, Options(outside=True, pictures=False)).all(Attachment)
    assert shown(base, Options(outside=True, pictures=True)).all(Attachment)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("As in PAY-3, PAY-44 and INC-5.", "As in (issues left out)."),
        ("See PAY-3: it was not UTF-8.", "See (issue left out): it was not UTF-8."),
        ("See PM-7 or MYPAY-3.", "See (issue left out) or MYPAY-3."),
    ],
)
def test_keys_of_the_projects_of_a_record_stay_inside_and_others_are_listed(
    typed: str, said: str
) -> None:
    base = written(sample_like_record(), {SectionKey.SUMMARY: typed})
    told = outside(base)
    assert told.prose(SectionKey.SUMMARY) == said
    assert kept_keys(base) == tuple(word for word in ("UTF-8", "MYPAY-3") if word in said)
    (line,) = [line for line in left_out(base, SectionKey, pictures=True) if " in a text" in line
               or "in texts" in line]  # fmt: skip
    assert "of an issue" in line or "3 keys of issues" in line


@pytest.mark.parametrize("key", ["pdf", "markdown", "html", "confluence"])
def test_the_key_of_the_record_itself_stays_inside(key: str) -> None:
    content = FORMATS[key].produce(named(), {}, Options(outside=True))[FORMATS[key].suffixes[0]]
    pages = PdfReader(BytesIO(content)).pages if key == "pdf" else ()
    read = " ".join(page.extract_text() for page in pages) or content.decode()
    assert "PM-7" not in read.replace("\\", "")


def test_what_is_left_out_is_said_in_advance() -> None:
    sections = [key for key in SectionKey if key is not SectionKey.APPROVAL]
    lines = left_out(named(), sections, pictures=False)
    assert lines == (
        "Sections: Approval",
        "2 participants",
        "1 owner",
        "3 approvers with their decisions",
        "1 source of an event",
        "1 link of an event",
        "3 issues of trackers",
        "1 name of who committed to an action",
        "1 note from the meeting",
        "2 links and addresses in texts",
        "The facilitator’s private notes",
    )
    assert left_out(record(), tuple(SectionKey), pictures=False) == ()


@given(
    st.text(max_size=60), st.sampled_from(["https://a.example/b", "www.a.example", "x.y@z.example"])
)
def test_no_address_is_left_in_a_text(words: str, address: str) -> None:
    assert address not in without_addresses(f"{words} {address} {words}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("see https://a.example/b.", "see (link left out)."),
        ("(https://a.example/b)", "((link left out))"),
        ("ask me@a.example, please", "ask (address left out), please"),
        ("ratio 3:4 @ noon", "ratio 3:4 @ noon"),
    ],
)
def test_an_address_leaves_its_sentence_whole(typed: str, said: str) -> None:
    assert without_addresses(typed) == said


def test_an_approved_record_is_published_in_one_step() -> None:
    approved = root_of(record(event("10:00", "x")), state=State.APPROVED)
    change = review.publish(approved, date(2026, 3, 4), " https://wiki.example/pm-7 ")
    after = change.applied_to(approved).postmortem
    assert (after.state, after.published_on, after.published_url) == (
        State.PUBLISHED, date(2026, 3, 4), "https://wiki.example/pm-7",
    )  # fmt: skip
    published = change.applied_to(approved)
    moved = review.publish(published, date(2026, 3, 5)).applied_to(published)
    assert moved.postmortem.published_on == date(2026, 3, 5)
    with pytest.raises(InvalidValue, match="Only an approved postmortem"):
        review.publish(record(), date(2026, 3, 4))
    with pytest.raises(InvalidValue, match="must start with"):
        review.publish(approved, date(2026, 3, 4), "wiki")
