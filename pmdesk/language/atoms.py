"""The parts of a pattern: what each of them can be, how long it can be, whether it can lack.

Patterns use a small part of what regular expressions can say: letters, classes, groups,
alternatives, counts and looking around; and `{name}`, any word of a list or a part of a pattern,
which is a group.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

SLOT = re.compile(r"\{([a-z_]+)\}")
"""The name of a list of words or of a part of a pattern."""
NOTHING = frozenset({""})
"""What can be of a part that lacks."""
FAR = 160
"""Characters that a match is taken to reach at most: nothing is looked for across a whole page."""

_MOST = 400
"""Spellings of one passage that are followed; beyond that it counts as open."""
_COUNT = re.compile(r"[?*+]|\{(\d+)(?:,(\d*))?\}")
_LEAST = {"?": 0, "*": 0, "+": 1}
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CLASS = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\\[wWdDsSb]|\.")
_LIST = re.compile(r"\[((?!.-.)[^\\^\]]{1,9})\]")
"""A class that lists a few letters: “[ey]”."""
_LETTERS = re.compile(r"[\w' ,]+(?![?*+{])")
"""Letters that stand as they are; the last one not if a count follows."""
_OFTEN = 20
"""How often a part is repeated at most that has no count."""
_MOST_TIMES = {"?": 1, "*": _OFTEN, "+": _OFTEN}


@dataclass(frozen=True)
class Atom:
    """A part of a pattern: all that it can be, if that is little, else what can stand in it."""

    spellings: frozenset[str] | None
    inside: tuple[str, ...] = ()
    can_lack: bool = False
    width: int = 1
    """Characters that it can stand for at most, or look at."""

    @property
    def parts(self) -> frozenset[str]:
        """What it can be; where that is too much, the patterns of that."""
        return frozenset(self.inside) if self.spellings is None else self.spellings

    @property
    def begins_blank(self) -> bool:
        """Whether it begins with a blank or a sign that ends a word, unless it is lacking."""
        return bool(self.parts) and all(part[0] in " ,:;-" for part in self.parts - NOTHING)

    @property
    def may_lack(self) -> bool:
        """Whether there can be nothing in its place."""
        return self.can_lack or "" in self.parts

    @property
    def ends_blank(self) -> bool:
        """Whether a whole word stands behind it, as also where “always ” may lack."""
        if not self.parts - NOTHING:
            return False
        if "" in self.parts:
            return all(part[1:].endswith(" ") for part in self.parts - NOTHING)
        return all(part.endswith((" ", "-")) for part in self.parts)


@dataclass(frozen=True)
class Atoms:
    """Reads patterns into their parts; lists of words and parts of patterns have names."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def of(self, pattern: str) -> tuple[Atom, ...]:
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
                yield from self.of(self.parts[slot[1]])
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
            # Whatever else it is, it is no part of a word.
            inside = (" ",) if bracket[0] == r"\W" else ()
            return Atom(frozenset(letters[1]) if letters else None, inside), bracket.end()
        if pattern[at] == "(":
            return self._group(pattern, at)
        if pattern[at] in "^$":
            return Atom(NOTHING, width=0), at + 1
        letters = _LETTERS.match(pattern, at)
        if letters:
            return _letters(letters[0]), letters.end()
        at += pattern[at] == "\\"
        return _letters(pattern[at]), at + 1

    def _group(self, pattern: str, at: int) -> tuple[Atom, int]:
        end = _closing(pattern, at)
        look = _LOOK.match(pattern, at)
        opening = look or _GROUP.match(pattern, at)
        alternatives = ways(pattern[opening.end() if opening else at + 1 : end - 1])
        width = max(sum(atom.width for atom in self.of(one)) for one in alternatives)
        if look:
            return Atom(NOTHING, width=width), end
        return Atom(self._spelt(alternatives), alternatives, width=width), end

    def _spelt(self, alternatives: tuple[str, ...]) -> frozenset[str] | None:
        """Return all spellings of alternatives, or None where there are too many."""
        found: set[str] = set()
        for alternative in alternatives:
            run: frozenset[str] | None = NOTHING
            for atom in self.of(alternative):
                run = joined(run, atom.spellings)
                if run is None:
                    return None
            found |= run or NOTHING
        return frozenset(found)


def _letters(text: str) -> Atom:
    return Atom(frozenset({text}), width=len(text))


def joined(run: frozenset[str] | None, spellings: frozenset[str] | None) -> frozenset[str] | None:
    """Return every spelling of a passage that goes on with a part, None where it is too many."""
    if run is None or spellings is None or len(run) * len(spellings) > _MOST:
        return None
    return frozenset([before + after for before in run for after in spellings])


def _counted(atom: Atom, count: re.Match[str]) -> Atom:
    least = int(count[1]) if count[1] else _LEAST[count[0]]
    if count[0] == "?" and atom.spellings is not None:
        return replace(atom, spellings=atom.spellings | NOTHING)
    most = _MOST_TIMES.get(count[0]) or int(count[2] or count[1])
    return Atom(None, atom.inside, least == 0, min(FAR, most * atom.width))


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
