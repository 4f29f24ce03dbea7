"""A board divides actions by state, team or date, the most urgent first, and finds them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.board import Card, Grouping, Query, When, cards_of, columns
from pmdesk.board.cards import end_of_week, nearness
from pmdesk.model import Action, ActionState
from tests import examples

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def cards(*actions: Action, **facts: object) -> list[Card]:
    return cards_of(examples.record(*actions, **facts))


def act(key: str, **more: object) -> Action:
    return examples.action(key, f"Action {key}", **more)


def shown(made: list[Card], grouping: Grouping) -> dict[str, str]:
    found = columns(made, grouping, NOW)
    return {c.title: " ".join(card.id for card in c.cards) for c in found}


def test_every_state_has_a_column_in_the_order_of_life() -> None:
    made = cards(act("1"), act("2", state=ActionState.DONE), act("3", state=ActionState.DECLINED))
    assert shown(made, Grouping.STATE) == {
        "Proposed": "1", "Committed": "", "Raised": "", "Done": "2", "Declined": "3",
    }  # fmt: skip


def test_what_is_due_first_comes_first_and_what_was_done_last_before_what_was_done_long_ago() -> (
    None
):
    made = cards(
        act("1"),
        act("2", due=date(2026, 4, 1)),
        act("3", due=date(2026, 2, 1)),
        act("4", state=ActionState.DONE, done_on=date(2026, 1, 1)),
        act("5", state=ActionState.DONE, done_on=date(2026, 2, 1)),
    )
    found = shown(made, Grouping.STATE)
    assert (found["Proposed"], found["Done"]) == ("3 2 1", "5 4")


def test_teams_have_a_column_however_their_name_is_written() -> None:
    made = cards(
        act("1", team="payments"), act("2", team="Payments"), act("3"), act("4", team="Build"),
        act("5", team="Gone", state=ActionState.DONE),
    )  # fmt: skip
    assert shown(made, Grouping.TEAM) == {"No team yet": "3", "Build": "4", "payments": "1 2"}


def test_days_are_near_by_weeks_that_end_on_sunday() -> None:
    days = ["2026-03-03", "2026-03-04", "2026-03-08", "2026-03-09", "2026-03-22", "2026-03-23"]
    made = cards(*(act(day[5:], due=date.fromisoformat(day)) for day in days), act("?"))
    assert shown(made, Grouping.DUE) == {
        "Overdue": "03-03", "This week": "03-04 03-08", "Next two weeks": "03-09 03-22",
        "Later": "03-23", "No date": "?",
    }  # fmt: skip


def test_a_day_is_judged_in_the_zone_of_its_record() -> None:
    yesterday = act("1", due=date(2026, 3, 3))
    early = datetime(2026, 3, 4, 1, tzinfo=UTC)
    (here,) = cards(yesterday)
    (there,) = cards(yesterday, zone="America/New_York")
    assert here.is_overdue(early)
    assert not there.is_overdue(early)
    assert there.is_due_soon(early)


@given(due=DAYS, today=DAYS)
def test_a_day_has_one_place_and_later_ones_are_never_nearer(due: date, today: date) -> None:
    near = nearness(due, today)
    assert (near is When.OVERDUE) == (due < today)
    assert today <= end_of_week(today)
    assert end_of_week(today).isoweekday() == 7
    later = nearness(date.fromordinal(due.toordinal() + 1), today)
    assert near.place <= later.place < When.NONE.place


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "1 2 3"),
        ("pool", "1"),
        ("POOL limit", "1"),
        ("pm-7 cards", "1 2 3"),
        ("overdue", "2"),
        ("soon", "2 3"),
        ("priority", "1 2"),
        ("team:pay", "1"),
        ('team:"build eng"', "3"),
        ('team:"build', "3"),
        ("sev:2 overdue", "2"),
        ("sev:1", ""),
        ("service:checkout pay-1", "2"),
        ("team:", "1 2 3"),
        ("nothing", ""),
    ],
)  # fmt: skip
def test_cards_are_found_by_words_and_by_what_they_have(typed: str, found: str) -> None:
    made = cards(
        examples.action("1", "Limit the pool", team="Payments"),
        act("2", due=date(2026, 3, 1), tracker_key="PAY-1"),
        act("3", team="Build Engineering", kind="improvement", due=date(2026, 3, 11)),
        service="Checkout",
    )
    query = Query.of(typed)
    assert " ".join(card.id for card in made if query.fits(card, NOW)) == found


@given(st.text())
def test_nothing_typed_is_an_error(text: str) -> None:
    assert isinstance(Query.of(text), Query)
