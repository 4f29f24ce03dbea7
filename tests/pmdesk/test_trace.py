"""Every root cause can be followed back to events and on to actions."""

from pmdesk import process, trace
from pmdesk.changes import set_fields
from pmdesk.model import ActionState, Mark, SectionKey
from pmdesk.record import Record
from pmdesk.whys import chain
from tests.examples import CREATED, action, event, record, why, with_impact


def traced() -> Record:
    base = with_impact(record(event("14:20", "Refusals"), event("14:10", "Rollout")), "Down")
    late, early = (found.id for found in reversed(base.events))
    for item in (
        why("a", "impact", "The pool ran dry", Mark.PROXIMATE, evidence=(late,)),
        why("b", "a", "It was too small"),
        why("c", "b", "No load test", Mark.ROOT, evidence=(early,)),
        why("d", "impact", "No alert", Mark.ROOT),
        action("x", "Add a load test", cause_id="c"),
        action("y", "Think again", cause_id="gone"),
    ):
        base = base.putting(item)
    return base


def test_a_root_cause_is_traced_to_events_reasons_and_actions() -> None:
    first, second = trace.traces(traced())
    assert [found.text for found in first.events] == ["Rollout", "Refusals"]
    assert [reason.id for reason in first.reasons] == ["a", "b"]
    assert [found.id for found in first.actions] == ["x"]
    assert first.gaps == ()
    assert second.gaps == (trace.NO_EVENT, trace.NO_ACTION)


def test_what_hangs_on_nothing_is_counted() -> None:
    base = traced()
    assert [found.id for found in trace.unlinked_actions(base)] == ["y"]
    assert trace.unlinked_events(base) == 0
    assert trace.unlinked_events(base.putting(event("15:00", "Nobody knows why"))) == 1


def test_a_declined_action_closes_no_gap() -> None:
    base = traced()
    declined = action("x", "Add a load test", cause_id="c", state=ActionState.DECLINED)
    assert trace.traces(base.putting(declined))[0].gaps == (trace.NO_ACTION,)


def test_what_is_missing_for_approval_names_its_place() -> None:
    base = traced().putting(why("e", "a", "The engineer restarted the wrong node"))
    found = {thing.item_id: thing for thing in process.missing_for_approval(base)}
    assert found["d"].section is SectionKey.CAUSES
    assert found["y"].section is SectionKey.ACTIONS
    assert found["e"].section is SectionKey.WHYS
    assert found["e"].sentence == (
        "A chain ends on a person: “The engineer restarted the wrong node”."
    )


def test_a_chain_that_ends_on_a_person_for_a_reason_is_not_missing_anything() -> None:
    base = traced().putting(why("e", "a", "The engineer restarted the wrong node"))
    question = next(q for q in chain.questions(base) if q.rule == "person")
    answered = chain.dismiss(base, question, "It was a drill", CREATED).applied_to(base)
    assert not any(thing.item_id == "e" for thing in process.findings(answered))
    asked_on = base.putting(why("f", "e", "Both nodes have one name"))
    assert not any(thing.item_id == "e" for thing in process.findings(asked_on))
    renamed = set_fields(
        "Edit", base.item(type(base.root_causes[0]), "e"), text="Both have one name"
    )
    assert not any(t.item_id == "e" for t in process.findings(renamed.applied_to(base)))
