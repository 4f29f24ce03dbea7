"""What can be done about a finding, wherever it is shown."""

from PySide6.QtCore import QObject

from pmdesk import wording
from pmdesk.language import Category
from pmdesk.masking.mask import people
from pmdesk.masking.names import Names, Person
from pmdesk.model import Tick
from pmdesk.wording import Place
from ui.clock import Clock, now
from ui.document import Document
from ui.language.watch import Spot, Watch
from ui.language.wording import Wording


class Verbs(QObject):
    """Rewords and leaves findings; each is one undo step."""

    def __init__(self, document: Document, clock: Clock = now) -> None:
        super().__init__(document)
        self._document = document
        self._clock = clock
        self.wording = Wording.of(document)

    def reword(self, spot: Spot, rewording: str) -> bool:
        """Put a rewording into the text; tell whether that could be done."""
        watch = Watch.around(spot.host)
        if watch is not None:
            watch.settle()
        done = self._document.attempt(
            lambda record: wording.reword(record, spot.place, spot.text, spot.finding, rewording)
        )
        if done and watch is not None:
            watch.catch_up(self._text(spot.place))
        return done

    def reword_alike(self, spot: Spot) -> None:
        """Put the exact rewording in place of a person's name wherever the record has it."""
        found = wording.alike(self.wording.found, spot.finding)
        label = f"Reword: {spot.finding.category.label.lower()}"
        self._document.attempt(lambda record: wording.reword_all(record, found, label))

    def count_alike(self, spot: Spot) -> int:
        """Return how many findings could be reworded at once, this one among them."""
        return len(wording.alike(self.wording.found, spot.finding))

    def reword_kind(self, spot: Spot) -> None:
        """Put every exact rewording of a kind into the record, as one step."""
        found = wording.of_kind(self.wording.found, spot.finding)
        label = f"Reword all: {spot.finding.category.label.lower()}"
        self._document.attempt(lambda record: wording.reword_all(record, found, label))

    def count_kind(self, spot: Spot) -> int:
        """Return how many findings of a kind could be reworded at once."""
        return len(wording.of_kind(self.wording.found, spot.finding))

    def leave(self, spot: Spot, because: str) -> None:
        """Leave a finding as it is; the record keeps why, and nobody is asked again."""
        self._document.attempt(
            lambda record: wording.leave(record, spot.text, spot.finding, because, self._clock())
        )

    def left_alone(self) -> tuple[Tick, ...]:
        """Return what is left as it is in the record."""
        return wording.left_alone(self._document.record)

    def ask_again(self, tick: Tick) -> None:
        """Let wording that was left alone be found again."""
        self._document.attempt(lambda _record: wording.ask_again(tick))

    def learn(self, spot: Spot) -> None:
        """Learn that the words name no person, for all of the library."""
        self.wording.word_learned.emit(spot.phrase)

    def ask(self, spot: Spot) -> None:
        """Show the questions that lead to what happened instead."""
        self.wording.asked.emit(spot)

    def person(self, spot: Spot) -> Person | None:
        """Return who is named, where that is a participant, or someone by that name alone."""
        if spot.finding.category is not Category.PERSONAL_NAME:
            return None
        seen = Names(people(self._document.record)).find(spot.phrase)
        known = seen[0].people if seen else ()
        return known[0] if len(known) == 1 else Person(spot.phrase)

    def forget(self, person: Person) -> None:
        """Ask for a name to be forgotten."""
        self.wording.forget_requested.emit(person)

    def _text(self, place: Place) -> str:
        item = self._document.record.item(place.kind, place.item_id)
        return str(getattr(item, place.field))
