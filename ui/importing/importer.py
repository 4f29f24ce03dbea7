"""The way of a text or a file onto the timeline: asked for, looked through, added in one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pmdesk.changes import Insert
from pmdesk.model import TimelineEvent
from ui.ask import Ask
from ui.background import Lane
from ui.document import Document

# What a person asks for is imported then: the window comes first.
if TYPE_CHECKING:
    from ui.importing.dialog import ImportDialog


class Importer(QObject):
    """Runs the import of one window; a text that was not imported is there the next time."""

    imported = Signal(list, str)
    """The identities of the events that were added, and a sentence about it."""

    def __init__(self, work: Lane, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._work = work
        self._ask = ask
        self._window = window
        self._drafts: dict[str, str] = {}

    def open(
        self, document: Document, text: str = "", paths: Sequence[str] = (), *, paste: bool = False
    ) -> None:
        """Show what can be read of a text, of files or of the clipboard, and add what is wanted."""
        dialog = self.dialog(document)
        key = document.record.id
        dialog.given.put_aside(self._drafts.get(key, ""))
        if paths:
            dialog.take_files(paths)
        elif paste:
            dialog.paste()
        elif text:
            dialog.take_text(text)
        else:
            dialog.given.bring_back()
        is_added = self._ask.run(dialog) and self._add(document, dialog)
        self._drafts[key] = dialog.left if is_added else dialog.draft

    def dialog(self, document: Document) -> "ImportDialog":
        """Make the dialog, with nothing to read yet."""
        from ui.importing.dialog import ImportDialog

        return ImportDialog(document.record, self._ask, self._work, self._window)

    def _add(self, document: Document, dialog: "ImportDialog") -> bool:
        change = dialog.change
        if not document.attempt(lambda _record: change):
            return False
        events = [step for step in change.operations if step.kind is TimelineEvent]
        count = len(events)
        noun = "event" if count == 1 else "events"
        new = [step.id for step in events if isinstance(step, Insert)]
        self.imported.emit(new, f"{count:,} {noun} imported")
        return True
