"""Actions of many records are edited at once, one step of each, and taken back together."""

from datetime import date
from functools import partial

from pmdesk import actions
from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.board.edits import Edit
from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionState, Approval, Decision
from pmdesk.record import Record
from pmdesk.store import bulk, shelf
from pmdesk.store.library import Library
from tests.fakes import FakeClock

CLOCK = FakeClock()


def filled(library: Library, *titles: str) -> list[str]:
    """Begin records with two actions each."""
    ids = []
    for title in titles:
        record_id = shelf.begin(library, {"title": title}, CLOCK, "Owner")
        made = [Action.checked(record_id=record_id, rank=r, text=f"{title} {r}") for r in "AB"]
        change = insert("Add", *made)
        shelf.edit(library, record_id, partial(_always, change), CLOCK, "Owner")
        ids.append(record_id)
    return ids


def _always(change: Change, _record: Record) -> Change:
    return change


def finish(_record: Record, action: Action) -> Change:
    return actions.finish(action, date(2026, 3, 2))


def states(library: Library) -> list[str]:
    found = sorted(library.cards(), key=lambda card: card.action.text)
    return [card.action.state.value for card in found]


def test_each_record_has_one_step_that_is_taken_back_with_the_others(library: Library) -> None:
    ids = filled(library, "One", "Two")
    wanted = Edit.of("Finished", library.cards(), finish)
    outcome = bulk.edit(library, wanted, CLOCK, "Owner")
    assert states(library) == ["done"] * 4
    assert [step.record.id for step in outcome.steps] == ids
    for record_id in ids:
        _, log = library.load(record_id)
        assert (log[-1].label, log[-1].role) == ("Finished 2 actions", "Owner")
    back = bulk.undo(library, outcome.steps, CLOCK, "Owner")
    assert (states(library), back.refused) == (["proposed"] * 4, ())
    again = bulk.redo(library, back.steps, CLOCK, "Owner")
    assert (states(library), again.refused) == (["done"] * 4, ())
    bulk.undo(library, again.steps, CLOCK, "Owner")
    assert states(library) == ["proposed"] * 4
    assert library.damage() == []


def test_several_steps_of_a_record_are_taken_back_and_done_again_one_by_one(
    library: Library,
) -> None:
    filled(library, "One")
    given = Edit.of("Gave", library.cards(), lambda _r, a: set_fields("Set team", a, team="X"))
    first = bulk.edit(library, given, CLOCK, "Owner").steps
    second = bulk.edit(library, Edit.of("Done", library.cards(), finish), CLOCK, "Owner").steps
    assert bulk.undo(library, first, CLOCK, "Owner").refused, "the later one comes first"
    back = [bulk.undo(library, steps, CLOCK, "Owner").steps for steps in (second, first)]
    assert {card.action.team for card in library.cards()} == {""}
    again = [bulk.redo(library, steps, CLOCK, "Owner").steps for steps in reversed(back)]
    assert states(library) == ["done", "done"]
    assert {card.action.team for card in library.cards()} == {"X"}
    for steps in reversed(again):
        assert not bulk.undo(library, steps, CLOCK, "Owner").refused
    assert states(library) == ["proposed", "proposed"]


def test_a_record_that_refuses_does_not_hold_up_the_others(library: Library) -> None:
    filled(library, "One", "Two")

    def verb(record: Record, action: Action) -> Change:
        if record.postmortem.title == "One":
            message = "Not this one."
            raise InvalidValue(message)
        return finish(record, action)

    outcome = bulk.edit(library, Edit.of("Finished", library.cards(), verb), CLOCK, "Owner")
    assert outcome.refused == ("PM-1: Not this one.",)
    assert states(library) == ["proposed", "proposed", "done", "done"]


def test_records_that_refuse_for_the_same_reason_are_named_in_one_sentence(
    library: Library,
) -> None:
    filled(library, *"ABCDE")

    def verb(_record: Record, _action: Action) -> Change:
        message = "Enter who commits to it."
        raise InvalidValue(message)

    outcome = bulk.edit(library, Edit.of("Committed", library.cards(), verb), CLOCK, "Owner")
    assert outcome.refused == ("PM-1, PM-2, PM-3 and 2 more: Enter who commits to it.",)


def test_what_was_done_since_is_not_taken_back(library: Library) -> None:
    first, _ = filled(library, "One", "Two")
    outcome = bulk.edit(library, Edit.of("Finished", library.cards(), finish), CLOCK, "Owner")
    shelf.edit(
        library, first, lambda r: set_fields("Edit", r.postmortem, title="Since"), CLOCK, "Owner"
    )
    back = bulk.undo(library, outcome.steps, CLOCK, "Owner")
    assert states(library) == ["done", "done", "proposed", "proposed"]
    (sentence,) = back.refused
    assert sentence.startswith("PM-1: Something was done in it since.")


def test_an_approval_that_is_voided_by_an_edit_is_told(library: Library) -> None:
    ids = filled(library, "One", "Two")
    made = insert("Add", Approval.checked(record_id=ids[0], name="Head of Payments"))
    shelf.edit(library, ids[0], partial(_always, made), CLOCK, "Owner")
    agreed = Verdict(Decision.APPROVED, "", CLOCK())
    shelf.edit(library, ids[0], lambda r: review.decide(r, r.approvals[0], agreed), CLOCK, "Owner")
    wanted = Edit.of("Gave", library.cards(), lambda _r, a: set_fields("Set team", a, team="X"))
    outcome = bulk.edit(library, wanted, CLOCK, "Owner")
    said = "The approval of PM-1 was voided: a root cause or a priority action has changed."
    assert [step.voided for step in outcome.steps] == [said, ""]
    bulk.undo(library, outcome.steps, CLOCK, "Owner")
    assert library.load(ids[0])[0].postmortem.approved_digest


def test_nothing_to_change_makes_no_step(library: Library) -> None:
    filled(library, "One")
    wanted = Edit.of("Kept", library.cards(), lambda _r, a: set_fields("", a, state=a.state))
    assert bulk.edit(library, wanted, CLOCK, "Owner") == bulk.Outcome()
    assert ActionState.PROPOSED.value in states(library)


def test_the_approvals_given_so_far_are_told_too_where_an_edit_takes_them_back(
    library: Library,
) -> None:
    (record_id,) = filled(library, "One")
    asked = [Approval.checked(record_id=record_id, name=name) for name in ("Ann Aa", "Bob Bb")]
    agreed = Verdict(Decision.APPROVED, "", CLOCK())
    for change in (
        lambda r: review.request_approval(r, CLOCK(), added=asked),
        lambda r: review.decide(r, r.item(Approval, asked[0].id), agreed),
    ):
        shelf.edit(library, record_id, change, CLOCK, "Owner")
    wanted = Edit.of("Gave", library.cards(), lambda _r, a: set_fields("Set team", a, team="X"))
    (step,) = bulk.edit(library, wanted, CLOCK, "Owner").steps
    assert step.voided.startswith("The approval of PM-1 by Ann Aa was voided")
