"""Raising is sparing with requests: trackers count them."""

import pytest

from pmdesk.model import TrackerKind
from tests.pmdesk.trackers.requests import counted, lines


@pytest.mark.parametrize("kind", TrackerKind, ids=lambda kind: kind.value)
def test_an_action_takes_few_requests(kind: TrackerKind) -> None:
    run, preview, raising, refreshing = counted(kind)
    assert run <= 3
    assert preview <= 1
    assert raising <= 5
    assert refreshing == 1


def test_the_table_has_a_line_for_each_tracker() -> None:
    assert len(list(lines())) == 2 + len(TrackerKind)
