"""One edit of many actions: a change of each record that they are in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pmdesk.board.cards import Card
from pmdesk.changes import Change
from pmdesk.model import Action
from pmdesk.record import Record

Verb = Callable[[Record, Action], Change]
"""What becomes of one action."""


@dataclass(frozen=True)
class Edit:
    """What is to become of some actions; `said` tells it, such as Finished 3 actions."""

    said: str
    verb: Verb
    ids: Mapping[str, tuple[str, ...]]
    """The actions by the identity of their record."""

    @classmethod
    def of(cls, past: str, cards: Iterable[Card], verb: Verb) -> "Edit":
        """Edit the actions of some cards; `past` is a word such as Finished."""
        ids: dict[str, list[str]] = {}
        for card in cards:
            ids.setdefault(card.record_id, []).append(card.id)
        count = sum(map(len, ids.values()))
        said = f"{past} {count} action{'' if count == 1 else 's'}"
        return cls(said, verb, {key: tuple(some) for key, some in ids.items()})

    def change(self, record: Record) -> Change:
        """Return the change of one record, a single step; raises as the verb does."""
        actions = (record.item(Action, key) for key in self.ids.get(record.id, ()))
        changes = [self.verb(record, action) for action in actions]
        label = changes[0].label if changes else self.said
        several = len(changes) > 1
        return Change(self.said if several else label).joined(changes)
