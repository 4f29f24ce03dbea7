"""What is typed to find cards: words, names with values, and what cards are.

Such as `team:Payments`, `service:Checkout`, `sev:1`, and `priority`, `overdue`, `soon`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pmdesk.board.cards import Card

_TERM = re.compile(
    r'(?:(?P<name>team|sev|service):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))', re.IGNORECASE
)
EXAMPLE = "Filter: words, team:Ads, service:Shop, sev:1, priority, overdue, soon…"
SOON = "soon"
"""Finds what is overdue or due within a week."""

_NAMED: Mapping[str, Callable[[Card, str], bool]] = {
    "team": lambda card, value: value in card.action.team.casefold(),
    "service": lambda card, value: value in card.service.casefold(),
    "sev": lambda card, value: str(card.severity) == value,
}
_UNSAID = {"", *(f"{name}:" for name in _NAMED)}
_WORDS: Mapping[str, Callable[[Card, datetime], bool]] = {
    "overdue": lambda card, now: card.is_overdue(now),
    SOON: lambda card, now: card.is_overdue(now) or card.is_due_soon(now),
    "priority": lambda card, _now: card.action.fixes,
}


@dataclass(frozen=True)
class Query:
    """The terms of a query, each with the name before it; a card has to fit them all."""

    terms: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str) -> "Query":
        """Read what was typed; whatever it is, it means something."""
        found = _TERM.finditer(text)
        terms = (
            ((m["name"] or "").casefold(), (m["quoted"] or m["plain"] or "").casefold().strip())
            for m in found
        )  # fmt: skip
        # A name with nothing after it is still being typed.
        return cls(tuple((n, value) for n, value in terms if value not in _UNSAID))

    def fits(self, card: Card, now: datetime) -> bool:
        """Tell whether a card has everything that was asked for."""
        return all(_fits(name, value, card, now) for name, value in self.terms)


def _fits(name: str, value: str, card: Card, now: datetime) -> bool:
    if name:
        return _NAMED[name](card, value)
    if value in _WORDS:
        return _WORDS[value](card, now)
    action = card.action
    words = (card.key, card.title, card.service, action.text, action.team, action.tracker_key)
    return value in " ".join(words).casefold()
