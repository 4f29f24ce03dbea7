"""Every kind of tracker with a server in memory, its incident there, and a room to raise in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pmdesk.model import TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.kinds import adapter_for
from tests.examples import action, record
from tests.pmdesk.trackers.room import Room, mapping, tracker
from tests.pmdesk.trackers.servers.azure import AzureMemory
from tests.pmdesk.trackers.servers.github import GitHubMemory
from tests.pmdesk.trackers.servers.gitlab import GitLabMemory
from tests.pmdesk.trackers.servers.jira import JiraDataCenterMemory, JiraMemory
from tests.pmdesk.trackers.servers.linear import LinearMemory
from tests.pmdesk.trackers.servers.memory import Memory
from tests.pmdesk.trackers.servers.redmine import RedmineMemory


@dataclass(frozen=True)
class Setting:
    """A tracker, its project, where the incident is, and how a link to it looks there."""

    memory: type[Memory]
    url: str
    project: str
    key: str
    place: str
    ends: tuple[str, str, str]
    """Source, first issue and kind of the link that raising makes."""
    mapped: Mapping[str, object] = field(default_factory=dict)


_OURS = "https://tracker.example"
SETTINGS = {
    TrackerKind.JIRA_CLOUD: Setting(
        JiraMemory, _OURS, "OPS", "INC-9", "/browse/INC-9", ("INC-9", "OPS-1", "Priority Action"),
    ),
    TrackerKind.JIRA_DATA_CENTER: Setting(
        JiraDataCenterMemory, _OURS, "OPS", "INC-9", "/browse/INC-9",
        ("INC-9", "OPS-1", "Priority Action"),
    ),
    TrackerKind.GITHUB: Setting(
        GitHubMemory, "https://github.com", "acme/ops", "acme/ops#9", "/acme/ops/issues/9",
        ("9", "9101", "sub-issue"),
    ),
    TrackerKind.GITLAB: Setting(
        GitLabMemory, _OURS, "acme/ops", "acme/ops#9", "/acme/ops/-/issues/9",
        ("9", "11", "relates_to"),
    ),
    TrackerKind.REDMINE: Setting(
        RedmineMemory, _OURS, "ops", "#9", "/issues/9", ("9", "41", "relates"),
        {"issue_type": "Task", "priority_value": "High"},
    ),
    TrackerKind.LINEAR: Setting(
        LinearMemory, "https://linear.app", "OPS", "INC-9", "/acme/issue/INC-9",
        ("INC-9", "5ebe2294-ecd0-4e0f-8eab-7690d2a6ee69", "related"),
        {"priority_value": "High"},
    ),
    TrackerKind.AZURE_DEVOPS: Setting(
        AzureMemory, f"{_OURS}/acme", "Ops", "9", "/acme/Ops/_workitems/edit/9",
        ("9", "81", "System.LinkTypes.Related"), {"priority_value": "1"},
    ),
}  # fmt: skip

FIRST = "5ebe2294ecd04e0f8eab7690d2a6ee69"
SECOND = "5ebe2294ecd04e0f8eab7690d2a6ee70"


def incident(setting: Setting, site: str = "") -> dict[str, object]:
    """Return the facts of a record whose incident is in the tracker itself."""
    base = site or setting.url.removesuffix("/acme")
    return {"incident_key": setting.key, "incident_url": f"{base}{setting.place}"}


def example(setting: Setting, site: str = "") -> Record:
    facts = incident(setting, site)
    return record(action(FIRST, "Add a load test"), action(SECOND, "Alert on refusals"), **facts)


def room_for(kind: TrackerKind, site: str = "") -> Room:
    """Return a room with a tracker of a kind and two actions to raise."""
    setting = SETTINGS[kind]
    mapped = mapping(setting.project, **setting.mapped)
    tail = "/acme" if setting.url.endswith("/acme") else ""
    url = f"{site}{tail}" if site else setting.url
    server = setting.memory(site=url.removesuffix("/acme"))
    return Room(adapter_for(tracker(kind, url), mapped), server, example(setting, site))
