"""What a language knows of names: titles, common words that are names, and what is no person."""

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict

from pmdesk.language.folding import folded


@dataclass(frozen=True)
class NameWords:
    """The lists of `names.toml`, each as words between blanks."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    why: str
    why_listed: str
    titles: str
    """Words that stand before a surname."""
    common: str
    """Names that are common words, too: they count only in capitals and in a frame."""
    not_people: str
    """Products, places, months, companies and eponyms that a list of names may hold."""
    things: str
    """Words after which a name has become a thing: “Bloom filter”."""
    group_handles: str
    """Parts of handles and addresses that belong to many, or to a machine."""
    acts: str
    """Verbs of doing and saying that make a listed name a person."""
    before: str
    """Words before a listed name that make it a person: “asked”, “by”."""
    numbered: str
    """Words behind which a letter with a full stop is a number: “appendix A.”."""
    particles: str
    """Parts of surnames that are no names: “van”, “de”."""
    weak_acts: str
    """Verbs of `acts` that make a person only together with another."""
    before_months: str
    """Words after which “May” is a month and “Mark” a thing."""
    listed: str
    """First names, folded to plain letters: a mere hint."""

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The common words."""
        return frozenset(self.common.split())

    @cached_property
    def other_words(self) -> frozenset[str]:
        """What is known not to be a person."""
        return frozenset(map(folded, self.not_people.split()))

    @cached_property
    def thing_words(self) -> frozenset[str]:
        """What makes a thing of a name before it."""
        return frozenset(self.things.split())

    @cached_property
    def act_words(self) -> frozenset[str]:
        """The verbs of doing and saying."""
        return frozenset(self.acts.split())

    @cached_property
    def before_words(self) -> frozenset[str]:
        """The words that a person stands behind."""
        return frozenset(self.before.split())

    @cached_property
    def numbered_words(self) -> frozenset[str]:
        """The words behind which a letter is a number."""
        return frozenset(self.numbered.split())

    @cached_property
    def particle_words(self) -> frozenset[str]:
        """The parts of surnames that are no names."""
        return frozenset(self.particles.split())

    @cached_property
    def weak_words(self) -> frozenset[str]:
        """The verbs that say little alone."""
        return frozenset(self.weak_acts.split())

    @cached_property
    def month_words(self) -> frozenset[str]:
        """What stands before months and things."""
        return frozenset(self.before_months.split())

    @cached_property
    def listed_words(self) -> frozenset[str]:
        """The first names of the list."""
        return frozenset(self.listed.split()) - self.other_words

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """A title with a surname, or an initial with one."""
        titles = "|".join(map(re.escape, self.titles.split()))
        surname = r"[^\W\d_a-z][\w’'\-]{1,30}"
        return re.compile(
            rf"(?<![\w.])(?:(?:{titles})\.?[ ]{surname}(?:[ ][A-Z]\.)?(?:[ ]{surname})?"
            rf"|(?<![+/][ ])(?!U\.[ ]?[KNS]\.|E\.[ ]?U\.|D\.[ ]?C\.)"
            rf"(?:[A-Z]\.[ ]?){{1,2}}(?![A-Z]+\b|[SUD]\.){surname})(?<!['’\-])(?!\w)"
        )

    @cached_property
    def group_parts(self) -> frozenset[str]:
        """The parts of handles that belong to many."""
        return frozenset(self.group_handles.split())
