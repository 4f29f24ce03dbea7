"""The report counts what is not fixed, which dates were kept, how old what is open is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import ActionKind, ActionState, Category, Service, State, Team
from pmdesk.record import Record
from pmdesk.standing import (
    ActionFacts,
    CauseFacts,
    Incident,
    IncidentFacts,
    Part,
    Report,
    Scope,
    Step,
    incidents,
    report,
)
from pmdesk.standing.incident import NO_DEPARTMENT, Outcome
from pmdesk.standing.trends import MOST

TODAY = date(2026, 6, 30)
DIRECTORY = Record.of("directory", [
    Service.checked(record_id="directory", name="Checkout", delivery_team="Payments",
                    group="Shop", slo_weeks=4),
    Service.checked(record_id="directory", name="Search", group="Web shop"),
    Team.checked(record_id="directory", name="payments", department="Retail"),
])  # fmt: skip


def cause(key: str = "c", earlier: str = "") -> CauseFacts:
    return CauseFacts(key, Category.BUG, earlier)


def fix(
    done: date | None = None,
    *,
    due: date | None = None,
    committed: date | None = None,
    state: ActionState = ActionState.PROPOSED,
    key: str = "c",
) -> ActionFacts:
    """Return a priority action of the cause `c`; with a day it is done."""
    state = ActionState.DONE if done else state
    return ActionFacts(ActionKind.PRIORITY, state, key, due, committed, done)


def facts(number: int = 1, day: date = date(2026, 3, 2), **more: object) -> IncidentFacts:
    known: dict[str, object] = {
        "record_id": f"r{number}", "number": number, "title": "Refused cards", "severity": 2,
        "state": State.DRAFT, "service": "Checkout", "zone": "UTC",
        "at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        "created_at": datetime(2026, 3, 3, 9, tzinfo=UTC), "approved_at": None,
        "causes": (cause(),),
    }  # fmt: skip
    return IncidentFacts(**(known | more))  # type: ignore[arg-type]


def judged(*found: IncidentFacts) -> tuple[Incident, ...]:
    return incidents(found, DIRECTORY, TODAY)


def made(*found: IncidentFacts, scope: Scope | None = None) -> Report:
    return report(judged(*found), scope or Scope(), TODAY)


def table(part: Part) -> dict[str, dict[str, str]]:
    """Return what a part shows by row and column."""
    titles = [column.title for column in part.columns]
    shown = [[number.shown for number in row.numbers] for row in part.rows]
    return {
        row.title: dict(zip(titles, cells, strict=True))
        for row, cells in zip(part.rows, shown, strict=True)
    }


def outcome(action: ActionFacts, approved_at: datetime | None = None) -> Outcome:
    (incident,) = judged(facts(actions=(action,), approved_at=approved_at))
    return incident.fixes[0].outcome


def test_a_root_cause_is_fixed_when_all_its_priority_actions_are_done() -> None:
    done, open_ = fix(date(2026, 4, 1)), fix()
    declined = fix(state=ActionState.DECLINED)
    improvement = ActionFacts(ActionKind.IMPROVEMENT, ActionState.PROPOSED, "c", None, None, None)
    unfixed = [
        one.is_unfixed
        for one in judged(
            facts(1), facts(2, actions=(done,)), facts(3, actions=(done, open_)),
            facts(4, actions=(done, declined, improvement)), facts(5, actions=(declined,)),
            facts(6, causes=()),
        )
    ]  # fmt: skip
    assert unfixed == [True, False, True, False, True, False]


def test_an_action_keeps_its_date_or_misses_it() -> None:
    due, before, after = date(2026, 5, 4), date(2026, 5, 4), date(2026, 5, 5)
    assert outcome(fix(before, due=due)) is Outcome.KEPT
    assert outcome(fix(after, due=due)) is Outcome.LATE
    assert outcome(fix(due=due)) is Outcome.OVERDUE
    assert outcome(fix(due=TODAY)) is Outcome.IN_TIME
    assert outcome(fix()) is Outcome.UNDATED
    no_day = ActionFacts(ActionKind.PRIORITY, ActionState.DONE, "c", due, None, None)
    assert outcome(no_day) is Outcome.UNDATED


def test_without_a_date_of_its_own_an_action_has_the_weeks_of_its_service() -> None:
    assert outcome(fix(date(2026, 4, 29), committed=date(2026, 4, 1))) is Outcome.KEPT
    assert outcome(fix(date(2026, 4, 30), committed=date(2026, 4, 1))) is Outcome.LATE
    approved = datetime(2026, 6, 10, 9, tzinfo=UTC)
    assert outcome(fix(), approved_at=approved) is Outcome.IN_TIME


def test_the_department_is_that_of_the_team_else_the_group_of_the_service() -> None:
    found = judged(
        facts(1, service="CHECKOUT"), facts(2, service="Search"), facts(3, service="Unheard of")
    )
    assert [one.department for one in found] == ["Retail", "Web shop", NO_DEPARTMENT]


def test_incidents_are_counted_by_department_and_severity() -> None:
    found = made(
        facts(1, severity=1), facts(2, severity=1, actions=(fix(date(2026, 4, 1)),)),
        facts(3, severity=3, service="?"), facts(4, severity=3, causes=()),
    )  # fmt: skip
    shown = table(found.parts[0])
    assert list(shown) == ["Retail", NO_DEPARTMENT, "All departments"]
    assert shown["Retail"] == {
        "SEV 1": "1 of 2", "SEV 2": "–", "SEV 3": "0 of 1", "SEV 4": "–", "All": "1 of 3",
        "No cause": "1",
    }  # fmt: skip
    assert shown["All departments"]["All"] == "2 of 4"


def test_every_number_lists_the_incidents_that_it_counts() -> None:
    found = made(facts(1), facts(2, date(2026, 4, 1)), facts(3, actions=(fix(date(2026, 4, 1)),)))
    unfixed = found.headlines[0].number
    assert unfixed.shown == "2 of 3"
    assert [one.key for one in found.behind(unfixed)] == ["PM-2", "PM-1"]


def test_what_needs_no_postmortem_and_names_no_cause_is_not_counted() -> None:
    kept = facts(1, state=State.NOT_REQUIRED)
    left_out = facts(2, state=State.NOT_REQUIRED, causes=())
    assert [one.key for one in judged(kept, left_out)] == ["PM-1"]


def test_the_share_that_kept_the_slo_leaves_out_what_is_not_decided() -> None:
    due = date(2026, 5, 4)
    found = made(facts(actions=(fix(due, due=due), fix(due=due), fix(due=TODAY), fix())))
    assert table(found.parts[1])["All departments"] == {
        "Done in time": "1", "Done late": "0", "Overdue": "1", "Still in time": "1",
        "No date": "1", "Kept": "50 %",
    }  # fmt: skip


def test_the_age_of_an_open_action_counts_from_its_commitment() -> None:
    committed = fix(committed=TODAY - timedelta(days=28))
    older = fix(committed=TODAY - timedelta(days=29))
    found = made(facts(actions=(committed, older, fix(date(2026, 4, 1)))))
    shown = table(found.parts[2])["All departments"]
    assert (shown["To 4 weeks"], shown["To 8 weeks"], shown["Oldest"]) == ("1", "1", "29 days")
    since_made = table(made(facts(actions=(fix(),))).parts[2])["All departments"]
    assert since_made["Oldest"] == "119 days"


def test_trends_show_every_month_to_the_day_of_the_report() -> None:
    due = date(2026, 5, 31)
    found = made(
        facts(1, causes=(cause(earlier="PM-9"),), actions=(fix(date(2026, 5, 2), due=due),)),
        facts(2, actions=(fix(due=due),)),
    )  # fmt: skip
    shown = table(found.parts[3])
    assert list(shown) == ["Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]
    assert shown["Mar 2026"] == {
        "Incidents": "2", "Root causes fixed": "0", "Kept within SLO": "–",
        "Recurring causes": "1",
    }  # fmt: skip
    assert shown["May 2026"]["Root causes fixed"] == "1"
    assert shown["May 2026"]["Kept within SLO"] == "50 %"


def test_trends_by_quarter_have_a_row_a_quarter() -> None:
    found = made(facts(1), facts(2, date(2026, 4, 1)), scope=Scope(step=Step.QUARTER))
    shown = table(found.parts[3])
    assert {title: row["Incidents"] for title, row in shown.items()} == {
        "Q1 2026": "1", "Q2 2026": "1",
    }  # fmt: skip


def test_trends_show_an_incident_of_long_ago_and_say_what_they_leave_out() -> None:
    part = made(facts(1, date(2018, 6, 12))).parts[3]
    assert {title: row["Incidents"] for title, row in table(part).items()} == {"Jun 2018": "1"}
    assert part.definition.endswith(
        "Left out, because nothing happened in them: Jul 2018 – Jun 2026."
    )


@pytest.mark.parametrize(
    ("year", "title", "first", "rows"),
    [(2022, "By month", "Mar 2022", 49), (2015, "By quarter", "Q1 2015", 45),
     (1999, "By year", "1999", 28)],
)  # fmt: skip
def test_trends_take_longer_periods_rather_than_leave_an_incident_out(
    year: int, title: str, first: str, rows: int
) -> None:
    part = made(facts(1, date(year, 3, 2)), facts(2)).parts[3]
    assert (part.title, part.rows[0].title, len(part.rows)) == (title, first, rows)
    assert ("too many months to show" in part.definition) is (title != "By month")
    counted = [incident for row in part.rows for incident in row.numbers[0].incidents]
    assert counted == ["r1", "r2"]


@pytest.mark.parametrize("step", list(Step))
def test_trends_leave_nothing_out_where_it_fits(step: Step) -> None:
    found = made(facts(1), facts(2, date(2026, 9, 1)), scope=Scope(step=step))
    counted = [one for row in found.parts[3].rows for one in row.numbers[0].incidents]
    assert counted == ["r1", "r2"]
    assert "Left out" not in found.parts[3].definition


def test_a_slip_in_a_year_makes_no_endless_table() -> None:
    part = made(facts(1, date(1026, 4, 1)), facts(2)).parts[3]
    assert len(part.rows) == MOST
    assert "too many to show: 1026 – 1966." in part.definition


def test_a_report_is_about_what_was_asked_for_alone() -> None:
    every = (facts(1), facts(2, date(2026, 4, 1), service="?"), facts(3, severity=4))
    cases = {
        Scope(since=date(2026, 3, 3)): ["PM-2"],
        Scope(until=date(2026, 3, 2)): ["PM-1", "PM-3"],
        Scope(department="Retail"): ["PM-1", "PM-3"],
        Scope(severities=(1, 2)): ["PM-1", "PM-2"],
    }
    for scope, keys in cases.items():
        found = made(*every, scope=scope)
        assert [one.key for one in found.incidents] == keys
        assert found.departments == ("Retail", NO_DEPARTMENT)


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope(), "All incidents · all departments · every severity"),
        (
            Scope(date(2026, 1, 1), date(2026, 6, 30), "Shop", (1, 2)),
            "Incidents of 1 Jan – 30 Jun 2026 · Shop · SEV 1, SEV 2",
        ),
    ],
)
def test_a_report_says_what_it_is_about(scope: Scope, said: str) -> None:
    assert scope.sentence == said


def test_an_empty_library_has_a_report_without_numbers() -> None:
    found = made()
    assert [headline.number.shown for headline in found.headlines] == ["–", "0", "–", "–"]
    assert all(part.is_empty for part in found.parts)


states, days = st.sampled_from(ActionState), st.dates(date(2026, 1, 1), date(2026, 12, 31))
actions = st.builds(
    ActionFacts, st.sampled_from(ActionKind), states, st.sampled_from(["c", "d", ""]),
    st.none() | days, st.none() | days, st.none() | days,
)  # fmt: skip
crowds = st.lists(
    st.builds(
        facts, st.integers(1, 99), days, severity=st.integers(1, 4),
        service=st.sampled_from(["Checkout", "Search", "?"]),
        causes=st.sampled_from([(), (cause(),), (cause(), cause("d"))]),
        actions=st.lists(actions, max_size=4).map(tuple),
    ),
    max_size=8, unique_by=lambda one: one.number,
)  # fmt: skip


@given(crowds)
def test_departments_and_severities_add_up_to_the_whole(found: list[IncidentFacts]) -> None:
    every = made(*found)
    fixing = every.parts[0]
    rows = [row for row in fixing.rows if not row.is_total]
    by_cell = sum(number.value or 0 for row in rows for number in row.numbers[:4])
    assert by_cell == every.headlines[0].number.value
    slo = every.parts[1]
    for total in (row for row in slo.rows if row.is_total):
        whole = sum(number.value or 0 for number in total.numbers[:5])
        assert whole == sum(len(one.fixes) for one in every.incidents)
