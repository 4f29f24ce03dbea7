"""The log of a record: every edit, undo and redo, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pmdesk import codec
from pmdesk.changes import Change, Insert, Operation, Remove, difference, touched
from pmdesk.errors import Conflict
from pmdesk.model import (
    KIND_NAMES,
    Action,
    Approval,
    Attachment,
    Choice,
    Item,
    Lesson,
    Meeting,
    Postmortem,
    Section,
    SectionKey,
    TimelineEvent,
    Why,
)
from pmdesk.model.meeting import CLOCK
from pmdesk.record import Record


class Act(Choice):
    """What a person did. How a record began, and what is only noted, cannot be undone."""

    BEGIN = "begin", "Began"
    NOTE = "note", "Noted"
    EDIT = "edit", "Edited"
    UNDO = "undo", "Undid"
    REDO = "redo", "Redid"


@dataclass(frozen=True)
class Entry:
    """One line of the log: when, in whose role, what. An undo or redo names its `target`."""

    number: int
    at: datetime
    role: str
    label: str
    act: Act
    target: int
    operations: str

    @classmethod
    def of(
        cls, change: Change, number: int, at: datetime, role: str, act: Act, target: int = 0
    ) -> "Entry":
        """Make the line for a change, which need not be read again while it is at hand."""
        made = cls(number, at, role, change.label, act, target, codec.dump(change))
        made.__dict__["change"] = change
        return made

    @cached_property
    def change(self) -> Change:
        """What was done to the record, read from its stored form when first asked for."""
        return codec.load(self.label, self.operations)

    @property
    def sentence(self) -> str:
        """What the history view shows."""
        is_repeat = self.act in {Act.UNDO, Act.REDO}
        return f"{self.act.label}: {self.label}" if is_repeat else self.label


class Stacks:
    """What can be undone and redone, as entry numbers with the next one last.

    Both follow from the log alone, which is why undo works after a restart.
    """

    def __init__(self, log: Iterable[Entry] = ()) -> None:
        self.undo: list[int] = []
        self.redo: list[int] = []
        for entry in log:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Follow an entry that has been added to the log."""
        if entry.act in {Act.BEGIN, Act.NOTE}:
            return
        if entry.act is Act.EDIT:
            self.undo.append(entry.number)
            self.redo.clear()
            return
        source, goal = (self.undo, self.redo) if entry.act is Act.UNDO else (self.redo, self.undo)
        source.remove(entry.target)
        goal.append(entry.target)


def state_before(record: Record, log: Sequence[Entry], number: int) -> Record:
    """Return the record as it was before entry `number`, by taking back all that came since."""
    for entry in reversed(log):
        if entry.number < number:
            break
        record = entry.change.inverse().applied_to(record)
    return record


SECTION_KINDS: dict[SectionKey, type[Item]] = {
    SectionKey.TIMELINE: TimelineEvent,
    SectionKey.WHYS: Why,
    SectionKey.CAUSES: Why,
    SectionKey.LESSONS: Lesson,
    SectionKey.ACTIONS: Action,
    SectionKey.APPROVAL: Approval,
}
"""The kind of item that a section consists of, beside its pictures; the others are text."""


def section_items(record: Record, key: SectionKey) -> tuple[Item, ...]:
    """Return the items that make up a section."""
    own = (
        record.all(SECTION_KINDS[key])
        if key in SECTION_KINDS
        else tuple(section for section in record.all(Section) if section.key is key)
    )
    return (*own, *record.attachments(key))


def concerns(entry: Entry, record: Record, key: SectionKey) -> bool:
    """Tell whether an entry touched a section, as far as its items can still be known."""
    if not _mentions(entry, key):
        return False
    kind = SECTION_KINDS.get(key)
    if kind is not None and any(touched_kind is kind for touched_kind, _ in touched(entry.change)):
        return True
    ids = {item.id for item in section_items(record, key)}
    return any(_writes(operation, ids, key) for operation in entry.change.operations)


def _mentions(entry: Entry, key: SectionKey) -> bool:
    """Look for a section's kinds in an entry's stored form, which is faster than reading it."""
    kinds = (SECTION_KINDS.get(key, Section), Attachment)
    return any(f'"{KIND_NAMES[kind]}"' in entry.operations for kind in kinds)


def _writes(operation: Operation, ids: set[str], key: SectionKey) -> bool:
    if isinstance(operation, Insert | Remove):
        item = operation.item
        return getattr(item, "key" if isinstance(item, Section) else "section", None) is key
    return operation.kind in {Section, Attachment} and operation.id in ids


class Past:
    """A record at any point of its log, reached step by step from where one looked last."""

    def __init__(self, record: Record, log: Sequence[Entry]) -> None:
        self.log = tuple(log)
        self.record = record
        self.number = len(self.log) + 1
        """The entry that `record` is the state before of."""

    def walk(self, number: int, steps: int) -> bool:
        """Go towards the state before entry `number`; tell whether it is reached."""
        for _ in range(steps):
            if self.number == number:
                break
            if self.number > number:
                self.number -= 1
                self.record = self._change.inverse().applied_to(self.record)
            else:
                self.record = self._change.applied_to(self.record)
                self.number += 1
        return self.number == number

    @property
    def _change(self) -> Change:
        return self.log[self.number - 1].change


def restoring(record: Record, earlier: Record, key: SectionKey | None = None) -> Change:
    """Return the change that makes a section, or all of a record, as it was in an earlier state.

    Raises `Conflict` where the record did not exist yet.
    """
    if not earlier.all(Postmortem):
        message = "Before this step there was no record yet, so there is nothing to go back to."
        raise Conflict(message)
    if key is None:
        goal = _with_clock_of(record, earlier)
        return difference(f"Restore {record.postmortem.key}", record, goal)
    gone = {item.id for item in section_items(record, key)}
    kept = [item for item in record.items() if item.id not in gone]
    goal = Record.of(record.id, [*kept, *section_items(earlier, key)])
    return difference(f"Restore {key.label}", record, goal)


def _with_clock_of(record: Record, earlier: Record) -> Record:
    """Return an earlier state in which a meeting stands where it stands now."""
    for meeting in earlier.all(Meeting):
        now = record.get(Meeting, meeting.id)
        if now is not None:
            known = {field: getattr(now, field) for field in CLOCK}
            earlier = earlier.putting(meeting.model_copy(update=known))
    return earlier
