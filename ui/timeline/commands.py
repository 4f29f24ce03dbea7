"""What can be done to selected events: one table for keys, the context menu and the palette."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.model import Moment
from ui.icons import icon
from ui.widgets.text import escape_mnemonic


@dataclass(frozen=True)
class Command:
    """One command: its name in code, its words, its keys, its icon, what it is listed with."""

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    group: int = 0
    needs: int = 1
    """How many events must be selected for it."""
    anywhere: bool = False
    """Whether its keys work in the whole section, not only in the table."""


COMMANDS = (
    Command("add", "Add an event", ("Ctrl+T",), "plus", needs=0, anywhere=True),
    Command("filter", "Filter events", ("/",), "search", needs=0),
    Command("edit", "Edit", ("F2", "Return", "Enter"), "pencil", 1),
    Command("confirm", "Confirm, or take it back", ("C", "Space"), "check", 1),
    Command("confirm_next", "Confirm, and on to the next unconfirmed", ("N",), "chevron-down", 1),
    Command("key", "Key moment, or no longer", ("K",), "star", 2),
    Command("later", "Learned later, or known then", ("L",), "history", 2),
    Command("evidence", "Link and pictures…", ("E",), "image", 3),
    Command("open", "Open the link or the pictures", ("Ctrl+Return", "Ctrl+Enter"),
            "external-link", 3),
    Command("reason", "Show the reason it is evidence of", ("W",), "git-branch", 3),
    Command("paste_picture", "Paste a picture as evidence", ("Ctrl+V",), "", 3),
    Command("minute_back", "1 minute earlier", ("Alt+Left",), "", 4),
    Command("minute_on", "1 minute later", ("Alt+Right",), "", 4),
    Command("ten_back", "10 minutes earlier", ("Alt+Shift+Left",), "", 4),
    Command("ten_on", "10 minutes later", ("Alt+Shift+Right",), "", 4),
    Command("shift", "Shift by…", ("S",), "timer", 5),
    Command("zone", "Read as times of another zone…", ("Z",), "clock", 5),
    Command("move_day", "Move to another day…", ("D",), "calendar", 5),
    Command("split", "Split in two", ("B",), "", 6),
    Command("merge", "Merge into one", ("M",), "", 6, needs=2),
    Command("copy", "Copy", ("Ctrl+C",), "copy", 7),
    Command("delete", "Delete", ("Del", "Backspace"), "trash-2", 7),
)  # fmt: skip
"""Every command, in the order of the menu."""

_SHIFTS = {"minute_back", "minute_on", "ten_back", "ten_on"}


def build(
    view: QWidget, table: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the actions and give them to the widget in which their keys work."""
    made = {}
    for command in COMMANDS:
        owner = view if command.anywhere else table
        action = QAction(escape_mnemonic(command.text), owner)
        if command.icon:
            action.setIcon(icon(command.icon, "muted"))
        action.setObjectName(f"timeline.{command.key}")
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if command.anywhere
            else Qt.ShortcutContext.WidgetShortcut
        )
        action.triggered.connect(lambda _checked=False, go=handlers[command.key]: go())
        owner.addAction(action)
        made[command.key] = action
    return made


def enable(actions: Mapping[str, QAction], chosen: int) -> None:
    """Grey out what needs more events than are selected."""
    for command in COMMANDS:
        actions[command.key].setEnabled(chosen >= command.needs)


def moments(owner: QWidget, mark: Callable[[Moment], object]) -> list[QAction]:
    """Make an action for each moment that events can be marked with."""
    made = []
    for moment in Moment:
        action = QAction(escape_mnemonic(moment.label), owner)
        action.setObjectName(f"timeline.moment.{moment.value}")
        action.triggered.connect(lambda _checked=False, moment=moment: mark(moment))
        made.append(action)
    return made


def menu(parent: QWidget, actions: Mapping[str, QAction], marks: Iterable[QAction]) -> QMenu:
    """Make the context menu of selected events; it is gone once it closes."""
    whole = QMenu(parent)
    whole.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = 1
    for command in COMMANDS:
        if not command.group:
            continue
        if command.group != group:
            whole.addSeparator()
            group = command.group
        if command.key == "key":
            whole.addMenu(_submenu(whole, "Moment", "flag", marks))
        if command.key == "minute_back":
            nudges = [actions[key] for key in actions if key in _SHIFTS]
            whole.addMenu(_submenu(whole, "Earlier or later", "", nudges))
        if command.key not in _SHIFTS:
            whole.addAction(actions[command.key])
    return whole


def _submenu(parent: QMenu, title: str, icon_name: str, actions: Iterable[QAction]) -> QMenu:
    made = QMenu(title, parent)
    if icon_name:
        made.setIcon(icon(icon_name, "muted"))
    made.addActions(list(actions))
    return made
