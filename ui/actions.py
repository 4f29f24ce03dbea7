"""Everything the window can be told to do: one table for menus, shortcuts and the palette."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon
from ui.widgets.text import escape_mnemonic


@dataclass(frozen=True)
class Spec:
    """One action: its key in code, its words, its place in the menu, its shortcuts."""

    key: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    needs_record: bool = False
    needs_meeting: bool = False
    is_checkable: bool = False


SPECS = (
    Spec("new", "File", "New postmortem…", ("Ctrl+N",), "plus"),
    Spec("open_library", "File", "Open another library…", ("Ctrl+O",), "folder-open"),
    Spec("open_packet", "File", "Open an approval packet…", (), "shield-check"),
    Spec("back_up", "File", "Back up now", (), "archive"),
    Spec("backups", "File", "Restore a backup…", (), "archive-restore"),
    Spec("check", "File", "Check the library", (), "shield-check"),
    Spec("directory", "File", "Directory…", (), "database"),
    Spec("templates", "File", "Message templates…", (), "message-square"),
    Spec("refresh_library", "File", "Refresh all from trackers…", (), "refresh-cw"),
    Spec("settings", "File", "Settings…", ("Ctrl+,",), "settings"),
    Spec("quit", "File", "Quit", ("Ctrl+Q",), "x"),
    Spec("undo", "Edit", "Undo", ("Ctrl+Z",), "undo-2", needs_record=True),
    Spec("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", needs_record=True),
    Spec("find", "Edit", "Find in record…", ("Ctrl+F",), "search", needs_record=True),
    Spec("find_next", "Edit", "Find next", ("F3",), "chevron-down", needs_record=True),
    Spec("find_previous", "Edit", "Find previous", ("Shift+F3",), "chevron-up", needs_record=True),
    Spec("language_next", "Edit", "Next language finding", ("F8",), "chevron-down",
         needs_record=True),
    Spec("language_previous", "Edit", "Previous language finding", ("Shift+F8",), "chevron-up",
         needs_record=True),
    Spec("language_here", "Edit", "Explain the wording here", ("Ctrl+.",), "message-square",
         needs_record=True),
    Spec("palette", "Edit", "Find anything…", ("Ctrl+K", "Ctrl+Shift+P"), "command"),
    Spec("details", "Record", "Details and participants…", ("Ctrl+I",), "info", needs_record=True),
    Spec("history", "Record", "History…", ("Ctrl+H",), "history", needs_record=True),
    Spec("checklist", "Record", "Blameless checklist…", (), "list-checks", needs_record=True),
    Spec("halve", "Record", "Half the time…", (), "timer", needs_record=True),
    Spec("import", "Record", "Import into the timeline…", (), "corner-down-right",
         needs_record=True),
    Spec("paste", "Record", "Paste into the timeline…", ("Ctrl+Shift+V",), "copy",
         needs_record=True),
    Spec("request_approval", "Record", "Request approval…", (), "shield-check", needs_record=True),
    Spec("take_decision", "Record", "Import a decision…", (), "circle-check", needs_record=True),
    Spec("export", "Record", "Export…", ("Ctrl+E",), "share", needs_record=True),
    Spec("publish", "Record", "Publish the write-up…", (), "file-text",
         needs_record=True),
    Spec("export_again", "Record", "Export again", ("Ctrl+Shift+E",), "refresh-cw",
         needs_record=True),
    Spec("raise_issues", "Record", "Raise issues…", ("Ctrl+Shift+I",), "external-link",
         needs_record=True),
    Spec("refresh_issues", "Record", "Refresh from trackers…", (), "refresh-cw",
         needs_record=True),
    Spec("previous", "Record", "Previous section", ("Ctrl+PgUp",), "chevron-up", needs_record=True),
    Spec("next", "Record", "Next section", ("Ctrl+PgDown",), "chevron-down", needs_record=True),
    Spec("schedule", "Meeting", "Schedule the meeting…", ("Ctrl+Shift+M",), "calendar",
         needs_record=True),
    Spec("meeting", "Meeting", "Run meeting", ("F5",), "play", needs_record=True),
    Spec("meeting_go_on", "Meeting", "Start, go on or end", ("Ctrl+Shift+Return",),
         "chevron-right", needs_meeting=True),
    Spec("meeting_pause", "Meeting", "Pause or resume the clock", ("Ctrl+Space",), "pause",
         needs_meeting=True),
    Spec("meeting_more", "Meeting", "Two more minutes", ("Ctrl+M",), "timer", needs_meeting=True),
    Spec("meeting_later", "Meeting", "Let the next step come later", (), "refresh-cw",
         needs_meeting=True),
    Spec("capture_card", "Meeting", "Capture a card", ("Ctrl+J",), "sticky-note",
         needs_meeting=True),
    Spec("capture_event", "Meeting", "Capture an event", ("Ctrl+1",), "clock", needs_meeting=True),
    Spec("capture_why", "Meeting", "Capture a reason", ("Ctrl+2",), "git-branch",
         needs_meeting=True),
    Spec("capture_cause", "Meeting", "Capture a root cause", ("Ctrl+3",), "target",
         needs_meeting=True),
    Spec("capture_action", "Meeting", "Capture an action", ("Ctrl+4",), "list-checks",
         needs_meeting=True),
    Spec("capture_lesson", "Meeting", "Capture a lesson", ("Ctrl+5",), "lightbulb",
         needs_meeting=True),
    Spec("capture_parking", "Meeting", "Put something into the parking lot", ("Ctrl+6",),
         "circle-parking", needs_meeting=True),
    Spec("capture_question", "Meeting", "Capture an open question", ("Ctrl+7",), "circle-help",
         needs_meeting=True),
    Spec("meeting_cards", "Meeting", "Go to the cards", ("Ctrl+G",), "thumbs-up",
         needs_meeting=True),
    Spec("meeting_audience", "Meeting", "Open the window for the audience", ("Ctrl+Shift+A",),
         "monitor", needs_meeting=True),
    Spec("meeting_names", "Meeting", "Names or roles for the audience", (), "users",
         needs_meeting=True),
    Spec("meeting_private", "Meeting", "Show or hide what is only for you", ("Ctrl+Shift+N",),
         "lock", needs_meeting=True),
    Spec("meeting_end", "Meeting", "End the meeting", (), "square", needs_meeting=True),
    Spec("library", "View", "Library", ("Ctrl+L",), "table"),
    Spec("report", "View", "Report", ("Ctrl+Shift+R",), "target"),
    Spec("board", "View", "Board of all actions", ("Ctrl+Shift+B",), "list-checks"),
    Spec("coach", "View", "Coach", ("F9",), "message-square", needs_record=True, is_checkable=True),
    Spec("zoom_in", "View", "Zoom in", ("Ctrl++", "Ctrl+="), "plus"),
    Spec("zoom_out", "View", "Zoom out", ("Ctrl+-",), "minus"),
    Spec("zoom_reset", "View", "Zoom to 100 %", ("Ctrl+0",), "rotate-ccw"),
    Spec("full_screen", "View", "Full screen", ("F11",), "eye", is_checkable=True),
    Spec("shortcuts", "Help", "Keyboard shortcuts", ("F1", "Ctrl+?"), "keyboard"),
    Spec("about", "Help", "About pmdesk", (), "circle-help"),
)  # fmt: skip


def build(window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action of the table for a window; each must have its handler."""
    actions = {}
    for spec in SPECS:
        action = QAction(escape_mnemonic(spec.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setCheckable(spec.is_checkable)
        action.setObjectName(spec.key)
        action.triggered.connect(lambda _checked=False, go=handlers[spec.key]: go())
        window.addAction(action)
        actions[spec.key] = action
    return actions


def dress(actions: Mapping[str, QAction]) -> None:
    """Give the actions their icons in the colours of the present theme."""
    for spec in SPECS:
        actions[spec.key].setIcon(icon(spec.icon, "muted"))


def menu(window: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Make the window's menu: one submenu for each group of the table."""
    whole = QMenu(window)
    groups: dict[str, QMenu] = {}
    for spec in SPECS:
        if spec.menu not in groups:
            groups[spec.menu] = whole.addMenu(spec.menu)
        groups[spec.menu].addAction(actions[spec.key])
    return whole


def name_step(action: QAction, verb: str, step: str) -> None:
    """Say in the menu what undo or redo would do, and grey it where there is nothing."""
    action.setText(escape_mnemonic(f"{verb} “{step}”" if step else verb))
    action.setEnabled(bool(step))


def enable(actions: Mapping[str, QAction], *, has_record: bool, has_meeting: bool = False) -> None:
    """Grey out what needs a record while none is open, and a meeting while none is shown."""
    for spec in SPECS:
        if spec.needs_record:
            actions[spec.key].setEnabled(has_record)
        if spec.needs_meeting:
            actions[spec.key].setEnabled(has_meeting)
