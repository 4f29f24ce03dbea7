"""A reason says the same about itself wherever it is shown."""

from pmdesk.model import Category, Mark, Standing, Why
from pmdesk.record import Record
from pmdesk.whys import causes, reasons
from tests.examples import event, record, why, with_impact


def tree(*more: Why) -> Record:
    base = with_impact(record(event("14:20", "First"), event("14:10", "Earlier")), "Down")
    for reason in more:
        base = base.putting(reason)
    return base


def test_a_reason_is_named_by_place_mark_and_standing() -> None:
    assumed = why("a", "impact", "A", Mark.PROXIMATE, standing=Standing.ASSUMED)
    root = why("b", "a", "B", Mark.ROOT, category=Category.BUG, standing=Standing.CONFIRMED)
    assert reasons.place_name(1, assumed) == "Why 1 · Proximate · assumed"
    assert reasons.place_name(2, root) == "★ Root cause · Bug · confirmed ✓"


def test_the_standing_that_is_given_twice_is_taken_away() -> None:
    base = tree(why("a", "impact", "A"))
    for expected in (Standing.ASSUMED, Standing.OPEN):
        change = causes.set_standing(base.item(Why, "a"), Standing.ASSUMED)
        base = change.applied_to(base)
        assert base.item(Why, "a").standing is expected


def test_evidence_and_the_end_of_a_chain_are_said_below_the_words() -> None:
    base = tree(why("a", "impact", "A", stop_because="The supplier does not say"))
    ids = [found.id for found in base.events]
    base = causes.set_evidence(base, base.item(Why, "a"), [*ids, "gone"]).applied_to(base)
    found = reasons.notes(base, base.item(Why, "a"))
    assert found == ("2 events show it: 14:10, 14:20", "Stop here: The supplier does not say")
    assert [e.text for e in reasons.events_of(base, base.item(Why, "a"))] == ["Earlier", "First"]
    assert [reason.id for reason in reasons.shown_by(base, ids[0])] == ["a"]


def test_reasons_are_joint_only_where_there_are_several() -> None:
    base = tree(why("a", "impact", "A", all_needed=True), why("b", "a", "B"))
    assert not reasons.is_joint(base, base.item(Why, "a"))
    base = base.putting(why("c", "a", "C"))
    assert reasons.is_joint(base, base.item(Why, "a"))
    assert reasons.kind_name(base, base.item(Why, "a")) == "all of these together"


def test_a_root_cause_has_the_proximate_cause_of_its_chain_until_another_is_written() -> None:
    base = tree(
        why("a", "impact", "A small pool", Mark.PROXIMATE),
        why("b", "a", "B"),
        why("c", "b", "C", Mark.ROOT),
    )
    assert reasons.proximate_of(base, base.item(Why, "c")) == "A small pool"
    written = base.item(Why, "c").having(proximate_cause="Size 5")
    assert reasons.proximate_of(base.putting(written), written) == "Size 5"
