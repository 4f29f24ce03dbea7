"""What exports and the disk have to tell: in the banner, with what can be done about it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ui.messages import Messages, Owner
from ui.parts import Parts
from ui.reports.exporter import open_file
from ui.status_line import StatusLine


class Tidings(QObject):
    """Listens to the exporter and the saver, and says what they say."""

    def __init__(self, messages: Messages, parts: Parts) -> None:
        super().__init__(messages)
        self._messages = messages
        self._exporter = exporter = parts.exporter
        self._saver = saver = parts.saver
        self._closing = parts.closing
        self._look = parts.look
        exporter.started.connect(self._show_progress)
        exporter.written.connect(self._show_written)
        exporter.called_off.connect(partial(messages.withdraw, Owner.EXPORT))
        exporter.failed.connect(partial(messages.say, Owner.EXPORT, kind="warn"))
        saver.recovered.connect(partial(messages.withdraw, Owner.UNSAVED))

    def warn(self, text: str) -> None:
        """Say something that must not be missed."""
        self._messages.say(Owner.WARNING, text, "warn")

    def forget_export(self) -> None:
        """Take back what was said of a written file: it was about a record that is left."""
        if not self._exporter.is_busy:
            self._messages.withdraw(Owner.EXPORT)

    def show_unsaved(self, status: StatusLine, reason: str) -> None:
        """Say that edits are not on disk, and what can be done about it."""
        status.show_unsaved(self._saver.waiting)
        ways = [
            ("Try again", self._saver.send),
            ("Save elsewhere…", self._closing.save_elsewhere),
        ]
        self._messages.say(Owner.UNSAVED, reason, "bad", ways, closable=False)

    def _show_progress(self, text: str) -> None:
        ways = [("Cancel", self._exporter.cancel)]
        self._messages.say(Owner.EXPORT, text, "info", ways, closable=False)

    def _show_written(self, paths: list[Path]) -> None:
        self._look.prefer(export_folder=str(paths[0].parent))
        names = " and ".join(path.name for path in paths)
        ways = [
            ("Open", partial(self._open, paths[0])),
            ("Show in folder", partial(self._open, paths[0].parent)),
        ]
        self._messages.say(Owner.EXPORT, f"Written: {names}", "ok", ways)

    def _open(self, path: Path) -> None:
        if not open_file(path):
            self.warn(f"No program was found to open “{path}”.")
