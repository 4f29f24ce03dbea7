"""Everything the window can be told to do: one table for menus, shortcuts and the palette."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.text import escape_mnemonic


@dataclass(frozen=True)
class Spec:
    """One action: its key in code, its words, its place in the menu, its shortcuts."""

    key: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    needs_record: bool = False
    needs_meeting: bool = False
    is_checkable: bool = False


SPECS = (
    Spec("new", "File", "New postmortem…", ("Ctrl+N",)),
    Spec("open_library", "File", "Open another library…", ("Ctrl+O",)),
    Spec("open_packet", "File", "Open an approval packet…"),
    Spec("back_up", "File", "Back up now"),
    Spec("backups", "File", "Restore a backup…"),
    Spec("check", "File", "Check the library"),
    Spec("directory", "File", "Directory…"),
    Spec("templates", "File", "Message templates…"),
    Spec("refresh_library", "File", "Refresh all from trackers…"),
    Spec("settings", "File", "Settings…", ("Ctrl+,",)),
    Spec("quit", "File", "Quit", ("Ctrl+Q",)),
    Spec("undo", "Edit", "Undo", ("Ctrl+Z",), needs_record=True),
    Spec("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), needs_record=True),
    Spec("find", "Edit", "Find in record…", ("Ctrl+F",), needs_record=True),
    Spec("find_next", "Edit", "Find next", ("F3",), needs_record=True),
    Spec("find_previous", "Edit", "Find previous", ("Shift+F3",), needs_record=True),
    Spec("language_next", "Edit", "Next language finding", ("F8",), needs_record=True),
    Spec("language_previous", "Edit", "Previous language finding", ("Shift+F8",),
         needs_record=True),
    Spec("language_here", "Edit", "Explain the wording here", ("Ctrl+.",), needs_record=True),
    Spec("palette", "Edit", "Find anything…", ("Ctrl+K", "Ctrl+Shift+P")),
    Spec("details", "Record", "Details and participants…", ("Ctrl+I",), needs_record=True),
    Spec("history", "Record", "History…", ("Ctrl+H",), needs_record=True),
    Spec("checklist", "Record", "Blameless checklist…", (), needs_record=True),
    Spec("halve", "Record", "Half the time…", (), needs_record=True),
    Spec("import", "Record", "Import into the timeline…", (), needs_record=True),
    Spec("paste", "Record", "Paste into the timeline…", ("Ctrl+Shift+V",), needs_record=True),
    Spec("request_approval", "Record", "Request approval…", (), needs_record=True),
    Spec("take_decision", "Record", "Import a decision…", (), needs_record=True),
    Spec("export", "Record", "Export…", ("Ctrl+E",), needs_record=True),
    Spec("publish", "Record", "Publish the write-up…", (), needs_record=True),
    Spec("export_again", "Record", "Export again", ("Ctrl+Shift+E",), needs_record=True),
    Spec("raise_issues", "Record", "Raise issues…", ("Ctrl+Shift+I",), needs_record=True),
    Spec("refresh_issues", "Record", "Refresh from trackers…", (), needs_record=True),
    Spec("previous", "Record", "Previous section", ("Ctrl+PgUp",), needs_record=True),
    Spec("next", "Record", "Next section", ("Ctrl+PgDown",), needs_record=True),
    Spec("schedule", "Meeting", "Schedule the meeting…", ("Ctrl+Shift+M",), needs_record=True),
    Spec("meeting", "Meeting", "Run meeting", ("F5",), needs_record=True),
    Spec("meeting_go_on", "Meeting", "Start, go on or end", ("Ctrl+Shift+Return",),
         needs_meeting=True),
    Spec("meeting_pause", "Meeting", "Pause or resume the clock", ("Ctrl+Space",),
         needs_meeting=True),
    Spec("meeting_more", "Meeting", "Two more minutes", ("Ctrl+M",), needs_meeting=True),
    Spec("meeting_later", "Meeting", "Let the next step come later", (), needs_meeting=True),
    Spec("capture_card", "Meeting", "Capture a card", ("Ctrl+J",), needs_meeting=True),
    Spec("capture_event", "Meeting", "Capture an event", ("Ctrl+1",), needs_meeting=True),
    Spec("capture_why", "Meeting", "Capture a reason", ("Ctrl+2",), needs_meeting=True),
    Spec("capture_cause", "Meeting", "Capture a root cause", ("Ctrl+3",), needs_meeting=True),
    Spec("capture_action", "Meeting", "Capture an action", ("Ctrl+4",), needs_meeting=True),
    Spec("capture_lesson", "Meeting", "Capture a lesson", ("Ctrl+5",), needs_meeting=True),
    Spec("capture_parking", "Meeting", "Put something into the parking lot", ("Ctrl+6",),
         needs_meeting=True),
    Spec("capture_question", "Meeting", "Capture an open question", ("Ctrl+7",),
         needs_meeting=True),
    Spec("meeting_cards", "Meeting", "Go to the cards", ("Ctrl+G",), needs_meeting=True),
    Spec("meeting_audience", "Meeting", "Open the window for the audience", ("Ctrl+Shift+A",),
         needs_meeting=True),
    Spec("meeting_names", "Meeting", "Names or roles for the audience", (), needs_meeting=True),
    Spec("meeting_private", "Meeting", "Show or hide what is only for you", ("Ctrl+Shift+N",),
         needs_meeting=True),
    Spec("meeting_wording", "Meeting", "Show or hide wording to look at", ("Ctrl+Shift+L",),
         needs_meeting=True),
    Spec("meeting_end", "Meeting", "End the meeting", (), needs_meeting=True),
    Spec("library", "View", "Library", ("Ctrl+L",)),
    Spec("report", "View", "Report", ("Ctrl+Shift+R",)),
    Spec("board", "View", "Board of all actions", ("Ctrl+Shift+B",)),
    Spec("coach", "View", "Coach", ("F9",), needs_record=True, is_checkable=True),
    Spec("zoom_in", "View", "Zoom in", ("Ctrl++", "Ctrl+=")),
    Spec("zoom_out", "View", "Zoom out", ("Ctrl+-",)),
    Spec("zoom_reset", "View", "Zoom to 100 %", ("Ctrl+0",)),
    Spec("full_screen", "View", "Full screen", ("F11",), is_checkable=True),
    Spec("shortcuts", "Help", "Keyboard shortcuts", ("F1", "Ctrl+?")),
    Spec("about", "Help", "About pmdesk"),
)  # fmt: skip


def build(window: QWidget) -> dict[str, QAction]:
    """Make every action of the table for a window."""
    actions = {}
    for spec in SPECS:
        action = QAction(escape_mnemonic(spec.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setCheckable(spec.is_checkable)
        action.setObjectName(spec.key)
        window.addAction(action)
        actions[spec.key] = action
    return actions


def handle(actions: Mapping[str, QAction], handlers: Mapping[str, Callable[[], object]]) -> None:
    """Let every action do something; each must have its handler."""
    for key, action in actions.items():
        action.triggered.connect(lambda _checked=False, go=handlers[key]: go())


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
