"""Half-typed names: what stood where a name was about to be, and what was left of one.

A history keeps every pause of typing, and so “asked Jane Bla” before “asked Jane Blackwood”. Such
a rest is known by its place: there a name stood before or afterwards. A name that was given up
before it was finished is known by its letters, and by the edit that took them away.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from pmdesk.changes import shared_prefix
from pmdesk.masking.names import Person, Sighting
from pmdesk.masking.names import words as plain_words
from pmdesk.search import fold

Find = Callable[[str], Sequence[Sighting]]
"""Finds whole names in a text."""

_FEWEST = 3
"""Letters that tell what name they are of."""
_SLIPS = 2
"""Wrong letters behind the right ones of a name that was given up."""
_ALIKE = 0.75
"""How much of a misspelt name must be right, as a share."""
_LONGEST = 40
"""Letters of a word that is looked at."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class _Rest:
    """A stretch of a text that was or will be a name, and how that was written."""

    start: int
    end: int
    people: tuple[Person, ...]
    name: str


def half_typed(
    texts: Sequence[str], find: Find, hidden: Sequence[Person]
) -> Mapping[str, tuple[Sighting, ...]]:
    """Return where each of the texts that a field held, in order, holds a half-typed name."""
    whole = [
        [
            _Rest(seen.start, seen.end, seen.people, text[seen.start : seen.end])
            for seen in find(text)
        ]
        for text in texts
    ]
    parts = {part: person for person in hidden for part in _parts(person)}
    found = [set(_given_up(*step, parts)) for step in pairwise((*texts, texts[-1]))]
    for steps in (range(len(texts) - 1, 0, -1), range(len(texts) - 1)):
        for at in steps:
            beside = at + steps.step
            step = _Step.between(texts[at], texts[beside])
            found[beside].update(filter(None, map(step.carried, (*whole[at], *found[at]))))
    places: dict[str, set[Sighting]] = {}
    for text, rests in zip(texts, found, strict=True):
        seen = {Sighting(rest.start, rest.end, rest.people) for rest in rests}
        places.setdefault(text, set()).update(seen)
    return {text: tuple(sorted(seen)) for text, seen in places.items() if seen}


@dataclass(frozen=True)
class _Step:
    """An edit of a text: what stands between two shared ends gave way to something else."""

    before: str
    after: str
    head: int
    tail: int

    @classmethod
    def between(cls, before: str, after: str) -> "_Step":
        head = shared_prefix(before, after)
        tail = shared_prefix(before[head:][::-1], after[head:][::-1])
        return cls(before, after, head, tail)

    def carried(self, rest: _Rest) -> _Rest | None:
        """Return what the edit made of a name or a rest of one, if there is enough left of it."""
        shift, changed_to = len(self.after) - len(self.before), len(self.before) - self.tail
        grows = self.after[self.head : self.head + 1].isalnum()
        if rest.end < self.head or (rest.end == self.head and not grows):
            return rest
        if rest.start >= changed_to:
            return _Rest(rest.start + shift, rest.end + shift, rest.people, rest.name)
        start = min(rest.start, self.head)
        end = rest.end + shift if rest.end > changed_to else len(self.after) - self.tail
        words = len(rest.name.split())
        left = re.match(rf"\s*\S+(?:\s+\S+){{0,{words - 1}}}", self.after[start:end])
        if left is None or not _is_like(left[0], rest.name):
            return None
        return _Rest(start, start + left.end(), rest.people, rest.name)


def _is_like(part: str, name: str) -> bool:
    """Whether some letters are the beginning of a name, or a misspelling of it."""
    small, whole = fold(part).text.strip(), fold(name).text
    if len(small) < _FEWEST:
        return False
    same = SequenceMatcher(None, small, whole[: len(small) + 1], autojunk=False)
    return whole.startswith(small) or same.ratio() >= _ALIKE


def _parts(person: Person) -> Iterator[str]:
    """Yield the words of a person’s name and handle, folded."""
    if not person.is_nameless:
        yield from _WORD.findall(fold(person.name).text)
    yield from _WORD.findall(fold(person.handle.partition("@")[0] or person.handle).text)


def _given_up(before: str, after: str, parts: Mapping[str, Person]) -> Iterator[_Rest]:
    """Yield the words where an edit began and where it ended, if it took away a begun name."""
    step = _Step.between(before, after)
    near = _WORD.finditer(before, max(0, step.head - _LONGEST))
    until = takewhile(lambda word: word.start() < len(before) - step.tail, near)
    changed = [word for word in until if word.end() >= step.head]
    for word in {word.span(): word for word in (*changed[:1], *changed[-1:])}.values():
        person = next((parts[part] for part in parts if _is_begun(word[0], part)), None)
        if person and not _goes_on(step, word, parts):
            yield _Rest(*word.span(), (person,), word[0])


def _is_begun(word: str, part: str) -> bool:
    """Whether a word is the beginning of a name, with a slip at its end or in small letters too."""
    small = fold(word).text
    right = shared_prefix(small, part)
    if right < len(small):
        return _FEWEST < right < len(part) and len(small) - right <= _SLIPS
    if word[0].isupper():
        return right >= _FEWEST
    return right > _FEWEST and small not in plain_words("ordinary")


def _goes_on(step: _Step, word: re.Match[str], parts: Iterable[str]) -> bool:
    """Whether a word stays as it is, or becomes another than a name: “Par” a “Partition”."""
    if word.start() > step.head:
        return False
    became = _WORD.match(step.after, word.start())
    small, now = fold(word[0]).text, fold(became[0]).text if became else ""
    is_other = now.startswith(small) and not any(part.startswith(now) for part in parts)
    return now == small or is_other
