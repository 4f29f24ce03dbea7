"""What the language coach knows about a record: one per document, shared by all that shows text."""

import time
from collections.abc import Iterable, Iterator
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pmdesk import wording
from pmdesk.language import Finding, Strength, check
from pmdesk.model import Participant, SectionKey
from pmdesk.wording import Found
from ui.document import Document

_PAUSE = 200
"""Milliseconds after an edit until the record is looked through."""

_SLICE = 0.006
"""Seconds that looking through the record may take at a time, so that typing never waits."""

_MOST_PASSAGES = 20_000
"""Texts whose findings are remembered."""


class Wording(QObject):
    """Finds wording in texts, and in the whole record once typing pauses.

    What was found in a text is remembered until someone joins the record or a word is learned.
    """

    changed = Signal()
    """Other things may be found now in any text."""
    surveyed = Signal()
    """`found` holds what is in the record now."""
    pointed = Signal(object)
    """The pointer rests on a `Spot`."""
    asked = Signal(object)
    """The questions that a `Spot` leads to are wanted."""
    explained = Signal()
    """A finding was chosen, and its card opened."""
    word_learned = Signal(str)
    """A word names no person, in all of the library."""
    forget_requested = Signal(object)
    """The name of a `Person` is to be forgotten."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.document = document
        self.found: tuple[Found, ...] = ()
        self._quiet = False
        self._services: tuple[str, ...] = ()
        self._not_people: tuple[str, ...] = ()
        self._people: tuple[Participant, ...] = document.record.participants
        self._left = wording.left(document.record)
        self._passages: dict[str, tuple[Finding, ...]] = {}
        self._walk: Iterator[Found | None] = iter(())
        self._collected: list[Found] = []
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._start)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)
        document.changed.connect(self._follow)
        self._soon.start()

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the one of a document, made when it is first asked for."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return document.findChild(cls, "", direct) or cls(document)

    @property
    def quiet(self) -> bool:
        """Whether nothing is found, as where a meeting sees the screen."""
        return self._quiet

    def set_quiet(self, quiet: bool) -> None:
        """Find nothing any more, or everything again."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._forget()

    def know(self, services: Iterable[str], not_people: Iterable[str]) -> None:
        """Know the names of services, and words that name no person."""
        known = tuple(services), tuple(not_people)
        if known != (self._services, self._not_people):
            self._services, self._not_people = known
            self._forget()

    def find(self, text: str) -> tuple[Finding, ...]:
        """Return what is found in a text, apart from what is left alone on purpose."""
        if self._quiet or not text:
            return ()
        if "\n" not in text:
            return self.find_together(text)
        found: list[Finding] = []
        lines, start = text.split("\n"), 0
        for passage in wording.passages(lines):
            together = "\n".join(lines[passage.start : passage.stop])
            found += (one.moved(start) for one in self.find_together(together))
            start += len(together) + 1
        return tuple(found)

    def find_together(self, passage: str) -> tuple[Finding, ...]:
        """Return what is found in lines that are read together, apart from what is left alone."""
        return self._of_passage(passage) if passage and not self._quiet else ()

    def known(self, passage: str) -> tuple[Finding, ...] | None:
        """Return what is found in lines that are read together if that is known, else None."""
        return () if self._quiet or not passage else self._passages.get(passage)

    def count(self, strength: Strength) -> int:
        """Return how many findings of a strength the record has."""
        return sum(each.finding.strength is strength for each in self.found)

    def of_section(self, section: SectionKey) -> tuple[Found, ...]:
        """Return what is found in a section."""
        return tuple(each for each in self.found if each.section is section)

    def on_page(self, section: SectionKey) -> tuple[Found, ...]:
        """Return what is underlined on a section's page: the root causes show their statements."""
        own = self.of_section(section)
        if section is not SectionKey.CAUSES:
            return own
        causes = {why.id for why in self.document.record.root_causes}
        stated = (each for each in self.of_section(SectionKey.WHYS) if each.place.field == "text")
        return (*(each for each in stated if each.place.item_id in causes), *own)

    def finish(self) -> None:
        """Look through the record now, should that be due or on its way."""
        if self._soon.isActive():
            self._soon.stop()
            self._start()
        if self._next.isActive():
            self._collected += filter(None, self._walk)
            self._conclude()

    def _of_passage(self, text: str) -> tuple[Finding, ...]:
        known = self._passages.get(text)
        if known is None:
            if len(self._passages) >= _MOST_PASSAGES:
                self._passages.clear()
            found = check(text, self._people, services=self._services, not_people=self._not_people)
            known = tuple(f for f in found if wording.left_key(text, f) not in self._left)
            self._passages[text] = known
        return known

    def _follow(self) -> None:
        record = self.document.record
        left = wording.left(record)
        if (record.participants, left) != (self._people, self._left):
            self._people, self._left = record.participants, left
            self._forget()
        self._soon.start()

    def _forget(self) -> None:
        self._passages.clear()
        self.changed.emit()
        self._soon.start()

    def _start(self) -> None:
        self._walk = wording.survey(self.document.record, self.find)
        self._collected = []
        self._next.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        for each in self._walk:
            if each is not None:
                self._collected.append(each)
            elif time.perf_counter() > until:
                return
        self._conclude()

    def _conclude(self) -> None:
        self._next.stop()
        self.found = tuple(self._collected)
        self.surveyed.emit()
