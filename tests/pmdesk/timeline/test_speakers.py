"""Who speaks in a copy of a chat, whatever they are called."""

import pytest

from pmdesk.timeline import parse


@pytest.mark.parametrize(
    "name",
    ["Leila Marchetti", "Ana Marcus", "Monica Decker", "Jane Friedman", "Sunil Augustin"],
)
def test_a_name_that_begins_like_a_month_or_a_day_is_a_name(name: str) -> None:
    text = f"Priya Raman  2:41 PM\none\n{name}  3:34 PM\ntwo\nPriya Raman  3:40 PM\nthree\n"
    events = parse(text, "2026-03-01", "UTC").events
    assert [(event.author, event.text) for event in events] == [
        ("Priya Raman", "one"), (name, "two"), ("Priya Raman", "three"),
    ]  # fmt: skip
