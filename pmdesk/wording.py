"""Findings about the wording of a record: where they are, rewording them, leaving some alone."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from textwrap import shorten
from typing import NamedTuple

from pmdesk import creation, guidance
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import Conflict
from pmdesk.guidance import Words
from pmdesk.language import Category, Finding
from pmdesk.language.sentences import goes_on
from pmdesk.model import (
    Action,
    Directory,
    Item,
    Lesson,
    Section,
    SectionKey,
    Term,
    TermKind,
    Tick,
    TimelineEvent,
    Why,
)
from pmdesk.record import Record
from pmdesk.search import Hit, excerpt, read_in_order

WRITTEN: Mapping[type[Item], frozenset[str]] = {
    Section: frozenset(("text",)),
    TimelineEvent: frozenset(("text",)),
    Why: frozenset(
        ("text", "stop_because", "lasting_change", "proximate_cause", "dependency_finding")
    ),
    Lesson: frozenset(("text",)),
    Action: frozenset(("text", "due_reason", "declined_because")),
}
"""The fields whose wording is looked at: those that hold sentences."""

_LEFT = "left."
_MENU = 30
"""Characters of a text that an entry of a menu shows."""
_SENTENCE_END = re.compile(r"[.!?…][”\"')\]]*\s+|\n")
Check = Callable[[str], tuple[Finding, ...]]


class Place(NamedTuple):
    """A text of a record: the kind and identity of its item, and its field."""

    kind: type[Item]
    item_id: str
    field: str


@dataclass(frozen=True)
class Found:
    """A finding, and where in the record it is."""

    section: SectionKey
    place: Place
    text: str
    finding: Finding

    @property
    def phrase(self) -> str:
        """The words that were found."""
        return self.text[self.finding.start : self.finding.end]

    @property
    def hit(self) -> Hit:
        """Where to show it."""
        found = self.finding
        shown = excerpt(self.text, found.start, found.end)
        return Hit(self.section, *self.place, found.start, found.end, shown)


def texts(record: Record) -> Iterator[tuple[SectionKey, Place, str]]:
    """Go through every text whose wording is looked at, in the order in which it is read."""
    for section, item, field in read_in_order(record):
        if section is not None and field in WRITTEN.get(type(item), ()):
            yield section, Place(type(item), item.id, field), getattr(item, field)


def survey(record: Record, check: Check) -> Iterator[Found | None]:
    """Go through a record's findings; None after each text, where one can stop for a while."""
    for section, place, text in texts(record):
        yield from (Found(section, place, text, finding) for finding in check(text))
        yield None


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of a text begins and ends."""
    first, last = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.start() + len(match[0].rstrip())
            break
    return first, last


MOST_LINES = 40
"""Lines that are read together at most; of what goes on for longer, each is read alone."""


def passages(lines: Sequence[str]) -> Iterator[range]:
    """Yield the lines that are read together, by number: a sentence may go on over their ends."""
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not goes_on(lines[number - 1], lines[number]):
            whole = range(first, number)
            yield from [whole] if len(whole) <= MOST_LINES else [range(n, n + 1) for n in whole]
            first = number


def is_pattern(rewording: str) -> bool:
    """Tell whether a rewording has gaps to fill in, so that it stands for a whole sentence."""
    return "…" in rewording


def can_stand(finding: Finding, rewording: str) -> bool:
    """Tell whether a rewording can be put into the text, rather than be read as an example.

    Any role can stand where a name did; which one it was, only the writer knows.
    """
    is_role = finding.category is Category.PERSONAL_NAME
    return finding.is_exact or is_role or is_pattern(rewording)


def reword(record: Record, place: Place, text: str, finding: Finding, rewording: str) -> Change:
    """Put a rewording in place of what was found: of the words, or of their whole sentence.

    Raises `Conflict` where the record no longer has the text in which it was found.
    """
    if _text(record, place) != text:
        message = "The text has changed since. Nothing was reworded; look at it again."
        raise Conflict(message)
    start, end = finding.start, finding.end
    if not finding.is_exact and is_pattern(rewording):
        start, end = sentence(text, start, end)
    return _writing(record, place, f"Reword “{_short(text[start:end])}”", [(start, end, rewording)])


def reword_all(record: Record, found: Iterable[Found], label: str) -> Change:
    """Put the first rewording in place of each finding that has an exact one, as one step."""
    spots: dict[Place, list[tuple[int, int, str]]] = {}
    for each in found:
        if each.finding.is_exact and _text(record, each.place) == each.text:
            stretch = (each.finding.start, each.finding.end, each.finding.rewordings[0])
            spots.setdefault(each.place, []).append(stretch)
    change = Change(label)
    for place, stretches in spots.items():
        change = change.then(_writing(record, place, label, stretches))
    return change


def alike(found: Iterable[Found], finding: Finding) -> tuple[Found, ...]:
    """Return the findings that the exact rewording of one fits as well: those of its person."""
    if not finding.is_exact:
        return ()
    wanted = finding.category, finding.person
    others = (each for each in found if (each.finding.category, each.finding.person) == wanted)
    return tuple(each for each in others if each.finding.is_exact)


def of_kind(found: Iterable[Found], finding: Finding) -> tuple[Found, ...]:
    """Return the findings of a kind that have an exact rewording, whomever they name."""
    if not finding.is_exact:
        return ()
    wanted = (each for each in found if each.finding.category is finding.category)
    return tuple(each for each in wanted if each.finding.is_exact)


def left_key(text: str, finding: Finding) -> str:
    """Return the name under which a record remembers that a finding is to be left alone.

    It goes by the rule, the words and their sentence: the same words elsewhere are asked about.
    """
    first, last = sentence(text, finding.start, finding.end)
    words = " ".join(text[first:last].split())
    parts = "\n".join((finding.rule, text[finding.start : finding.end], words))
    return _LEFT + hashlib.sha256(parts.encode()).hexdigest()[:40]


def leave(record: Record, text: str, finding: Finding, because: str, now: datetime) -> Change:
    """Leave a finding as it is, for a reason that the record keeps; it is not asked about again."""
    key = left_key(text, finding)
    if record.ticked(key):
        return Change("Leave wording")
    said = f"“{_short(text[finding.start : finding.end])}”"
    note = f"{said}: {because}" if because.strip() else said
    return insert("Leave wording", Tick.checked(record_id=record.id, key=key, at=now, note=note))


def left_alone(record: Record) -> tuple[Tick, ...]:
    """Return what is left as it is in a record, each with a note of the words and the reason."""
    return tuple(tick for tick in record.all(Tick) if tick.key.startswith(_LEFT))


def ask_again(tick: Tick) -> Change:
    """Let wording that was left alone be found again."""
    return remove("Ask about wording again", tick)


def left(record: Record) -> frozenset[str]:
    """Return the names of all findings that are left alone in a record."""
    return frozenset(tick.key for tick in left_alone(record))


def not_a_person(directory: Record, word: str) -> Change:
    """Let a library learn that a word names no person; empty where it is known already."""
    wanted = word.casefold()
    if any(term.text.casefold() == wanted for term in directory.all(Term)):
        return Change("Learn word")
    term = Term.checked(record_id=creation.DIRECTORY_ID, text=word, kind=TermKind.NOT_A_PERSON)
    begun = Change("") if directory.all(Directory) else creation.directory()
    learned = insert(f"Learn that “{_short(word)}” is not a person", term)
    return replace(begun.then(learned), label=learned.label)


@dataclass(frozen=True)
class Asking(Words):
    """What to ask instead of what was written, and where the questions come from."""

    questions: tuple[str, ...]
    source: str


@cache
def asking() -> Mapping[Category, Asking]:
    """Return the questions for every category of findings."""
    return guidance.read("asking", dict[Category, Asking])


def _text(record: Record, place: Place) -> str:
    return str(getattr(record.item(place.kind, place.item_id), place.field))


def _writing(
    record: Record, place: Place, label: str, stretches: list[tuple[int, int, str]]
) -> Change:
    """Return the change that puts texts in place of stretches, which may touch but not overlap."""
    text, end_of_last = _text(record, place), len(_text(record, place))
    for start, end, words in sorted(stretches, reverse=True):
        if end > end_of_last:
            continue
        text, end_of_last = text[:start] + words + text[end:], start
    return set_fields(label, record.item(place.kind, place.item_id), **{place.field: text})


def _short(text: str) -> str:
    """Return a text in a menu's width; words stay whole, so that a name in it is known as one."""
    line = " ".join(text.split())
    if len(line) <= _MENU or " " in line[:_MENU]:
        return shorten(line, _MENU, placeholder="…")
    return line[: _MENU - 1] + "…"
