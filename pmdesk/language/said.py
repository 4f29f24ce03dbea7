"""An action as it is worded: its words, the verb it opens with, and the class that suggests."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pmdesk.language.actionwords import Guide, Process
from pmdesk.model import ActionClass

WORD = re.compile(r"`[^`]*`|[^\W_][\w'’./:%-]*")
_MARKS = re.compile(
    r"^[\s>]*(?:[-*+•]\s+)?(?:\d+[.)]\s+)?(?:\[[ xX]\]\s*)?"
    r"(?:(?:\*\*[^*\n]{1,60}\*\*|\[[^\]\n]{1,40}\]|[A-Z]{2,8}-\d+|#\d+)\s*[:–-]?\s+)*"
)
"""Bullets, boxes, priorities and tickets before an action."""
_REFERENCE = re.compile(
    r"<?https?://[^\s<>]{1,500}>?|\]\([^()\s]{1,500}\)"
    r"|\[(?:#\d+|[\w-]{0,20} ?(?:issue|ticket|link|pr))\b(?=\])|`?@[\w-]{1,40}`?|\((?:done|wip)\)",
    re.IGNORECASE,
)
"""Links, tickets and owners: they say where more is written, not what is done."""
_SUBJECT = re.compile(r"[A-Z][\w /\-]{1,40}: (?=([^\W\d_]+))")
"""What an action is about, before it: “Proxy: drop …”, “Proxy: Drop …”."""
_CLAUSE = re.compile(r"([^\W\d_]+) [^,:;]{3,80}, (?=[a-z])")
"""When or for what, before an action: “if it is full, drop …”."""
_LIKE_VERB = re.compile(r"\w{3,}(?:ify|[iy][sz]e)|re-\w{3,}|(?:de|un|dis|auto)-\w{3,}")
"""Words that are verbs by how they are built."""
_BY_OPENING = {ActionClass.INVESTIGATE, ActionClass.REPAIR, ActionClass.MITIGATE}
"""Classes that the opening verb settles; the others share their verbs."""


@dataclass(frozen=True)
class Said:
    """An action as it is worded."""

    text: str
    guide: Guide

    @cached_property
    def plain(self) -> str:
        """The text without bullets and marks before it, and without what says when or for what."""
        bare = _REFERENCE.sub(" ", _MARKS.sub("", self.text, count=1))
        subject = _SUBJECT.match(bare)
        plain = bare[subject.end() :] if subject and self._opens(subject[1]) else bare
        clause = _CLAUSE.match(plain)
        opens = clause is not None and clause[1].lower() in self.guide.lists["clauses"]
        return plain[clause.end() :] if clause and opens else plain

    def _opens(self, word: str) -> bool:
        """Whether an action may begin with a word behind what it is about."""
        is_verb = word.lower() in self.guide.lists["verbs"] | self.guide.lists["openers"]
        return word.islower() or is_verb or word.endswith("ed")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, without what only opens it."""
        found = WORD.findall(self.plain)
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
        verbs = self.guide.lists["verbs"]
        if self._is_subject:
            return False
        is_known = not verbs.isdisjoint((first, first.removeprefix("re"))) or first[0] == "`"
        return self.process is None and (is_known or bool(_LIKE_VERB.fullmatch(first)))

    @property
    def _is_subject(self) -> bool:
        """Whether it opens with who or what should do it: “package owners should …”."""
        lists = self.guide.lists
        return any(
            after in lists["modals"] and word not in lists["questions"]
            for word, after in pairwise(self.words[:3])
        )

    @property
    def is_question(self) -> bool:
        """Whether it asks something, and says nothing that can be done."""
        return self.plain.rstrip().endswith("?")

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
