"""Names give way to roles, and the text reads as if someone had written it so."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmdesk.masking.mask import Mask, masked, people
from pmdesk.masking.names import Names, Person
from pmdesk.model import Action, Approval, Participant, TimelineEvent
from pmdesk.search import fold
from tests.examples import action, event, record

MASK = Mask(
    (
        Person("Priya Raman", "@praman", "On-call engineer"),
        Person("Mark Müller", "mark.mueller@corp.example", "Incident commander"),
        Person("Anna van der Berg", "", "DBA", 1),
        Person("Anna Lee", "", "DBA", 2),
        Person("James Hobbs", "", "Kubernetes lead"),
    )
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Priya’s fix landed.", "The on-call engineer’s fix landed."),
        ("The fix was Priya's own.", "The fix was the on-call engineer's own."),
        ("We waited for James’ review.", "We waited for the Kubernetes lead’s review."),
        ("It broke. Priya saw it.", "It broke. The on-call engineer saw it."),
        ("- Priya saw it", "- The on-call engineer saw it"),
        ("It broke\n14:02 Priya left", "It broke\n14:02 the on-call engineer left"),
        ("“Priya saw it”", "“The on-call engineer saw it”"),
        ("Then Priya (on-call) left", "Then the on-call engineer left"),
        ("The on-call engineer (Priya) left", "The on-call engineer left"),
        ("Our on-call engineer, Priya Raman, left", "Our on-call engineer left"),
        ("Then on-call engineer Priya left", "Then on-call engineer left"),
        ("Ask Priya, the on-call engineer, first", "Ask the on-call engineer first"),
        ("the Priya incident", "the on-call engineer incident"),
        ("From: Priya Raman <p.raman@corp.example>", "From: the on-call engineer"),
        ("Mail mark.mueller@corp.example", "Mail the incident commander"),
        ("then @mark looked", "then the incident commander looked"),
        ("by Dr. Raman and Prof Müller", "by the on-call engineer and the incident commander"),
        ("by raman, priya", "by the on-call engineer"),
        ("by P. Raman", "by the on-call engineer"),
        ("by Priya R. in chat", "by the on-call engineer in chat"),
        ("by PriyaRaman", "by the on-call engineer"),
        ("by Mueller or MÜLLER", "by the incident commander or the incident commander"),
        ("by muller", "by the incident commander"),
        ("see https://chat.example/praman/7.", "see (link left out)"),
        ("then van der Berg and Lee", "then DBA 1 and DBA 2"),
        ("then Anna looked", "then a participant looked"),
        ("then DBA Lee looked", "then DBA 2 looked"),
        ("check that Priya reviews it", "check that the on-call engineer reviews it"),
        ("ask the Priya of today", "ask the on-call engineer of today"),
    ],
)  # fmt: skip
def test_a_role_stands_where_a_name_stood(typed: str, shown: str) -> None:
    assert MASK.text(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Mark the incident as resolved.",
        "We will mark it. Mark it as done; mark it twice.",
        "Mark 2 of the cache was slow",
        "The leeway, the ramanujan job and the annal are no people",
        "The job priyanka ran",
    ],
)
def test_words_that_only_look_like_a_name_stay(text: str) -> None:
    assert MASK.text(text) == text


@pytest.mark.parametrize(
    "typed",
    ["Okafor saw it", "løken saw it", "Then Jean asked", "by Jean-Luc Okafor"],
)
def test_half_of_a_double_name_is_a_name(typed: str) -> None:
    shown = Mask([Person("Jean-Luc Okafor-Løken", "", "release engineer")]).text(typed)
    assert "release engineer" in shown
    assert not {"okafor", "løken", "jean", "jean-luc"} & set(shown.lower().split())


def test_the_whole_name_of_three_words_may_be_written_as_one() -> None:
    mask = Mask([Person("Gabriel García Márquez", "", "release engineer")])
    assert mask.text("by gabrielgarciamarquez") == "by the release engineer"


@pytest.mark.parametrize("act", ["restarted it", "will testify", "can’t log in", "won't be back"])
def test_a_name_that_is_a_word_is_known_by_what_it_does(act: str) -> None:
    assert MASK.text(f"Mark {act}.") == f"The incident commander {act}."


def test_a_name_without_a_role_becomes_a_participant_and_the_same_role_gets_numbers() -> None:
    given_record = record(
        Participant.checked(record_id="pm", name="Ada Park", rank="a"),
        Participant.checked(record_id="pm", name="Bo Quist", team="Widgets", rank="b"),
        Participant.checked(record_id="pm", name="Cyd Rao", role="SRE", rank="c"),
        Participant.checked(record_id="pm", name="Dev Sol", role="sre", rank="d"),
        event("10:00", "Ada, Bo, Cyd and Dev met"),
    )
    shown = masked(given_record)
    assert [person.role for person in shown.participants][2:] == ["SRE 1", "sre 2"]
    assert shown.events[0].text == "The participant, the Widgets team member, SRE 1 and sre 2 met"


def test_people_show_as_their_roles_and_the_record_keeps_its_names() -> None:
    ada = Participant.checked(record_id="pm", name="Ada Park", role="On-call engineer", handle="@a")
    given_record = record(ada)
    shown = masked(given_record).participants[0]
    assert (shown.name, shown.handle) == ("The on-call engineer", "")
    assert given_record.participants == (ada,)


def test_a_name_that_is_a_word_is_hidden_where_it_stands_alone() -> None:
    grace = Participant.checked(record_id="pm", name="grace", role="On-call engineer")
    shown = masked(record(grace, action("a", "Add it", committed_by="Grace"), owner="Grace"))
    assert shown.participants[0].name == "The on-call engineer"
    assert shown.actions[0].committed_by == "On-call engineer"
    assert shown.postmortem.owner == "The on-call engineer"


def test_a_role_that_names_someone_is_masked_too() -> None:
    given_record = record(
        Participant.checked(record_id="pm", name="Ada Park", role="Bo’s backup", rank="a"),
        Participant.checked(record_id="pm", name="Bo Quist", role="lead", rank="b"),
    )
    assert people(given_record)[0].called == "someone’s backup"


def test_a_link_that_names_someone_is_left_out() -> None:
    given_record = record(
        Participant.checked(record_id="pm", name="Ada Park", role="lead"),
        event("10:00", "Seen", link="https://chat.example/ada.park/3"),
        event("11:00", "Seen", link="https://chat.example/4"),
    )
    links = [event.link for event in masked(given_record).all(TimelineEvent)]
    assert links == ["", "https://chat.example/4"]


def test_references_between_items_stay() -> None:
    given_record = record(
        Participant.checked(record_id="pm", name="Cause One", role="lead"),
        action("a", "Add an alert", cause_id="cause one"),
    )
    assert masked(given_record).all(Action)[0].cause_id == "cause one"


LETTERS = "bcdfghjklmnprstvwxyzäöüéèñçåøłßšžáíóúaeiou"
PARTS = st.text(LETTERS, min_size=4, max_size=9).map(lambda letters: f"Q{letters}")
"""Names that are no words besides."""

FORMS = (
    "{first}", "{last}", "{first} {last}", "{last}, {first}", "{first}’s", "{last}'s",
    "{first}.{last}@corp.example", "@{handle}", "{first}_{last}", "“{first}”", "{LAST}",
    "https://x.example/{handle}/1", "{first}-laptop", "({first} {last})", "{first}2",
)  # fmt: skip


def test_a_meeting_keeps_its_agenda_whatever_a_participant_is_called() -> None:
    ada = Participant.checked(record_id="pm", name="Ada Timeline", handle="short", role="Lead")
    held = record(ada)
    meeting = held.meeting.having(
        preset="short", plan=("timeline 18",), spent=("timeline 1093",),
        parking_lot=("Ask Ada Timeline",),
    )  # fmt: skip
    shown = masked(held.putting(meeting)).meeting
    assert shown == meeting.having(parking_lot=("Ask the lead",))


def test_where_an_event_came_from_may_name_someone() -> None:
    ada = Participant.checked(record_id="pm", name="Ada Park", role="Lead")
    came = event("14:02", "Paged", origin="icalendar 7f3a-ada.park@corp.example")
    (shown,) = masked(record(ada, came)).events
    assert "park" not in shown.origin


UNSEEN = "\u00ad\u034f\u200b\u200c\u200d\u2060\u2066\u2069\ufe0f\ufeff"
WORDS = st.sampled_from(["restarted it.", "the pod", "and", "14:02", "\n-", "said:", "of", "…"])


@given(PARTS, PARTS, st.lists(st.one_of(st.sampled_from(FORMS), WORDS), min_size=1, max_size=8))
def test_no_name_survives_the_mask(first: str, last: str, pieces: list[str]) -> None:
    handle = first[:1] + last
    text = " ".join(pieces).format(first=first, last=last, LAST=last.upper(), handle=handle)
    shown = Mask([Person(f"{first} {last}", f"@{handle}", "7")]).text(text)
    said = fold(shown).text
    for name in (first, last, handle):
        assert fold(name).text not in said


@given(PARTS, st.integers(1, 3), st.sampled_from(UNSEEN))
def test_what_nobody_sees_does_not_hide_a_name_from_the_mask(
    name: str, place: int, unseen: str
) -> None:
    mask = Mask([Person(name, "", "7")])
    within = name[:place] + unseen + name[place:]
    shy = name[:place] + "\u00ad" + name[place:]
    for text in (
        f"Then {within} left",
        f"thanks @\u2068{within}\u2069",
        f"then\u200b{shy}\u200fleft",
    ):
        assert mask.hides(text)
        assert fold(name).text not in fold(mask.text(text)).text


@given(st.text(), st.text(min_size=1), st.text(max_size=20))
@example("a\u0301", "\u0301", "")
@example("a.", ".", "@")
def test_any_text_any_name_and_any_handle_can_be_masked(text: str, name: str, handle: str) -> None:
    Mask([Person(name, handle, "lead")]).text(text)


def test_whoever_committed_goes_by_role_also_without_having_taken_part() -> None:
    given = record(
        action("1", "Limit it", committed_by="Ada Park", committed_role="Head of Payments"),
        action("2", "Watch it", committed_by="Payments manager"),
    )
    shown = [one.committed_by for one in masked(given).actions]
    assert shown == ["Head of Payments", "Payments manager"]


def approver(name: str, role: str = "", **more: object) -> Approval:
    return Approval.checked(record_id="pm", name=name, role=role, **more)


def test_approvers_go_by_role_without_having_taken_part() -> None:
    given = record(
        approver("Marta Olsson", "Head of Payments", contact="m.olsson@shop.example", rank="1"),
        approver("Henrik Voss", comment="Voss agrees, and so does Marta.", rank="2"),
        approver("Jo Lindqvist", rank="3"),
        event("10:00", "Marta Olsson called Henrik, then wrote to m.olsson@shop.example"),
    )
    shown = masked(given)
    assert [(one.name, one.role) for one in shown.approvals] == [
        ("Head of Payments", ""), ("Approver 1", ""), ("Approver 2", ""),
    ]  # fmt: skip
    assert {one.contact for one in shown.approvals} == {""}
    assert shown.approvals[1].comment == "Approver 1 agrees, and so does the head of Payments."
    assert shown.events[0].text == (
        "The head of Payments called approver 1, then wrote to the head of Payments"
    )
    assert given.approvals[0].name == "Marta Olsson"


def test_an_approver_who_took_part_is_called_as_a_participant() -> None:
    ada = Participant.checked(record_id="pm", name="Ada Park", role="Duty manager")
    shown = masked(record(ada, approver("Ada Park", "Head of Payments"), approver("Bo Ek")))
    assert {one.name for one in shown.approvals} == {"Head of Payments", "Approver"}


@pytest.mark.parametrize(
    "name", ["Payments manager", "CTO", "Legal", "Head of Payments", "VP Engineering", "The lead"]
)
def test_an_approver_who_is_named_by_a_role_hides_no_word_of_it(name: str) -> None:
    text = "Legal and payments were told; the lead of engineering went to the head"
    shown = masked(record(approver(name), event("10:00", text)))
    assert (shown.approvals[0].name, shown.events[0].text) == (name, text)


def test_whoever_committed_without_a_role_is_not_named() -> None:
    given = record(action("1", "Limit it", committed_by="Kim Berg"), event("10:00", "Ask Kim"))
    assert masked(given).actions[0].committed_by == "responsible manager"
    assert masked(given).events[0].text == "Ask the responsible manager"


PEOPLE = (
    "Anna Berg", "Berg, Anna", "Anna van der Berg", "Dr Voss", "J. Hobbs", "Mark Lee",
    "Jordan Smith", "Priya Raman", "Xiulan Zhou", "Nguyen Van Minh", "Jean-Luc Picard", "@praman",
    "Ada", "Tom", "Jo",
    "p.raman@x.example",
)  # fmt: skip
TEAMS = (
    "Payments team", "On-call lead", "Head of Payments", "Data Platform", "Checkout Search",
    "Identity and Access", "Mobile Apps", "Jack squad", "payments@x.example", "SRE", "Phoenix",
    "Level 2 Support", "Storefront Experience", "Red Team", "Squad Mercury",
    "Patient Portal", "Mobile Growth", "Inner Loop", "Happy Path", "",
)  # fmt: skip


@pytest.mark.parametrize("owner", PEOPLE)
def test_an_owner_who_took_no_part_goes_by_that_role(owner: str) -> None:
    shown = masked(record(event("10:00", f"Then {owner} left it open"), owner=owner))
    assert shown.postmortem.owner == "The owner"
    assert shown.events[0].text == "Then the owner left it open"


@pytest.mark.parametrize("owner", TEAMS)
def test_a_team_or_a_role_that_owns_a_postmortem_is_nobodys_name(owner: str) -> None:
    text = f"{owner} restarted it; payments, search and data were slow"
    shown = masked(record(event("10:00", text), owner=owner))
    assert (shown.postmortem.owner, shown.events[0].text) == (owner, text)


def test_what_an_owner_is_beside_the_name_stays() -> None:
    shown = masked(record(event("10:00", "Ask Anna"), owner="Anna Berg, Payments team"))
    assert shown.postmortem.owner == "The owner, Payments team"
    assert shown.events[0].text == "Ask the owner"


def test_an_owner_who_is_known_is_called_as_elsewhere() -> None:
    ada = Participant.checked(record_id="pm", name="Ada Park", role="Duty manager")
    assert masked(record(ada, owner="Ada Park")).postmortem.owner == "The duty manager"
    assert masked(record(ada, owner="Ada")).postmortem.owner == "The duty manager"
    head = approver("Bo Ek", "Head of Payments")
    assert masked(record(head, owner="Bo Ek")).postmortem.owner == "The head of Payments"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("the Paris region was drained", "the Paris region was drained"),
        ("traffic in Paris and Milan fell", "traffic in Paris and Milan fell"),
        ("Then Paris drained it", "Then the lead drained it"),
        ("Paris Jones drained the region", "The lead drained the region"),
        ("the fix of Paris’s failed", "the fix of the lead’s failed"),
    ],
)
def test_a_place_that_someone_is_called_like_stays(typed: str, shown: str) -> None:
    assert Mask([Person("Paris Jones", "", "Lead")]).text(typed) == shown


@pytest.mark.parametrize("name", ["Änne Öberg", "änne öberg", "ÄNNE ÖBERG"])
def test_the_parts_of_a_name_are_known_in_both_spellings_whatever_the_capitals(name: str) -> None:
    assert Names([Person(name)]).parts == {"anne", "oberg", "aenne", "oeberg"}
