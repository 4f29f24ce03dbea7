"""The checklist is ticked by people where it needs judgement, by the record where it needs none."""

from datetime import date

import pytest

from pmdesk import checklist, sample
from pmdesk.checklist import AUTOMATIC, ChecklistLine
from pmdesk.model import ActionState, Approval, Attachment, Category, Mark, Moment, SectionKey, Why
from pmdesk.record import Record
from tests import examples
from tests.pmdesk.taken_back import applied


def line(record: Record, section: SectionKey, key: str) -> ChecklistLine:
    (found,) = [line for line in checklist.lines(record, section) if line.key == key]
    return found


def test_every_section_has_lines_and_every_key_is_its_own() -> None:
    record = examples.record()
    assert all(checklist.lines(record, section) for section in SectionKey)
    keys = [guide.key for guide in checklist.guides()]
    assert len(keys) == len(set(keys))
    assert all(guide.why.endswith(".") for guide in checklist.guides())


def test_lines_and_rules_name_each_other() -> None:
    named = {guide.automatic for guide in checklist.guides()} - {""}
    assert named == set(AUTOMATIC)


def test_the_blameless_lines_are_there() -> None:
    keys = {guide.key for guide in checklist.guides() if not guide.automatic}
    assert {
        "opening", "roles", "systems", "second-stories", "factors", "made-sense", "carefulness",
        "intentions",
    } <= keys  # fmt: skip


def test_every_line_says_who_taught_it() -> None:
    assert all(guide.source for guide in checklist.guides())
    assert all(line.source for line in checklist.all_lines(examples.record()))


def test_what_no_pattern_can_find_is_asked_of_people_wherever_it_applies() -> None:
    asked = {g.key: g for g in checklist.guides() if g.topic is checklist.Topic.BLAMELESS}
    assert not any(guide.automatic for guide in asked.values())
    for section in (SectionKey.TIMELINE, SectionKey.WHYS, SectionKey.ACTIONS):
        assert section in asked["systems"].sections
    assert asked["carefulness"].sections == (SectionKey.ACTIONS,)
    without = {SectionKey.APPROVAL, SectionKey.IMPACT}
    for section in set(SectionKey) - without:
        assert any(section in guide.sections for guide in asked.values())


def test_a_tick_is_set_and_taken_back_for_the_whole_record() -> None:
    record = examples.record()
    assert not line(record, SectionKey.SUMMARY, "roles").done
    ticked = applied(record, checklist.tick(record, "roles", examples.CREATED))
    assert line(ticked, SectionKey.SUMMARY, "roles").done
    assert line(ticked, SectionKey.ACTIONS, "roles").done
    assert not line(ticked, SectionKey.SUMMARY, "systems").done
    again = applied(ticked, checklist.tick(ticked, "roles", examples.CREATED))
    assert not line(again, SectionKey.SUMMARY, "roles").done


def test_nothing_is_ticked_by_itself_in_a_blank_record() -> None:
    record = examples.record()
    lines = [line for section in SectionKey for line in checklist.lines(record, section)]
    assert not [line.key for line in lines if line.done]


def picture() -> Attachment:
    return Attachment.checked(
        record_id=examples.RECORD_ID, name="graph.png", width=8, height=8, sha256="0" * 64
    )


def approver() -> Approval:
    return Approval.checked(record_id=examples.RECORD_ID, name="Head of Payments")


def closed(mark: Mark, **more: object) -> Record:
    return examples.record(examples.why("a", "impact", "Reason", mark, **more))


FULL = examples.sample_like_record()
FACTS = [
    ("impact_times_set", FULL, examples.record(impact_start=examples.at("14:20"))),
    ("fault_pictured", examples.record(picture()), FULL),
    ("times_in_zone", FULL, examples.record()),
    ("impact_marked", FULL, examples.record(examples.event("14:20", "x", Moment.IMPACT_STARTS))),
    (
        "events_sourced",
        examples.record(examples.event("14:20", "x", link="https://example.org")),
        FULL,
    ),
    ("events_confirmed", examples.record(examples.event("14:20", "x", confirmed=True)), FULL),
    ("whys_branch", FULL, closed(Mark.ROOT)),
    ("chains_end_in_causes", FULL, FULL.putting(examples.why("f", "d", "Open end"))),
    ("causes_categorised", FULL, closed(Mark.ROOT)),
    ("causes_fixed", FULL, closed(Mark.ROOT, category=Category.BUG)),
    ("lessons_in_all_columns", FULL, examples.record()),
    (
        "actions_owned",
        examples.record(
            examples.action("1", "x", team="Payments", due=date(2026, 4, 1)),
            examples.action("2", "y", state=ActionState.DECLINED),
        ),
        FULL,
    ),
    ("actions_last", FULL, examples.record(examples.action("1", "x", action_class="repair"))),
    ("approver_named", examples.record(approver()), examples.record()),
    (
        "ready_for_approval",
        sample.sample("pm", examples.CREATED).applied_to(Record("pm")),
        FULL,
    ),
]


def test_every_rule_has_an_example() -> None:
    assert [rule for rule, _, _ in FACTS] == list(AUTOMATIC)


@pytest.mark.parametrize(("rule", "met", "missed"), FACTS, ids=[rule for rule, _, _ in FACTS])
def test_a_rule_tells_a_record_that_meets_it_from_one_that_does_not(
    rule: str, met: Record, missed: Record
) -> None:
    assert AUTOMATIC[rule](met)
    assert not AUTOMATIC[rule](missed)


def test_a_blank_impact_is_no_chain_that_ends() -> None:
    assert not AUTOMATIC["chains_end_in_causes"](examples.record())
    assert isinstance(examples.record().all(Why)[0], Why)
