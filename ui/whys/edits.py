"""What the user does to the tree, whether on the canvas, in the outline or from a menu."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from pmdesk.changes import Change, set_fields
from pmdesk.model import Category, Mark, Standing, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.whys import causes
from ui.document import Document
from ui.whys import clipboard
from ui.whys.folds import Folds
from ui.whys.pointer import Pointer


class Then(Enum):
    """What is to happen once a reason is written."""

    REST = "rest"
    GO_ON = "go on"
    ASK_WHY = "ask why"


@dataclass(frozen=True)
class _Fresh:
    """A reason that was just added, the log entry that did it, and where one came from."""

    why_id: str
    entry: int
    from_id: str


class TreeEdits(QObject):
    """Changes the tree at the pointer; what cannot be done is told as a sentence."""

    writing_requested = Signal(str)
    """The text of the selected reason is to be written; the argument was typed already."""
    evidence_requested = Signal()
    """Events are to be chosen that show the selected reason."""
    stop_requested = Signal()
    """It is to be said why the chain stops at the selected reason."""

    def __init__(self, document: Document, pointer: Pointer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._pointer = pointer
        self.folds = Folds(document, pointer, self)
        self._fresh: _Fresh | None = None

    def add_reason(self) -> None:
        """Give another reason beside the selected one, and start to write it."""
        self._add(causes.add_sibling)

    def ask_why(self) -> None:
        """Add a reason below the selected one, and start to write it."""
        self._add(causes.add_reason_below)

    def write(self, typed: str = "") -> None:
        """Start to write the selected reason."""
        if self._pointer.why:
            self.writing_requested.emit(typed)

    def end_writing(self, why_id: str, then: Then, *, began_empty: bool) -> None:
        """Tidy up after a reason was written, and go on to the next where that was meant.

        One that was just added and stayed empty goes again. Enter goes on to another reason only
        where this one was new: whoever corrects a text just ends with it.
        """
        why = self._document.record.get(Why, why_id)
        is_empty = why is None or not why.text.strip()
        fresh, self._fresh = self._fresh, None
        if is_empty:
            if (
                why
                and fresh
                and fresh.why_id == why_id
                and not self._document.record.reasons(why_id)
            ):
                self._take_back(why, fresh)
        elif then is Then.ASK_WHY:
            self.ask_why()
        elif then is Then.GO_ON and began_empty:
            self.add_reason()

    def set_text(self, why_id: str, text: str) -> None:
        """Take over what was written; typing merges into one step per pause."""
        why = self._document.record.get(Why, why_id)
        if why is not None:
            self._try(lambda: set_fields("Edit reason", why, text=text), f"typing:{why_id}:text")

    def mark(self, mark: Mark) -> None:
        """Mark the selected reason, or take that mark away again."""
        self._on_selected(lambda _record, why: causes.set_mark(why, mark))

    def choose(self, category: Category) -> None:
        """Say of which category the selected root cause is."""
        self._on_selected(
            lambda _record, why: set_fields("Choose category", why, category=category)
        )

    def earlier(self) -> None:
        """Move the selected reason before its left neighbour."""
        self._on_selected(lambda record, why: causes.shift(record, why, -1))

    def later(self) -> None:
        """Move the selected reason behind its right neighbour."""
        self._on_selected(lambda record, why: causes.shift(record, why, 1))

    def promote(self) -> None:
        """Move the selected reason up a level."""
        self._on_selected(causes.promote)

    def demote(self) -> None:
        """Move the selected reason below its left neighbour."""
        self._on_selected(causes.demote)

    def remove(self) -> None:
        """Delete the selected reason with all below it."""
        self._on_selected(causes.remove_branch)

    def move(self, why_id: str, parent_id: str, row: int) -> None:
        """Put a reason with its branch elsewhere."""
        self._try(
            lambda: causes.move_branch(
                self._document.record,
                self._document.record.item(Why, why_id),
                self._document.record.item(Why, parent_id),
                row,
            )
        )

    def say_standing(self, standing: Standing) -> None:
        """Say how sure the room is of the selected reason, or take that away again."""
        self._on_selected(lambda _record, why: causes.set_standing(why, standing))

    def toggle_together(self) -> None:
        """Say that the reasons below the selected one led to it only all together, or not."""
        self._on_selected(lambda _record, why: causes.toggle_together(why))

    def stop_here(self, because: str) -> None:
        """Say why nobody asks on below the selected reason."""
        self._on_selected(lambda _record, why: causes.stop_here(why, because))

    def set_evidence(self, events: Iterable[str]) -> None:
        """Say which events show the selected reason."""
        self._on_selected(lambda record, why: causes.set_evidence(record, why, events))

    def toggle_event(self, why_id: str, event_id: str) -> None:
        """Link an event to a reason, or unlink it."""
        self._try(
            lambda: causes.toggle_evidence(
                self._document.record.item(Why, why_id),
                self._document.record.item(TimelineEvent, event_id),
            )
        )

    def copy(self) -> None:
        """Put the selected branch on the clipboard, whole and as an indented list."""
        if why := self._pointer.why:
            clipboard.put(self._document.record, why)

    def cut(self) -> None:
        """Put the selected branch on the clipboard and take it out."""
        self.copy()
        self.remove()

    def paste(self) -> None:
        """Add what is on the clipboard below the selected reason: a branch, or a list."""
        self._on_selected(clipboard.take)

    def _add(self, verb: Callable[[Record, Why], Change]) -> None:
        from_id = self._pointer.why_id
        count = len(self._document.log)
        self._on_selected(verb)
        if len(self._document.log) > count:
            self._fresh = _Fresh(self._pointer.why_id, len(self._document.log), from_id)
            self.write()

    def _take_back(self, why: Why, fresh: _Fresh) -> None:
        """Remove a reason that stayed empty, leaving no trace where nothing else happened."""
        was_selected = self._pointer.why_id == why.id
        if len(self._document.log) == fresh.entry:
            self._document.undo()
        else:
            self._try(lambda: causes.remove_branch(self._document.record, why))
        if was_selected:
            self._pointer.select(fresh.from_id)

    def _on_selected(self, verb: Callable[[Record, Why], Change]) -> None:
        if why := self._pointer.why:
            self._try(lambda: verb(self._document.record, why))

    def _try(self, build: Callable[[], Change], merge: str = "") -> None:
        self._document.attempt(lambda _record: build(), merge=merge)
