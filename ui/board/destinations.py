"""What it means to put cards into a column: the same for keys, mouse and drops."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from pmdesk.board import Grouping, When
from pmdesk.board.cards import end_of_week
from pmdesk.board.edits import Edit
from pmdesk.errors import InvalidValue
from pmdesk.model import ActionState
from ui.board.moves import Cards, Moves

_TO_FRIDAY = timedelta(days=2)
_AHEAD: Mapping[When, timedelta] = {
    When.THIS_WEEK: timedelta(),
    When.NEXT_WEEKS: timedelta(weeks=2),
}
"""How many weeks ahead the Friday is that a column of dates proposes."""


def put(moves: Moves, grouping: Grouping, key: str, cards: Cards) -> Edit | None:
    """Return the edit that puts cards into a column, or None where nobody wanted it.

    `key` is that of the column. Raises `InvalidValue` with a sentence for what cannot be done.
    """
    return _GROUPINGS[grouping](moves, key, cards)


def _to_state(moves: Moves, key: str, cards: Cards) -> Edit | None:
    return _STATES[ActionState(key)](moves, cards)


def _to_team(moves: Moves, key: str, cards: Cards) -> Edit:
    return moves.give(cards, key)


def _to_due(moves: Moves, key: str, cards: Cards) -> Edit | None:
    when = When(key)
    if when is When.OVERDUE:
        raise InvalidValue("Nothing can be planned for a day that has passed.")
    if when is When.NONE:
        return moves.plan(cards, None)
    today = moves.today(cards)
    friday = end_of_week(today) + _AHEAD[when] - _TO_FRIDAY if when in _AHEAD else None
    return moves.set_due(cards, max(friday, today) if friday else None)


def _to_committed(moves: Moves, cards: Cards) -> Edit | None:
    """Reopen what has its commitment; else ask who commits."""
    if any(card.action.state is ActionState.RAISED for card in cards):
        message = "An action with an issue stays raised. Open it to take its issue away."
        raise InvalidValue(message)
    kept = all(card.action.committed_on for card in cards)
    return moves.reopen(cards) if kept else moves.commit(cards)


def _to_raised(moves: Moves, cards: Cards) -> Edit | None:
    """Reopen what has its issue; else ask for the issue of the one card."""
    if any(card.action.committed_on is None for card in cards):
        message = "Nobody has committed to it yet, and an issue alone commits nobody."
        raise InvalidValue(message)
    if all(card.action.tracker_key for card in cards):
        return moves.reopen(cards)
    if len(cards) > 1:
        raise InvalidValue("An issue belongs to one action. Move them one by one.")
    return moves.note_issue(cards[0])


_STATES: Mapping[ActionState, Callable[[Moves, Cards], Edit | None]] = {
    ActionState.PROPOSED: Moves.propose,
    ActionState.COMMITTED: _to_committed,
    ActionState.RAISED: _to_raised,
    ActionState.DONE: Moves.finish,
    ActionState.DECLINED: Moves.decline,
}
_GROUPINGS: Mapping[Grouping, Callable[[Moves, str, Cards], Edit | None]] = {
    Grouping.STATE: _to_state,
    Grouping.TEAM: _to_team,
    Grouping.DUE: _to_due,
}
