"""Answers as people type them, and as reading takes them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from pmdesk.errors import InvalidValue
from pmdesk.timeline.reading import About
from ui.importing import answers

BERLIN = ZoneInfo("Europe/Berlin")
NEAR = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("about", "text", "answer"),
    [
        (About.DATE, "12 Jun 2018", "2018-06-12"),
        (About.DATE, "2018-06-12", "2018-06-12"),
        (About.DATE, "2018", "2018-01-28"),
        (About.DATE, "5 March", "2026-03-05"),
        (About.ZONE, "europe/berlin", "Europe/Berlin"),
        (About.ZONE, "New York", "America/New_York"),
        (About.ZONE, "UTC", "UTC"),
        (About.ZERO, "1 Mar 2026, 14:20", "2026-03-01T13:20:00+00:00"),
    ],
)
def test_an_answer_is_taken_as_it_is_meant(about: About, text: str, answer: str) -> None:
    assert answers.read(about, text, "2026-01-28", NEAR, BERLIN) == answer


@pytest.mark.parametrize(
    ("about", "text"),
    [
        (About.DATE, "soon"),
        (About.DATE, "14:20"),
        (About.ZONE, "Middle-earth"),
        (About.ZERO, "12 Jun 2018"),
    ],
)
def test_what_is_no_answer_says_how_one_is_written(about: About, text: str) -> None:
    with pytest.raises(InvalidValue, match=f"“{text}”"):
        answers.read(about, text, "2026-01-28", NEAR, BERLIN)


def test_an_answer_is_shown_as_people_write_it() -> None:
    assert answers.shown(About.DATE, "2018-06-12", BERLIN) == "12 Jun 2018"
    assert answers.shown(About.ZERO, "2026-03-01T13:20:00+00:00", BERLIN) == "1 Mar 2026, 14:20"
    assert answers.shown(About.ZONE, "Europe/Berlin", BERLIN) == "Europe/Berlin"
