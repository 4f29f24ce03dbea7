"""The log of a record: every edit, undo and redo, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from pmdesk import codec
from pmdesk.changes import Change, touched
from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Choice,
    Item,
    Lesson,
    Section,
    SectionKey,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record


class Act(Choice):
    """What a person did."""

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

    @cached_property
    def change(self) -> Change:
        """What was done to the record, read from its stored form when first asked for."""
        return codec.load(self.label, self.operations)

    @property
    def sentence(self) -> str:
        """What the history view shows."""
        return self.label if self.act is Act.EDIT else f"{self.act.label}: {self.label}"


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
"""The kind of item that a section consists of; the other sections are written text."""


def section_items(record: Record, key: SectionKey) -> tuple[Item, ...]:
    """Return the items that make up a section."""
    if key in SECTION_KINDS:
        return record.all(SECTION_KINDS[key])
    written = tuple(section for section in record.all(Section) if section.key is key)
    return (*written, *record.attachments(key))


def concerns(entry: Entry, record: Record, key: SectionKey) -> bool:
    """Tell whether an entry touched a section, as far as its items can still be known."""
    kind = SECTION_KINDS.get(key)
    if kind is not None:
        return any(touched_kind is kind for touched_kind, _ in touched(entry.change))
    ids = {item.id for item in section_items(record, key)}
    return any(k in {Section, Attachment} and i in ids for k, i in touched(entry.change))
