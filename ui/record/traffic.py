"""What comes into the open record and what goes out of it, as files and texts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from ui.parts import Parts
from ui.steps import Steps
from ui.widgets.toast import Toast


class Traffic(QObject):
    """Imports into the open record and exports it, with what is being typed."""

    def __init__(self, parts: Parts, steps: Steps, toast: Toast) -> None:
        super().__init__(toast)
        self._parts = parts
        self._steps = steps
        self._toast = toast
        parts.importer.imported.connect(self._show_imported)

    def read_in(self, text: str = "", paths: Sequence[str] = (), *, paste: bool = False) -> None:
        """Read a text, files or the clipboard into the timeline, or ask what to read."""
        document = self._parts.record.flush()
        if document is not None:
            self._parts.importer.open(document, text, paths, paste=paste)

    def export(self, *, again: bool = False) -> None:
        """Ask what to write where; `again` writes the same as last time."""
        document, p = self._parts.record.flush(), self._parts
        if document is not None:
            p.exporter.export(document, p.services.known, p.look.settings, again=again)

    def _show_imported(self, events: list[str], said: str) -> None:
        page = self._parts.record.page
        number = 0
        if page is not None:
            page.show_events(events)
            number = len(page.document.log)
        self._toast.show_message(said, ("Undo", partial(self._steps.undo_entry, number)))
