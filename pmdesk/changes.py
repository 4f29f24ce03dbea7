"""The four operations by which a record changes, each a value with an inverse.

A `Change` is what one undo step does: a label for the menu and operations in order. Nothing else
changes a record: undo, autosave, history, "what changed since" all follow from these values.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pmdesk.errors import Conflict
from pmdesk.model import Item, Ranked, Why
from pmdesk.record import GONE, Record

SPLICE_FROM = 64
"""Texts of at least this many characters are changed by splice, so that work follows the edit."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A field's value before and after."""

    field: str
    before: Any
    after: Any

    def applied(self, value: Any) -> Any:
        """Return the new value, or raise `Conflict` where the old one is not there."""
        if value != self.before:
            raise Conflict(_OUTDATED)
        return self.after

    def inverse(self) -> "Replaced":
        """Return what takes this back."""
        return Replaced(self.field, self.after, self.before)

    def followed_by(self, later: "FieldChange") -> "FieldChange | None":
        """Return both as one, or None where they cannot be."""
        if isinstance(later, Replaced):
            return Replaced(self.field, self.before, later.after)
        return Replaced(self.field, self.before, later.applied(self.after))


@dataclass(frozen=True, slots=True)
class Spliced:
    """A long text in which `removed` at character `at` gave way to `inserted`."""

    field: str
    at: int
    removed: str
    inserted: str

    def applied(self, value: Any) -> Any:
        """Return the new text, or raise `Conflict` where the removed one is not there."""
        end = self.at + len(self.removed)
        if not isinstance(value, str) or value[self.at : end] != self.removed:
            raise Conflict(_OUTDATED)
        return value[: self.at] + self.inserted + value[end:]

    def inverse(self) -> "Spliced":
        """Return what takes this back."""
        return Spliced(self.field, self.at, self.inserted, self.removed)

    def followed_by(self, later: "FieldChange") -> "FieldChange | None":
        """Return both as one splice where they touch, else None."""
        if isinstance(later, Replaced):
            return None
        end = self.at + len(self.inserted)
        later_end = later.at + len(later.removed)
        if later.at > end or later_end < self.at:
            return None
        head, tail = max(self.at - later.at, 0), max(later_end - end, 0)
        kept_left = self.inserted[: max(later.at - self.at, 0)]
        kept_right = self.inserted[len(self.inserted) - max(end - later_end, 0) :]
        return Spliced(
            self.field,
            min(self.at, later.at),
            later.removed[:head] + self.removed + later.removed[len(later.removed) - tail :],
            kept_left + later.inserted + kept_right,
        )


FieldChange = Replaced | Spliced
_OUTDATED = "This text was changed elsewhere in the meantime. Nothing was changed; try again."


class Place(NamedTuple):
    """Where a ranked item stands: below which reason (or none), and with which rank."""

    parent_id: str
    rank: str


@dataclass(frozen=True, slots=True)
class Set:
    """Some fields of an item get new values."""

    kind: type[Item]
    id: str
    fields: tuple[FieldChange, ...]

    def item_after(self, item: Item | None) -> Item:
        """Return what becomes of the item, or raise `Conflict` where it is not as it was."""
        there = _still_there(item)
        values = {f.field: f.applied(getattr(there, f.field)) for f in self.fields}
        return there.with_values(values)

    def inverse(self) -> "Set":
        """Return what takes this back."""
        return replace(self, fields=tuple(change.inverse() for change in self.fields))

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that this writes."""
        return tuple(change.field for change in self.fields)


@dataclass(frozen=True, slots=True)
class Insert:
    """A new item."""

    item: Item

    @property
    def kind(self) -> type[Item]:
        """The kind of the item."""
        return type(self.item)

    @property
    def id(self) -> str:
        """The identity of the item."""
        return self.item.id

    def item_after(self, item: Item | None) -> Item:
        """Return the new item, or raise `Conflict` where it is there already."""
        if item is not None:
            raise Conflict(_OUTDATED)
        return self.item

    def inverse(self) -> "Remove":
        """Return what takes this back."""
        return Remove(self.item)


@dataclass(frozen=True, slots=True)
class Remove:
    """An item goes; it is kept here so that it can come back."""

    item: Item

    @property
    def kind(self) -> type[Item]:
        """The kind of the item."""
        return type(self.item)

    @property
    def id(self) -> str:
        """The identity of the item."""
        return self.item.id

    def item_after(self, item: Item | None) -> None:
        """Leave nothing of the item, or raise `Conflict` where it is not as it was."""
        if item != self.item:
            raise Conflict(_OUTDATED)

    def inverse(self) -> Insert:
        """Return what takes this back."""
        return Insert(self.item)


@dataclass(frozen=True, slots=True)
class Move:
    """A ranked item goes to another place."""

    kind: type[Ranked]
    id: str
    before: Place
    after: Place

    def item_after(self, item: Item | None) -> Item:
        """Return the item in its new place, or raise `Conflict` where it left the old one."""
        there = _still_there(item)
        if not isinstance(there, Ranked) or place_of(there) != self.before:
            raise Conflict(_OUTDATED)
        values = {name: getattr(self.after, name) for name in self.names}
        return there.with_values(values)

    def inverse(self) -> "Move":
        """Return what takes this back."""
        return replace(self, before=self.after, after=self.before)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that this writes."""
        return ("parent_id", "rank") if self.kind is Why else ("rank",)


Operation = Set | Insert | Remove | Move


@dataclass(frozen=True, slots=True)
class Change:
    """One undo step: what the menu calls it, and its operations in order."""

    label: str
    operations: tuple[Operation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.operations)

    def applied_to(self, record: Record) -> Record:
        """Return the record after all operations: each kind's table is made anew once."""
        found: dict[type[Item], dict[str, Item | None]] = {}
        for operation in self.operations:
            same = found.setdefault(operation.kind, {})
            before = (
                same[operation.id]
                if operation.id in same
                else record.get(operation.kind, operation.id)
            )
            same[operation.id] = operation.item_after(before)
        return record.with_items(found)

    def inverse(self) -> "Change":
        """Return what takes this back."""
        return replace(self, operations=tuple(o.inverse() for o in reversed(self.operations)))

    def then(self, other: "Change") -> "Change":
        """Return both as one step under this one's label."""
        return replace(self, operations=self.operations + other.operations)

    def joined(self, others: Iterable["Change"]) -> "Change":
        """Return this and many more as one step under this one's label."""
        more = tuple(operation for other in others for operation in other.operations)
        return replace(self, operations=self.operations + more)

    def merged_with(self, later: "Change") -> "Change | None":
        """Return this and a later change of the same fields as one, or None where they differ."""
        if len(self.operations) != 1 or len(later.operations) != 1:
            return None
        first, second = self.operations[0], later.operations[0]
        if not isinstance(first, Set) or not isinstance(second, Set):
            return None
        if (first.kind, first.id) != (second.kind, second.id) or len(first.fields) != 1:
            return None
        if [f.field for f in first.fields] != [f.field for f in second.fields]:
            return None
        joined = first.fields[0].followed_by(second.fields[0])
        return replace(self, operations=(replace(first, fields=(joined,)),)) if joined else None


def applied(operation: Operation, record: Record) -> Record:
    """Return a record after one operation."""
    return Change("", (operation,)).applied_to(record)


def _still_there(item: Item | None) -> Item:
    if item is None:
        raise Conflict(GONE)
    return item


def place_of(item: Ranked) -> Place:
    """Return where an item stands."""
    return Place(item.parent_id if isinstance(item, Why) else "", item.rank)


def set_fields(label: str, item: Item, **values: Any) -> Change:
    """Return the change that gives fields new values, empty where nothing differs.

    Raises `InvalidValue` with a sentence for the user.
    """
    there = item.__dict__
    fields = tuple(
        _field_change(name, there[name], wanted)
        for name, wanted in item.valid(**values).items()
        if there[name] != wanted
    )
    return Change(label, (Set(type(item), item.id, fields),) if fields else ())


def insert(label: str, *items: Item) -> Change:
    """Return the change that adds items, in the given order."""
    return Change(label, tuple(Insert(item) for item in items))


def remove(label: str, *items: Item) -> Change:
    """Return the change that takes items out, in the given order."""
    return Change(label, tuple(Remove(item) for item in items))


def move(label: str, item: Ranked, place: Place) -> Change:
    """Return the change that puts an item elsewhere, empty where it stands there already."""
    before = place_of(item)
    operations = (Move(type(item), item.id, before, place),) if before != place else ()
    return Change(label, operations)


def difference(label: str, before: Record, after: Record) -> Change:
    """Return the change that turns one state of a record into another."""
    operations: list[Operation] = []
    for kind in {**before.tables, **after.tables}:
        old, new = before.table(kind).items, after.table(kind).items
        operations += [Remove(item) for key, item in old.items() if key not in new]
        operations += [Insert(item) for key, item in new.items() if key not in old]
        for key in old.keys() & new.keys():
            operations += _item_difference(label, old[key], new[key])
    return Change(label, tuple(operations))


def _item_difference(label: str, old: Item, new: Item) -> tuple[Operation, ...]:
    if old is new:
        return ()
    values = dict(new.__dict__)
    moved: tuple[Operation, ...] = ()
    if isinstance(old, Ranked) and isinstance(new, Ranked):
        moved = move(label, old, place_of(new)).operations
        values = {name: value for name, value in values.items() if name not in Place._fields}
    return set_fields(label, old, **values).operations + moved


def _field_change(name: str, before: Any, after: Any) -> FieldChange:
    """Choose the smaller way to say it: long texts are spliced."""
    if not (isinstance(before, str) and isinstance(after, str)) or len(before) < SPLICE_FROM:
        return Replaced(name, before, after)
    start = shared_prefix(before, after)
    end = shared_prefix(before[start:][::-1], after[start:][::-1])
    removed, inserted = before[start : len(before) - end], after[start : len(after) - end]
    return Spliced(name, start, removed, inserted)


def shared_prefix(one: str, other: str) -> int:
    """Count the leading characters that two texts share, by halving: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def touched(change: Change) -> list[tuple[type[Item], str]]:
    """Return the kind and identity of every item that a change touches, each once."""
    return list(dict.fromkeys((operation.kind, operation.id) for operation in change.operations))
