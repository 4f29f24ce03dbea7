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
    """What is to become of some actions; `past` says it in a word, such as Finished."""

    past: str
    verb: Verb
    ids: Mapping[str, tuple[str, ...]]
    """The actions by the identity of their record."""

    @classmethod
    def of(cls, past: str, cards: Iterable[Card], verb: Verb) -> "Edit":
        """Edit the actions of some cards."""
        ids: dict[str, list[str]] = {}
        for card in cards:
            ids.setdefault(card.record_id, []).append(card.id)
        return cls(past, verb, {key: tuple(some) for key, some in ids.items()})

    @property
    def said(self) -> str:
        """What is said of it, such as Finished 3 actions in 2 postmortems."""
        said = self._counted(sum(map(len, self.ids.values())))
        return f"{said} in {len(self.ids)} postmortems" if len(self.ids) > 1 else said

    def change(self, record: Record) -> Change:
        """Return the change of one record, a single step; raises as the verb does."""
        actions = [record.item(Action, key) for key in self.ids.get(record.id, ())]
        changes = [self.verb(record, action) for action in actions]
        label = changes[0].label if len(changes) == 1 else self._counted(len(changes))
        return Change(label).joined(changes)

    def _counted(self, count: int) -> str:
        return f"{self.past} {count} action{'' if count == 1 else 's'}"
