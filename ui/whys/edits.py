"""What the user does to the tree, whether on the canvas, in the outline or from a menu."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QKeyCombination, QObject, Signal
from PySide6.QtGui import QKeySequence

from pmdesk import causes
from pmdesk.changes import Change, set_fields
from pmdesk.model import Category, Mark, Why
from pmdesk.record import Record
from ui.causes.categories import CATEGORIES
from ui.document import Document
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

    def __init__(self, document: Document, pointer: Pointer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._pointer = pointer
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

    def handle(self, keys: QKeyCombination, *, in_outline: bool = False) -> bool:
        """Do what a key says; return whether it says anything about the selected reason."""
        why = self._pointer.why
        verb = _verb_for(QKeySequence(keys), in_outline=in_outline)
        if why is None or verb is None or not verb.applies(why):
            return False
        verb.run(self)
        return True

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


def _always(_why: Why) -> bool:
    return True


def _below_impact(why: Why) -> bool:
    return bool(why.parent_id)


def _is_root(why: Why) -> bool:
    return why.mark is Mark.ROOT


@dataclass(frozen=True)
class Verb:
    """One thing to do to the selected reason: words, icon, keys (the first is shown)."""

    text: str
    run: Callable[[TreeEdits], None]
    keys: tuple[str, ...]
    icon: str = ""
    applies: Callable[[Why], bool] = _always
    is_on: Callable[[Why], bool] | None = None
    outline_keys: tuple[str, ...] = field(default=())
    group: int = 0

    def shown_keys(self, *, in_outline: bool) -> tuple[str, ...]:
        """Return the keys that do this on the canvas or in the outline."""
        return (in_outline and self.outline_keys) or self.keys


def _marking(mark: Mark, key: str, text: str, icon: str = "") -> Verb:
    return Verb(
        text,
        lambda edits: edits.mark(mark),
        (key,),
        icon,
        _below_impact,
        lambda why: why.mark is mark,
        group=1,
    )


def _choosing(number: int, category: Category) -> Verb:
    return Verb(
        category.label,
        lambda edits: edits.choose(category),
        (str(number),),
        applies=_is_root,
        is_on=lambda why: why.category is category,
        group=2,
    )


VERBS = (
    Verb("Ask “why?” of it", TreeEdits.ask_why, ("Tab",), "corner-down-right"),
    Verb("Add another reason", TreeEdits.add_reason, ("Return", "Enter"), "plus"),
    Verb("Edit the text", TreeEdits.write, ("F2",), "pencil"),
    _marking(Mark.ROOT, "R", "Root cause", "star"),
    _marking(Mark.PROXIMATE, "P", "Proximate cause"),
    _marking(Mark.CONTRIBUTING, "C", "Contributing factor"),
    *(_choosing(number, category) for number, category in enumerate(CATEGORIES, 1)),
    Verb("Move left", TreeEdits.earlier, ("Alt+Left",), "", _below_impact,
         outline_keys=("Alt+Up",), group=3),
    Verb("Move right", TreeEdits.later, ("Alt+Right",), "", _below_impact,
         outline_keys=("Alt+Down",), group=3),
    Verb("Move up a level", TreeEdits.promote, ("Alt+Up",), "", _below_impact,
         outline_keys=("Alt+Left",), group=3),
    Verb("Move below its neighbour", TreeEdits.demote, ("Alt+Down",), "", _below_impact,
         outline_keys=("Alt+Right",), group=3),
    Verb("Delete the branch", TreeEdits.remove, ("Del",), "trash-2", _below_impact,
         group=4),
)  # fmt: skip
"""Everything that can be done to the selected reason, by key and from the menu."""


def _verb_for(keys: QKeySequence, *, in_outline: bool) -> Verb | None:
    shown = keys.toString(QKeySequence.SequenceFormat.PortableText).replace("Num+", "")
    return next((v for v in VERBS if shown in v.shown_keys(in_outline=in_outline)), None)
