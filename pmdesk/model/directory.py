"""The user's own data about services: who owns them, who approves, how long fixes may take."""

from sqlmodel import Field

from pmdesk.model.incident import WebAddress
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
    responsible_manager: Line = line_field("Responsible manager")
    slo_weeks: int = Field(default=8, ge=1, le=104, title="Weeks to fix a root cause")
    mandatory_approvers: tuple[str, ...] = texts_field("Mandatory approvers")
    optional_approvers: tuple[str, ...] = texts_field("Optional approvers")
    tracker: Line = line_field("Tracker")
    tracker_project: Line = line_field("Tracker project", 200)

    def order(self) -> tuple[str, str]:
        """Sort by name, whatever the case."""
        return self.name.casefold(), self.id


class Team(Item):
    """A team that has a backlog of its own; its department is what reports are divided by."""

    name: Line = Field(min_length=1, max_length=200, title="Team")
    department: Line = line_field("Department")
    manager: Line = line_field("Responsible manager")
    contact: Line = line_field("Channel or address")
    tracker: Line = line_field("Tracker")
    tracker_project: Line = line_field("Tracker project", 200)

    def order(self) -> tuple[str, str]:
        """Sort by name, whatever the case."""
        return self.name.casefold(), self.id


class Contact(Item):
    """Someone whom records name as owner, manager, approver or participant."""

    name: Line = Field(min_length=1, max_length=200, title="Name")
    role: Line = line_field("Role")
    team: Line = line_field("Team")
    handle: Line = line_field("Handle or address")

    def order(self) -> tuple[str, str]:
        """Sort by name, whatever the case."""
        return self.name.casefold(), self.id


class TrackerKind(Choice):
    """The trackers that pmdesk can raise issues in."""

    JIRA_CLOUD = "jira_cloud", "Jira Cloud"
    JIRA_DATA_CENTER = "jira_data_center", "Jira Data Center"
    GITHUB = "github", "GitHub"
    GITLAB = "gitlab", "GitLab"
    REDMINE = "redmine", "Redmine"
    LINEAR = "linear", "Linear"
    AZURE_DEVOPS = "azure_devops", "Azure DevOps"


class Tracker(Item):
    """A place where issues are raised; its token is in the keyring, never here."""

    name: Line = Field(min_length=1, max_length=200, title="Tracker")
    kind: TrackerKind = choice_field(TrackerKind.JIRA_CLOUD, "Kind")
    url: WebAddress = line_field("Address", 2000)
    account: Line = line_field("Account")
    """The user’s address or name where a token alone does not say whose it is."""

    def order(self) -> tuple[str, str]:
        """Sort by name, whatever the case."""
        return self.name.casefold(), self.id


class ProjectMapping(Item):
    """How actions become issues of one project of a tracker; what is empty is left to it."""

    tracker_id: str = Field(default="", max_length=64, title="Tracker")
    project: Line = Field(min_length=1, max_length=200, title="Project")
    issue_type: Line = line_field("Issue type")
    priority_value: Line = line_field("Priority of priority actions")
    improvement_value: Line = line_field("Priority of improvement actions")
    labels: tuple[str, ...] = texts_field("Labels")
    due_field: Line = line_field("Field for the due date")
    priority_link: Line = line_field("Link of priority actions")
    improvement_link: Line = line_field("Link of improvement actions")

    def order(self) -> tuple[str, str]:
        """Sort by project, whatever the case."""
        return self.project.casefold(), self.id


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
