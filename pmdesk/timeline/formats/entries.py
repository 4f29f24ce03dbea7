"""The idea that all JSON formats share: a file holds entries, and of each an event can be made."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats.fields import Entry
from pmdesk.timeline.importing.order import in_order
from pmdesk.timeline.reading import Kind, ReadEvent, Reading, Unread

MOST_EVENTS = 50_000

_ORIGIN, _SHOWN = 180, 200
"""Characters of an origin as it is kept, and of an entry as it is shown."""


class Unfit(Exception):
    """No event can be made of an entry; the text says why."""


@dataclass(frozen=True)
class Format:
    """One kind of file: how it is known, where its entries are, what an entry says.

    `event` returns None for an entry that says nothing, and raises `Unfit` for one that cannot be
    read. Kinds that `kinds` does not name are offered, but not taken.
    """

    name: str
    fits: Callable[[Any], bool]
    entries: Callable[[Any], Iterable[Any]]
    event: Callable[[Entry], ReadEvent | None]
    kinds: tuple[Kind, ...] = ()

    def read(self, value: Any) -> Reading:
        """Return the events of a decoded file, the earliest first."""
        events: list[ReadEvent] = []
        unread: list[Unread] = []
        for row, entry in enumerate(self.entries(value), start=1):
            try:
                event = self._event(entry)
            except Unfit as reason:
                unread.append(Unread(_shown(entry), row, reason=str(reason)))
            else:
                events += [event._replace(line=row)] if event else []
            check_count(len(events) + len(unread))
        found = in_order(once(events))
        return Reading(
            events=tuple(found), unread=tuple(unread), format=self.name, kinds=self._kinds(found)
        )

    def _event(self, entry: Any) -> ReadEvent | None:
        if not isinstance(entry, dict):
            raise Unfit("This is not an entry.")
        return self.event(entry)

    def _kinds(self, events: Iterable[ReadEvent]) -> tuple[Kind, ...]:
        """Return the kinds that occur, the named ones first."""
        occur = dict.fromkeys(event.kind for event in events if event.kind)
        named = {kind.name: kind for kind in self.kinds if kind.name in occur}
        others = (Kind(name, spoken(name), taken=False) for name in occur if name not in named)
        return *named.values(), *others


def joined(readings: Iterable[tuple[str, Reading]]) -> Reading:
    """Return several readings of named files as one, the earliest event first.

    What was unread says in which file it stands; an event that stands in two is there once.
    """
    files = list(readings)
    if len(files) == 1:
        return files[0][1]
    events = once(event for _, one in files for event in one.events)
    check_count(len(events))
    return Reading(
        events=tuple(in_order(events)),
        unread=tuple(
            replace(unread, reason=f"In “{name}”: {unread.reason}")
            for name, one in files
            for unread in one.unread
        ),
        questions=tuple(dict.fromkeys(question for _, one in files for question in one.questions)),
        assumed=tuple(dict.fromkeys(sentence for _, one in files for sentence in one.assumed)),
        format=", ".join(dict.fromkeys(one.format for _, one in files)),
        kinds=tuple({kind.name: kind for _, one in files for kind in one.kinds}.values()),
    )


def origin(*parts: str) -> str:
    """Return what an entry is called where it came from, short enough to keep, if all is known."""
    if not all(parts):
        return ""
    name = " ".join(":".join(parts).split())
    if len(name) <= _ORIGIN:
        return name
    digest = hashlib.sha256(name.encode(errors="replace")).hexdigest()[:32]
    return f"{name[: _ORIGIN - len(digest) - 1]}:{digest}"


def spoken(name: str) -> str:
    """Return a name such as `urgency_change` as words."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def once(events: Iterable[ReadEvent]) -> list[ReadEvent]:
    """Return each event once; of those with one origin the one that knows its end, or the last."""
    found: dict[str, ReadEvent] = {}
    for place, event in enumerate(events):
        key = event.origin or f"\n{place}"
        known = found.get(key)
        if known is None or event.end or not known.end:
            found[key] = event
    return list(found.values())


def check_count(count: int) -> None:
    """Raise `ImportFailed` for more entries than a timeline can hold."""
    if count > MOST_EVENTS:
        raise too_many()


def too_many() -> ImportFailed:
    """Return what to say of a file with more entries than a timeline can hold."""
    message = f"There are more than {MOST_EVENTS:,} entries in this file."
    return ImportFailed(f"{message} Export a shorter time, and import that.")


def _shown(entry: Any) -> str:
    shown = json.dumps(entry, ensure_ascii=False)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
