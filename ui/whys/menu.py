"""The context menu of a reason: everything that keys do, in words."""

from functools import partial

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.model import Why
from ui.icons import icon
from ui.whys.edits import TreeEdits
from ui.whys.verbs import VERBS, Verb
from ui.widgets.text import escape_mnemonic


def tree_menu(edits: TreeEdits, why: Why, parent: QWidget, *, in_outline: bool = False) -> QMenu:
    """Make the menu for a reason; it is gone once it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    group, submenus = 0, {"": menu}
    for verb in VERBS:
        if not verb.applies(why):
            continue
        if verb.group != group:
            menu.addSeparator()
            group = verb.group
        if verb.submenu not in submenus:
            submenus[verb.submenu] = menu.addMenu(verb.submenu)
        within = submenus[verb.submenu]
        within.addAction(_action(verb, edits, why, within, in_outline=in_outline))
    return menu


def verb_actions(
    edits: TreeEdits, why: Why, parent: QWidget, *, in_outline: bool = False
) -> list[QAction]:
    """Return what the menu offers as actions for the palette; they are the caller's to end."""
    return [
        _offered(verb, edits, parent, in_outline=in_outline) for verb in VERBS if verb.applies(why)
    ]


def _offered(verb: Verb, edits: TreeEdits, parent: QWidget, *, in_outline: bool) -> QAction:
    action = QAction(escape_mnemonic(verb.text), parent)
    action.setObjectName(f"reason.{verb.text}")
    # No widget has the action, so its keys are only shown.
    action.setShortcuts(list(map(QKeySequence, verb.shown_keys(in_outline=in_outline))))
    action.setIcon(icon(verb.icon, "muted") if verb.icon else QIcon())
    action.triggered.connect(partial(_run, verb, edits))
    return action


def _action(verb: Verb, edits: TreeEdits, why: Why, menu: QMenu, *, in_outline: bool) -> QAction:
    keys = QKeySequence(verb.shown_keys(in_outline=in_outline)[0])
    # The keys are shown only; the views act on them themselves.
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    action = QAction(escape_mnemonic(f"{verb.text}\t{shown}"), menu)
    if verb.icon:
        action.setIcon(icon(verb.icon, "muted"))
    if verb.is_on is not None:
        action.setCheckable(True)
        action.setChecked(verb.is_on(why))
    action.triggered.connect(partial(_run, verb, edits))
    return action


def _run(verb: Verb, edits: TreeEdits, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's
    verb.run(edits)
