"""The question bank: what and how, for the step of the meeting and for what is selected in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pmdesk.guidance import Words, read
from pmdesk.model import Action, Mark, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.whys.causes import cause_status


@dataclass(frozen=True)
class Question(Words):
    """A question of a step; `about` is what the selected item must be, empty for any."""

    step: str
    text: str
    about: str = ""


@cache
def bank() -> tuple[Question, ...]:
    """Return every question there is."""
    return read("questions", dict[str, tuple[Question, ...]])["questions"]


def questions(record: Record, step: str, item_id: str = "") -> tuple[str, ...]:
    """Return what to ask now: first about the selected item, then about the step as a whole."""
    about = set(_traits(record, item_id)) if item_id else set()
    of_step = [question for question in bank() if question.step == step]
    pointed = [question.text for question in of_step if question.about in about]
    return (*pointed, *(question.text for question in of_step if not question.about))


def _traits(record: Record, item_id: str) -> Iterator[str]:
    """Say what an item is, in the words by which questions ask for it."""
    if event := record.get(TimelineEvent, item_id):
        yield event.moment.value
        if event.learned_later:
            yield "learned_later"
        if not (event.source or event.link):
            yield "unsourced"
    if why := record.get(Why, item_id):
        yield from (why.mark.value, why.standing.value)
        if why.mark is Mark.ROOT and not cause_status(record, why).fixed:
            yield "unfixed"
    action = record.get(Action, item_id)
    if action is not None and not action.team:
        yield "teamless"
