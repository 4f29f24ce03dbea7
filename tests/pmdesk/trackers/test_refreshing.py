"""How issues stand is asked where they are, noted, and told; what is done about it people say."""

from datetime import UTC, date, datetime

from pmdesk.board.cards import cards_of
from pmdesk.model import Action, ActionState, Item, ProjectMapping, Team, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.adapter import Seen
from pmdesk.trackers.refreshing import Found, finish, groups, news, reopen, seen
from tests.examples import action, record

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def directory(*items: Item) -> Record:
    jira = Tracker.checked(record_id="d", id="jira", name="Jira", url="https://jira.example")
    red = Tracker.checked(
        record_id="d", id="red", name="Redmine", kind=TrackerKind.REDMINE,
        url="https://red.example",
    )  # fmt: skip
    kube = ProjectMapping.checked(record_id="d", tracker_id="jira", project="KUBE")
    pay = ProjectMapping.checked(record_id="d", tracker_id="jira", project="PAY")
    team = Team.checked(record_id="d", name="Payments", tracker="Jira", tracker_project="PAY")
    return Record.of("d", [jira, red, kube, pay, team, *items])


def asked(*actions: Action) -> tuple[dict[str, list[str]], list[str]]:
    found, lost = groups(directory(), cards_of(record(*actions)))
    places = {
        f"{place.tracker.name} {place.mapping.project}": [card.id for card in cards]
        for place, cards in found.items()
    }
    return places, [card.id for card in lost]


def test_issues_are_asked_for_where_they_were_made_or_where_their_link_leads() -> None:
    places, lost = asked(
        action("a", "One", tracker_key="KUBE-1", tracker_id="jira"),
        action("b", "Two", tracker_key="PAY-1", tracker_id="jira", team="payments"),
        action("c", "Three", tracker_key="#7", tracker_url="https://red.example/issues/7"),
        action("d", "Four", tracker_key="X-1", tracker_url="https://elsewhere.example/X-1"),
        action("e", "Five", tracker_key="BY-HAND"),
        action("f", "Six"),
    )
    assert places == {"Jira KUBE": ["a"], "Jira PAY": ["b"], "Redmine –": ["c"]}
    assert lost == ["d", "e"]


def test_only_the_state_in_the_tracker_is_noted() -> None:
    before = record(action("a", "One", tracker_key="K-1", state=ActionState.RAISED))
    found = Found(before.item(Action, "a"), Seen("Closed", is_done=True))
    after = seen(before, [found], NOW).applied_to(before).item(Action, "a")
    assert (after.tracker_state, after.tracker_seen_at) == ("Closed", NOW)
    assert after.state is ActionState.RAISED
    assert found.suggestion == "K-1 is “Closed”. Finish the action?"


def test_what_is_noted_fits_an_action_that_was_edited_or_removed_meanwhile() -> None:
    before = record(action("a", "One", tracker_key="K-1"), action("b", "Two", tracker_key="K-2"))
    found = [Found(before.item(Action, key), Seen("Open", is_done=False)) for key in "ab"]
    now = before.putting(before.item(Action, "a").having(text="Other words"))
    now = now.dropping(before.item(Action, "b"))
    after = seen(now, found, NOW).applied_to(now)
    assert after.item(Action, "a").tracker_state == "Open"


def test_what_is_new_is_told_with_what_was_before() -> None:
    known = action("a", "One", tracker_key="K-1", tracker_state="Open")
    assert news(Found(known, Seen("Closed", is_done=True))) == "Was “Open”, is “Closed” now."
    assert news(Found(known, Seen("Open", is_done=False))) == "Is “Open”."
    assert news(Found(known, None, "The tracker sleeps.")) == "The tracker sleeps."


def test_actions_are_finished_today_and_reopened_as_one_step() -> None:
    before = record(
        action("a", "One", tracker_key="K-1"), action("b", "Two", tracker_key="K-2"),
        zone="Pacific/Auckland",
    )  # fmt: skip
    change = finish(cards_of(before), lambda: NOW).change(before)
    after = change.applied_to(before)
    assert [each.state for each in after.actions] == [ActionState.DONE] * 2
    assert after.item(Action, "a").done_on == date(2026, 3, 10), "it is tomorrow there"
    back = reopen(cards_of(after)).change(after).applied_to(after)
    assert [each.state for each in back.actions] == [ActionState.PROPOSED] * 2
