"""How a board is divided into columns: by state, by team, or by when actions are due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.board.cards import Card, When
from pmdesk.model import ActionState, Choice

NO_TEAM = "No team yet"


class Grouping(Choice):
    """What the columns of a board are."""

    STATE = "state", "State"
    TEAM = "team", "Team"
    DUE = "due", "Due"


@dataclass(frozen=True)
class Column:
    """One column: what its cards have in common, its title, and the cards in order.

    `key` is an `ActionState`, the name of a team or a `When`, as the grouping says.
    """

    key: str
    title: str
    cards: tuple[Card, ...]


def columns(cards: Iterable[Card], grouping: Grouping, now: datetime) -> list[Column]:
    """Divide cards into columns; those of teams and dates hold only what is still to be done."""
    ordered = sorted(cards, key=_urgency)
    if grouping is not Grouping.STATE:
        ordered = [card for card in ordered if card.action.is_open]
    return _DIVIDE[grouping](ordered, now)


def _urgency(card: Card) -> tuple[date, int, int, str, str]:
    """Sort what is due first before all, what is done last before what was done long ago."""
    action = card.action
    if action.done_on is not None:
        long_ago = date.fromordinal(date.max.toordinal() - action.done_on.toordinal())
        return long_ago, card.severity, -card.number, action.rank, action.id
    return action.due or date.max, card.severity, -card.number, action.rank, action.id


def _by_state(cards: list[Card], _now: datetime) -> list[Column]:
    found = _divided(cards, lambda card: card.action.state.value)
    return [Column(s.value, s.label, tuple(found.get(s.value, ()))) for s in ActionState]


def _by_team(cards: list[Card], _now: datetime) -> list[Column]:
    """Return a column for each team, however its name is written, those without one first."""
    found = _divided(cards, lambda card: card.action.team.casefold())
    names = {key: same[0].action.team for key, same in found.items() if key}
    nobody = Column("", NO_TEAM, tuple(found.get("", ())))
    return [nobody, *(Column(names[k], names[k], tuple(found[k])) for k in sorted(names))]


def _by_due(cards: list[Card], now: datetime) -> list[Column]:
    found = _divided(cards, lambda card: card.when(now).value)
    return [Column(w.value, w.label, tuple(found.get(w.value, ()))) for w in When]


def _divided(cards: Iterable[Card], key: Callable[[Card], str]) -> Mapping[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(key(card), []).append(card)
    return found


_DIVIDE: Mapping[Grouping, Callable[[list[Card], datetime], list[Column]]] = {
    Grouping.STATE: _by_state,
    Grouping.TEAM: _by_team,
    Grouping.DUE: _by_due,
}
