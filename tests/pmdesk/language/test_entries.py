"""Entries of a timeline name people that no list knows, and systems by the dozen."""

import pytest

from pmdesk.language import Strength, check


def marked(text: str) -> list[str]:
    return [text[one.start : one.end] for one in check(text) if one.rule == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12:49 Brixolow asks whether the extension is needed", "Brixolow"),
        ("02:00: [KesselTapir] removed the old builds", "KesselTapir"),
        ("2031-03-04 9:15 AM UTC: Tarnovelle suspects the resolver", "Tarnovelle"),
        ("[21:07] @mirandole9 removes the lock", "@mirandole9"),
        ("04:28 — @9brix merges the second fix", "@9brix"),
        ("14:10 ingrid restarts the resolver", "ingrid"),
        ("13:05 GrovanPike4 deploys the fix to the first zone", "GrovanPike4"),
    ],
)
def test_who_does_what_people_do_in_an_entry_is_marked_as_a_hint(text: str, name: str) -> None:
    assert marked(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "12:49 Traefik restarted with the old routes",
        "12:49 Brixolow restarted with the old routes",
        "13:34 ns2 stops answering",
        "14:02 Alerts suggested a full disk",
        "15:00 Monitoring noticed the spike",
        "15:10 ParcelBot posted the summary",
        "Brixolow asks for a token before it starts",
    ],
)
def test_what_a_system_does_in_an_entry_is_left_alone(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The keeper of the lock, Nadia Tolbert, had opened it at nine.", "Nadia Tolbert"),
        ("A teammate (Nadia) was on the other line.", "Nadia"),
        ("We met with Ms. P. Tolbert at noon.", "Ms. P. Tolbert"),
        ("CPO Tolbert had the watch.", "CPO Tolbert"),
    ],
)
def test_a_name_that_says_who_someone_is_is_marked(text: str, name: str) -> None:
    assert name in marked(text)


def test_blame_before_a_verb_of_people_makes_a_person_of_an_unknown_word() -> None:
    found = check("According to the log, Tolbert did not attend the briefing.")
    assert {one.strength for one in found} == {Strength.HINT}
    assert "did-not-do" in {one.rule for one in found}
    assert check("According to the log, Traefik did not attend the briefing.") == ()
