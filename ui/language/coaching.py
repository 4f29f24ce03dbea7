"""The language coach as the window knows it: what it has to know, and how its findings are met."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs import Dialogs
from ui.document import Document
from ui.language.warming import Warming
from ui.parts import Parts
from ui.status_line import StatusLine
from ui.widgets.toast import Toast

# The coach is imported with the first record: the list comes first.
if TYPE_CHECKING:
    from ui.language.wording import Wording
    from ui.record.page import RecordPage

_HIDDEN = "The room may see this window, so wording is not shown. Ctrl+Shift+L shows it."


class Coaching(QObject):
    """Teaches the coach the library's words, counts its findings and leads to them."""

    def __init__(self, parts: Parts, dialogs: Dialogs, status: StatusLine, toast: Toast) -> None:
        super().__init__(dialogs)
        self._record = parts.record
        self._services = parts.services
        self._dialogs = dialogs
        self._status = status
        self._toast = toast
        self.warming = Warming(parts.work, self)

    def attend(self, document: Document) -> None:
        """Let the coach of a record know the library's words, and say what it finds."""
        wording = self._wording(document)
        tell = partial(self._tell, wording)
        tell()
        wording.surveyed.connect(partial(self._count, wording))
        wording.forget_requested.connect(self._dialogs.forget)
        wording.word_learned.connect(lambda word: self._services.learn(word, tell))

    def know_again(self) -> None:
        """Tell the coach of the open record what the library knows by now."""
        if self._record.page is not None:
            self._tell(self._wording(self._record.page.document))

    def set_quiet(self, quiet: bool) -> None:
        """Show nothing of what was found: whoever shares the window would not want the room to."""
        if self._record.page is not None:
            self._wording(self._record.page.document).set_quiet(quiet)

    def go(self, step: int) -> None:
        """Go to the next finding, or back to the one before."""
        page = self._record.page
        if page is not None and not page.language.go(step):
            self._say(page, "No known language patterns are in this record.")

    def explain(self) -> None:
        """Show what was found where the keyboard is."""
        page = self._record.page
        if page is not None and not page.language.open_here():
            self._say(page, "Nothing was found in the wording here.")

    def _say(self, page: "RecordPage", found: str) -> None:
        """Say what was found, or how to see it where the room may see this window."""
        is_quiet = self._wording(page.document).quiet
        self._toast.show_message(_HIDDEN if is_quiet else found)

    @staticmethod
    def _wording(document: Document) -> "Wording":
        from ui.language.wording import Wording

        return Wording.of(document)

    def _tell(self, wording: "Wording") -> None:
        wording.know(self._services.known.services, self._services.not_people)

    def _count(self, wording: "Wording") -> None:
        page = self._record.page
        if page is None or page.document is not wording.document:
            return  # a record that was closed while it was being looked through
        from pmdesk.language import Strength

        if wording.quiet:
            self._status.hide_language()
        else:
            self._status.show_language(*map(wording.count, (Strength.STRONG, Strength.HINT)))
