"""Text that is written from right to left: the forms of Arabic letters, and the order on the line.

This is the part of the Unicode rules (annex 9) that text without direction marks needs; the marks
themselves are shown as what they are, see `exports.pdf.fonts`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SHAPED = range(0xFE70, 0xFEFD)
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"


def is_turned(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: whether its first letter does."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """Return the forms of Arabic letters by the letters and their place in the word."""
    found = {}
    for code in _SHAPED:
        place, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if place and letters and letters[0] != "0020":
            found["".join(chr(int(letter, 16)) for letter in letters), place] = chr(code)
    return found


def letters_of(char: str) -> str:
    """Return the letters that a form stands for; what is no such form stands for itself."""
    return unicodedata.normalize("NFKC", char) if ord(char) in _SHAPED else char


def shaped(text: str) -> str:
    """Return a text in which every Arabic letter has the form that its neighbours ask for."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    clusters = list(_ligated(_clusters(text)))
    joins = [_joins(left, right) for left, right in pairwise(clusters)]
    parts = []
    for cluster, before, after in zip(clusters, [False, *joins], [*joins, False], strict=True):
        place = _place(before=before, after=after)
        base, marks = _parted(cluster)
        parts.append(_forms().get((base, place), base) + marks)
    return "".join(parts)


def _place(*, before: bool, after: bool) -> str:
    if before:
        return _MEDIAL if after else _FINAL
    return _INITIAL if after else _ISOLATED


def _clusters(text: str) -> list[str]:
    """Return the letters of a text, each with the marks on it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.category(char) == "Mn":
            found[-1] += char
        else:
            found.append(char)
    return found


def _parted(cluster: str) -> tuple[str, str]:
    """Divide a cluster into its letters and its marks."""
    length = 2 if (cluster[:2], _ISOLATED) in _forms() else 1
    return cluster[:length], cluster[length:]


def _ligated(clusters: Sequence[str]) -> Iterator[str]:
    """Join lam and the alef after it, which are always written as one."""
    pending = ""
    for cluster in clusters:
        if pending and (pending + cluster[0], _ISOLATED) in _forms():
            yield pending + cluster
            pending = ""
            continue
        if pending:
            yield pending
        pending = cluster
    if pending:
        yield pending


def _joins(left: str, right: str) -> bool:
    """Tell whether a letter is joined to the one that follows it."""
    begins = (_parted(left)[0], _INITIAL) in _forms()
    return begins and (_parted(right)[0], _FINAL) in _forms()


def ordered(line: str, *, turned: bool) -> str:
    """Return a line in the order in which it is drawn, from left to right."""
    if not turned and not _RIGHT_TO_LEFT.search(line):
        return line
    clusters = _clusters(line)
    base = 1 if turned else 0
    levels = _levels(_kinds(clusters, base), base)
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(clusters):
            end = start
            while end < len(clusters) and levels[end] >= level:
                end += 1
            clusters[start:end] = reversed(clusters[start:end])
            levels[start:end] = reversed(levels[start:end])
            start = end + 1
    return "".join(
        cluster.translate(_MIRRORED) if level % 2 else cluster
        for cluster, level in zip(clusters, levels, strict=True)
    )


def _kinds(clusters: Sequence[str], base: int) -> list[str]:
    """Return for each cluster L, R, a number N, or a space for what takes after its neighbours."""
    kinds = []
    strong = "R" if base else "L"
    for cluster in clusters:
        kind = unicodedata.bidirectional(cluster[0])
        if kind in {"L", "R", "AL"}:
            strong = "L" if kind == "L" else "R"
            kinds.append(strong)
        elif kind in {"EN", "AN"}:
            kinds.append("L" if strong == "L" else "N")
        else:
            kinds.append(kind)
    for at, (before, kind, after) in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False), 1):
        if before == after == "N" and kind in {"CS", "ES"}:
            kinds[at] = "N"
    for at, (kind, after) in enumerate(pairwise(kinds)):
        if kind == "N" and after == "ET":
            kinds[at + 1] = "N"
    return [kind if kind in {"L", "R", "N"} else " " for kind in kinds]


def _levels(kinds: Sequence[str], base: int) -> list[int]:
    """Return how deep each cluster is nested: odd from right to left, even from left to right."""
    own = {"L": 2 if base else 0, "R": 1, "N": 2}
    levels = []
    for at, kind in enumerate(kinds):
        if kind != " ":
            levels.append(own[kind])
            continue
        before = next((k for k in reversed(kinds[:at]) if k != " "), "")
        after = next((k for k in kinds[at:] if k != " "), "")
        sides = {"R" if side == "N" else side for side in (before, after)}
        levels.append(own[sides.pop()] if len(sides) == 1 and "" not in sides else base)
    return levels
