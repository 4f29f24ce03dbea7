"""Tells which words a text must hold for a pattern to match in it, by reading the pattern.

Of a sentence only those patterns are tried whose words it holds. Patterns use a small part of what
regular expressions can say: letters, classes, groups, alternatives, counts and looking around; and
`{name}`, any word of a list or a part of a pattern, which is a group.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
"""A word, as cues are compared with sentences."""
SLOT = re.compile(r"\{([a-z_]+)\}")
"""The name of a list of words or of a part of a pattern."""

_MOST = 400
"""Spellings of one passage that are followed; beyond that it counts as open."""
_SHORT, _COMMON = 4, 40
"""What a word of up to four letters weighs against a longer one: it stands in many sentences."""
_COUNT = re.compile(r"[?*+]|\{(\d+)(?:,\d*)?\}")
_LEAST = {"?": 0, "*": 0, "+": 1}
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CLASS = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\\[wWdDsSb]|\.")
_LIST = re.compile(r"\[((?!.-.)[^\\^\]]{1,9})\]")
"""A class that lists a few letters: “[ey]”."""
_NOTHING = frozenset({""})


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

    @property
    def begins_blank(self) -> bool:
        """Whether what stands before it is a whole word."""
        parts = self.inside if self.spellings is None else self.spellings
        return bool(parts) and all(part.startswith(" ") for part in parts)

    @property
    def ends_blank(self) -> bool:
        """Whether what stands behind it is a whole word."""
        parts = self.inside if self.spellings is None else self.spellings
        return bool(parts) and all(part.endswith(" ") for part in parts)


@dataclass(frozen=True)
class Reader:
    """Reads the patterns of a language, whose lists and parts have names."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def cues(self, pattern: str) -> frozenset[str]:
        """Return words of which every match holds one, as few and as rare as can be.

        There are none where a pattern can match without any certain word.
        """
        return self._needed(_alternatives(pattern), Edges()) or frozenset()

    def _needed(self, alternatives: tuple[str, ...], edges: Edges) -> frozenset[str] | None:
        """Return the words of which each of the alternatives needs one."""
        found: set[str] = set()
        for alternative in alternatives:
            atoms = list(self._atoms(alternative))
            words = min(self._candidates(atoms, edges), key=_weight, default=None)
            if words is None:
                return None
            found |= words
        return frozenset(found)

    def _candidates(self, atoms: list[Atom], edges: Edges) -> Iterator[frozenset[str]]:
        """Yield what each passage without gaps needs, and each part for itself."""
        run, left = _NOTHING, edges.left
        for place, atom in enumerate(atoms):
            if atom.spellings is None and atom.inside and not atom.can_lack:
                yield from self._within(atoms, place, edges)
            longer = _joined(run, atom.spellings)
            if longer is not None:
                run = longer
                continue
            yield from _words(run, Edges(left, not atom.begins_blank))
            run = atom.spellings if atom.spellings is not None else _NOTHING
            left = not atom.ends_blank
        yield from _words(run, Edges(left, edges.right))

    def _within(self, atoms: list[Atom], place: int, edges: Edges) -> Iterator[frozenset[str]]:
        """Yield what a group needs that has too many spellings to be followed."""
        left = not atoms[place - 1].ends_blank if place else edges.left
        right = not atoms[place + 1].begins_blank if place + 1 < len(atoms) else edges.right
        words = self._needed(atoms[place].inside, Edges(left, right))
        if words is not None:
            yield words

    def _atoms(self, pattern: str) -> Iterator[Atom]:
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
            return Atom(self.lists[slot[1]]), slot.end()
        if bracket:
            letters = _LIST.fullmatch(bracket[0])
            return Atom(frozenset(letters[1]) if letters else None), bracket.end()
        if pattern[at] == "(":
            return self._group(pattern, at)
        if pattern[at] in "^$":
            return Atom(_NOTHING), at + 1
        at += pattern[at] == "\\"
        return Atom(frozenset({pattern[at]})), at + 1

    def _group(self, pattern: str, at: int) -> tuple[Atom, int]:
        end = _closing(pattern, at)
        if _LOOK.match(pattern, at):
            return Atom(_NOTHING), end
        opening = _GROUP.match(pattern, at)
        alternatives = _alternatives(pattern[opening.end() if opening else at + 1 : end - 1])
        return Atom(self._spelt(alternatives), alternatives), end

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


def _joined(run: frozenset[str] | None, spellings: frozenset[str] | None) -> frozenset[str] | None:
    if run is None or spellings is None or len(run) * len(spellings) > _MOST:
        return None
    return frozenset([before + after for before in run for after in spellings])


def _words(run: frozenset[str], edges: Edges) -> Iterator[frozenset[str]]:
    """Yield the longest whole word of each spelling, if each has one."""
    chosen = set()
    for text in run:
        whole = [
            match[0]
            for match in WORD.finditer(text)
            if not (edges.left and match.start() == 0)
            and not (edges.right and match.end() == len(text))
        ]
        if not whole:
            return
        chosen.add(max(whole, key=len))
    yield frozenset(chosen)


def _weight(words: frozenset[str]) -> int:
    return sum(_COMMON if len(word) <= _SHORT else 1 for word in words)


def _counted(atom: Atom, count: re.Match[str]) -> Atom:
    least = int(count[1]) if count[1] else _LEAST[count[0]]
    if count[0] == "?" and atom.spellings is not None:
        return Atom(atom.spellings | _NOTHING)
    return Atom(None, atom.inside, can_lack=least == 0)


def _alternatives(pattern: str) -> tuple[str, ...]:
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
