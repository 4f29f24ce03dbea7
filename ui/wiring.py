"""Who listens to whom: reading it explains the application.

Requests come up as signals and become changes or jobs; facts come down as signals of documents and
jobs.
"""

from functools import partial
from typing import TYPE_CHECKING

from pmdesk.board import Grouping
from pmdesk.board.query import SOON
from ui.library import windows
from ui.messages import Owner
from ui.record.opening import prepare

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.record.page import RecordPage


def wire(desk: "Desk") -> None:
    """Connect the parts of a desk."""
    _wire_record(desk)
    _wire_library(desk)
    _wire_window(desk)
    _wire_said(desk)


def _wire_record(desk: "Desk") -> None:
    record, furnishing = desk.record, desk.furnishing
    for changed in (record.shown, record.changed):
        changed.connect(furnishing.follow)
    furnishing.made.connect(partial(_wire_page, desk))
    furnishing.followed.connect(desk.steps.name)
    record.changed.connect(desk.board.follow)
    record.left.connect(desk.list_again)
    for over in (record.changed, record.left):
        over.connect(lambda: desk.messages.withdraw(Owner.REFUSAL))
    record.left.connect(lambda: desk.messages.withdraw(Owner.VOIDED))
    desk.saver.taken.connect(desk.status.show_saving)
    desk.saver.saved.connect(desk.status.show_saved)
    desk.saver.saved.connect(desk.care.note_change)
    for unsaved in (record.held_back, desk.saver.failed):
        unsaved.connect(partial(desk.tidings.show_unsaved, desk.status))


def _wire_page(desk: "Desk", page: "RecordPage") -> None:
    page.library_requested.connect(desk.overviews.show_library)
    page.history_requested.connect(desk.dialogs.show_history)
    page.import_requested.connect(desk.traffic.read_in)
    page.decisions_given.connect(desk.dialogs.approval.take_decisions)


def _wire_library(desk: "Desk") -> None:
    overviews, record, page = desk.overviews, desk.record, desk.overviews.list
    page.new_requested.connect(desk.new_record)
    for later in (prepare, desk.board.look, desk.coaching.warming.start):
        page.painted.connect(later)
    for opened in (
        page.open_requested, overviews.reporting.open_requested, overviews.errands.ready,
    ):  # fmt: skip
        opened.connect(record.open)
    desk.board.open_requested.connect(record.open_action)
    desk.board.edited.connect(desk.care.note_change)
    desk.board.due_known.connect(desk.status.show_due)
    desk.status.due_requested.connect(partial(overviews.show_board, Grouping.DUE, SOON))
    overviews.begun.connect(desk.begin)
    overviews.known.connect(desk.coaching.know_again)
    overviews.shown.connect(desk.show_no_record)
    overviews.shown.connect(desk.steps.name_of_library)
    desk.dialogs.forgotten.connect(overviews.know_again)
    desk.dialogs.draft_requested.connect(desk.trackers.draft)
    desk.trackers.files_requested.connect(desk.traffic.export)
    desk.trackers.directory_requested.connect(desk.services.edit)


def _wire_window(desk: "Desk") -> None:
    closing = desk.closing
    desk.care.library_chosen.connect(windows.open_window)
    desk.status.role_chosen.connect(lambda role: desk.look.prefer(role=role))
    desk.status.zoom_chosen.connect(desk.look.zoom_to)
    for end in (
        desk.exporter.cancel,
        desk.trackers.stop,
        desk.coaching.warming.stop,
        partial(windows.remember_window, desk.parts),
        partial(desk.record.on_page, lambda page: page.stage.close_windows()),
    ):
        closing.going.connect(end)
    closing.gone.connect(desk.parts.work.close)
    closing.gone.connect(desk.trackers.close)


def _wire_said(desk: "Desk") -> None:
    for said in (desk.care.said, desk.closing.said, desk.dialogs.said):
        said.connect(desk.toast.show_message)
    for warned in (
        desk.record.warned, desk.care.warned, desk.closing.warned, desk.exporter.warned,
        desk.dialogs.warned, desk.board.warned, desk.reporting.failed, desk.look.failed,
        desk.errands.failed, desk.overviews.failed,
    ):  # fmt: skip
        warned.connect(desk.warn)
    for refused in (desk.record.refused, desk.dialogs.approval.warned):
        refused.connect(lambda text: desk.messages.say(Owner.REFUSAL, text, "warn"))
