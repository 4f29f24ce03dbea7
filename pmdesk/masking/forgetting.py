"""Forgetting a name: a record and all of its history, told anew as if it had never been known.

An edit says what it changed in the text as it was then, so it cannot be reworded alone: the history
is played from its beginning, and each step is written down as what it changed with the name hidden.
It is played twice, for what was a half-typed name is known only from what came before and after.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pmdesk import codec
from pmdesk.approval import digests
from pmdesk.changes import difference, touched
from pmdesk.history import Entry
from pmdesk.masking.halftyped import half_typed
from pmdesk.masking.mask import Mask, everyone, wordy
from pmdesk.masking.names import Person, Sighting
from pmdesk.model import Item
from pmdesk.record import Record
from pmdesk.search import fold


@dataclass(frozen=True)
class Forgotten:
    """A record and its log without a name.

    `is_sound` tells whether the history fitted the record before, `is_same` whether neither named
    the person.
    """

    record: Record
    log: tuple[Entry, ...]
    is_sound: bool
    is_same: bool


def forgetting(record: Record, person: Person, *, keeps_role: bool = True) -> Mask:
    """Return the mask that hides a person in a record, where others may share a name with them.

    With `keeps_role`, the role that the person has in that record stands for the name.
    """
    known = everyone(record)
    itself = [one for one in known if fold(one.name).text == fold(person.name).text]
    others = [one for one in known if one not in itself]
    hidden = [
        replace(one if keeps_role else person, handle=one.handle or person.handle) for one in itself
    ]
    return Mask(hidden or [person], others)


def forgotten(record: Record, log: Sequence[Entry], mask: Mask) -> Forgotten:
    """Return a record and its log as they would be if nobody had ever known the names."""
    telling = _Telling(record.id, mask, _half_typed(record.id, log, mask))
    entries = tuple(map(telling.tell, log))
    is_sound = _contents(telling.told) == _contents(record)
    return Forgotten(telling.hidden, entries, is_sound, telling.is_same)


class _Telling:
    """A history on its way: the record as it was, and as it is with the names hidden."""

    def __init__(self, record_id: str, mask: Mask, half: "_Half") -> None:
        self.told = self.hidden = Record(record_id)
        self.is_same = True
        self._mask = mask
        self._half = half
        self._digests: dict[str, str] = {}
        """What the digest of an approved content or record becomes when its names are hidden."""

    def tell(self, entry: Entry) -> Entry:
        """Take a step; return how it is told with the names hidden."""
        places = touched(entry.change)
        before, after = self.told, entry.change.applied_to(self.told)
        self.told = after
        self._learn_digests((before, after), places)
        label, role = self._mask.text(entry.label), self._mask.text(entry.role)
        told = replace(entry, label=label, role=role)
        old, new = tuple(_items(self.hidden, places)), tuple(map(self._hide, _items(after, places)))
        if old == tuple(_items(before, places)) and new == tuple(_items(after, places)):
            self.hidden = entry.change.applied_to(self.hidden)
        else:
            id_ = self.hidden.id
            change = difference(label, Record.of(id_, old), Record.of(id_, new))
            self.hidden = change.applied_to(self.hidden)
            told = replace(told, operations=codec.dump(change))
        self.is_same = self.is_same and told == entry
        return told

    def _shown(self, item: Item) -> Item:
        also = {
            name: rests
            for name in wordy(type(item))
            if (rests := self._half.get((type(item), item.id, name, getattr(item, name))))
        }
        return self._mask.item(item, also)

    def _hide(self, item: Item) -> Item:
        shown = self._shown(item)
        digests = {
            name: self._digests[value]
            for name in _DIGESTS
            if (value := getattr(shown, name, "")) in self._digests
        }
        return shown.model_copy(update=digests) if digests else shown

    def _learn_digests(
        self, states: tuple[Record, Record], places: Iterable[tuple[type[Item], str]]
    ) -> None:
        """Keep an approval valid: it was given to what the text says, whoever it names.

        A decision is about what was there before it; it may have dated actions since.
        """
        given = {getattr(item, name, "") for item in _items(states[1], places) for name in _DIGESTS}
        if not given - {"", *self._digests}:
            return
        for state in states:
            hidden = Record.of(state.id, map(self._shown, state.items()))
            for digest in (digests.approved_content, digests.whole_record):
                self._digests[digest(state)] = digest(hidden)


_Half = Mapping[tuple[type[Item], str, str, object], Sequence[Sighting]]
"""Where a field of an item held half-typed names, by its text."""


def _half_typed(record_id: str, log: Sequence[Entry], mask: Mask) -> _Half:
    """Play a history to learn what each field held in turn, and which of that is half a name."""
    record = Record(record_id)
    held: dict[tuple[type[Item], str, str], list[str]] = {}
    for entry in log:
        record = entry.change.applied_to(record)
        for kind, item_id in touched(entry.change):
            item = record.get(kind, item_id)
            for name in wordy(kind):
                # What is removed holds nothing any more: a name begun in it was given up.
                text, texts = getattr(item, name, ""), held.setdefault((kind, item_id, name), [])
                if isinstance(text, str) and texts[-1:] != [text]:
                    texts.append(text)
    return {
        (*field, text): rests
        for field, texts in held.items()
        if len(texts) > 1
        for text, rests in half_typed(texts, mask.find, mask.hidden).items()
    }


_DIGESTS = ("approved_digest", "digest", "record_digest")


def _items(record: Record, places: Iterable[tuple[type[Item], str]]) -> Iterator[Item]:
    """Go through those of some items that are there."""
    return (item for kind, item_id in places if (item := record.get(kind, item_id)))


def _contents(record: Record) -> dict[tuple[type[Item], str], Item]:
    return {(type(item), item.id): item for item in record.items()}
