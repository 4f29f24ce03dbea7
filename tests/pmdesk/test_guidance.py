"""Every choice that people meet is explained, and the words keep their own rules."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass

import pytest
from pydantic import ValidationError

from pmdesk import checklist, guidance, process
from pmdesk.guidance import SectionGuide, Words, read
from pmdesk.meeting import agenda, questions
from pmdesk.model import ActionClass, Category, SectionKey, State, TrackerKind
from pmdesk.whys import dependency


def texts(value: object) -> list[str]:
    """Return every text in a value, however deep."""
    if isinstance(value, str):
        return [str(value)]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


EVERYTHING: dict[str, Callable[[], object]] = {
    "sections": guidance.sections,
    "categories": guidance.categories,
    "actions": guidance.actions,
    "causes": guidance.causes,
    "process": guidance.process,
    "opening": guidance.opening,
    "dependency": dependency.graph,
    "checklist": checklist.guides,
    "agenda": agenda.guide,
    "questions": questions.bank,
    "trackers": guidance.trackers,
}


def test_every_section_is_explained() -> None:
    guides = guidance.sections()
    assert list(guides) == list(SectionKey)
    for guide in guides.values():
        assert 2 <= len(guide.prompts) <= 4
        assert all(prompt.endswith("?") for prompt in guide.prompts)
        assert all((guide.guidance, guide.example, guide.done_when, guide.placeholder))


def test_the_words_name_the_numbers_of_the_rules() -> None:
    guides = guidance.sections()
    for key in process.WRITTEN:
        assert f"({process.ENOUGH_PROSE} characters)" in guides[key].done_when
    numbers = {3: "three"}
    assert (
        f"at least {numbers[process.ENOUGH_EVENTS]} events" in guides[SectionKey.TIMELINE].done_when
    )
    assert f"at least {numbers[process.ENOUGH_WHYS]} reasons" in guides[SectionKey.WHYS].done_when


def test_examples_of_written_sections_would_count_as_complete() -> None:
    for key in process.WRITTEN:
        assert len(guidance.sections()[key].example) >= process.ENOUGH_PROSE


def test_every_category_that_can_be_chosen_is_explained() -> None:
    assert list(guidance.categories()) == [c for c in Category if c is not Category.NONE]
    assert all(guide.advice for guide in guidance.categories().values())


def test_every_class_of_action_asks_a_question_of_its_own() -> None:
    classes = guidance.actions().classes
    assert list(classes) == list(ActionClass)
    assert len({guide.question for guide in classes.values()}) == len(classes)
    assert all(guide.question.endswith("?") for guide in classes.values())


def test_every_rule_of_wording_is_shown_by_a_pair() -> None:
    guide = guidance.actions()
    assert [rule.key for rule in guide.rules] == ["actionable", "specific", "bounded"]
    assert {pair.rule for pair in guide.rewordings} == {rule.key for rule in guide.rules}


def test_four_incidents_tell_proximate_from_root_causes() -> None:
    assert len(guidance.causes().pairs) == 4
    assert guidance.causes().place.title == "Is this the optimal place?"


def test_every_step_and_every_state_of_the_process_is_explained() -> None:
    assert list(guidance.process().steps) == [step.key for step in process.STEPS]
    assert list(guidance.process().states) == list(State)


@pytest.mark.parametrize("name", EVERYTHING)
def test_texts_are_trimmed_and_set_with_care(name: str) -> None:
    for text in texts(EVERYTHING[name]()):
        assert text == text.strip()
        assert "\n" in text or "  " not in text, f"two spaces in {text!r}"
        assert "'" not in text, f"a straight apostrophe in {text!r}"
        assert '"' not in text, f"a straight quotation mark in {text!r}"
        assert "..." not in text, f"three dots instead of an ellipsis in {text!r}"


@dataclass(frozen=True)
class Narrow(Words):
    meaning: str


def test_a_name_in_a_file_that_nothing_reads_is_an_error() -> None:
    with pytest.raises(ValidationError, match="Unexpected keyword argument"):
        read("categories", dict[Category, Narrow])


def test_a_name_that_a_file_lacks_is_an_error() -> None:
    with pytest.raises(ValidationError, match=r"guidance\n.*Field required"):
        read("categories", dict[Category, SectionGuide])


def test_every_kind_of_tracker_is_explained() -> None:
    guides = guidance.trackers()
    assert list(guides) == list(TrackerKind)
    for guide in guides.values():
        assert all((guide.address, guide.project, guide.project_help, guide.token))
