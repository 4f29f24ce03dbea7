"""What the commands of the timeline do to the events that are chosen in its table."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from pmdesk import dates
from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.model import Moment, TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.events import remove_events
from pmdesk.timeline.joining import merge, split
from pmdesk.timeline.selection import (
    counted,
    move_to_day,
    set_confirmed,
    set_key_moment,
    set_learned_later,
    set_moment,
)
from pmdesk.timeline.shifting import read_distance, reread, shift
from ui.ask import Ask
from ui.document import Document
from ui.timeline.table import EventTable

Events = Sequence[TimelineEvent]


class EventEdits:
    """Edits of the chosen events, each one step; whatever is asked is asked by `ask`."""

    def __init__(self, document: Document, ask: Ask, table: EventTable) -> None:
        self._document = document
        self._ask = ask
        self._table = table

    def confirm(self) -> None:
        """Tick the chosen events as confirmed; where all are, take it back."""
        self._toggle("confirmed", lambda events, on: set_confirmed(events, confirmed=on))

    def confirm_next(self) -> None:
        """Tick the chosen events, and choose the next one that is not confirmed."""
        chosen = self._table.chosen
        if not chosen:
            return
        following = self._next_unconfirmed(chosen)
        self._document.edit(set_confirmed(chosen, confirmed=True))
        self._table.choose([following] if following else [])

    def toggle_key(self) -> None:
        """Mark the chosen events as key moments; where all are, take it back."""
        self._toggle("key_moment", lambda events, on: set_key_moment(events, is_key=on))

    def toggle_later(self) -> None:
        """Say that the chosen events were learned later; where all were, take it back."""
        self._toggle("learned_later", lambda events, on: set_learned_later(events, later=on))

    def mark(self, moment: Moment) -> None:
        """Say what the chosen events were for the course of the incident."""
        self._document.edit(set_moment(self._table.chosen, moment))

    def shift_by(self, minutes: int) -> None:
        """Move the chosen events earlier or later."""
        self._attempt(lambda _record, events: shift(events, timedelta(minutes=minutes)))

    def ask_shift(self) -> None:
        """Ask by how much the chosen events move, and move them."""
        self._ask_and_do(
            "Shift {}",
            "By how much, such as +10, −5 min or +1h30:",
            "+",
            lambda _record, events, text: shift(events, read_distance(text)),
        )

    def ask_zone(self) -> None:
        """Ask in which zone the times of the chosen events were typed, and read them anew."""
        chosen = self._table.chosen
        text = chosen and self._ask.line(
            f"Read {counted(chosen)} as times of another zone",
            "The zone in which they were typed, such as CET, Europe/Berlin or UTC+2:",
        )
        if not text:
            return
        try:
            read = reread(self._document.record, chosen, text)
        except PmdeskError as error:
            self._document.refused.emit(str(error))
            return
        self._document.edit(read.change)
        self._table.choose([event.id for event in chosen])
        if read.notes:
            self._ask.tell("Times to look at", "\n".join(read.notes))

    def ask_day(self) -> None:
        """Ask for the day on which the chosen events were, and move them there."""
        chosen = self._table.chosen
        zone = self._document.record.postmortem.tzinfo
        known = dates.day(chosen[0].start.astimezone(zone)) if chosen else ""
        self._ask_and_do("Move {} to another day", "Day, such as 12 Jun 2018:", known, move_to_day)

    def split(self) -> None:
        """Make two events of the current one, and choose both."""
        before = {event.id for event in self._document.record.events}
        event = self._document.record.get(TimelineEvent, self._table.current)
        if event and self._document.attempt(lambda record: split(record, event)):
            made = [e.id for e in self._document.record.events if e.id not in before]
            self._table.choose([event.id, *made])

    def merge(self) -> None:
        """Make one event of the chosen ones, and choose it."""
        self._attempt(merge)

    def delete(self) -> None:
        """Take the chosen events off the timeline, and choose the one after them."""
        chosen, model = self._table.chosen, self._table.events
        if not chosen:
            return
        row = model.row_of(chosen[0].id)
        self._document.edit(remove_events(self._document.record, chosen))
        if model.rows:
            self._table.choose([model.rows[min(row, len(model.rows) - 1)].id])

    def _toggle(self, field: str, build: Callable[[Events, bool], Change]) -> None:
        chosen = self._table.chosen
        self._document.edit(build(chosen, not all(getattr(event, field) for event in chosen)))

    def _attempt(self, build: Callable[[Record, Events], Change]) -> None:
        """Do what can be done to the chosen events; those that are left stay chosen."""
        chosen = self._table.chosen
        if chosen and self._document.attempt(lambda record: build(record, chosen)):
            self._table.choose([event.id for event in chosen])

    def _ask_and_do(
        self, title: str, label: str, known: str, build: Callable[[Record, Events, str], Change]
    ) -> None:
        chosen = self._table.chosen
        text = self._ask.line(title.format(counted(chosen)), label, known) if chosen else None
        if text is not None:
            self._attempt(lambda record, events: build(record, events, text))

    def _next_unconfirmed(self, chosen: Events) -> str:
        """Return the next event that is not confirmed, from the top again after the last."""
        rows, gone = self._table.events.rows, {event.id for event in chosen}
        start = self._table.events.row_of(chosen[-1].id)
        others = (*rows[start:], *rows[:start])
        waiting = (e.id for e in others if not e.confirmed and e.id not in gone)
        return next(waiting, "")
