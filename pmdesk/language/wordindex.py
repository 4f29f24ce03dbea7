"""Tells which of many things that need some words may be in a sentence, all of them at once.

Each needs a word of each of its lists. For every word one number says, by a bit for each list,
which lists it is in; to join those of a sentence answers for all.
"""

from collections import defaultdict
from collections.abc import Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import islice
from operator import or_

Lists = Sequence[frozenset[str]]
_MOST = 4
"""Lists of a thing that are asked for; further ones would tell little more."""


@dataclass(frozen=True, eq=False)
class WordIndex:
    """What each of some things needs; they are known by their numbers, from 0."""

    needs: Sequence[Lists]

    def held(self, words: KeysView[str]) -> Iterator[int]:
        """Yield in order what may be where those words are; what needs none always may."""
        known = map(self._numbers.__getitem__, words & self._numbers.keys())
        bits, size = reduce(or_, known, self._needless), len(self.needs)
        left = bits & bits >> size & bits >> 2 * size & bits >> 3 * size & (1 << size) - 1
        while left:
            lowest = left & -left
            left ^= lowest
            yield lowest.bit_length() - 1

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """By word, a bit for each list that holds it: of all first lists, all second, and so on."""
        of_list: defaultdict[frozenset[str], int] = defaultdict(int)
        for bit, words in self._bits.items():
            of_list[words] |= 1 << bit
        found: defaultdict[str, int] = defaultdict(int)
        for words, number in of_list.items():
            for word in words:
                found[word] |= number
        return dict(found)

    @cached_property
    def _needless(self) -> int:
        """The bits of the lists that things with fewer of them do not have."""
        every = range(_MOST * len(self.needs))
        return sum(1 << bit for bit in every if bit not in self._bits)

    @cached_property
    def _bits(self) -> Mapping[int, frozenset[str]]:
        """The lists of all things by their bits."""
        size = len(self.needs)
        return {
            place * size + number: words
            for number, lists in enumerate(self.needs)
            for place, words in enumerate(islice(lists, _MOST))
        }
