"""What tests of the follow-up share: a service of the directory."""

import pytest

from pmdesk.model import Service

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


def by_name(name: str) -> Service | None:
    """Look a service up as the directory does."""
    return SERVICE if name == SERVICE.name else None
