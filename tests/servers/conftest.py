"""One Redmine for all tests that need one: it takes seconds to start."""

from collections.abc import Iterator

import pytest

from tests.servers.redmine import Redmine, running_redmine


@pytest.fixture(scope="session")
def redmine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redmine]:
    with running_redmine(tmp_path_factory.mktemp("redmine")) as running:
        yield running
