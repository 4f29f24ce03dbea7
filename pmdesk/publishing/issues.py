"""Keys of issues within texts: which are those of the team’s trackers, and which only look so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pmdesk.model import Action, TimelineEvent
from pmdesk.record import Record

ISSUE_LEFT_OUT, ISSUES_LEFT_OUT = "(issue left out)", "(issues left out)"
"""What stands in place of the key of an issue, and of several in a row."""

_KEY = re.compile(r"(?<![\w-])([A-Z][A-Z0-9_]*)-\d+(?![\w-])")
_NEXT = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*)"


@dataclass(frozen=True)
class Issues:
    """The keys that a record knows, and the prefixes of the projects that they are of."""

    keys: frozenset[str]
    prefixes: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> "Issues":
        """Gather what the fields and links of a record say of issues."""
        said = frozenset(filter(None, _said(record)))
        found = frozenset(match[1] for text in said for match in _KEY.finditer(text))
        plain = frozenset(text for text in said if re.search(r"\d", text) and "://" not in text)
        return cls(plain, found)

    def count(self, text: str) -> int:
        """Return how many of their keys are in a text."""
        return sum(1 for _ in self._one.finditer(text))

    def without(self, text: str) -> str:
        """Return a text with their keys left out."""
        one = self._one.pattern
        several = re.compile(rf"{one}(?:{_NEXT}{one})+")
        return self._one.sub(ISSUE_LEFT_OUT, several.sub(ISSUES_LEFT_OUT, text))

    @cached_property
    def _one(self) -> re.Pattern[str]:
        ways = [rf"{re.escape(prefix)}-\d+" for prefix in sorted(self.prefixes)]
        ways += [re.escape(key) for key in sorted(self.keys, key=len, reverse=True)]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])")


def alike(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what looks like the key of an issue, each once, in order."""
    return tuple(dict.fromkeys(match[0] for text in texts for match in _KEY.finditer(text)))


def _said(record: Record) -> Iterator[str]:
    root = record.postmortem
    yield from (root.key, root.incident_key, root.incident_url, root.issue_key, root.issue_url)
    for action in record.all(Action):
        yield from (action.tracker_key, action.tracker_url)
    yield from (event.link for event in record.all(TimelineEvent))
