"""How an action is worded: can it be done, is it narrow, can one tell when it is done.

Only the wording is judged. What each property asks, and a pair that shows it, are data in
`resources/language/en/actions.toml`.
"""

from dataclasses import dataclass

from pmdesk.language.actionwords import Pair, guide
from pmdesk.language.ending import Ending
from pmdesk.language.said import Said
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
    said = Ending(text, words)
    if not said.words:
        return Wording((), None)
    judged = (
        (Property.ACTIONABLE, said.is_actionable),
        (Property.SPECIFIC, said.is_specific),
        (Property.BOUNDED, said.is_bounded),
    )
    lacks = tuple(_lack(said, wanted) for wanted, is_met in judged if not is_met)
    return Wording(lacks, said.suggested)


def _lack(said: Said, wanted: Property) -> Lack:
    """Return why a property matters, with the pair for the verb where there is one."""
    if said.process and wanted is Property.ACTIONABLE:
        match = said.process.pattern.match(said.line)
        verb = match[0].capitalize() if match else ""
        why = said.process.why.replace("{verb}", verb)
        return Lack(wanted, why, said.process.before, said.process.after)
    pair: Pair = getattr(said.guide, wanted.value)
    return Lack(wanted, pair.why, pair.before, pair.after)
