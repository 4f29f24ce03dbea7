"""The sample says what is known of its incident, and speaks of roles alone."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from pmdesk import codec, creation, deadlines, metrics, process, sample
from pmdesk.approval import review
from pmdesk.model import (
    ActionClass,
    ActionKind,
    Category,
    Item,
    LessonKind,
    Mark,
    Moment,
    Participant,
    SectionKey,
    State,
    Why,
)
from pmdesk.process import Completion
from pmdesk.record import Record
from tests import examples
from tests.pmdesk.taken_back import applied

COURSE = [
    ("11:48", "Kubernetes 1.9", Moment.CHANGE),
    ("12:46", "Build cluster upgraded", Moment.CHANGE),
    ("14:20", "Build Engineering reports failing builds", Moment.IMPACT_STARTS),
    ("14:27", "failures of one instance", Moment.DETECTED),
    ("14:27", "starts looking", Moment.RESPONDER_ENGAGED),
    ("14:42", "cordoned", Moment.DECISION),
    ("14:49", "86 occurrences", Moment.ESCALATION),
    ("15:00", "standard scheduler", Moment.DECISION),
    ("15:34", "300 failed pods", Moment.OTHER),
    ("16:00", "OutOfCpu killed", Moment.CHANGE),
    ("16:13", "not transient", Moment.OTHER),
    ("16:30", "run as an incident", Moment.ESCALATION),
    ("16:36", "Autoscaler disabled", Moment.MITIGATED),
    ("16:40", "impact over", Moment.RESOLVED),
]


@pytest.fixture(scope="module")
def record() -> Record:
    return sample.sample("pm", examples.CREATED).applied_to(Record("pm"))


def test_the_incident_is_described(record: Record) -> None:
    root = record.postmortem
    assert root.title == "Build agents starved after the cluster upgrade"
    assert (root.key, root.incident_key, root.severity) == ("PM-42", "HOT-20871", 2)
    assert (root.service, root.zone, root.state) == ("Build scheduler", "UTC", State.DRAFT)
    assert root.impact_start == examples.at("14:20", "2018-06-12")
    assert root.impact_end == examples.at("16:40", "2018-06-12")
    assert root.created_at == examples.CREATED


def test_the_course_of_the_incident_is_told(record: Record) -> None:
    assert len(record.events) == len(COURSE)
    for event, (time, text, moment) in zip(record.events, COURSE, strict=True):
        assert (event.start, event.moment) == (examples.at(time, "2018-06-12"), moment)
        assert text in event.text
        assert event.source
    assert sum(event.confirmed for event in record.events) == 11


def test_the_figures_follow_from_the_course(record: Record) -> None:
    assert [measured.shown for measured in metrics.measure(record)] == [
        "7 min", "0 min", "2 h 16 min", "2 h 20 min",
    ]  # fmt: skip


def test_three_root_causes_are_found(record: Record) -> None:
    assert [cause.category for cause in record.root_causes] == [
        Category.BUG, Category.CHANGE, Category.ARCHITECTURE,
    ]  # fmt: skip
    assert "HOT-13432, HOT-14932, HOT-19452" in record.root_causes[0].earlier
    assert all(cause.proximate_cause for cause in record.root_causes)
    events = {event.id for event in record.events}
    assert all(events.issuperset(why.evidence) for why in record.all(Why))
    assert {why.mark for why in record.all(Why)} == set(Mark)


def test_seven_actions_follow_four_of_them_with_priority(record: Record) -> None:
    categories = {cause.id: cause.category for cause in record.root_causes}
    assert [
        (a.action_class, categories[a.cause_id], a.team)
        for a in record.actions
        if a.kind is ActionKind.PRIORITY
    ] == [
        (ActionClass.PREVENT, Category.BUG, "Build Engineering"),
        (ActionClass.PREVENT, Category.CHANGE, "Kubernetes platform"),
        (ActionClass.DETECT, Category.ARCHITECTURE, "Build Engineering"),
        (ActionClass.MITIGATE_FUTURE, Category.CHANGE, "Kubernetes platform"),
    ]
    assert [a.action_class for a in record.actions if a.kind is ActionKind.IMPROVEMENT] == [
        ActionClass.MITIGATE_FUTURE, ActionClass.REPAIR, ActionClass.MITIGATE_FUTURE,
    ]  # fmt: skip


def test_what_was_committed_is_due_by_the_deadline_of_the_service(record: Record) -> None:
    for action in record.actions:
        if action.fixes:
            assert isinstance(action.committed_on, date)
            assert action.due == deadlines.due_from(action.committed_on, 4)


def test_only_the_approval_is_still_to_come(record: Record) -> None:
    done = dict(process.completions(record))
    assert done.pop(SectionKey.APPROVAL) is Completion.STARTED
    assert set(done.values()) == {Completion.COMPLETE}
    assert process.missing_for_approval(record) == ()
    assert [approval.mandatory for approval in record.approvals] == [True, True, False]


def test_each_column_has_the_lessons_that_were_learned(record: Record) -> None:
    assert [len(record.lessons(kind)) for kind in LessonKind] == [2, 2, 1]


@pytest.mark.parametrize(
    ("section", "facts"),
    [
        (SectionKey.SUMMARY, ["40 %", "2 h 20 min", "86", "300", "23", "severity 2"]),
        (SectionKey.LEAD_UP, ["packs builds tightly", "request", "within an hour"]),
        (SectionKey.FAULT, ["oversubscribed", "OutOfCpu", "idle"]),
        (SectionKey.IMPACT, ["14:20", "16:40", "86", "300", "40 %", "23", "internal"]),
        (SectionKey.DETECTION, ["chat", "no alert", "second page"]),
        (SectionKey.RESPONSE, ["14:27", "16:30", "one node at a time"]),
        (SectionKey.RECOVERY, ["more nodes", "autoscaler was disabled", "previous version"]),
        (SectionKey.BACKLOG, ["two quarters"]),
        (SectionKey.RECURRENCE, ["HOT-13432", "HOT-14932", "HOT-19452", "one type of job"]),
    ],
)
def test_written_sections_hold_the_facts(
    record: Record, section: SectionKey, facts: list[str]
) -> None:
    assert [fact for fact in facts if fact not in record.prose(section)] == []


def words(items: Iterator[Item]) -> Iterator[str]:
    for item in items:
        for value in item.__dict__.values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from value


def test_nobody_is_named_but_in_the_list_of_participants(record: Record) -> None:
    assert len(record.participants) == 6
    told = " ".join(words(item for item in record.items() if not isinstance(item, Participant)))
    for person in record.participants:
        assert person.role
        for name in [*person.name.split(), person.handle.removeprefix("@")]:
            assert not re.search(rf"\b{re.escape(name)}\b", told, re.IGNORECASE)


def test_the_sample_is_made_in_one_step_that_history_can_keep(record: Record) -> None:
    change = sample.sample("pm", examples.CREATED)
    assert codec.load(change.label, codec.dump(change)) == change
    assert applied(Record("pm"), change) == record


def test_two_samples_share_no_identity(record: Record) -> None:
    other = sample.sample("other", examples.CREATED, 43).applied_to(Record("other"))
    assert other.postmortem.key == "PM-43"
    assert not {item.id for item in record.items()} & {item.id for item in other.items()}
    assert all(item.record_id == "other" for item in other.items())


def test_the_directory_knows_the_service_of_the_sample(record: Record) -> None:
    directory = sample.sample_directory().applied_to(Record(creation.DIRECTORY_ID))
    assert directory.directory.id == creation.DIRECTORY_ID
    assert len(directory.services) == 4
    (service,) = [s for s in directory.services if s.name == record.postmortem.service]
    assert (service.group, service.delivery_team) == ("Developer platform", "Kubernetes platform")
    assert service.slo_weeks == 4
    named = {approval.name for approval in record.approvals if approval.mandatory}
    assert named == set(service.mandatory_approvers)
    assert not review.add_service_approvers(record, service)
