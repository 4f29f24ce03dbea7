"""Messages speak by role, and say what the record knows."""

from datetime import date

from pmdesk.changes import insert
from pmdesk.meeting.summary import Asked, to_ask
from pmdesk.model import ActionState, Approval, Participant, Template
from pmdesk.publishing.outside import outside
from pmdesk.texts import messages, templates
from tests.examples import RECORD_ID, root_of, sample_like_record

OWN = (Template.checked(record_id="directory", key="follow_up", text="$role: $actions"),)


def asked() -> Asked:
    boss = Participant.checked(record_id=RECORD_ID, name="Ada Lovelace", role="Head of Payments",
                               team="Payments", responsible_manager=True)  # fmt: skip
    (found,) = to_ask(insert("Add", boss).applied_to(sample_like_record()))
    return found


def test_a_manager_is_asked_and_reminded_of_the_same_actions() -> None:
    record = sample_like_record()
    for text in (messages.follow_up(record, asked()), messages.reminder(record, asked())):
        assert "Hello Head of Payments," in text
        assert "- Priority: Alert when more than 1 % of payments are refused" in text
        assert "$" not in text


def test_the_teams_own_words_are_sent() -> None:
    text = messages.follow_up(sample_like_record(), asked(), OWN)
    assert text.startswith("Head of Payments: - Priority:")


def test_a_publication_says_where_what_and_why() -> None:
    record = root_of(
        sample_like_record(), published_url="https://wiki.example/pm-7",
        published_on=date(2026, 3, 4),
    )  # fmt: skip
    declined = record.actions[0].having(state=ActionState.DECLINED)
    text = messages.publication(record.putting(declined))
    assert "is published: https://wiki.example/pm-7" in text
    assert "- No alert watches refused payments" in text
    assert "- Alert when more than 1 %" in text
    assert declined.text not in text
    assert "https://other.example" in messages.publication(record, link="https://other.example")


def test_a_publication_without_an_owner_is_not_signed_by_someone_not_said() -> None:
    text = messages.publication(outside(sample_like_record()), link="https://x.example")
    assert "not said yet" not in text
    assert text.endswith("Questions and corrections are welcome.\n")


def test_every_kind_fills_every_place_of_its_usual_words() -> None:
    for kind in messages.KINDS.values():
        text = messages.preview(kind, sample_like_record(), templates.default(kind.key))
        assert "$" not in text, kind.key


def test_no_message_names_an_approver_who_took_no_part_or_a_manager_without_a_role() -> None:
    base = sample_like_record()
    boss = Participant.checked(record_id=RECORD_ID, name="Zyrelda Quoxley", team="Payments",
                               responsible_manager=True)  # fmt: skip
    approver = Approval.checked(record_id=RECORD_ID, name="Wilbrix Thornq", role="Head of Audit")
    whole = insert("Add", boss, approver).applied_to(base)
    for cause in whole.root_causes:
        whole = whole.putting(cause.having(text=f"{cause.text}, as Wilbrix Thornq said"))
    for each in whole.actions:
        whole = whole.putting(each.having(text=f"{each.text}, as Wilbrix Thornq said"))
    asked_now = to_ask(whole)
    assert "Hello Payments team member," in messages.follow_up(whole, asked_now[0])
    texts = [write(whole, asked_now[0]) for write in (messages.follow_up, messages.reminder)]
    for text in (*texts, messages.publication(whole)):
        assert "as the head of audit said" in text.lower()
        assert "Quoxley" not in text
        assert "Wilbrix" not in text
