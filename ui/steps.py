"""Undo and redo, as the window's menu names them: of the open record, else of whole ones."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from pmdesk.history import concerns
from ui import actions
from ui.document import Document
from ui.library.steps import LibrarySteps
from ui.record.opening import OpenRecord
from ui.widgets.toast import Toast


class Steps(QObject):
    """Goes back and forth in what was done, and says so where it does not show."""

    def __init__(
        self, record: OpenRecord, named: Mapping[str, QAction], library: LibrarySteps, toast: Toast
    ) -> None:
        super().__init__(toast)
        self._record = record
        self._named = named
        self._library = library
        self._toast = toast

    def name(self, document: Document) -> None:
        """Name in the menu what undo and redo would do to a record."""
        actions.name_step(self._named["undo"], "Undo", document.undo_label)
        actions.name_step(self._named["redo"], "Redo", document.redo_label)

    def name_of_library(self) -> None:
        """Name in the menu what they would do to records that are not open."""
        self._library.name()

    def undo(self) -> None:
        """Take back the last step of the open record, or what was last done to a whole one."""
        if self._record.page is None:
            self._library.undo()
        else:
            self._record.on_document(lambda document: self._go(document, document.undo))

    def redo(self) -> None:
        """Do again what undo took back."""
        if self._record.page is None:
            self._library.redo()
        else:
            self._record.on_document(lambda document: self._go(document, document.redo))

    def undo_entry(self, number: int) -> None:
        """Take back one certain step, unless something has been done since."""
        page = self._record.page
        if page is not None and len(page.document.log) == number:
            self.undo()
        else:
            self._toast.show_message("Something was done since. Ctrl+Z goes back step by step.")

    def _go(self, document: Document, act: Callable[[], None]) -> None:
        before = len(document.log)
        act()
        self.name(document)
        page = self._record.page
        if page is None or len(document.log) == before:
            return
        entry = document.log[-1]
        if not concerns(entry, document.record, page.key):
            self._toast.show_message(entry.sentence)
