"""Who the subject of a verb is: a person, one of us, nobody, a company, a thing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Who(StrEnum):
    """What the subject of a verb is; rules name these."""

    PERSON = "person"
    NAMED = "named"
    """A name that only a list of names knows."""
    I = "i"  # noqa: E741 - the word itself
    WE = "we"
    NOBODY = "nobody"
    OUTSIDER = "outsider"
    ORGANISATION = "organisation"
    """A company or an authority: a person only in what is asked of it in disbelief."""
    PROPER = "proper"
    """A word written as a name is, of what else is unknown."""
    OTHER = "other"
    """A system, or a thing."""
    NONE = "none"


THINGS = (Who.OTHER, Who.ORGANISATION, Who.PROPER)
"""What a relative clause or a role beside it can still make a person."""


class Agent(NamedTuple):
    """Who does something, and where that stands in the sentence, as characters."""

    who: Who
    start: int = 0
    end: int = 0


NO_AGENT = Agent(Who.NONE)
Names = Mapping[int, Who]
"""Where words begin, in a sentence, that are names of persons."""
