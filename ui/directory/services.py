"""The directory as the window knows it: looked up by name, edited in its dialog."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pmdesk.changes import Change
from pmdesk.creation import DIRECTORY_ID
from pmdesk.directory.known import Known
from pmdesk.model import Template, Term
from pmdesk.record import Record
from ui.ask import Ask
from ui.background import Lane
from ui.document import Document
from ui.record.opening import OpenRecord

if TYPE_CHECKING:
    from ui.directory.dialog import MakeTab


class Services:
    """What the directory holds, for whatever needs it; edited in its dialog."""

    def __init__(
        self,
        record: OpenRecord,
        ask: Ask,
        window: QWidget,
        work: Lane,
    ) -> None:
        """Files are read and written in `work`."""
        self._record = record
        self._ask = ask
        self._window = window
        self._work = work
        self.tabs: Mapping[str, MakeTab] = MappingProxyType({})
        """The tabs of the directory that need more than itself."""
        self.known = Known()
        """What the directory holds, looked up by name."""
        self.not_people: tuple[str, ...] = ()
        """Words that name no person, as people of this library have said."""
        self.templates: tuple[Template, ...] = ()
        """The texts that the team has made its own."""

    def know(self, directory: Record) -> None:
        """Know what is in the directory from now on, and nothing else."""
        self.known = Known(directory)
        self.not_people = tuple(term.text for term in directory.all(Term))
        self.templates = directory.all(Template)

    def slo_weeks(self, service: str) -> int:
        """Return how many weeks a fix in a service may take, as the directory says now."""
        return self.known.slo_weeks(service)

    def edit(self) -> None:
        """Show the directory, and know afterwards what was made of it."""
        self._record.read(DIRECTORY_ID, self._edit)

    def _edit(self, document: Document) -> None:
        from ui.directory.dialog import DirectoryDialog

        dialog = DirectoryDialog(document, self._ask, self._work, self._window, self.tabs)
        self._ask.run(dialog)
        self.know(document.record)
        self._record.close(document)

    def learn(self, word: str, done: Callable[[], object]) -> None:
        """Remember for all of the library that a word names no person, then call `done`."""
        from pmdesk import wording

        self._change(lambda record: wording.not_a_person(record, word), done)

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        """Make a template the team's own, then call `done`; no text means pmdesk's own again."""
        from pmdesk.texts import templates

        self._change(lambda record: templates.keep(record, key, text), done)

    def _change(self, build: Callable[[Record], Change], done: Callable[[], object]) -> None:
        def write(document: Document) -> None:
            document.attempt(build)
            self.know(document.record)
            self._record.close(document)
            done()

        self._record.read(DIRECTORY_ID, write)
