"""No crash, at whatever step, makes an issue twice or loses a link."""

import pytest

from pmdesk.trackers.adapter import Adapter
from tests.pmdesk.trackers.crashes import Counts, crash


def assert_nothing_is_doubled_or_lost(counts: Counts) -> None:
    assert (counts.duplicates, counts.lost_issues) == (0, 0)
    assert (counts.lost_links, counts.doubled_links) == (0, 0)


def test_seventy_crashes_double_and_lose_nothing() -> None:
    assert_nothing_is_doubled_or_lost(crash(70, seed=2))


@pytest.mark.slow
def test_a_thousand_crashes_double_and_lose_nothing() -> None:
    counts = crash(1_000)
    assert counts.runs == 1_000
    assert sum(counts.kills.values()) > 1_000
    assert len(counts.kills) == 6, "every place at which one can be killed"
    assert_nothing_is_doubled_or_lost(counts)


def test_without_waiting_for_the_search_there_would_be_duplicates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Adapter, "settle", 0)
    assert crash(140, seed=3).duplicates > 0
