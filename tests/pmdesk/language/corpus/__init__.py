"""Sentences with what is wrong with each, and how well a checker does on them."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """A sentence and the categories that it falls under."""

    text: str
    expected: frozenset[str]


@dataclass
class Score:
    """How often each category was found rightly, wrongly, and not."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, *names: str) -> float:
        """Return which share of what was found is right; of all categories without a name."""
        right = self._sum(self.right, names)
        return right / max(1, right + self._sum(self.wrong, names))

    def recall(self, *names: str) -> float:
        """Return which share of what is there was found."""
        right = self._sum(self.right, names)
        return right / max(1, right + self._sum(self.missed, names))

    @staticmethod
    def _sum(counts: Counter[str], names: tuple[str, ...]) -> int:
        return sum(counts[name] for name in names or counts)


def read(name: str) -> tuple[list[Labelled], list[str]]:
    """Return the sentences of a file, and the people that they name."""
    content = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    people = content.pop("participants", [])
    return list(_labelled(content)), people


def _labelled(content: dict[str, dict[str, list[str | list[str]]]]) -> Iterator[Labelled]:
    for category, kinds in content.items():
        for kind, entries in kinds.items():
            for entry in entries:
                text, *more = [entry] if isinstance(entry, str) else entry
                own = {category} if kind == "wrong" else set()
                yield Labelled(text, frozenset(own | set(more)))


def score(sentences: list[Labelled], found: Callable[[str], set[str]]) -> Score:
    """Compare what is found in each sentence with what it falls under."""
    total = Score()
    for sentence in sentences:
        seen = found(sentence.text)
        total.right.update(seen & sentence.expected)
        total.wrong.update(seen - sentence.expected)
        total.missed.update(sentence.expected - seen)
    return total
