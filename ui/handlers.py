"""What each action of the window does, by its key in `ui.actions`."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ui import actions
from ui.library import windows

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.record.page import RecordPage


def handlers(desk: "Desk") -> Mapping[str, Callable[[], object]]:
    """Return what is done for each action."""
    of_page: dict[str, Callable[[RecordPage], object]] = {
        "find": lambda page: page.find_bar.open(),
        "find_next": lambda page: page.find_bar.go(1),
        "find_previous": lambda page: page.find_bar.go(-1),
        "halve": lambda page: page.halve(),
        "previous": lambda page: page.step(-1),
        "next": lambda page: page.step(1),
        "meeting": lambda page: page.run_meeting(),
        **{
            spec.key: partial(_in_meeting, spec.key) for spec in actions.SPECS if spec.needs_meeting
        },
    }
    return {
        **_of_library(desk),
        **_of_record(desk),
        **_of_window(desk),
        **{key: partial(desk.record.on_page, act) for key, act in of_page.items()},
    }


def _in_meeting(command: str, page: "RecordPage") -> None:
    page.in_meeting(command)


def _of_library(desk: "Desk") -> dict[str, Callable[[], object]]:
    return {
        "new": desk.new_record,
        "open_library": partial(windows.ask_for_library, desk.parts),
        "open_packet": desk.dialogs.approval.open_packet,
        "back_up": desk.care.back_up_now,
        "backups": desk.care.restore,
        "check": desk.care.check,
        "directory": desk.services.edit,
        "templates": desk.dialogs.edit_templates,
        "refresh_library": desk.refresh_library,
        "library": desk.overviews.show_library,
        "report": desk.overviews.show_report,
        "board": desk.overviews.show_board,
    }


def _of_record(desk: "Desk") -> dict[str, Callable[[], object]]:
    dialogs, record, trackers = desk.dialogs, desk.record, desk.trackers
    return {
        "undo": desk.steps.undo,
        "redo": desk.steps.redo,
        "language_next": partial(desk.coaching.go, 1),
        "language_previous": partial(desk.coaching.go, -1),
        "language_here": desk.coaching.explain,
        "details": dialogs.edit_details,
        "history": partial(dialogs.run, "history"),
        "checklist": partial(dialogs.run, "checklist"),
        "schedule": partial(dialogs.run, "schedule"),
        "publish": partial(dialogs.run, "publish"),
        "request_approval": dialogs.approval.request,
        "take_decision": dialogs.approval.take_decisions,
        "raise_issues": partial(record.on_document, trackers.raise_issues),
        "refresh_issues": partial(record.on_document, trackers.refresh),
        "import": desk.traffic.read_in,
        "paste": partial(desk.traffic.read_in, paste=True),
        "export": desk.traffic.export,
        "export_again": partial(desk.traffic.export, again=True),
        "coach": desk.furnishing.toggle_coach,
    }


def _of_window(desk: "Desk") -> dict[str, Callable[[], object]]:
    look = desk.look
    return {
        "settings": desk.dialogs.edit_settings,
        "quit": desk.frame.close,
        "palette": desk.finder.open,
        "zoom_in": partial(look.step_zoom, 1),
        "zoom_out": partial(look.step_zoom, -1),
        "zoom_reset": partial(look.zoom_to, 100),
        "full_screen": desk.frame.toggle_full_screen,
        "shortcuts": partial(desk.dialogs.show_shortcuts, desk.menu),
        "about": partial(windows.tell_about, desk.parts),
    }
