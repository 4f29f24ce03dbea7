"""The record knows what a good facilitator would ask next."""

import pytest

from pmdesk import describe
from pmdesk.model import Mark, Participant, Why
from pmdesk.record import Record
from pmdesk.whys import chain
from tests.examples import CREATED, RECORD_ID, record, why, with_impact


def tree(*whys: Why, impact: str = "Cards were refused") -> Record:
    base = with_impact(record(), impact)
    for reason in whys:
        base = base.putting(reason)
    return base


def asked(base: Record, key: str) -> list[str]:
    return [question.rule for question in chain.questions_of(base, base.item(Why, key))]


def test_every_rule_has_its_words() -> None:
    for guide in chain.guides().values():
        assert guide.title
        assert guide.text.endswith((".", "?"))


def test_a_tree_begins_with_the_impact_and_then_asks_why_it_lasted() -> None:
    assert asked(tree(impact=""), "impact") == ["impact"]
    base = tree(why("a", "impact", "The pool was too small"))
    assert asked(base, "impact") == ["lasted"]
    assert asked(base.putting(why("b", "impact", "It took an hour to see it")), "impact") == []


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("The on-call engineer restarted the wrong node", True),
        ("Robin restarted the wrong node", True),
        ("Human error", True),
        ("The scheduler restarted the wrong node", False),
        ("No alert watches refused payments", False),
    ],
)
def test_a_chain_that_ends_on_a_person_asks_what_made_it_seem_right(
    text: str,
    is_asked: bool,  # noqa: FBT001 - a case of the table
) -> None:
    robin = Participant.checked(record_id=RECORD_ID, name="Robin Doe", role="On-call engineer")
    base = tree(why("a", "impact", "A"), why("b", "a", "B"), why("c", "b", text)).putting(robin)
    assert ("person" in asked(base, "c")) is is_asked
    assert "person" not in asked(base.putting(why("d", "c", "The runbook says so")), "c")


def test_a_root_cause_is_asked_whether_its_whole_class_would_stop() -> None:
    base = tree(why("a", "impact", "A"), why("b", "a", "B"), why("c", "b", "C", Mark.ROOT))
    assert asked(base, "c") == ["class"]


def test_a_chain_that_is_short_or_ends_on_a_proximate_cause_says_so() -> None:
    base = tree(why("a", "impact", "A"), why("b", "a", "B", Mark.PROXIMATE))
    assert asked(base, "a") == []
    assert asked(base, "b") == ["short", "proximate"]
    stopped = base.item(Why, "b").having(stop_because="Only the provider knows")
    assert asked(base.putting(stopped), "b") == []


def test_a_question_is_dismissed_with_a_note_and_asked_again() -> None:
    base = tree(why("a", "impact", "A"), why("b", "a", "B", Mark.PROXIMATE))
    first, _ = chain.questions_of(base, base.item(Why, "b"))
    change = chain.dismiss(base, first, "There is no more to it", CREATED)
    dismissed = change.applied_to(base)
    assert asked(dismissed, "b") == ["proximate"]
    ((known, note),) = chain.dismissed_of(dismissed, dismissed.item(Why, "b"))
    assert (known, note) == (first, "There is no more to it")
    assert not chain.dismiss(dismissed, first, "Again", CREATED)
    assert asked(chain.ask_again(dismissed, first).applied_to(dismissed), "b") == [
        "short",
        "proximate",
    ]
    assert "Fewer than three whys" in str(describe.describe(change, base))


def test_all_questions_come_in_the_order_of_the_tree() -> None:
    base = tree(why("a", "impact", "A"), why("b", "impact", "The engineer forgot it"))
    found = [(question.why_id, question.rule) for question in chain.questions(base)]
    assert found == [("a", "short"), ("b", "person"), ("b", "short")]
