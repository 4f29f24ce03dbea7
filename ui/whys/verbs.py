"""Everything that can be done to the selected reason: one table for keys, menus and the palette."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence

from pmdesk.model import Category, Mark, Standing, Why
from ui.causes.categories import CATEGORIES
from ui.whys.edits import TreeEdits
from ui.whys.pointer import Pointer


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
    submenu: str = ""
    """The menu within the menu in which it stands, if any."""

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
        group=1,
        submenu="Category",
    )


def _standing(standing: Standing, key: str) -> Verb:
    return Verb(
        standing.label,
        lambda edits: edits.say_standing(standing),
        (key,),
        applies=_below_impact,
        is_on=lambda why: why.standing is standing,
        group=3,
    )


VERBS = (
    Verb("Ask “why?” of it", TreeEdits.ask_why, ("Tab",), "corner-down-right"),
    Verb("Add another reason", TreeEdits.add_reason, ("Return", "Enter"), "plus"),
    Verb("Edit the text", TreeEdits.write, ("F2",), "pencil"),
    _marking(Mark.ROOT, "R", "Root cause", "star"),
    _marking(Mark.PROXIMATE, "P", "Proximate cause"),
    _marking(Mark.CONTRIBUTING, "C", "Contributing factor"),
    *(_choosing(number, category) for number, category in enumerate(CATEGORIES, 1)),
    _standing(Standing.ASSUMED, "?"),
    _standing(Standing.CONFIRMED, "!"),
    Verb("Only all reasons below it together", TreeEdits.toggle_together, ("&",),
         is_on=lambda why: why.all_needed, group=3),
    Verb("Link events that show it…", lambda edits: edits.evidence_requested.emit(), ("@",),
         "link", group=3),
    Verb("Stop here because…", lambda edits: edits.stop_requested.emit(), (".",), "square",
         _below_impact, group=3),
    Verb("Move left", TreeEdits.earlier, ("Alt+Left",), "", _below_impact,
         outline_keys=("Alt+Up",), group=4, submenu="Move"),
    Verb("Move right", TreeEdits.later, ("Alt+Right",), "", _below_impact,
         outline_keys=("Alt+Down",), group=4, submenu="Move"),
    Verb("Move up a level", TreeEdits.promote, ("Alt+Up",), "", _below_impact,
         outline_keys=("Alt+Left",), group=4, submenu="Move"),
    Verb("Move below its neighbour", TreeEdits.demote, ("Alt+Down",), "", _below_impact,
         outline_keys=("Alt+Right",), group=4, submenu="Move"),
    Verb("Fold the branch, or unfold it", lambda edits: edits.folds.toggle(), ("Space",), group=4),
    Verb("Copy the branch", TreeEdits.copy, ("Ctrl+C",), "copy", group=6),
    Verb("Cut the branch", TreeEdits.cut, ("Ctrl+X",), "", _below_impact, group=6),
    Verb("Paste below it", TreeEdits.paste, ("Ctrl+V",), "", group=6),
    Verb("Delete the branch", TreeEdits.remove, ("Del",), "trash-2", _below_impact,
         group=7),
)  # fmt: skip
"""Everything that can be done to the selected reason, by key and from the menu."""


def handle(
    edits: TreeEdits, pointer: Pointer, keys: QKeyCombination, *, in_outline: bool = False
) -> bool:
    """Do what a key says; return whether it says anything about the selected reason."""
    why = pointer.why
    verb = _verb_for(QKeySequence(keys), in_outline=in_outline)
    if why is None or verb is None or not verb.applies(why):
        return False
    verb.run(edits)
    return True


def _verb_for(keys: QKeySequence, *, in_outline: bool) -> Verb | None:
    shown = keys.toString(QKeySequence.SequenceFormat.PortableText).replace("Num+", "")
    if not shown[-1:].isalnum():
        shown = shown.replace("Shift+", "")  # how a sign is reached differs between keyboards
    return next((v for v in VERBS if shown in v.shown_keys(in_outline=in_outline)), None)
