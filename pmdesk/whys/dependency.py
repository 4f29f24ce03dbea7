"""The dependency guide: at most four questions find out where the fault lies and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pmdesk.actions import add_action
from pmdesk.changes import Change, set_fields
from pmdesk.guidance import Words, read
from pmdesk.model import ActionClass, Category, Why
from pmdesk.record import Record


@dataclass(frozen=True)
class Answer(Words):
    """An answer to a question; it leads to the `next` question or to a finding, by key."""

    text: str
    next: str = ""
    finding: str = ""


@dataclass(frozen=True)
class Question(Words):
    """A question with the answers to choose from."""

    text: str
    hint: str
    choices: tuple[Answer, ...]


@dataclass(frozen=True)
class Offer(Words):
    """An action that a finding offers."""

    text: str
    action_class: ActionClass


@dataclass(frozen=True)
class Finding(Words):
    """Where the fault lies, as it is written into the cause, and the actions that follow."""

    title: str
    text: str
    actions: tuple[Offer, ...]


@dataclass(frozen=True)
class Graph(Words):
    """All questions and findings by their keys."""

    start: str
    questions: Mapping[str, Question]
    findings: Mapping[str, Finding]


@cache
def graph() -> Graph:
    """Return the guide's questions and findings."""
    return read("dependency", Graph)


@dataclass(frozen=True)
class Guide:
    """How far the questions have been answered: by which choice of each, in order."""

    answers: tuple[int, ...] = ()

    def answer(self, choice: int) -> "Guide":
        """Return the guide after one more answer, given by its place among the choices."""
        return Guide((*self.answers, choice))

    def back(self) -> "Guide":
        """Return the guide without its last answer."""
        return Guide(self.answers[:-1])

    @property
    def path(self) -> tuple[tuple[Question, Answer], ...]:
        """The questions answered so far, each with its answer."""
        steps: list[tuple[Question, Answer]] = []
        key = graph().start
        for choice in self.answers:
            question = graph().questions[key]
            steps.append((question, question.choices[choice]))
            key = question.choices[choice].next
        return tuple(steps)

    @property
    def question(self) -> Question | None:
        """The question to be answered next; None where there is a finding."""
        key = self.path[-1][1].next if self.answers else graph().start
        return graph().questions[key] if key else None

    @property
    def finding(self) -> Finding | None:
        """What the answers found; None while there is a question."""
        key = self.path[-1][1].finding if self.answers else ""
        return graph().findings[key] if key else None


def write_finding(
    record: Record, cause: Why, finding: Finding, offers: Iterable[Offer] = ()
) -> Change:
    """Write where the fault lies into a root cause, with the offered actions that were taken up.

    All of it is one step to undo; a text that the cause has already goes out for the new one.
    """
    change = set_fields(
        "Write down where the fault lies",
        cause,
        category=Category.DEPENDENCY,
        dependency_finding=finding.text,
    )
    after = change.applied_to(record)
    for offer in offers:
        added = add_action(after, offer.text, cause=cause, action_class=offer.action_class)
        change, after = change.then(added), added.applied_to(after)
    return change
