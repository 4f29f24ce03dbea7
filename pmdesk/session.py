"""One record being edited: its value, its log, and the one path by which both change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pmdesk import codec
from pmdesk.approval.review import with_consequences
from pmdesk.changes import Change
from pmdesk.deadlines import unknown_weeks
from pmdesk.errors import Conflict
from pmdesk.history import Act, Entry, Stacks
from pmdesk.record import Record

TYPING_PAUSE = timedelta(seconds=1.5)
"""Edits of one field that follow each other faster than this become one undo step."""


@dataclass(frozen=True)
class Edit:
    """What one step did: the record before and after, the operations, and its line in the log.

    `rewrites` says that the entry takes the place of the one with its number.
    """

    before: Record
    after: Record
    change: Change
    entry: Entry
    rewrites: bool = False


class Session:
    """A record with undo and redo; it knows neither Qt nor the disk.

    `clock` returns the current time in UTC, `role` who is editing, as the history shows it, and
    `slo_weeks` how many weeks a fix may take in the service of a name.
    """

    def __init__(
        self,
        record: Record,
        log: Iterable[Entry] = (),
        *,
        clock: Callable[[], datetime],
        role: Callable[[], str] = lambda: "",
        slo_weeks: Callable[[str], int] = unknown_weeks,
    ) -> None:
        self.record = record
        self.log = list(log)
        self._clock = clock
        self._role = role
        self._slo_weeks = slo_weeks
        self._stacks = Stacks(self.log)
        self._merging = ""

    def edit(self, change: Change, *, merge: str = "") -> Edit | None:
        """Apply a change; return what was done, or None where the change is empty.

        Quick edits with the same `merge` key become one undo step. Raises `Conflict` where the
        change does not fit the record, which then stays as it is.
        """
        if not change:
            return None
        change = with_consequences(self.record, change, self._slo_weeks)
        after = change.applied_to(self.record)
        joined = self._joined(change, merge)
        self._merging = merge
        if joined:
            return self._step(after, change, joined, rewrites=True)
        act = Act.EDIT if self.record.tables else Act.BEGIN
        return self._step(after, change, self._entry(act, change))

    def note(self, change: Change) -> Edit | None:
        """Apply a change that undo leaves alone, such as how the clock of a meeting goes on.

        Undo is for what people wrote; nobody wants a minute back. Raises as `edit` does.
        """
        if not change:
            return None
        self._merging = ""
        after = change.applied_to(self.record)
        return self._step(after, change, self._entry(Act.NOTE, change))

    def undo(self) -> Edit | None:
        """Take back the last step that stands, if there is one."""
        return self._go(Act.UNDO, self._stacks.undo)

    def redo(self) -> Edit | None:
        """Bring back the last step taken back, if there is one."""
        return self._go(Act.REDO, self._stacks.redo)

    def next_to(self, act: Act) -> int:
        """Return the number of the edit that undo or redo would be about, 0 where there is none."""
        numbers = self._stacks.undo if act is Act.UNDO else self._stacks.redo
        return numbers[-1] if numbers else 0

    @property
    def undo_label(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._label(self._stacks.undo)

    @property
    def redo_label(self) -> str:
        """What redo would bring back, empty where there is nothing."""
        return self._label(self._stacks.redo)

    def _label(self, numbers: list[int]) -> str:
        return self.log[numbers[-1] - 1].label if numbers else ""

    def _go(self, act: Act, numbers: list[int]) -> Edit | None:
        if not numbers:
            return None
        target = self.log[numbers[-1] - 1]
        change = target.change.inverse() if act is Act.UNDO else target.change
        try:
            after = change.applied_to(self.record)
        except Conflict:
            # A note, such as the key of an issue, came between; the steps before can still be had.
            numbers.pop()
            done = "undone" if act is Act.UNDO else "redone"
            message = f"“{target.label}” cannot be {done}: what it changed has changed since."
            raise Conflict(f"{message} Do it once more for the next step.") from None
        self._merging = ""
        return self._step(after, change, self._entry(act, change, target.number))

    def _entry(self, act: Act, change: Change, target: int = 0) -> Entry:
        return Entry.of(change, len(self.log) + 1, self._clock(), self._role(), act, target)

    def _joined(self, change: Change, merge: str) -> Entry | None:
        """Return the last entry with this change merged into it, where typing goes on."""
        last = self.log[-1] if self.log else None
        if not merge or merge != self._merging or last is None or last.act is not Act.EDIT:
            return None
        if self._clock() - last.at > TYPING_PAUSE:
            return None
        joined = last.change.merged_with(change)
        if joined is None:
            return None
        return replace(last, at=self._clock(), operations=codec.dump(joined))

    def _step(self, after: Record, change: Change, entry: Entry, *, rewrites: bool = False) -> Edit:
        edit = Edit(self.record, after, change, entry, rewrites)
        self.record = after
        if rewrites:
            self.log[-1] = entry
        else:
            self.log.append(entry)
            self._stacks.add(entry)
        return edit
