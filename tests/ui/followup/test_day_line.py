"""A day is read however people write it."""

from datetime import date

import pytest

from pmdesk.errors import InvalidValue
from ui.followup.day_line import read_day, show_day

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 Mar 2026", date(2026, 3, 30)),
        ("2026-03-30", date(2026, 3, 30)),
        ("30.3.2026", date(2026, 3, 30)),
        ("March 30, 2026", date(2026, 3, 30)),
        ("30 March", date(2026, 3, 30)),
        ("1 Mar", date(2027, 3, 1)),
        ("1 Mar 2026", date(2026, 3, 1)),
        ("today", date(2026, 3, 9)),
        ("Tomorrow", date(2026, 3, 10)),
        ("+2w", date(2026, 3, 23)),
        ("in 10 days", date(2026, 3, 19)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_day_is_read(text: str, expected: date | None) -> None:
    assert read_day(text, TODAY) == expected


@pytest.mark.parametrize("text", ["soon", "31 Feb 2026", "30 Mar 2026 or so", "4", "<b>"])
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidValue, match="day"):
        read_day(text, TODAY)


@pytest.mark.parametrize("text", ["31 Dec 9999", "9999-12-31", "1 Jan 2200", "31 Dec 1899"])
def test_a_day_out_of_range_is_told_the_range(text: str) -> None:
    with pytest.raises(InvalidValue, match="must be from 1900 to 2199"):
        read_day(text, TODAY)
    assert read_day("1 Jan 1900", TODAY) == date(1900, 1, 1)
    assert read_day("2199-12-31", TODAY) == date(2199, 12, 31)


def test_what_is_shown_can_be_read_again() -> None:
    assert read_day(show_day(TODAY), TODAY) == TODAY
    assert show_day(None) == ""
