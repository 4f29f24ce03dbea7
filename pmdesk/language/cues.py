"""Tells which words a text must hold for a pattern to match in it, by reading the pattern.

Of a sentence only those patterns are tried whose words it holds. Patterns use a small part of what
regular expressions can say: letters, classes, groups, alternatives, counts and looking around.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
"""A word, as cues are compared with sentences."""
_MOST = 600
"""Spellings of one passage that are followed; beyond that it counts as open."""
_COMMON = 40
"""What a word of up to three letters weighs against a longer one: it stands in most sentences."""
_COUNT = re.compile(r"[?*+]|\{(\d+)(?:,\d*)?\}")
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CLASS = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\\[wWdDsSb]|\.")
_LIST = re.compile(r"\[((?!.-.)[^\^\\\]]{1,9})\]")
"""A class that lists a few letters: “[ey]”."""
_LETTERS = {r"\-": "-", r"\.": ".", r"\$": ""}


def cues(pattern: str) -> frozenset[str]:
    """Return words of which every match holds one, as few and as rare as can be."""
    return _needed(pattern, Edges()) or frozenset()


@dataclass(frozen=True)
class Edges:
    """Whether a word can go on beyond the ends of a passage."""

    left: bool = False
    right: bool = False


@dataclass(frozen=True)
class _Atom:
    """A part of a pattern: all that it can be, if that is little, else what stands in it."""

    spellings: frozenset[str] | None
    inside: str = ""
    can_lack: bool = False

    @property
    def begins_blank(self) -> bool:
        """Whether what stands before it is a whole word."""
        return all(part.startswith(" ") for part in self._parts)

    @property
    def ends_blank(self) -> bool:
        """Whether what stands behind it is a whole word."""
        return all(part.endswith(" ") for part in self._parts)

    @property
    def _parts(self) -> Iterable[str]:
        if self.spellings is not None:
            return self.spellings
        return _alternatives(self.inside) if self.inside else ("x",)


def _needed(pattern: str, edges: Edges) -> frozenset[str] | None:
    """Return the words of which each of the alternatives needs one."""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        words = min(_candidates(list(_atoms(alternative)), edges), key=_weight, default=None)
        if words is None:
            return None
        found |= words
    return frozenset(found)


def _weight(words: frozenset[str]) -> int:
    return sum(_COMMON if len(word) <= len("the") else 1 for word in words)


def _candidates(atoms: list[_Atom], edges: Edges) -> Iterator[frozenset[str]]:
    """Yield what each passage without gaps needs, and each part for itself."""
    run, left = frozenset({""}), edges.left
    for place, atom in enumerate(atoms):
        if atom.spellings is None and atom.inside and not atom.can_lack:
            yield from _inside(atoms, place, edges)
        longer = _joined(run, atom.spellings)
        if longer is not None:
            run = longer
            continue
        yield from _words(run, Edges(left, not atom.begins_blank))
        run = atom.spellings if atom.spellings is not None else frozenset({""})
        left = not (atom.ends_blank or all(text.startswith(" ") for text in run if text))
    yield from _words(run, Edges(left, edges.right))


def _inside(atoms: list[_Atom], place: int, edges: Edges) -> Iterator[frozenset[str]]:
    """Yield what a group needs that has too many spellings to be followed."""
    left = not atoms[place - 1].ends_blank if place else edges.left
    right = not atoms[place + 1].begins_blank if place + 1 < len(atoms) else edges.right
    words = _needed(atoms[place].inside, Edges(left, right))
    if words is not None:
        yield words


def _joined(run: frozenset[str], spellings: frozenset[str] | None) -> frozenset[str] | None:
    if spellings is None or len(run) * len(spellings) > _MOST:
        return None
    return frozenset(before + after for before in run for after in spellings)


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


def _alternatives(pattern: str) -> list[str]:
    parts, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        bracket = _CLASS.match(pattern, at)
        if bracket or pattern[at] == "\\":
            at = bracket.end() if bracket else at + 2
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if pattern[at] == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _atoms(pattern: str) -> Iterator[_Atom]:
    at = 0
    while at < len(pattern):
        atom, at = _atom(pattern, at)
        count = _COUNT.match(pattern, at)
        if count:
            atom, at = _counted(atom, count), count.end()
            at += pattern[at : at + 1] == "?"  # a lazy one
        yield atom


def _atom(pattern: str, at: int) -> tuple[_Atom, int]:
    bracket = _CLASS.match(pattern, at)
    if bracket:
        letters = _LIST.fullmatch(bracket[0])
        return _Atom(frozenset(letters[1]) if letters else None), bracket.end()
    if pattern[at] == "(":
        return _group(pattern, at)
    if pattern[at] == "\\":
        letter = _LETTERS.get(pattern[at : at + 2], pattern[at + 1])
        return _Atom(frozenset({letter})), at + 2
    if pattern[at] in "^$":
        return _Atom(frozenset({""})), at + 1
    return _Atom(frozenset({pattern[at]})), at + 1


def _group(pattern: str, at: int) -> tuple[_Atom, int]:
    end = _closing(pattern, at)
    if _LOOK.match(pattern, at):
        return _Atom(frozenset({""})), end
    opening = _GROUP.match(pattern, at)
    inside = pattern[opening.end() if opening else at + 1 : end - 1]
    return _Atom(_spelt(_alternatives(inside)), inside), end


def _closing(pattern: str, at: int) -> int:
    depth = 0
    while True:
        bracket = _CLASS.match(pattern, at)
        if bracket or pattern[at] == "\\":
            at = bracket.end() if bracket else at + 2
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
        if depth == 0:
            return at


def _spelt(parts: list[str]) -> frozenset[str] | None:
    """Return all spellings of alternatives, or None where there are too many."""
    found: set[str] = set()
    for part in parts:
        run: frozenset[str] | None = frozenset({""})
        for atom in _atoms(part):
            run = _joined(run, atom.spellings) if run is not None else None
        if run is None:
            return None
        found |= run
    return frozenset(found)


def _counted(atom: _Atom, count: re.Match[str]) -> _Atom:
    least = int(count[1]) if count[1] else {"?": 0, "*": 0, "+": 1}[count[0]]
    if count[0] == "?" and atom.spellings is not None:
        return _Atom(atom.spellings | {""})
    return _Atom(None, atom.inside, can_lack=least == 0)
