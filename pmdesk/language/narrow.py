"""Whether an action is narrow: whether it names what it is about."""

import re
from functools import cached_property

from pmdesk.language.said import WORD, Said

NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|half|zero)\b")
AMOUNT = re.compile(r"(?<![\w.#])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b")
"""A number that counts something, rather than a version."""
_QUOTED = re.compile(r"[“\"][^”\"]{3,80}[”\"]")
_IDENTIFIER = re.compile(r"`|\w[-_./]\w*[-_./]\w|\w_\w|[a-z][A-Z]|\w+\.\w{2,}")
ENOUGH = 2
_MANY = 2
_OPENING = 3
"""Words in which a question opens."""
_SOME = 3
"""What narrows down an action that opens with no verb."""
_WIDE = 4
"""What narrows down work whose result is open: it has more to say."""


class Narrow(Said):
    """What narrows an action down."""

    @property
    def is_specific(self) -> bool:
        """Whether there is enough in it that narrows it down."""
        if self.is_question or (self.process and self.words[0] in {"be", "remember", "take"}):
            return False
        if self._asks_for_more:
            return self._has_measure
        return self.narrowness >= (
            ENOUGH if self.is_actionable else _WIDE if self.process else _SOME
        )

    @property
    def _asks_for_more(self) -> bool:
        """Whether it asks for more or better of a kind: “set up better dashboards”."""
        around = {*self.words[:2], *self.content[:1], self.words[-1]}
        return not around.isdisjoint(self.guide.lists["comparatives"])

    @property
    def _has_measure(self) -> bool:
        """Whether something says how much of it, or when."""
        told = self.words if self.is_actionable else ()
        has_condition = any(word in self.guide.lists["conditions"] for word in told[1:])
        return "`" in self.plain or AMOUNT.search(self.line) is not None or has_condition

    @cached_property
    def narrowness(self) -> int:
        """Count what narrows it down, and take off what names everything and nothing."""
        lists, rest = self.guide.lists, self.words[1:]
        has_identifier = _IDENTIFIER.search(self.plain) is not None or self._names_part
        is_told = _QUOTED.search(self.plain) is not None or self.asks_one_thing
        has_number = NUMBER.search(self.line) is not None
        has_condition = any(word in lists["conditions"] for word in rest)
        capitals = [word.lower() for word in WORD.findall(self.plain)[1:] if word[:1].isupper()]
        has_name = any(word not in lists["fillers"] for word in capitals)
        has_name = has_name or not lists["products"].isdisjoint(rest)
        artefacts = self.is_actionable and any(w.rstrip("s") in lists["artefacts"] for w in rest)
        weight = 2 * (is_told + has_identifier + has_number + has_condition + has_name) + artefacts
        return weight + min(self._described, _MANY) - (self.content[1:2] == [] and weight < ENOUGH)

    @property
    def _names_part(self) -> bool:
        """Whether a word names a part of a system: “mail-gateway”."""
        ends = (word.rpartition("-") for word in self.words)
        return any(name and end.rstrip("s") in self.guide.lists["parts"] for name, _, end in ends)

    @property
    def asks_one_thing(self) -> bool:
        """Whether a process ends with the answer to one question: “find out which clients …”."""
        lists = self.guide.lists
        asks = self.words[0] in lists["askers"]
        return asks and not lists["asked"].isdisjoint(self.words[1:_OPENING])

    @cached_property
    def content(self) -> list[str]:
        """The words behind the first that say anything."""
        lists = self.guide.lists
        skipped = lists["fillers"] | lists["prepositions"]
        return [word for word in self.words[1:] if word not in skipped]

    @cached_property
    def _idle(self) -> frozenset[str]:
        """Words that narrow nothing down."""
        lists = self.guide.lists
        return lists["fillers"] | lists["vague"] | lists["endless"] | lists["wishes"]

    @property
    def _described(self) -> int:
        """Weigh the phrases that name something in two words or more, and not vaguely.

        One is enough where something is made of it; work about it is wide.
        """
        lists = self.guide.lists
        phrases, current = 0, 0
        for word in (*self.words[1:], "of"):
            if word in lists["prepositions"] or word in lists["conditions"] or word == "and":
                phrases += (1 + self.is_actionable) * (current >= _MANY)
                current = 0
            elif word not in self._idle:
                current += 1
        return phrases
