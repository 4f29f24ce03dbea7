"""Records for tests to work on, small enough to read."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from pmdesk import creation
from pmdesk.changes import Change, insert
from pmdesk.model import (
    Action,
    ActionClass,
    ActionKind,
    ActionState,
    Approval,
    Category,
    Decision,
    Item,
    Lesson,
    LessonKind,
    Mark,
    Moment,
    Participant,
    Postmortem,
    SectionKey,
    TimelineEvent,
    Why,
)
from pmdesk.ranks import spread
from pmdesk.record import Record

RECORD_ID = "pm"
CREATED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = "2026-03-01"


def at(time: str, day: str = DAY) -> datetime:
    """Return a moment in UTC, such as 14:20."""
    return datetime.fromisoformat(f"{day}T{time}+00:00")


def record(*items: Item, **facts: object) -> Record:
    """Return a postmortem with its blank sections, some facts and some items."""
    known: dict[str, object] = {"title": "Checkout refused cards", "number": 7} | facts
    made = creation.blank(RECORD_ID, CREATED, **known).applied_to(Record(RECORD_ID))
    return insert("Add", *items).applied_to(made) if items else made


def event(time: str, text: str, moment: Moment = Moment.OTHER, **more: object) -> TimelineEvent:
    """Return an event of the day of the examples."""
    day = str(more.pop("day", DAY))
    end = more.pop("end", None)
    if isinstance(end, str):
        more["end"] = at(end, day)
    return TimelineEvent.checked(
        record_id=RECORD_ID, id=f"{day} {time} {text}"[:64], start=at(time, day), text=text,
        moment=moment, **more,
    )  # fmt: skip


def why(key: str, parent: str, text: str, mark: Mark = Mark.NONE, **more: object) -> Why:
    """Return a reason below another."""
    return Why.checked(
        record_id=RECORD_ID, id=key, parent_id=parent, text=text, mark=mark, rank=key, **more
    )


def action(key: str, text: str, **more: object) -> Action:
    """Return something to do."""
    return Action.checked(record_id=RECORD_ID, id=key, rank=key, text=text, **more)


def written(base: Record, texts: dict[SectionKey, str]) -> Record:
    """Return a record with the text of some sections filled in."""
    for key, text in texts.items():
        base = base.putting(base.section(key).having(text=text))
    return base


def with_impact(base: Record, text: str) -> Record:
    """Return a record whose whys start from a text, under the identity `impact`."""
    blank = next(why for why in base.all(Why) if not why.parent_id)
    return base.dropping(blank).putting(blank.having(id="impact", text=text))


def ranked(items: Iterable[Item]) -> list[Item]:
    """Return ranked items in the order in which they are given."""
    listed = list(items)
    return [item.having(rank=rank) for item, rank in zip(listed, spread(len(listed)), strict=True)]


PROSE = {
    SectionKey.SUMMARY: (
        "Between 14:20 and 15:10 UTC one in five card payments was refused. It was severity 2 "
        "because sales were lost in all shops.\n\nSupport raised 41 cases."
    ),
    SectionKey.LEAD_UP: "A change of the pool's size was rolled out a day earlier.",
    SectionKey.FAULT: "The payment service ran out of connections:\n- pool size 5\n- peak need 40",
    SectionKey.IMPACT: "Customers saw “Try another card”. 18 % of payments failed.",
    SectionKey.DETECTION: "Support noticed it by the number of cases, before any alert.",
    SectionKey.RESPONSE: "The on-call payments engineer was paged at 14:31.",
    SectionKey.RECOVERY: "The change was rolled back at 15:02.",
    SectionKey.BACKLOG: "A ticket to load-test settings had been open for a quarter.",
}


def _events() -> list[Item]:
    return [
        event("09:00", "Pool settings rolled out", Moment.CHANGE, source="deploy log"),
        event("14:20", "First refused payment", Moment.IMPACT_STARTS, confirmed=True),
        event("14:27", "Support reports refusals", Moment.DETECTED, approximate=True),
        event("14:31", "Payments engineer is paged", Moment.RESPONDER_ENGAGED),
        event("14:40", "Logs are read", end="14:55"),
        event("15:02", "Settings rolled back", Moment.MITIGATED, link="https://deploy.example/7"),
        event("15:10", "All payments go through", Moment.RESOLVED),
    ]


def _whys() -> list[Item]:
    return [
        why("a", "impact", "The service ran out of connections", Mark.PROXIMATE),
        why("b", "a", "The pool was too small for the peak"),
        why(
            "c", "b", "Settings are rolled out without a load test", Mark.ROOT,
            category=Category.CHANGE,
            lasting_change="No setting reaches production without a load test.",
            proximate_cause="The pool's size was 5.",
            earlier="INC-3",
        ),
        why("d", "impact", "It took 11 minutes to page anyone", Mark.CONTRIBUTING),
        why(
            "e", "d", "No alert watches refused payments", Mark.ROOT,
            category=Category.ARCHITECTURE,
            lasting_change="Every refusal is counted, and the count is watched.",
        ),
    ]  # fmt: skip


def _actions() -> list[Item]:
    return [
        action("a1", "Add a load test to the rollout of settings", cause_id="c",
               team="Payments", due=date(2026, 4, 1), state=ActionState.RAISED,
               tracker_key="PAY-12", tracker_url="https://tracker.example/PAY-12"),
        action("a2", "Alert when more than 1 % of payments are refused", cause_id="e",
               action_class=ActionClass.DETECT, team="Observability"),
        action("a3", "Write the runbook page “payments refused”", kind=ActionKind.IMPROVEMENT,
               action_class=ActionClass.MITIGATE_FUTURE, team="Payments"),
    ]  # fmt: skip


def _people() -> list[Item]:
    lessons = (
        (LessonKind.WELL, "The rollback had been rehearsed."),
        (LessonKind.BETTER, "Nobody watched refusals."),
        (LessonKind.LUCKY, "The sale began a day later."),
    )
    said = [Lesson.checked(record_id=RECORD_ID, kind=kind, text=text) for kind, text in lessons]
    approvers: list[Item] = [
        Approval.checked(record_id=RECORD_ID, name="Head of Payments", decision=Decision.APPROVED,
                         decided_at=CREATED, comment="Agreed."),
        Approval.checked(record_id=RECORD_ID, name="Head of Support", mandatory=False),
    ]  # fmt: skip
    people: list[Item] = [
        Participant.checked(record_id=RECORD_ID, name="Robin Doe", role="On-call engineer"),
    ]
    return [*ranked(said), *ranked(approvers), *ranked(people)]


def sample_like_record() -> Record:
    """Return a record in which every section but one, Recurrence, is filled in."""
    base = record(
        incident_key="INC-9", incident_url="https://incidents.example/9", severity=2,
        service="Payments", owner="Payments lead",
        impact_start=at("14:20"), impact_end=at("15:10"),
    )  # fmt: skip
    base = written(with_impact(base, "One in five payments was refused"), PROSE)
    change: Change = insert("Fill in", *_events(), *_whys(), *_actions(), *_people())
    return change.applied_to(base)


_SPOKEN = (
    "Error rate of the gateway is at {n} %",
    "Node {n} is drained and comes back",
    "Support counts {n} new cases",
    "Dashboard of region {n} is looked at",
    "Connections are at {n} of 400",
)


def long_record(count: int = 300) -> Record:
    """Return a record whose timeline takes four days: a quiet lead-up, then a dense afternoon.

    The clocks go forward in its last night, and it has everything that the strip can show.
    """
    zone, first, last = "Europe/Berlin", "2026-03-26", "2026-03-29"
    fixed: list[Item] = [
        event("08:12", "Gateway is moved to the new pool", Moment.LEAD_UP, day=first),
        event("16:40", "First retries in the log, found in the week after", day="2026-03-27",
              approximate=True, learned_later=True),
        event("12:05", "Payments are refused", Moment.IMPACT_STARTS, day="2026-03-28"),
        event("12:31", "Support reports refusals", Moment.DETECTED, day="2026-03-28",
              approximate=True),
        event("12:38", "Payments engineer is paged", Moment.RESPONDER_ENGAGED, day="2026-03-28"),
        event("13:10", "Rollback to the old pool is tried and fails", day="2026-03-28",
              key_moment=True, end="13:45"),
        event("14:20", "All regions refuse payments", Moment.ESCALATION, day="2026-03-28",
              key_moment=True),
        event("16:55", "Pool is rebuilt", Moment.MITIGATED, day="2026-03-28"),
        event("17:30", "Refusals are back to normal", Moment.IMPACT_ENDS, day="2026-03-28"),
        event("10:00", "Old pool is deleted", Moment.RESOLVED, day=last),
    ]  # fmt: skip
    start = at("11:50", "2026-03-28")
    rest = [
        event("00:00", _SPOKEN[n % len(_SPOKEN)].format(n=n)).having(
            id=f"log {n}", start=start + timedelta(seconds=(n * 97) % 24_000 + n * 7),
            confirmed=n % 3 == 0, source="chat",
        )
        for n in range(count - len(fixed))
    ]  # fmt: skip
    base = record(
        title="Payments were refused after the move", zone=zone, severity=1, customers=3200,
        impact_start=at("12:05", "2026-03-28"), impact_end=at("17:30", "2026-03-28"),
    )  # fmt: skip
    return insert("Fill in", *fixed, *rest).applied_to(base)


def root_of(base: Record, **facts: object) -> Record:
    """Return a record with some facts about the incident replaced."""
    root: Postmortem = base.postmortem.having(**facts)
    return base.putting(root)
