"""Words in a record: every place where they occur, in reading order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pmdesk.model import (
    Action,
    Approval,
    Item,
    Lesson,
    Participant,
    Postmortem,
    Section,
    SectionKey,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record

_UNSEEN = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
"""Signs of formatting and fillers, such as a soft hyphen: nobody sees that they are there."""

EXCERPT = 80
"""Characters of text shown around a hit."""


@dataclass(frozen=True)
class Hit:
    """One place where the words occur: `start` to `end` are characters of the field's text.

    `section` is None for what belongs to the record as a whole: its title, its people.
    """

    section: SectionKey | None
    kind: type[Item]
    item_id: str
    field: str
    start: int
    end: int
    excerpt: str


@dataclass(frozen=True)
class Folded:
    """A text without case, diacritics and what nobody sees.

    `places` lead from its characters to the original's.
    """

    text: str
    places: range | tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the original, as start and end."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Return a text as it is compared: `Ärger` and `ARGER` fold to the same."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)))
    folded = [(piece, place) for place, char in enumerate(text) for piece in _folded(char)]
    return Folded("".join(piece for piece, _ in folded), tuple(place for _, place in folded))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    apart = unicodedata.normalize("NFKD", char.casefold())
    return "".join(piece for piece in _UNSEEN.sub("", apart) if not unicodedata.combining(piece))


def find(record: Record, words: str) -> tuple[Hit, ...]:
    """Return every place where words occur one after the other, whatever their case and accents."""
    wanted = [re.escape(word) for word in fold(words).text.split()]
    if not wanted:
        return ()
    pattern = re.compile(r"\s+".join(wanted))
    return tuple(
        hit
        for section, item, field in read_in_order(record)
        for hit in _hits(pattern, section, item, field)
    )


def excerpt(text: str, start: int, end: int, length: int = EXCERPT) -> str:
    """Return a stretch of text on one line with what stands around it, cut with … at both ends."""
    room = max(length - (end - start), 0) // 2
    first, last = max(start - room, 0), min(end + room, len(text))
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return before + " ".join(text[first:last].split()) + after


def _hits(
    pattern: re.Pattern[str], section: SectionKey | None, item: Item, field: str
) -> Iterator[Hit]:
    text: str = getattr(item, field)
    folded = fold(text)
    for match in pattern.finditer(folded.text):
        start, end = folded.original(*match.span())
        shown = excerpt(text, start, end)
        yield Hit(section, type(item), item.id, field, start, end, shown)


_WHOLE: tuple[tuple[type[Item], tuple[str, ...]], ...] = (
    (Postmortem, ("title", "incident_key", "service", "owner")),
    (Participant, ("name", "role", "team", "handle")),
)
_CAUSE_FIELDS = ("lasting_change", "proximate_cause", "dependency_finding", "earlier")
_PARTS: dict[SectionKey, tuple[type[Item], tuple[str, ...]]] = {
    SectionKey.TIMELINE: (TimelineEvent, ("text", "source", "link")),
    SectionKey.WHYS: (Why, ("text", "stop_because")),
    SectionKey.CAUSES: (Why, _CAUSE_FIELDS),
    SectionKey.LESSONS: (Lesson, ("text",)),
    SectionKey.ACTIONS: (
        Action,
        ("text", "team", "committed_by", "due_reason", "tracker_key", "declined_because"),
    ),
    SectionKey.APPROVAL: (Approval, ("name", "role", "comment")),
}


def read_in_order(record: Record) -> Iterator[tuple[SectionKey | None, Item, str]]:
    """Go through every text of a record in the order in which it is read."""
    for kind, fields in _WHOLE:
        yield from ((None, item, field) for item in record.all(kind) for field in fields)
    for key in SectionKey:
        for item, fields in _items(record, key):
            yield from ((key, item, field) for field in fields)


def _items(record: Record, key: SectionKey) -> Iterable[tuple[Item, tuple[str, ...]]]:
    if key in _PARTS:
        kind, fields = _PARTS[key]
        found = (why for _, why in record.walk()) if kind is Why else record.all(kind)
        yield from ((item, fields) for item in found)
    else:
        yield from ((s, ("text",)) for s in record.all(Section) if s.key is key)
    yield from ((picture, ("name", "caption")) for picture in record.attachments(key))
