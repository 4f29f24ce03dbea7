"""The dialogs of the window: about the open record, and about the program itself."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu

from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey
from ui.approval.errands import ApprovalErrands
from ui.document import Document
from ui.parts import Parts

# A dialog and all that is in it is imported when it is first asked for.
if TYPE_CHECKING:
    from pmdesk.masking.names import Person
    from ui.forgetting.forgetting import Forgetting
    from ui.library.new_dialog import NewDialog


class Dialogs(QObject):
    """Makes dialogs and shows them, one at a time."""

    said = Signal(str)
    warned = Signal(str)
    draft_requested = Signal(object, object, object)
    """The `Draft` that is wanted, and who hears of its `Post` or of the error."""
    forgotten = Signal()
    """A name is gone from the library: what was read of it before may still hold it."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._forgetting: Forgetting | None = None
        self.approval = ApprovalErrands(parts, self)
        self.approval.said.connect(self.said)

    def about_record(self) -> Mapping[str, Callable[[], QDialog]]:
        """Return what makes the dialogs about the open record, by name."""
        from ui.record.dialogs import record_dialogs

        p = self._parts
        document = p.record.flush()
        if document is None:
            return {}
        required = p.look.settings.required_severities
        return {
            **record_dialogs(document, p.ask, p.services.known, required, p.clock, p.frame),
            "schedule": partial(self._schedule, document),
            "publish": partial(self._publish, document),
            "import": partial(p.importer.dialog, document),
            "request-approval": partial(self.approval.dialog, document),
        }

    def run(self, name: str) -> QDialog | None:
        """Show a dialog about the open record, and return it as it was left."""
        make = self.about_record().get(name)
        dialog = make() if make else None
        if dialog is not None:
            self._parts.ask.run(dialog)
        return dialog

    def new(self) -> "NewDialog":
        """Make the dialog that begins a postmortem."""
        from ui.library.new_dialog import NewDialog, local_zone

        p = self._parts
        required = p.look.settings.required_severities
        return NewDialog(p.services.known, required, local_zone(), p.frame)

    def edit_details(self) -> None:
        """Show the details; a name that is to be forgotten there is, once they are closed."""
        person = getattr(self.run("details"), "to_forget", None)
        if person is not None:
            self.forget(person)

    def forget(self, person: "Person") -> None:
        """Put a role in place of a name for good, once the user has agreed to it."""
        if self._forgetting is None:
            from ui.forgetting.forgetting import Forgetting

            self._forgetting = Forgetting(self._parts, self)
            self._forgetting.said.connect(self.said)
            self._forgetting.warned.connect(self.warned)
            self._forgetting.forgotten.connect(self.forgotten)
        self._forgetting.forget(person)

    def show_history(self, section: SectionKey | None = None) -> None:
        """Show what was done to a section, or to the whole record."""
        from ui.history.dialog import HistoryDialog

        document = self._parts.record.flush()
        if document is not None:
            self._parts.ask.run(HistoryDialog(document, section, self._parts.frame))

    def edit_settings(self) -> None:
        """Show the settings, and adopt what was chosen."""
        from ui.preferences import PreferencesDialog

        look = self._parts.look
        dialog = PreferencesDialog(look.settings, self._parts.frame)
        if self._parts.ask.run(dialog):
            look.adopt(dialog.choice())

    def edit_templates(self) -> None:
        """Show the messages of the team, filled with the open record where there is one."""
        self._parts.ask.run(self.templates())

    def templates(self) -> QDialog:
        """Make the dialog with the messages of the team."""
        from ui.texts.dialog import TextsDialog

        p = self._parts
        document = p.record.flush()
        record = document.record if document else None
        return TextsDialog(p.services, record, parent=p.frame)

    def show_shortcuts(self, menu: QMenu) -> None:
        """Show every key there is, those of the open section first."""
        from ui.commands.shortcuts import ShortcutSheet

        page = self._parts.record.page
        here = page.verbs() if page is not None else ()
        self._parts.ask.run(ShortcutSheet(menu, self._parts.frame, here=here))

    def _schedule(self, document: Document) -> QDialog:
        from ui.meeting.schedule import ScheduleDialog

        p = self._parts
        dialog = ScheduleDialog(document, p.ask, p.clock, p.services, self._wordings, p.frame)
        p.lane.run(p.library.meetings, dialog.know_past, self._warn_of)
        return dialog

    def _publish(self, document: Document) -> QDialog:
        from ui.publishing.dialog import PublishDialog

        dialog = PublishDialog(document, self._parts)
        dialog.draft_requested.connect(self.draft_requested)
        return dialog

    def _wordings(self) -> int:
        """Return how often the wording of the open record clearly turns towards persons."""
        from pmdesk.language import Strength

        page = self._parts.record.page
        return page.coach.verbs.wording.count(Strength.STRONG) if page is not None else 0

    def _warn_of(self, error: PmdeskError) -> None:
        self.warned.emit(str(error))
