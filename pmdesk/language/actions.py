"""How an action is worded: can it be done, is it narrow, can one tell when it is done.

Only the wording is judged. What each property asks, and a pair that shows it, are data in
`resources/language/en/actions.toml`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from pmdesk.language.actionwords import Guide, Pair, Process, guide
from pmdesk.model import ActionClass
from pmdesk.model.item import Choice


class Property(Choice):
    """What the wording of an action should have."""

    ACTIONABLE = "actionable", "Actionable"
    SPECIFIC = "specific", "Specific"
    BOUNDED = "bounded", "Bounded"


@dataclass(frozen=True, slots=True)
class Lack:
    """A property that an action lacks: why it matters, and a pair that shows how to get it."""

    property: Property
    why: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the wording of an action says: what it lacks, and the class that it suggests."""

    lacks: tuple[Lack, ...]
    suggested: ActionClass | None

    def has(self, wanted: Property) -> bool:
        """Whether it has a property."""
        return all(lack.property is not wanted for lack in self.lacks)

    @property
    def actionable(self) -> bool:
        """Whether it starts with a verb that leaves a result."""
        return self.has(Property.ACTIONABLE)

    @property
    def specific(self) -> bool:
        """Whether it names what it is about, narrowly."""
        return self.has(Property.SPECIFIC)

    @property
    def bounded(self) -> bool:
        """Whether one can tell when it is done."""
        return self.has(Property.BOUNDED)


def check_action(text: str, code: str = "en") -> Wording:
    """Judge the wording of an action in the language of a code; a blank one lacks nothing."""
    words = guide(code)
    said = Said(text, words)
    if not said.words:
        return Wording((), None)
    judged = (
        (Property.ACTIONABLE, said.is_actionable),
        (Property.SPECIFIC, said.is_specific),
        (Property.BOUNDED, said.is_bounded),
    )
    lacks = tuple(said.lack(wanted) for wanted, is_met in judged if not is_met)
    return Wording(lacks, said.suggested)


_MARKS = re.compile(
    r"^[\s>]*(?:[-*+•]\s+)?(?:\d+[.)]\s+)?(?:\[[ xX]\]\s*)?"
    r"(?:(?:\*\*[^*\n]{1,60}\*\*|\[[^\]\n]{1,40}\]|[A-Z]{2,8}-\d+|#\d+)\s*[:–-]?\s+)*"
)
"""Bullets, boxes, priorities and tickets before an action."""
_WORD = re.compile(r"`[^`]*`|[^\W_][\w'’./:%-]*")
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|half|zero)\b")
_IDENTIFIER = re.compile(r"`|\w[-_./]\w*[-_./]\w|\w_\w|[a-z][A-Z]|\w+\.\w{2,}")
_ENOUGH = 2
_MANY = 2


@dataclass(frozen=True)
class Said:
    """An action as it is worded."""

    text: str
    guide: Guide

    @cached_property
    def plain(self) -> str:
        """The text without bullets and marks before it."""
        return _MARKS.sub("", self.text, count=1)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, without what only opens it."""
        found = _WORD.findall(self.plain)
        words = [word.lower().replace("’", "'").rstrip(".:,") for word in found]
        while words and words[0] in self.guide.lists["openers"]:
            del words[0]
        return tuple(word for word in words if word)

    @cached_property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.words)

    @cached_property
    def process(self) -> Process | None:
        """The process that it opens with."""
        found = (one for one in self.guide.processes if one.pattern.match(self.line))
        return next(found, None)

    @property
    def is_actionable(self) -> bool:
        """Whether it opens with a verb that leaves a result."""
        first = self.words[0]
        return self.process is None and (first in self.guide.lists["verbs"] or first[0] == "`")

    @property
    def is_specific(self) -> bool:
        """Whether there is enough in it that narrows it down."""
        if self.process and self.words[0] in {"be", "remember", "take"}:
            return False
        return self._narrowness >= _ENOUGH

    @cached_property
    def _narrowness(self) -> int:
        """Count what narrows it down, and take off what names everything and nothing."""
        lists, rest = self.guide.lists, self.words[1:]
        has_identifier = _IDENTIFIER.search(self.plain) is not None
        has_number = _NUMBER.search(self.line) is not None
        has_condition = any(word in lists["conditions"] for word in rest)
        has_name = any(word[:1].isupper() for word in _WORD.findall(self.plain)[1:])
        artefacts = any(word.rstrip("s") in lists["artefacts"] for word in rest)
        weight = 2 * (has_identifier + has_number + has_condition) + has_name + artefacts
        return (
            weight + min(self._described, _MANY) - (self._content[1:2] == [] and weight < _ENOUGH)
        )

    @cached_property
    def _content(self) -> list[str]:
        lists = self.guide.lists
        skipped = lists["fillers"] | lists["prepositions"]
        return [word for word in self.words[1:] if word not in skipped]

    @property
    def _described(self) -> int:
        """Count the phrases that name something in two words or more, and not vaguely."""
        lists = self.guide.lists
        phrases, current = 0, 0
        for word in (*self.words[1:], "of"):
            if word in lists["prepositions"] or word in lists["conditions"] or word == "and":
                phrases += current >= _MANY
                current = 0
            elif word not in lists["fillers"] and word not in lists["vague"]:
                current += 1
        return phrases

    @property
    def is_bounded(self) -> bool:
        """Whether it has an end."""
        lists = self.guide.lists
        if self.process is not None:
            return self._asks_one_thing
        if not self.is_actionable:
            return False
        has_number = _NUMBER.search(self.line) is not None
        if any(word in lists["endless"] for word in self.words) and not has_number:
            return False
        if self.words[0] in lists["open_verbs"]:
            return self._narrowness >= _ENOUGH
        return not self._is_bare_plural

    @property
    def _asks_one_thing(self) -> bool:
        """Whether a process ends with the answer to one question: “find out which clients …”."""
        return bool(
            re.match(r"(?:find out|determine|identify) (?:which|who|whether|how many)\b", self.line)
        )

    @property
    def _is_bare_plural(self) -> bool:
        """Whether it asks for some more of a kind: “add tests”."""
        content = self._content
        is_some = (
            len(content) == 1
            and content[0].endswith("s")
            and content[0] in self.guide.lists["vague"]
        )
        return is_some or not content

    @cached_property
    def suggested(self) -> ActionClass | None:
        """The class that the wording suggests: by how it opens, else by any word."""
        for one in self.guide.classes:
            if self.line and one.name in _BY_OPENING and one.opening.match(self.line):
                return one.name
        for one in self.guide.classes:
            if one.within and one.within.search(self.line):
                return one.name
        return next((one.name for one in self.guide.classes if one.opening.match(self.line)), None)

    def lack(self, wanted: Property) -> Lack:
        """Return why a property matters, with the pair for the verb where there is one."""
        if self.process and wanted is Property.ACTIONABLE:
            match = self.process.pattern.match(self.line)
            verb = match[0].capitalize() if match else ""
            why = self.process.why.replace("{verb}", verb)
            return Lack(wanted, why, self.process.before, self.process.after)
        pair: Pair = getattr(self.guide, wanted.value)
        return Lack(wanted, pair.why, pair.before, pair.after)


_BY_OPENING = {ActionClass.INVESTIGATE, ActionClass.REPAIR, ActionClass.MITIGATE}
"""Classes that the opening verb settles; the others share their verbs."""
