"""Tells which words a text must hold for a pattern to match in it, by reading the pattern.

Of a sentence only those patterns are tried whose words it holds, and only near them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pmdesk.language.atoms import FAR, NOTHING, Atom, Atoms, joined, ways

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
"""A word, as cues are compared with sentences."""

_LETTERS, _SHORT, _COMMON = 4, 8, 40
"""What a word of up to four letters, and one of the most common, weighs against a rare one."""


@dataclass(frozen=True)
class Trigger:
    """Words of which every match of a pattern holds one, and how far from them it can reach.

    A match begins at most `left` characters before such a word ends, and ends at most `right`
    behind that.
    """

    words: frozenset[str]
    left: int
    right: int
    also: tuple[frozenset[str], ...] = ()
    """Further lists of words, the rarest first; a match holds one of each."""


@dataclass(frozen=True)
class Edges:
    """Whether a word can go on beyond the ends of a passage."""

    left: bool = False
    right: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads the patterns of a language, whose lists and parts have names."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _atoms(self) -> Atoms:
        return Atoms(self.lists, self.parts)

    def trigger(self, pattern: str) -> Trigger | None:
        """Return the words of which every match holds one, as few and as rare as can be.

        There are none where a pattern can match without any certain word.
        """
        return self._needed(ways(pattern), Edges())

    def _needed(self, alternatives: tuple[str, ...], edges: Edges) -> Trigger | None:
        """Return the words of which each of the alternatives needs one."""
        found = []
        for alternative in alternatives:
            atoms = self._atoms.of(alternative)
            needs = sorted(self._candidates(atoms, edges), key=self._weight)
            if not needs:
                return None
            others = dict.fromkeys(need.words for need in needs if need.words != needs[0].words)
            found.append(replace(needs[0], also=tuple(others)))
        return _either(found)

    def _candidates(self, atoms: tuple[Atom, ...], edges: Edges) -> Iterator[Trigger]:
        """Yield what each passage without gaps needs, and each part for itself."""
        run, first, left = NOTHING, 0, edges.left
        for place, atom in enumerate(atoms):
            if atom.spellings is None and atom.inside and not atom.can_lack:
                yield from self._within(atoms, place, edges)
            longer = joined(run, atom.spellings)
            if longer is not None:
                run = longer
            else:
                right = _goes_on(atoms[place:], is_open=edges.right)
                yield from self._words(run, Edges(left, right), _reach(atoms, first, place))
                is_open = atom.spellings is None
                run, first = atom.spellings or NOTHING, place + is_open
                # Where a part is only too much to be joined, a run begins with it.
                last = atom if is_open else atoms[place - 1]
                left = not last.ends_blank
        yield from self._words(run, Edges(left, edges.right), _reach(atoms, first, len(atoms)))

    def _within(self, atoms: tuple[Atom, ...], place: int, edges: Edges) -> Iterator[Trigger]:
        """Yield what a group needs that has too many spellings to be followed."""
        left = not atoms[place - 1].ends_blank if place else edges.left
        right = _goes_on(atoms[place + 1 :], is_open=edges.right)
        need = self._needed(atoms[place].inside, Edges(left, right))
        if need is not None:
            before, behind = _reach(atoms, place, place)
            yield Trigger(need.words, min(FAR, before + need.left), behind)

    def _words(
        self, run: frozenset[str], edges: Edges, reach: tuple[int, int]
    ) -> Iterator[Trigger]:
        """Yield the rarest whole word of each spelling, the first and the last, if each has one."""
        spelt = [_whole(text, edges) for text in run]
        if all(spelt):
            for choose in (self._rarest, _first, _last):
                yield Trigger(frozenset(map(choose, spelt)), *reach)

    def _rarest(self, words: list[str]) -> str:
        return min(words, key=lambda word: (self._load(word), -len(word)))

    def _weight(self, need: Trigger) -> int:
        """Return how much is looked at for some words: how many hold them, and how far around."""
        return sum(map(self._load, need.words)) + need.left // 8

    def _load(self, word: str) -> int:
        """Return what a word weighs: the more, the more sentences hold it."""
        return _COMMON if word in self._common else _SHORT if len(word) <= _LETTERS else 1

    @cached_property
    def _common(self) -> frozenset[str]:
        lists = ("auxiliaries", "prepositions", "determiners", "boundaries", "adverbs")
        return frozenset().union(*(self.lists.get(name, ()) for name in lists))


def _reach(atoms: tuple[Atom, ...], first: int, behind: int) -> tuple[int, int]:
    """Return how far a match reaches from a word that ends in some of its parts, to both sides."""
    left, right = atoms[:behind], atoms[first:]
    return min(FAR, sum(one.width for one in left)), min(FAR, sum(one.width for one in right))


def _goes_on(atoms: tuple[Atom, ...], *, is_open: bool) -> bool:
    """Whether a word goes on in what follows it; at the end, whether it does beyond that."""
    for atom in atoms:
        if not atom.begins_blank:
            return True
        if not atom.may_lack:
            return False
    return is_open


def _whole(text: str, edges: Edges) -> list[str]:
    """Return the words of a text that cannot go on beyond its ends."""
    return [
        match[0]
        for match in WORD.finditer(text)
        if not (edges.left and not text[: match.start()].strip("'"))
        and not (edges.right and not text[match.end() :].strip("'"))
    ]


def _first(words: list[str]) -> str:
    return words[0]


def _last(words: list[str]) -> str:
    return words[-1]


def _either(needs: list[Trigger]) -> Trigger:
    """Return what holds for every alternative; only a single one can ask for more than a word."""
    if len(needs) == 1:
        return needs[0]
    words = frozenset[str]().union(*(need.words for need in needs))
    return Trigger(words, max(need.left for need in needs), max(need.right for need in needs))
