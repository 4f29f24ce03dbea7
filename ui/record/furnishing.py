"""The page of the open record: made with what its views need, and followed by the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from pmdesk.approval import review
from pmdesk.model import SectionKey
from pmdesk.session import Edit
from pmdesk.turning import told
from ui import actions
from ui.document import Document
from ui.language.coaching import Coaching
from ui.messages import Messages, Owner
from ui.parts import Parts
from ui.status_line import StatusLine

# The page and all its views are imported when a record is first shown.
if TYPE_CHECKING:
    from ui.record.page import RecordPage


class Furnishing(QObject):
    """Makes the page of a record, and keeps the window in step with what is on it."""

    made = Signal(object)
    """The `RecordPage` that is shown next."""
    followed = Signal(object)
    """The `Document` that is shown was edited, or shown another way."""

    def __init__(
        self, parts: Parts, named: dict[str, QAction], menu: QMenu, coaching: Coaching,
        messages: Messages, status: StatusLine,
    ) -> None:  # fmt: skip
        super().__init__(parts.frame)
        self._parts = parts
        self._actions = named
        self._menu = menu
        self._coaching = coaching
        self._messages = messages
        self._status = status

    def page(self, document: Document) -> "RecordPage":
        """Make the page of a record."""
        from ui.causes.alike import LaneAlike
        from ui.prose.images import LaneImages
        from ui.record.page import RecordPage
        from ui.record.views import Surroundings

        p, look = self._parts, self._parts.look
        alike = LaneAlike(p.lane, p.library.alike)
        images = LaneImages(p.work, p.lane, p.library.put_image, p.library.image)
        around = Surroundings(
            document, p.ask, images, lambda: p.services.known,
            look.settings.required_severities, alike, p.clock, lambda: p.services.templates,
        )  # fmt: skip
        page = RecordPage(around, self._actions, self._menu)
        page.action_requested.connect(lambda key: self._actions[key].trigger())
        page.nav.chosen.connect(self._remember_place)
        page.columns.coach_shown.connect(self._actions["coach"].setChecked)
        page.columns.share_width(look.settings.column_widths)
        page.columns.widths_chosen.connect(lambda widths: look.prefer(column_widths=widths))
        page.stage.changed.connect(self.show_meeting)
        page.stage.ran_over.connect(self._sound)
        page.show_coach(look.settings.coach_shown)
        self.made.emit(page)
        self._coaching.attend(document)
        actions.enable(self._actions, has_record=True)
        return page

    def show_meeting(self, shown: bool, alone: bool) -> None:
        """Give the window over to the meeting; where it is the one that is shared, all is large."""
        self._parts.look.show_meeting(alone)
        self._coaching.set_quiet(alone)
        self._status.setVisible(not shown)
        actions.enable(self._actions, has_record=True, has_meeting=shown)
        self.follow()

    def follow(self, edit: Edit | None = None) -> None:
        """Keep title, status line and messages in step with the open record."""
        if self._parts.record.page is None:
            return
        document = self._parts.record.page.document
        root = document.record.postmortem
        self._parts.frame.setWindowTitle(told(f"{root.key} {root.title} — pmdesk"))
        self._status.show_record(document.record)
        if edit is not None and (text := review.taken_back(edit.before, edit.after)):
            self._messages.say(Owner.VOIDED, text, "warn")
        elif root.approved_digest or (edit and review.taken_back(edit.after, edit.before)):
            self._messages.withdraw(Owner.VOIDED)
        self.followed.emit(document)

    def toggle_coach(self) -> None:
        """Show the coach or hide it, as its action says, and remember that."""
        shown = self._actions["coach"].isChecked()
        self._parts.record.on_page(lambda page: page.show_coach(shown))
        self._parts.look.prefer(coach_shown=shown)

    def _remember_place(self, section: SectionKey) -> None:
        """Come back to this record and section at the next start, however this one ends."""
        if self._parts.record.page is not None:
            record_id = self._parts.record.page.document.record.id
            self._parts.look.prefer(last_open=f"{record_id} {section.value}")

    def _sound(self) -> None:
        if self._parts.look.settings.meeting_sound:
            QApplication.beep()
