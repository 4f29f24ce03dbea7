"""What a good facilitator would ask next of the chains of reasons, found from the record alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pmdesk.changes import Change, insert, remove
from pmdesk.guidance import Words, read
from pmdesk.model import Mark, Tick, Why
from pmdesk.process import ENOUGH_WHYS
from pmdesk.record import Record
from pmdesk.whys.reasons import ends_on_person


@dataclass(frozen=True)
class QuestionGuide(Words):
    """A question as it is written down; `ask` is what its button says, if it has one."""

    title: str
    text: str
    ask: str


@cache
def guides() -> Mapping[str, QuestionGuide]:
    """Return every question by the rule that raises it."""
    return read("chain", dict[str, QuestionGuide])


@dataclass(frozen=True)
class Question:
    """Something to ask of one reason."""

    rule: str
    why_id: str

    @property
    def guide(self) -> QuestionGuide:
        """The words of the question."""
        return guides()[self.rule]

    @property
    def key(self) -> str:
        """What its dismissal is kept by."""
        return f"chain.{self.rule}.{self.why_id}"


def questions(record: Record) -> tuple[Question, ...]:
    """Return what is to be asked of every reason, in the order of the tree."""
    dismissed = {tick.key for tick in record.all(Tick)}
    return tuple(
        question
        for depth, why in record.walk()
        for question in _of(record, depth, why)
        if question.key not in dismissed
    )


def questions_of(record: Record, why: Why) -> tuple[Question, ...]:
    """Return what is to be asked of one reason."""
    return tuple(q for q in _all_of(record, why) if record.ticked(q.key) is None)


def dismissed_of(record: Record, why: Why) -> tuple[tuple[Question, str], ...]:
    """Return the questions of a reason that were dismissed and would be asked, with their notes."""
    found = ((question, record.ticked(question.key)) for question in _all_of(record, why))
    return tuple((question, tick.note) for question, tick in found if tick is not None)


def dismiss(record: Record, question: Question, note: str, now: datetime) -> Change:
    """Say that a question needs no further answer, and why."""
    if record.ticked(question.key) is not None:
        return Change("Dismiss question")
    tick = Tick.checked(record_id=record.id, key=question.key, at=now, note=note)
    return insert("Dismiss question", tick)


def ask_again(record: Record, question: Question) -> Change:
    """Take a dismissal back."""
    tick = record.ticked(question.key)
    return remove("Ask again", tick) if tick else Change("Ask again")


def _all_of(record: Record, why: Why) -> Iterator[Question]:
    return _of(record, len(record.chain(why)) - 1, why)


def _of(record: Record, depth: int, why: Why) -> Iterator[Question]:
    for rule, holds in _RULES.items():
        if holds(record, depth, why):
            yield Question(rule, why.id)


def _impact(_record: Record, depth: int, why: Why) -> bool:
    return depth == 0 and not why.text.strip()


def _lasted(record: Record, depth: int, why: Why) -> bool:
    return depth == 0 and bool(why.text.strip()) and len(record.reasons(why.id)) == 1


def _person(record: Record, _depth: int, why: Why) -> bool:
    return ends_on_person(record, why)


def _class(_record: Record, _depth: int, why: Why) -> bool:
    return why.mark is Mark.ROOT


def _short(record: Record, depth: int, why: Why) -> bool:
    return 0 < depth < ENOUGH_WHYS and _is_end(record, why)


def _proximate(record: Record, _depth: int, why: Why) -> bool:
    return why.mark is Mark.PROXIMATE and _is_end(record, why)


def _is_end(record: Record, why: Why) -> bool:
    """Tell whether a chain ends here without anybody having said why."""
    written = why.text.strip() and not why.stop_because.strip()
    return bool(written) and not record.reasons(why.id)


_RULES: Mapping[str, Callable[[Record, int, Why], bool]] = {
    "impact": _impact,
    "lasted": _lasted,
    "person": _person,
    "class": _class,
    "short": _short,
    "proximate": _proximate,
}
