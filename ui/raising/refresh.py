"""Asking trackers how the issues of actions stand, in a lane; what is seen is noted at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from pmdesk.board.cards import Card
from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.trackers.exchange import Cancelled
from pmdesk.trackers.refreshing import NOWHERE, Found, Groups, groups, seen
from ui.background import Job, Lane
from ui.clock import Clock
from ui.trackers.asking import Asking
from ui.trackers.notes import MakeNote


def _seen_in(found: Sequence[Found], now: datetime, record: Record) -> Change:
    return seen(record, found, now)


@dataclass(frozen=True)
class Answer:
    """How the issue of one action stands."""

    card: Card
    found: Found

    @property
    def is_done(self) -> bool:
        """Whether the issue is done in its tracker."""
        seen = self.found.seen
        return seen is not None and seen.is_done

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """What comes first: something to do, then news, then what failed."""
        found = self.found
        return not found.suggestion, not found.is_news, not found.failure


class Refresh(QObject):
    """One round through the trackers."""

    ended = Signal()

    def __init__(
        self, cards: Sequence[Card], lane: Lane, asking: Asking, note: MakeNote, clock: Clock
    ) -> None:
        super().__init__(lane)
        self.answers: list[Answer] = []
        self.says = ""
        """What kept all of it from being asked, a sentence; empty where nothing did."""
        self._cards = cards
        self._lane = lane
        self._asking = asking
        self._make_note = note
        self._clock = clock
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether trackers are being asked."""
        return self._job is not None

    @property
    def count(self) -> int:
        """How many issues are asked for."""
        return sum(bool(card.action.tracker_key) for card in self._cards)

    def start(self, directory: Record) -> None:
        """Ask for every issue in the tracker that has it."""
        found, lost = groups(directory, self._cards)
        self._job = job = Job(self)
        unknown = [Answer(card, Found(card.action, None, NOWHERE)) for card in lost]
        self._lane.run(lambda: self._ask(found, job), partial(self._end, unknown), self._fail)

    def cancel(self) -> None:
        """Ask for no more; what was seen stands."""
        if self._job is not None:
            self._job.cancel()

    def leave(self) -> None:
        """Ask for no more, and be gone once the lane is done with it."""
        if self.is_busy:
            self.cancel()
            self.ended.connect(self.deleteLater)
        else:
            self.deleteLater()

    def _ask(self, wanted: Groups, job: Job) -> list[Answer]:
        answers: list[Answer] = []
        for place, cards in wanted.items():
            known = {card.id: card for card in cards}
            try:
                found = self._asking.refresh(place, [c.action for c in cards], job.is_cancelled)
            except Cancelled:
                break
            except PmdeskError as error:
                found = tuple(Found(card.action, None, str(error)) for card in cards)
            answers += [Answer(known[each.action.id], each) for each in found]
        self._note(answers)
        return answers

    def _note(self, answers: Sequence[Answer]) -> None:
        """Note what was seen, one note of each record."""
        now = self._clock()
        by_record: dict[str, list[Found]] = {}
        for answer in answers:
            by_record.setdefault(answer.card.record_id, []).append(answer.found)
        for record_id, found in by_record.items():
            self._make_note(record_id, partial(_seen_in, found, now))

    def _end(self, unknown: list[Answer], answers: list[Answer]) -> None:
        self.answers = sorted([*answers, *unknown], key=lambda answer: answer.weight)
        self._job = None
        self.ended.emit()

    def _fail(self, error: PmdeskError) -> None:
        self.says = str(error)
        self._job = None
        self.ended.emit()
