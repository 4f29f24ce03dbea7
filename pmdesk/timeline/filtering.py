"""Which events a typed filter lets through: words, and a few signs for what is no word.

`#detected` asks for a moment, `@pager` for a source, `is:unconfirmed` for a state of the event.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from pmdesk.model import Moment, TimelineEvent
from pmdesk.search import fold
from pmdesk.timeline.entry import moment_named

Keep = Callable[[TimelineEvent], bool]

STATES: Mapping[str, Keep] = {
    "confirmed": lambda event: event.confirmed,
    "unconfirmed": lambda event: not event.confirmed,
    "key": lambda event: event.key_moment,
    "later": lambda event: event.learned_later,
    "about": lambda event: event.approximate,
    "range": lambda event: event.end is not None,
    "linked": lambda event: bool(event.link),
    "unsourced": lambda event: not (event.source or event.link),
}
"""What `is:` can ask for."""

HINT = "Filter: words, #moment, @source, is:key"
"""What can be typed, for an empty line."""

_STATED = f"After “is:” goes {', '.join(list(STATES)[:-1])} or {list(STATES)[-1]}."

EXPLAINED = f"Every word must occur. #detected shows a moment, @pager a source. {_STATED}"
"""The same in sentences."""

_MOST_KEPT = 20_000


def reader(text: str) -> Keep:
    """Return what tells whether an event passes: it must meet each part of the text."""
    parts = [_part(word) for word in fold(text).text.split()]
    return lambda event: all(part(event) for part in parts)


def nothing_matches(text: str) -> str:
    """Return what to tell a person whose filter lets nothing through."""
    words = fold(text).text.split()
    unknown = (word for word in words if word.startswith("is:") and not _state(word[3:]))
    word = next(unknown, "")
    hint = f" “{word}” is not known. {_STATED}" if word else ""
    return f"No event matches. Esc shows all.{hint}"


def _part(word: str) -> Keep:
    sign, rest = word[:1], word[1:]
    if word.startswith("is:") and (found := _state(word.removeprefix("is:"))):
        return found
    if sign == "#" and (moments := _moments(rest)):
        return lambda event: event.moment in moments
    if sign == "@" and rest:
        return lambda event: rest in _folded(f"{event.source} {event.link}")
    return lambda event: word in _folded(f"{event.text} {event.source} {event.moment.label}")


def _state(name: str) -> Keep | None:
    """Return the state that a name begins, while it is being typed the first such."""
    return next((keep for known, keep in STATES.items() if name and known.startswith(name)), None)


def _moments(name: str) -> frozenset[Moment]:
    """Return the moments that a name means or begins."""
    one = moment_named(name)
    if one is not None:
        return frozenset({one})
    wanted = name.replace("-", "_")
    return frozenset(m for m in Moment if wanted and m.value.startswith(wanted))


@lru_cache(maxsize=_MOST_KEPT)
def _folded(text: str) -> str:
    """Fold a text; events are looked at again with every key."""
    return fold(text).text
