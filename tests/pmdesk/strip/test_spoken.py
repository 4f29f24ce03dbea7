"""The strip says in words what it shows."""

from pmdesk.strip import story
from pmdesk.strip.spoken import describe
from tests.examples import long_record, sample_like_record
from tests.pmdesk.strip.drawn import window


def test_phases_events_and_moments_are_told_in_order() -> None:
    told = story(sample_like_record())
    assert describe(told, told.whole) == (
        "Customer impact 14:20 to 15:10; Detection 14:20 to 14:27; Response 14:27 to 15:02; "
        "Recovery 15:02 to 15:10; 7 events; Impact starts 14:20; Detected about 14:27; "
        "Mitigated 15:02; Resolved 15:10."
    )


def test_a_part_is_told_to_be_one() -> None:
    told = story(sample_like_record())
    assert describe(told, window("14:00", "15:00")).endswith("; Showing 14:00 to 15:00.")


def test_days_key_moments_and_changes_of_the_clocks_are_told() -> None:
    told = story(long_record(20))
    said = describe(told, told.whole)
    assert "Customer impact 28 Mar 13:05 to 28 Mar 18:30" in said
    assert "2 key moments; Clocks go forward 1 h at 29 Mar 03:00" in said
