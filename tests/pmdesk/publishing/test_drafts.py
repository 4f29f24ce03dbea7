"""Drafts go to the Confluence beside the Jira that the directory knows."""

import pytest

from pmdesk.model import Tracker, TrackerKind
from pmdesk.publishing.drafts import Draft, tracker_beside
from pmdesk.record import Record


def tracker(kind: TrackerKind, url: str) -> Tracker:
    return Tracker.checked(
        record_id="d", name=kind.label, kind=kind, url=url, account="a@x.example"
    )


def test_only_a_jira_in_the_cloud_has_a_confluence_beside_it() -> None:
    jira = tracker(TrackerKind.JIRA_CLOUD, "https://acme.atlassian.net")
    others = [
        tracker(TrackerKind.JIRA_DATA_CENTER, "https://jira.example"),
        tracker(TrackerKind.GITHUB, "https://github.com"),
        tracker(TrackerKind.JIRA_CLOUD, ""),
    ]
    assert tracker_beside(Record.of("d", [*others, jira])) == jira
    assert tracker_beside(Record.of("d", others)) is None


@pytest.mark.parametrize(
    ("jira", "confluence"),
    [
        ("https://acme.atlassian.net", "https://acme.atlassian.net"),
        (
            "https://api.atlassian.com/ex/jira/12ab",
            "https://api.atlassian.com/ex/confluence/12ab",
        ),
    ],
)
def test_the_draft_goes_to_the_same_site_and_account(jira: str, confluence: str) -> None:
    site = Draft(tracker(TrackerKind.JIRA_CLOUD, jira), "OPS", "Title", lambda: "").site
    assert (site.url, site.space, site.account) == (confluence, "OPS", "a@x.example")
    assert site.is_cloud
