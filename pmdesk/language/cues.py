"""Tells which words a text must hold for a pattern to match in it, by reading the pattern.

Of a sentence only those patterns are tried whose words it holds. Patterns use a small part of what
regular expressions can say: letters, classes, groups, alternatives, counts and looking around; and
`{name}`, any word of a list or a part of a pattern, which is a group.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
"""A word, as cues are compared with sentences."""
SLOT = re.compile(r"\{([a-z_]+)\}")
"""The name of a list of words or of a part of a pattern."""

_MOST = 400
"""Spellings of one passage that are followed; beyond that it counts as open."""
_SHORT, _COMMON = 4, 40
"""What a word of up to four letters, or another common one, weighs against a rare one."""
_COUNT = re.compile(r"[?*+]|\{(\d+)(?:,(\d*))?\}")
_LEAST = {"?": 0, "*": 0, "+": 1}
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CLASS = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\\[wWdDsSb]|\.")
_LIST = re.compile(r"\[((?!.-.)[^\\^\]]{1,9})\]")
"""A class that lists a few letters: “[ey]”."""
_LETTERS = re.compile(r"[\w' ,]+(?![?*+{])")
"""Letters that stand as they are; the last one not if a count follows."""
_NOTHING = frozenset({""})
_FAR = 160
"""Characters that a match is taken to reach at most: nothing is looked for across a whole page."""
_BLANK = 9
"""Characters that a blank of a pattern can stand for."""
_OFTEN = 20
"""How often a part is repeated at most that has no count."""
_MOST_TIMES = {"?": 1, "*": _OFTEN, "+": _OFTEN}


@dataclass(frozen=True)
class Trigger:
    """Words of which every match of a pattern holds one, and how far from them it can reach.

    A match begins at most `left` characters before such a word ends, and is at most `width` long.
    """

    words: frozenset[str]
    left: int
    width: int = _FAR
    also: tuple[frozenset[str], ...] = ()
    """Further lists of words, the rarest first; a match holds one of each."""


@dataclass(frozen=True)
class Edges:
    """Whether a word can go on beyond the ends of a passage."""

    left: bool = False
    right: bool = False


@dataclass(frozen=True)
class Atom:
    """A part of a pattern: all that it can be, if that is little, else what can stand in it."""

    spellings: frozenset[str] | None
    inside: tuple[str, ...] = ()
    can_lack: bool = False
    width: int = 1
    """Characters that it can stand for at most."""

    @property
    def parts(self) -> frozenset[str]:
        """What it can be; where that is too much, the patterns of that."""
        return frozenset(self.inside) if self.spellings is None else self.spellings

    @property
    def begins_blank(self) -> bool:
        """Whether it begins with a blank or a sign that ends a word, unless it is lacking."""
        return bool(self.parts) and all(part[0] in " ,:;" for part in self.parts - _NOTHING)

    @property
    def may_lack(self) -> bool:
        """Whether there can be nothing in its place."""
        return self.can_lack or "" in self.parts

    @property
    def ends_blank(self) -> bool:
        """Whether what stands behind it is a whole word."""
        return bool(self.parts) and all(part.endswith(" ") for part in self.parts)


@dataclass(frozen=True)
class Reader:
    """Reads the patterns of a language, whose lists and parts have names."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def trigger(self, pattern: str) -> Trigger | None:
        """Return the words of which every match holds one, as few and as rare as can be.

        There are none where a pattern can match without any certain word.
        """
        return self._needed(ways(pattern), Edges())

    def _needed(self, alternatives: tuple[str, ...], edges: Edges) -> Trigger | None:
        """Return the words of which each of the alternatives needs one."""
        found = []
        for alternative in alternatives:
            atoms = self._atoms(alternative)
            needs = sorted(self._candidates(atoms, edges), key=self._weight)
            if not needs:
                return None
            others = dict.fromkeys(need.words for need in needs if need.words != needs[0].words)
            width = min(_FAR, sum(atom.width for atom in atoms))
            found.append(replace(needs[0], width=width, also=tuple(others)))
        return _either(found)

    def _candidates(self, atoms: tuple[Atom, ...], edges: Edges) -> Iterator[Trigger]:
        """Yield what each passage without gaps needs, and each part for itself."""
        run, left, reach = _NOTHING, edges.left, 0
        for place, atom in enumerate(atoms):
            if atom.spellings is None and atom.inside and not atom.can_lack:
                yield from self._within(atoms, place, edges, reach)
            longer = _joined(run, atom.spellings)
            if longer is not None:
                run = longer
            else:
                right = _goes_on(atoms[place:], is_open=edges.right)
                yield from self._words(run, Edges(left, right), reach)
                run = atom.spellings if atom.spellings is not None else _NOTHING
                left = not atom.ends_blank
            reach = min(_FAR, reach + atom.width)
        yield from self._words(run, Edges(left, edges.right), reach)

    def _within(
        self, atoms: tuple[Atom, ...], place: int, edges: Edges, reach: int
    ) -> Iterator[Trigger]:
        """Yield what a group needs that has too many spellings to be followed."""
        left = not atoms[place - 1].ends_blank if place else edges.left
        right = _goes_on(atoms[place + 1 :], is_open=edges.right)
        need = self._needed(atoms[place].inside, Edges(left, right))
        if need is not None:
            yield replace(need, left=min(_FAR, reach + need.left), also=())

    def _words(self, run: frozenset[str], edges: Edges, left: int) -> Iterator[Trigger]:
        """Yield the rarest whole word of each spelling, the first and the last, if each has one."""
        spelt = [_whole(text, edges) for text in run]
        if all(spelt):
            for choose in (self._rarest, _first, _last):
                yield Trigger(frozenset(map(choose, spelt)), left)

    def _rarest(self, words: list[str]) -> str:
        return min(words, key=lambda word: (self._is_common(word), -len(word)))

    def _weight(self, need: Trigger) -> int:
        return sum(_COMMON if self._is_common(word) else 1 for word in need.words)

    def _is_common(self, word: str) -> bool:
        """Whether a word stands in many sentences, as short ones do."""
        return len(word) <= _SHORT or word in self._common

    @cached_property
    def _common(self) -> frozenset[str]:
        lists = ("auxiliaries", "prepositions", "determiners", "boundaries", "adverbs")
        return frozenset().union(*(self.lists.get(name, ()) for name in lists))

    def _atoms(self, pattern: str) -> tuple[Atom, ...]:
        """Return the parts of a pattern; the same ones stand in many."""
        if pattern not in self._read:
            self._read[pattern] = tuple(self._parts_of(pattern))
        return self._read[pattern]

    @cached_property
    def _read(self) -> dict[str, tuple[Atom, ...]]:
        return {}

    def _parts_of(self, pattern: str) -> Iterator[Atom]:
        at = 0
        while at < len(pattern):
            slot = SLOT.match(pattern, at)
            if slot and slot[1] in self.parts:
                yield from self._atoms(self.parts[slot[1]])
                at = slot.end()
                continue
            atom, at = self._atom(pattern, at)
            count = _COUNT.match(pattern, at)
            if count:
                atom, at = _counted(atom, count), count.end()
                at += pattern[at : at + 1] == "?"  # a lazy one
            yield atom

    def _atom(self, pattern: str, at: int) -> tuple[Atom, int]:
        """Return the part that begins at a place, and where it ends."""
        slot, bracket = SLOT.match(pattern, at), _CLASS.match(pattern, at)
        if slot:
            spelt = self.lists[slot[1]]
            return Atom(spelt, width=max(map(len, spelt))), slot.end()
        if bracket:
            letters = _LIST.fullmatch(bracket[0])
            return Atom(frozenset(letters[1]) if letters else None), bracket.end()
        if pattern[at] == "(":
            return self._group(pattern, at)
        if pattern[at] in "^$":
            return Atom(_NOTHING, width=0), at + 1
        letters = _LETTERS.match(pattern, at)
        if letters:
            return _letters(letters[0]), letters.end()
        at += pattern[at] == "\\"
        return _letters(pattern[at]), at + 1

    def _group(self, pattern: str, at: int) -> tuple[Atom, int]:
        end = _closing(pattern, at)
        if _LOOK.match(pattern, at):
            return Atom(_NOTHING, width=0), end
        opening = _GROUP.match(pattern, at)
        alternatives = ways(pattern[opening.end() if opening else at + 1 : end - 1])
        width = max(sum(atom.width for atom in self._atoms(one)) for one in alternatives)
        return Atom(self._spelt(alternatives), alternatives, width=width), end

    def _spelt(self, alternatives: tuple[str, ...]) -> frozenset[str] | None:
        """Return all spellings of alternatives, or None where there are too many."""
        found: set[str] = set()
        for alternative in alternatives:
            run: frozenset[str] | None = _NOTHING
            for atom in self._atoms(alternative):
                run = _joined(run, atom.spellings)
                if run is None:
                    return None
            found |= run or _NOTHING
        return frozenset(found)


def _letters(text: str) -> Atom:
    return Atom(frozenset({text}), width=len(text) + text.count(" ") * (_BLANK - 1))


def _joined(run: frozenset[str] | None, spellings: frozenset[str] | None) -> frozenset[str] | None:
    if run is None or spellings is None or len(run) * len(spellings) > _MOST:
        return None
    return frozenset([before + after for before in run for after in spellings])


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
        if not (edges.left and match.start() == 0)
        and not (edges.right and match.end() == len(text))
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
    return Trigger(words, max(need.left for need in needs), max(need.width for need in needs))


def _counted(atom: Atom, count: re.Match[str]) -> Atom:
    least = int(count[1]) if count[1] else _LEAST[count[0]]
    if count[0] == "?" and atom.spellings is not None:
        return replace(atom, spellings=atom.spellings | _NOTHING, can_lack=True)
    most = _MOST_TIMES.get(count[0]) or int(count[2] or count[1])
    return Atom(None, atom.inside, least == 0, min(_FAR, most * atom.width))


def ways(pattern: str) -> tuple[str, ...]:
    """Split a pattern at the bars that stand in no group."""
    parts, depth, start = [], 0, 0
    for match in _MARK.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == "|" and depth == 0:
            parts.append(pattern[start : match.start()])
            start = match.end()
    return (*parts, pattern[start:])


def _closing(pattern: str, at: int) -> int:
    """Return where the group ends that begins at a place."""
    depth = 0
    for match in _MARK.finditer(pattern, at):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    message = f"A group is not closed: {pattern}"
    raise ValueError(message)


_MARK = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\\.|[()|]")
