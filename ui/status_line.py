"""The line at the foot of the window: what is saved, what is open, who is editing, how large."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from pmdesk import process
from pmdesk.model import SectionKey
from pmdesk.process import Completion
from pmdesk.record import Record
from ui.theme import ZOOMS, theme
from ui.widgets.buttons import button
from ui.widgets.card import Panel
from ui.widgets.layout import STRETCH, row, sized
from ui.widgets.text import label

ROLES = ("Owner", "Facilitator", "Approver", "Responsible manager")
"""In whose role the history says that something was done."""

_GAP, _END = 18, 16
"""Between the parts and before the first one, in pixels at 100 %."""


class StatusLine(Panel):
    """Says "Saved" only of what is on disk."""

    role_chosen = Signal(str)
    zoom_chosen = Signal(int)
    due_requested = Signal()
    """What is overdue or due soon should be shown."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        self._saved = label("", "caption")
        self._saved.hide()
        self._findings = label("", "caption")
        self._language = label("", "caption")
        self._complete = label("", "caption")
        self._owner = label("", "caption")
        self._due = button("", icon="clock", kind="quiet")
        self._due.hide()
        self._role = _menu_button(f"You are: {role}", "Your role in the history")
        self._zoom = _menu_button(f"{theme.zoom} %", "Zoom")
        line = row(
            self._due, self._saved, self._findings, self._language, self._complete, STRETCH,
            self._owner, self._role, self._zoom, spacing=_GAP, margins=(0, _END),
        )  # fmt: skip
        super().__init__(line, ground="surface", rule="top")
        self.setParent(parent)
        self._due.clicked.connect(self.due_requested)
        sized(self, height=30)
        self._fill_menus()
        theme.changed.connect(self._show_zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_saved(self, at: datetime) -> None:
        """Say when the last edit reached the disk; `at` is in any zone, shown in the local one."""
        self._say(f"✓ Saved {at.astimezone().strftime('%H:%M:%S')}")

    def show_saving(self) -> None:
        """Say that an edit is on its way."""
        self._say("Saving…")

    def show_unsaved(self, count: int) -> None:
        """Say that edits could not be written."""
        self._say(f"{count} edit{'' if count == 1 else 's'} not saved")

    def show_due(self, overdue: int, soon: int) -> None:
        """Say quietly how many actions of the library are overdue, and how many are due soon."""
        words = [f"{overdue} overdue"] if overdue else []
        words += [f"{soon} due within 7 days"] if soon else []
        self._due.setText(" · ".join(words))
        self._due.setAccessibleName(f"Actions: {', '.join(words)}. Show the board.")
        self._due.setVisible(bool(words))
        self._make_room()

    def due_text(self) -> str:
        """Return what is said of due actions, empty where none are."""
        return "" if self._due.isHidden() else self._due.text()

    def show_record(self, record: Record | None) -> None:
        """Say how far a record has come; nothing while none is open."""
        if record is None:
            for part in (self._findings, self._language, self._complete, self._owner):
                part.setText("")
            self._make_room()
            return
        done = process.completions(record)
        complete = sum(degree is Completion.COMPLETE for degree in done.values())
        found = len(process.findings(record))
        self._findings.setText(f"{found} to look at" if found else "")
        self._complete.setText(f"{complete} of {len(SectionKey)} sections complete")
        owner = record.postmortem.owner
        self._owner.setText(f"Owner: {owner}" if owner else "No owner yet")
        self._make_room()

    def show_language(self, sure: int, hints: int) -> None:
        """Say how many findings the language coach has, the sure ones and the hints."""
        words = [f"{sure} language finding{'' if sure == 1 else 's'}"] if sure else []
        words += [f"{hints} hint{'' if hints == 1 else 's'}"] if hints else []
        self._language.setText(" · ".join(words) or "No known language patterns")
        self._make_room()

    def language_text(self) -> str:
        """Return what is said about language."""
        return self._language.text()

    def hide_language(self) -> None:
        """Say nothing about language, as where others see the screen."""
        self._language.setText("")
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what there is no room for, what matters least first."""
        kept = [part for part in (self._due, self._saved) if not part.isHidden()]
        room = self.width() - theme.px(2 * _END)
        room -= sum(map(_needed, (*kept, self._role, self._zoom)))
        for part in (self._findings, self._language, self._complete, self._owner):
            room -= _needed(part) if part.text() else 0
            part.setVisible(room >= 0 and bool(part.text()))

    def _say(self, text: str) -> None:
        self._saved.setText(text)
        self._saved.show()
        self._make_room()

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{theme.zoom} %")
        self._make_room()

    def _fill_menus(self) -> None:
        roles, zooms = QMenu(self), QMenu(self)
        for role in ROLES:
            roles.addAction(role).triggered.connect(lambda _=False, r=role: self._choose_role(r))
        for percent in ZOOMS:
            action = zooms.addAction(f"{percent} %")
            action.triggered.connect(lambda _=False, p=percent: self.zoom_chosen.emit(p))
        self._role.setMenu(roles)
        self._zoom.setMenu(zooms)

    def _choose_role(self, role: str) -> None:
        self._role.setText(f"You are: {role}")
        self._make_room()
        self.role_chosen.emit(role)


def _needed(part: QWidget) -> int:
    return part.sizeHint().width() + theme.px(_GAP)


def _menu_button(text: str, name: str) -> QPushButton:
    made = button(text, kind="quiet")
    made.setAccessibleName(name)
    return made
