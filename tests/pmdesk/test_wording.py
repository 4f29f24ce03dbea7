"""Findings in a record: in reading order, reworded in one step, left alone for a reason."""

import pytest

from pmdesk import wording
from pmdesk.errors import Conflict
from pmdesk.language import Category, Finding, check
from pmdesk.model import (
    Action,
    Mark,
    Participant,
    Section,
    SectionKey,
    Term,
    Tick,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record
from pmdesk.wording import Found, Place
from tests.examples import action, event, record, why, written
from tests.fakes import FakeClock

ADA = Participant.checked(record_id="pm", name="Ada Park", role="On-call engineer")


def find(given: Record, text: str) -> tuple[Finding, ...]:
    return check(text, given.participants)


def survey(given: Record) -> list[Found]:
    return [each for each in wording.survey(given, lambda text: find(given, text)) if each]


def full() -> Record:
    base = record(ADA, event("10:00", "Ada restarted it"))
    top = base.all(Why)[0]
    base = base.putting(why("c", top.id, "Ada pushed it", Mark.ROOT, lasting_change="Ada trained"))
    base = base.putting(action("a", "Tell Ada about the alert", cause_id="c"))
    return written(base, {SectionKey.SUMMARY: "First line.\nThen Ada left. Ada came back."})


def test_findings_come_in_the_order_in_which_the_record_is_read() -> None:
    names = [each for each in survey(full()) if each.finding.category is Category.PERSONAL_NAME]
    assert [(each.section, each.place.field) for each in names] == [
        (SectionKey.SUMMARY, "text"), (SectionKey.SUMMARY, "text"), (SectionKey.TIMELINE, "text"),
        (SectionKey.WHYS, "text"), (SectionKey.CAUSES, "lasting_change"),
        (SectionKey.ACTIONS, "text"),
    ]  # fmt: skip
    assert {each.phrase for each in names} == {"Ada"}
    assert names[0].hit.excerpt == "First line. Then Ada left. Ada came back."


def test_a_step_is_called_by_whole_words_so_that_no_half_of_a_name_is_kept() -> None:
    given = written(record(ADA), {SectionKey.SUMMARY: "Then by human error Ada Parkinson left."})
    (found,) = (f for f in survey(given) if f.finding.category is Category.HUMAN_ERROR_AS_CAUSE)
    change = wording.reword(given, found.place, found.text, found.finding, "Then … left.")
    assert change.label == "Reword “Then by human error Ada…”"


def test_an_exact_rewording_takes_the_place_of_the_words() -> None:
    given = full()
    first = survey(given)[0]
    rewording = first.finding.rewordings[0]
    change = wording.reword(given, first.place, first.text, first.finding, rewording)
    after = change.applied_to(given)
    assert after.prose(SectionKey.SUMMARY) == (
        "First line.\nThen the on-call engineer left. Ada came back."
    )
    assert change.inverse().applied_to(after) == given


def test_a_rewording_with_gaps_takes_the_place_of_its_sentence_alone() -> None:
    text = "It was late. The operator should have checked. It was dark."
    given = written(record(), {SectionKey.FAULT: text})
    found = next(f for f in find(given, text) if f.category is Category.COUNTERFACTUAL_PERSON)
    gaps = next(words for words in found.rewordings if wording.is_pattern(words))
    place = Place(Section, given.section(SectionKey.FAULT).id, "text")
    after = wording.reword(given, place, text, found, gaps).applied_to(given)
    assert after.prose(SectionKey.FAULT) == f"It was late. {gaps} It was dark."


def test_a_text_that_has_changed_since_is_not_reworded() -> None:
    given = full()
    first = survey(given)[0]
    later = written(given, {SectionKey.SUMMARY: "Something else about Ada."})
    with pytest.raises(Conflict, match="look at it again"):
        wording.reword(later, first.place, first.text, first.finding, "x")


def test_all_of_a_kind_are_reworded_as_one_step() -> None:
    given = full()
    found = survey(given)
    kind = next(each.finding for each in found if each.finding.is_exact)
    change = wording.reword_all(given, wording.alike(found, kind), "Reword")
    after = change.applied_to(given)
    assert after.prose(SectionKey.SUMMARY) == (
        "First line.\nThen the on-call engineer left. The on-call engineer came back."
    )
    assert after.all(TimelineEvent)[0].text == "The on-call engineer restarted it"
    assert after.all(Action)[0].text == "Tell the on-call engineer about the alert"
    assert not [f for f in survey(after) if f.finding.category is Category.PERSONAL_NAME]
    assert change.inverse().applied_to(after) == given


def test_what_is_left_alone_is_kept_with_its_reason_and_asked_about_elsewhere_only() -> None:
    given, text = record(ADA), "Then Ada left."
    found = find(given, text)[0]
    change = wording.leave(given, text, found, "She asked for it", FakeClock()())
    after = change.applied_to(given)
    assert after.all(Tick)[0].note == "“Ada”: She asked for it"
    assert wording.left_key(text, found) in wording.left(after)
    assert not wording.leave(after, text, found, "Again", FakeClock()())
    elsewhere = "Then Ada came."
    assert wording.left_key(elsewhere, find(given, elsewhere)[0]) not in wording.left(after)
    moved = f"One more line.\n{text}"
    assert wording.left_key(moved, find(given, moved)[0]) in wording.left(after)


def test_a_library_learns_a_word_once_even_where_it_had_no_directory() -> None:
    empty = Record("directory")
    after = wording.not_a_person(empty, "Jenkins").applied_to(empty)
    assert [term.text for term in after.all(Term)] == ["Jenkins"]
    assert after.directory.id == "directory"
    assert not wording.not_a_person(after, "jenkins")


def test_there_are_questions_with_a_source_for_every_category() -> None:
    assert set(wording.asking()) == set(Category)
    for guide in wording.asking().values():
        assert guide.source
        assert all(question.endswith("?") for question in guide.questions)
        assert not any(question.startswith("Why") for question in guide.questions)
        for question in guide.questions:
            assert not check(question), question
