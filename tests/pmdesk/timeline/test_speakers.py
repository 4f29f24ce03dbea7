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


@pytest.mark.parametrize(
    "head",
    [
        "PagerDuty\nAPP  2:06 PM", "PagerDutyAPP  2:06 PM", "PagerDuty\nAPP\n  2:06 PM",
        "PagerDuty APP  2:06 PM", "PagerDuty:palm_tree:  2:06 PM", "PagerDuty\n:bell:\n  2:06 PM",
    ],
)  # fmt: skip
def test_what_a_client_shows_behind_a_name_is_no_part_of_it(head: str) -> None:
    text = f"Ada Byron\n  2:05 PM\nLooking\n{head}\nTriggered\nTom Okafor\n  2:07 PM\nAcked\n"
    reading = parse(text, "2026-03-01", "UTC")
    assert [(f"{event.start:%H}", event.author, event.text) for event in reading.events] == [
        ("14", "Ada Byron", "Looking"), ("14", "PagerDuty", "Triggered"),
        ("14", "Tom Okafor", "Acked"),
    ]  # fmt: skip
    assert not reading.unread


def test_a_thread_of_mails_is_read_by_who_wrote_when() -> None:
    text = (
        "Fixed now, thanks.\n\n"
        "On Mon, Mar 2, 2026 at 3:10 PM Tom Okafor <tom@example.com> wrote:\n"
        "> Rolling back now.\n>\n"
        "> On Mon, 2 Mar 2026 at 14:55, Ada Byron <ada@example.com>\n> wrote:\n"
        ">> Checkout is failing.\n"
    )
    reading = parse(text, "2026-05-01", "UTC")
    found = [(f"{event.start:%d %H:%M}", event.author, event.text) for event in reading.events]
    assert sorted(found) == [
        ("02 14:55", "Ada Byron", "Checkout is failing."),
        ("02 15:10", "Tom Okafor", "Rolling back now."),
    ]


def test_a_mail_is_about_the_day_on_which_it_was_sent() -> None:
    text = "From: Ada Byron\nDate: Mon, 2 Mar 2026 15:10:00 +0000\n\n14:05 errors\n14:12 over\n"
    reading = parse(text, "2026-05-01", "UTC")
    assert [f"{event.start:%d %b %H:%M}" for event in reading.events] == [
        "02 Mar 14:05", "02 Mar 14:12",
    ]  # fmt: skip
    assert "On which day" not in " ".join(question.text for question in reading.questions)
