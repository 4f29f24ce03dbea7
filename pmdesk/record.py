"""A record: one immutable value that holds everything about a postmortem, or the directory."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any, Generic, TypeVar

from pmdesk import ranks
from pmdesk.errors import Conflict, NotFound
from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Directory,
    Item,
    Lesson,
    LessonKind,
    Mark,
    Meeting,
    Participant,
    Postmortem,
    Ranked,
    Section,
    SectionKey,
    Service,
    Tick,
    TimelineEvent,
    Why,
)

I = TypeVar("I", bound=Item)  # noqa: E741 - an item
R = TypeVar("R", bound=Ranked)
GONE = "What you wanted to change is no longer there. Nothing was changed."


_FEW = 8
"""Items up to which a table is kept in order item by item; more are sorted when asked for."""


@dataclass(frozen=True)
class Table(Generic[I]):
    """The items of one kind, by identity and in order."""

    items: Mapping[str, I] = field(default_factory=dict)
    sorted_before: "tuple[tuple[I, ...], I | None] | None" = field(
        default=None, repr=False, compare=False
    )
    """What is known of the order: all items but one, and that one, so that an edit sorts little."""

    @cached_property
    def ordered(self) -> tuple[I, ...]:
        """The items, sorted as their kind is sorted."""
        if self.sorted_before is None:
            return tuple(sorted(self.items.values(), key=lambda item: item.order()))
        others, item = self.sorted_before
        if item is None:
            return others
        row = bisect_left(others, item.order(), key=lambda other: other.order())
        return (*others[:row], item, *others[row:])

    def row(self, item: I) -> int:
        """Return where an item stands, or would stand, in `ordered`; takes O(log n)."""
        return bisect_left(self.ordered, item.order(), key=lambda other: other.order())

    def putting(self, item: I) -> "Table[I]":
        """Return the table with an item added or replaced."""
        others = self._without(item.id)
        known = None if others is None else (others, item)
        return Table({**self.items, item.id: item}, known)

    def dropping(self, item: I) -> "Table[I]":
        """Return the table without an item."""
        items = dict(self.items)
        del items[item.id]
        others = self._without(item.id)
        return Table(items, None if others is None else (others, None))

    def with_items(self, changed: Mapping[str, I | None]) -> "Table[I]":
        """Return the table with some items added or replaced, and those given as None left out."""
        if len(changed) > _FEW:
            items = {**self.items, **changed}
            return Table({item_id: item for item_id, item in items.items() if item is not None})
        table = self
        for item_id, item in changed.items():
            old = table.items.get(item_id)
            table = table.putting(item) if item else table.dropping(old) if old else table
        return table

    def _without(self, item_id: str) -> tuple[I, ...] | None:
        """Return the other items in order, or None where that would take sorting."""
        old = self.items.get(item_id)
        if "ordered" not in self.__dict__:
            return None
        row = self.row(old) if old else len(self.ordered)
        is_there = old is None or self.ordered[row].id == item_id
        return self.ordered[:row] + self.ordered[row + 1 :] if is_there else None


_EMPTY: Table[Any] = Table()


@dataclass(frozen=True)
class Record:
    """Every item of one record. Reading is by the queries below, changing by `pmdesk.changes`."""

    id: str
    tables: Mapping[type[Item], Table[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, record_id: str, items: Iterable[Item]) -> "Record":
        """Collect loose items into a record."""
        kinds: dict[type[Item], dict[str, Item]] = {}
        for kind, same in groupby(items, type):
            kinds.setdefault(kind, {}).update((item.id, item) for item in same)
        return cls(record_id, {kind: Table(found) for kind, found in kinds.items()})

    def table(self, kind: type[I]) -> Table[I]:
        """Return the table of a kind, empty if there is none."""
        return self.tables.get(kind, _EMPTY)

    def all(self, kind: type[I]) -> tuple[I, ...]:
        """Return the items of a kind, in order."""
        return self.table(kind).ordered

    def get(self, kind: type[I], item_id: str) -> I | None:
        """Return an item, or None where it is gone."""
        return self.table(kind).items.get(item_id)

    def item(self, kind: type[I], item_id: str) -> I:
        """Return an item that must be there, or raise `Conflict`."""
        found = self.get(kind, item_id)
        if found is None:
            raise Conflict(GONE)
        return found

    def items(self) -> Iterable[Item]:
        """Return every item, kind by kind, in order."""
        for table in self.tables.values():
            yield from table.ordered

    def putting(self, item: Item) -> "Record":
        """Return the record with an item added or replaced."""
        kind = type(item)
        return replace(self, tables={**self.tables, kind: self.table(kind).putting(item)})

    def dropping(self, item: Item) -> "Record":
        """Return the record without an item."""
        kind = type(item)
        tables = {**self.tables, kind: self.table(kind).dropping(item)}
        if not tables[kind].items:
            del tables[kind]
        return replace(self, tables=tables)

    def with_items(self, changed: Mapping[type[Item], Mapping[str, Item | None]]) -> "Record":
        """Return the record with some items added or replaced, and those given as None left out."""
        tables = {
            **self.tables,
            **{kind: self.table(kind).with_items(items) for kind, items in changed.items()},
        }
        return replace(self, tables={kind: table for kind, table in tables.items() if table.items})

    @property
    def postmortem(self) -> Postmortem:
        """The postmortem that this record is about."""
        return self._only(Postmortem)

    @property
    def meeting(self) -> Meeting:
        """The meeting of this record."""
        return self._only(Meeting)

    @property
    def directory(self) -> Directory:
        """The root of a directory record."""
        return self._only(Directory)

    @property
    def events(self) -> tuple[TimelineEvent, ...]:
        """The timeline, in order of time."""
        return self.all(TimelineEvent)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions, in the user's order."""
        return self.all(Action)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """The people who took part."""
        return self.all(Participant)

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvers and their decisions."""
        return self.all(Approval)

    @property
    def services(self) -> tuple[Service, ...]:
        """The services of a directory."""
        return self.all(Service)

    def section(self, key: SectionKey) -> Section:
        """Return the text of a written section."""
        for section in self.all(Section):
            if section.key is key:
                return section
        message = f"This record has no text for “{key.label}”."
        raise NotFound(message)

    def prose(self, key: SectionKey) -> str:
        """Return a section's text, empty where the section has none."""
        return next((s.text for s in self.all(Section) if s.key is key), "")

    def attachments(self, key: SectionKey) -> tuple[Attachment, ...]:
        """Return the pictures of a section."""
        return tuple(item for item in self.all(Attachment) if item.section is key)

    def lessons(self, kind: LessonKind) -> tuple[Lesson, ...]:
        """Return the lessons of one column."""
        return tuple(lesson for lesson in self.all(Lesson) if lesson.kind is kind)

    def ticked(self, key: str) -> Tick | None:
        """Return the tick on a line of the checklist or a step of the process, if there is one."""
        return next((tick for tick in self.all(Tick) if tick.key == key), None)

    @cached_property
    def _branches(self) -> Mapping[str, tuple[Why, ...]]:
        found: dict[str, list[Why]] = {}
        for why in self.all(Why):
            found.setdefault(why.parent_id, []).append(why)
        return {parent: tuple(whys) for parent, whys in found.items()}

    def reasons(self, parent_id: str = "") -> tuple[Why, ...]:
        """Return the reasons directly below one, or the tops of the tree."""
        return self._branches.get(parent_id, ())

    def walk(self, parent_id: str = "", depth: int = 0) -> Iterable[tuple[int, Why]]:
        """Go through a branch from the top down, each reason with its depth below `parent_id`."""
        stack = [(depth, why) for why in reversed(self.reasons(parent_id))]
        while stack:
            level, why = stack.pop()
            yield level, why
            stack.extend((level + 1, below) for below in reversed(self.reasons(why.id)))

    def chain(self, why: Why) -> tuple[Why, ...]:
        """Return the reasons from the impact down to one, both included."""
        found = [why]
        while found[-1].parent_id and len(found) <= len(self.table(Why).items):
            found.append(self.item(Why, found[-1].parent_id))
        return tuple(reversed(found))

    @cached_property
    def root_causes(self) -> tuple[Why, ...]:
        """The reasons marked as root causes, in the order of the tree."""
        return tuple(why for _, why in self.walk() if why.mark is Mark.ROOT)

    def actions_for(self, cause: Why) -> tuple[Action, ...]:
        """Return the actions that address a root cause."""
        return tuple(action for action in self.actions if action.cause_id == cause.id)

    def rank_at(self, siblings: Iterable[R], row: int, *, moving: str = "") -> str:
        """Return a rank that puts an item at `row` among its siblings.

        An item that moves among them is named by `moving`, so that it is not its own neighbour.
        """
        places = [item.rank for item in siblings if item.id != moving]
        row = max(0, min(row, len(places)))
        low = places[row - 1] if row else ""
        high = places[row] if row < len(places) else ""
        return ranks.between(low, high)

    def _only(self, kind: type[I]) -> I:
        found = self.all(kind)
        if not found:
            message = f"This record has no {kind.__name__.lower()}; it may be damaged."
            raise NotFound(message)
        return found[0]
