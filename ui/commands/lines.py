"""The lines of the palette as a Qt list: what was used last, then everything, or what matches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.commands.match import match
from ui.commands.targets import Target

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Line`."""

MOST = 100
"""Matches shown; who wants others types another character."""


@dataclass(frozen=True)
class Line:
    """One row: a target with the characters that matched, or a heading, which has no target."""

    title: str
    target: Target | None = None
    places: frozenset[int] = frozenset()


def ranked(targets: Sequence[Target], recent: Sequence[str], query: str) -> list[Line]:
    """Return the lines for what was typed: the best match first, those used last before others."""
    if not query.strip():
        return _everything(targets, recent)
    found: list[tuple[tuple[bool | int, ...], Line]] = []
    for target in _candidates(targets, query.casefold().split()):
        in_title = match(query, target.title)
        hit = in_title or match(query, f"{target.title} {target.group}")
        if hit:
            later = (bool(target.unavailable), not in_title, -hit.score, target.key not in recent)
            order = (*later, len(target.title), len(found))
            found.append((order, Line(target.title, target, hit.places)))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])[:MOST]]


def _candidates(targets: Sequence[Target], words: Sequence[str]) -> Iterator[Target]:
    """Yield all names, and the first sentences that hold the words.

    In a sentence a few letters occur one after the other nearly always, and there may be thousands.
    """
    yield from (target for target in targets if not target.is_sentence)
    sentences = (target for target in targets if target.is_sentence)
    holding = (one for one in sentences if all(word in one.title.casefold() for word in words))
    yield from islice(holding, MOST)


def grouped(targets: Iterable[Target], by: Callable[[Target], str]) -> list[Line]:
    """Return targets below the headings that `by` gives them, in the order of first mention."""
    groups: dict[str, list[Line]] = {}
    for target in targets:
        groups.setdefault(by(target), []).append(Line(target.title, target))
    return [line for title, members in groups.items() for line in (Line(title), *members)]


def _everything(targets: Sequence[Target], recent: Sequence[str]) -> list[Line]:
    by_key = {target.key: target for target in targets}
    last = [by_key[key] for key in recent if key in by_key and not by_key[key].unavailable]
    rest = [target for target in targets if target.kind and target not in last]
    return grouped(last, lambda _: "Used last") + grouped(rest, lambda target: target.kind)


class Lines(QAbstractListModel):
    """The rows of the palette; headings can be neither chosen nor reached with the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line in a row."""
        return self._lines[row]

    def first(self) -> int:
        """Return the first row that can be chosen, else the first with a target, or -1."""
        reached = [row for row, line in enumerate(self._lines) if line.target]
        ready = (row for row in reached if self._open_to_choice(row))
        return next(ready, reached[0] if reached else -1)

    def beyond(self, row: int, step: int) -> int:
        """Return the row with a target some steps away; one step beyond an end goes round."""
        reached = [place for place, line in enumerate(self._lines) if line.target]
        if row not in reached:
            return self.first()
        goal = reached.index(row) + step
        if abs(step) == 1:
            return reached[goal % len(reached)]
        return reached[max(0, min(goal, len(reached) - 1))]

    def _open_to_choice(self, row: int) -> bool:
        target = self._lines[row].target
        return target is not None and not target.unavailable

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.target.spoken if line.target else line.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._open_to_choice(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
