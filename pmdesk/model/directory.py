"""The user's own data about services: who owns them, who approves, how long fixes may take."""

from sqlmodel import Field

from pmdesk.model.item import (
    Choice,
    Item,
    Line,
    Text,
    choice_field,
    line_field,
    text_field,
    texts_field,
)


class Directory(Item):
    """The root of the services directory: a record like any other, so that edits can be undone."""

    name: Line = line_field("Name")


class Service(Item):
    """A service that can be at fault."""

    name: Line = Field(min_length=1, max_length=200, title="Service")
    group: Line = line_field("Group")
    delivery_team: Line = line_field("Delivery team")
    slo_weeks: int = Field(default=8, ge=1, le=104, title="Weeks to fix a root cause")
    mandatory_approvers: tuple[str, ...] = texts_field("Mandatory approvers")
    optional_approvers: tuple[str, ...] = texts_field("Optional approvers")
    tracker_project: Line = line_field("Tracker project", 80)

    def order(self) -> tuple[str, str]:
        """Sort by name, whatever the case."""
        return self.name.casefold(), self.id


class TermKind(Choice):
    """What is known about a word."""

    NOT_A_PERSON = "not_a_person", "Not a person"


class Term(Item):
    """A word that the language coach has learned in this library."""

    text: Line = Field(min_length=1, max_length=200, title="Word")
    kind: TermKind = choice_field(TermKind.NOT_A_PERSON, "Meaning")

    def order(self) -> tuple[str, str]:
        """Sort by the word, whatever the case."""
        return self.text.casefold(), self.id


class Template(Item):
    """A text that the team sends or publishes, with places where a record’s facts go."""

    key: Line = Field(min_length=1, max_length=80, title="Template")
    text: Text = text_field("Words")

    def order(self) -> tuple[str, str]:
        """Sort by what it is for."""
        return self.key, self.id
