"""What tests of the follow-up share: a service of the directory."""

import pytest

from pmdesk.directory.known import Known
from pmdesk.model import Contact, Service, Team
from pmdesk.record import Record

SERVICE = Service.checked(
    record_id="directory",
    name="Build scheduler",
    slo_weeks=4,
    tracker_project="BUILD",
    mandatory_approvers=("Head of Developer platform", "Reliability lead"),
    optional_approvers=("Support lead",),
)


@pytest.fixture
def service() -> Service:
    """A service with approvers and four weeks for fixes."""
    return SERVICE


def known() -> Known:
    """Return a directory with that service, its teams and who manages them."""
    items = (
        SERVICE,
        Team.checked(record_id="directory", name="Build Engineering", manager="Ada Park"),
        Contact.checked(
            record_id="directory", name="Ada Park", role="Head of Builds", handle="@ada"
        ),
    )
    return Known(Record.of("directory", items))
