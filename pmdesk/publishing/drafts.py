"""Drafts of a blog post in the Confluence that a team has beside its Jira in the cloud.

Both are one site with one account and one token, so nothing more has to be set up than the space.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pmdesk.model import Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.confluence import Confluence

_JIRA, _CONFLUENCE = "/ex/jira/", "/ex/confluence/"


@dataclass(frozen=True)
class Draft:
    """A write-up on its way to a space; `write` makes its body, which may take a while."""

    tracker: Tracker
    space: str
    title: str
    write: Callable[[], str]

    @property
    def site(self) -> Confluence:
        """Where the draft is made."""
        address = self.tracker.url.replace(_JIRA, _CONFLUENCE)
        return Confluence(address, self.space, self.tracker.account)


def tracker_beside(directory: Record) -> Tracker | None:
    """Return the tracker that has a Confluence beside it, or None where there is none."""
    found = (one for one in directory.all(Tracker) if one.kind is TrackerKind.JIRA_CLOUD)
    return next((one for one in found if one.url), None)
