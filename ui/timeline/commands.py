"""What can be done to selected events: one table for keys, the context menu and the palette."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import icon
from ui.widgets.text import escape_mnemonic


@dataclass(frozen=True)
class Command:
    """One command: its name in code, its words, its keys, its icon."""

    key: str
    text: str
    shortcuts: tuple[str, ...]
    icon: str
    anywhere: bool = False
    """Whether its keys work in the whole section, not only in the table."""


COMMANDS = (
    Command("add", "Add an event", ("Ctrl+T",), "plus", anywhere=True),
    Command("edit", "Edit", ("F2", "Return", "Enter"), "pencil"),
    Command("confirm", "Confirm, or take it back", ("C", "Space"), "check"),
    Command("move_day", "Move to another day…", (), "calendar"),
    Command("open_link", "Open link", ("Ctrl+Return",), "external-link"),
    Command("copy", "Copy", ("Ctrl+C",), "copy"),
    Command("filter", "Filter events", ("/",), "search"),
    Command("delete", "Delete", ("Del", "Backspace"), "trash-2"),
)


def build(
    view: QWidget, table: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Make the actions and give them to the widget in which their keys work."""
    made = {}
    for command in COMMANDS:
        owner = view if command.anywhere else table
        action = QAction(icon(command.icon, "muted"), escape_mnemonic(command.text), owner)
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
