"""Which adapter speaks to which tracker."""

from collections.abc import Mapping

from pmdesk import guidance
from pmdesk.errors import InvalidValue
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.trackers.adapter import Adapter
from pmdesk.trackers.azure import AzureDevOps
from pmdesk.trackers.github import GitHub
from pmdesk.trackers.gitlab import GitLab
from pmdesk.trackers.jira import JiraCloud, JiraDataCenter
from pmdesk.trackers.linear import Linear
from pmdesk.trackers.redmine import Redmine

ADAPTERS: Mapping[TrackerKind, type[Adapter]] = {
    TrackerKind.JIRA_CLOUD: JiraCloud,
    TrackerKind.JIRA_DATA_CENTER: JiraDataCenter,
    TrackerKind.GITHUB: GitHub,
    TrackerKind.GITLAB: GitLab,
    TrackerKind.REDMINE: Redmine,
    TrackerKind.LINEAR: Linear,
    TrackerKind.AZURE_DEVOPS: AzureDevOps,
}
"""What each wants to be told stands in the guide, `guidance.trackers`."""


def adapter_for(tracker: Tracker, mapping: ProjectMapping) -> Adapter:
    """Return what speaks to a project of a tracker; raises `InvalidValue` without an address."""
    if not tracker.url.lower().startswith(("https://", "http://")):
        example = guidance.trackers()[tracker.kind].address
        raise InvalidValue(f"{tracker.name} needs its address, such as {example}.", "url")
    return ADAPTERS[tracker.kind](tracker, mapping)
