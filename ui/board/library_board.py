"""What the board of the library reads and writes, in the library's lane."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from pmdesk.board import Card, Grouping, cards_of
from pmdesk.board.cards import SOON
from pmdesk.board.edits import Edit
from pmdesk.errors import PmdeskError
from pmdesk.model import Participant
from pmdesk.session import Edit as Made
from pmdesk.store import bulk
from ui.library.steps import Way
from ui.parts import Parts
from ui.writer import Writing

# The page and all that is on it is imported when it is first shown.
if TYPE_CHECKING:
    from ui.board.page import BoardPage

T = TypeVar("T")
V = TypeVar("V")
_DAY_AHEAD = timedelta(days=1)
"""How much later than in UTC it may be in a record's zone."""


def _unheard(_record_ids: Collection[str]) -> None:
    """Do without hearing which records were edited."""


class LibraryBoard(QObject):
    """Shows the board of all actions, edits records that no window has open, and counts."""

    open_requested = Signal(str, str)
    """A record and one of its actions should be shown."""
    library_requested = Signal()
    stepped = Signal(object, str, object)
    """The `Way`, what was done or taken back, in words, and what goes back from there."""
    edited = Signal(list)
    """The records that were edited, as they are then."""
    due_known = Signal(int, int)
    """How many actions of the library are overdue, and how many are due soon."""
    warned = Signal(str)

    def __init__(self, parts: Parts, role: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lane = parts.lane
        self._library = parts.library
        self._clock = parts.clock
        self._role = role
        self._page: BoardPage | None = None
        self._managers: dict[str, list[Participant]] = {}
        """The responsible managers who took part, by the identity of the record."""
        self._near: Sequence[Card] = ()
        """What the library held that is overdue or due soon, when it was last looked at."""

    def furnish(self, menu: QMenu) -> "BoardPage":
        """Return the page, made when it is first asked for."""
        if self._page is None:
            from ui.board.moves import Moves
            from ui.board.page import BoardPage

            p = self._parts
            moves = Moves(
                p.ask, lambda: p.services.known, p.clock, p.frame,
                lambda record_id: self._managers.get(record_id, ()),
            )  # fmt: skip
            made = self._page = BoardPage(moves, menu)
            made.library_requested.connect(self.library_requested)
            made.board.wanted.connect(self.edit)
            made.board.refused.connect(self.warned)
            made.board.opened.connect(self._open)
        return self._page

    def read(self, grouping: Grouping | None = None, words: str = "") -> None:
        """Read all actions anew, and show them; with `grouping`, divided and filtered that way."""
        self._run(
            lambda: (self._library.cards(), self._library.managers()),
            partial(self._show, grouping, words),
        )

    def tell_all(self, done: Callable[[list[Card]], object]) -> None:
        """Hand over the actions of the whole library, as soon as they are read."""
        self._run(self._library.cards, done)

    def look(self) -> None:
        """Count what is overdue or due soon."""
        last = (self._clock() + SOON + _DAY_AHEAD).date()
        self._run(lambda: self._library.cards(last), self._count)

    def follow(self, made: Made) -> None:
        """Count again after an edit of the open record that is about its actions."""
        if made.before.actions != made.after.actions:
            self._tell()

    def edit(self, wanted: Edit, then: Callable[[Collection[str]], object] = _unheard) -> None:
        """Edit actions, one step of each record; `then` hears which records were edited."""
        role = self._role()
        self._write(
            wanted.ids,
            lambda: bulk.edit(self._library, wanted, self._clock, role),
            partial(self._edited, wanted.said, then),
        )

    def _open(self, card: Card) -> None:
        self.open_requested.emit(card.record_id, card.id)

    def _go(self, way: Way, said: str, steps: Sequence[bulk.Step]) -> None:
        """Take steps back, or do them again."""
        role, going = self._role(), bulk.undo if way is Way.BACK else bulk.redo
        self._write(
            {step.record.id for step in steps},
            lambda: going(self._library, steps, self._clock, role),
            partial(self._gone, way, said),
        )

    def _show(
        self,
        grouping: Grouping | None,
        words: str,
        read: tuple[Iterable[Card], Iterable[Participant]],
    ) -> None:
        if self._page is None:
            return
        cards, managers = read
        self._managers = {}
        for manager in managers:
            self._managers.setdefault(manager.record_id, []).append(manager)
        self._page.show_cards(cards)
        if grouping is not None:
            self._page.board.group_by(grouping, words)
        self._page.board.focus_first()

    def _count(self, cards: Sequence[Card]) -> None:
        self._near = cards
        self._tell()

    def _tell(self) -> None:
        """Say what is overdue or due soon; of the open record as it is now, saved or not."""
        now, page = self._clock(), self._parts.record.page
        opened = page.document.record if page is not None else None
        cards = [card for card in self._near if opened is None or card.record_id != opened.id]
        cards += cards_of(opened) if opened is not None else []
        overdue = sum(card.is_overdue(now) for card in cards)
        self.due_known.emit(overdue, sum(card.is_due_soon(now) for card in cards))

    def _edited(
        self, said: str, then: Callable[[Collection[str]], object], outcome: bulk.Outcome
    ) -> None:
        self._gone(Way.DONE, said, outcome)
        then({step.record.id for step in outcome.steps})

    def _gone(self, way: Way, said: str, outcome: bulk.Outcome) -> None:
        self._follow(outcome)
        if outcome.steps:
            back = partial(self._go, way.opposite, said, outcome.steps)
            self.stepped.emit(way, said, back)

    def _follow(self, outcome: bulk.Outcome) -> None:
        """Show records as they are now, and say what was refused."""
        if self._page is not None:
            for step in outcome.steps:
                self._page.board.put(step.record.id, cards_of(step.record))
        self.edited.emit([step.record for step in outcome.steps])
        said = [step.voided for step in outcome.steps if step.voided]
        if said or outcome.refused:
            self.warned.emit(" ".join([*said, *outcome.refused]))
        self.look()

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Work in the library's lane; what comes back once the window is gone is for nobody."""
        self._lane.run(work, self._here(done), self._here(self._fail))

    def _write(
        self, ids: Collection[str], work: Callable[[], T], done: Callable[[T], object]
    ) -> None:
        wanted = Writing(ids, work, self._here(done), self._here(self._fail))
        self._parts.writer.write(wanted)

    def _here(self, hear: Callable[[V], object]) -> Callable[[V], None]:
        """Return who hears of something only while the window is there."""

        def deliver(told: V) -> None:
            if isValid(self):
                hear(told)

        return deliver

    def _fail(self, error: PmdeskError) -> None:
        self.warned.emit(str(error))
