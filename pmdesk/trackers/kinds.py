"""Which adapter speaks to which tracker, and what has to be known of each to set it up."""

from collections.abc import Mapping
from dataclasses import dataclass

from pmdesk.errors import InvalidValue
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.trackers.adapter import Adapter
from pmdesk.trackers.azure import AzureDevOps
from pmdesk.trackers.github import GitHub
from pmdesk.trackers.gitlab import GitLab
from pmdesk.trackers.jira import JiraCloud, JiraDataCenter
from pmdesk.trackers.linear import Linear
from pmdesk.trackers.redmine import Redmine


@dataclass(frozen=True)
class Kind:
    """A kind of tracker: its adapter, and examples for who sets one up."""

    adapter: type[Adapter]
    address: str
    project: str
    token: str
    """Where the token is made."""
    account: str = ""
    """What the account is, empty where the token is enough."""


KINDS: Mapping[TrackerKind, Kind] = {
    TrackerKind.JIRA_CLOUD: Kind(
        JiraCloud, "https://example.atlassian.net", "OPS",
        "An API token of your Atlassian account. One with scopes needs the address "
        "https://api.atlassian.com/ex/jira/ and the identity of the site behind it.",
        "The e-mail address of the account",
    ),
    TrackerKind.JIRA_DATA_CENTER: Kind(
        JiraDataCenter, "https://jira.example.com", "OPS",
        "A personal access token of your profile in Jira.",
    ),
    TrackerKind.GITHUB: Kind(
        GitHub, "https://github.com", "owner/repository",
        "A fine-grained token that may read and write issues of the repository.",
    ),
    TrackerKind.GITLAB: Kind(
        GitLab, "https://gitlab.com", "group/project",
        "A personal or project access token with the scope “api”.",
    ),
    TrackerKind.REDMINE: Kind(
        Redmine, "https://redmine.example.com", "identifier",
        "The API access key of “My account”; an administrator has to enable the REST API.",
    ),
    TrackerKind.LINEAR: Kind(
        Linear, "https://linear.app", "ENG",
        "A personal API key of “Security & access” in Linear’s settings.",
    ),
    TrackerKind.AZURE_DEVOPS: Kind(
        AzureDevOps, "https://dev.azure.com/organization", "Project",
        "A personal access token that may read and write work items.",
    ),
}  # fmt: skip


def adapter_for(tracker: Tracker, mapping: ProjectMapping) -> Adapter:
    """Return what speaks to a project of a tracker; raises `InvalidValue` without an address."""
    if not tracker.url.lower().startswith(("https://", "http://")):
        example = KINDS[tracker.kind].address
        raise InvalidValue(f"{tracker.name} needs its address, such as {example}.", "url")
    return KINDS[tracker.kind].adapter(tracker, mapping)
