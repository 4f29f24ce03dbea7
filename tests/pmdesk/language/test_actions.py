"""An action can be done, is narrow, and has an end; what it lacks is shown by a pair."""

import tomllib

import pytest

from pmdesk.language import Property, check, check_action
from pmdesk.language.actionwords import guide
from pmdesk.model import ActionClass
from tests.pmdesk.language import corpus


def read(name: str) -> list[dict[str, str]]:
    content = tomllib.loads((corpus.HERE / f"{name}.toml").read_text("utf-8"))
    actions: list[dict[str, str]] = content["actions"]
    return actions


def f1(name: str, wanted: Property) -> float:
    """Return how well it is told which actions lack a property, as the harmonic mean."""
    lacking = {action["text"] for action in read(name) if wanted.value in action["lacks"]}
    found = {a["text"] for a in read(name) if not check_action(a["text"]).has(wanted)}
    return 2 * len(lacking & found) / (len(lacking) + len(found))


@pytest.mark.parametrize("name", ["actions_held_back", "actions_development"])
@pytest.mark.parametrize("wanted", list(Property))
def test_what_an_action_lacks_is_found(name: str, wanted: Property) -> None:
    assert f1(name, wanted) >= 0.85


@pytest.mark.parametrize("name", ["actions_held_back", "actions_development"])
def test_the_wording_suggests_a_class(name: str) -> None:
    known = [(a["text"], a["class"]) for a in read(name) if "class" in a]
    told = [check_action(text).suggested == name for text, name in known]
    assert sum(told) / len(told) >= 0.9


def test_every_lack_has_a_reason_and_a_pair() -> None:
    wording = check_action("Investigate monitoring")
    assert [lack.property for lack in wording.lacks] == list(Property)
    assert not (wording.actionable)
    assert not (wording.specific)
    assert not (wording.bounded)
    assert wording.lacks[0].why.startswith("“Investigate” describes work;")
    assert wording.suggested is ActionClass.INVESTIGATE


def test_the_better_action_of_every_pair_lacks_nothing_and_blames_nobody() -> None:
    words = guide("en")
    for pair in (words.actionable, words.specific, words.bounded, *words.processes):
        assert check_action(pair.before).lacks, pair.before
        assert not check_action(pair.after).lacks, pair.after
        assert not check(pair.after)
        assert pair.why.endswith("(Lunney, Lueder and Beyer, 2017).")


def test_bullets_boxes_and_tickets_are_no_part_of_it() -> None:
    for before in ("- [ ] ", "1. ", "* ", "[#431]: ", "OPS-12: ", "**HIGH** ", "TODO: "):
        text = f"{before}Alert when orders-db has less than 10 GB left"
        assert not check_action(text).lacks, text


def test_nothing_is_asked_of_an_empty_line() -> None:
    assert check_action("").lacks == ()
    assert check_action(" - ").suggested is None


@pytest.mark.parametrize(
    ("text", "wanted", "has_it"),
    [
        ("Set up better charts to follow the use of memory", Property.SPECIFIC, False),
        ("Add more checks to the mail gateway, at most 5", Property.SPECIFIC, True),
        ("Look into the parcel-agent memory use", Property.SPECIFIC, False),
        ("Look into parcel-agent using more than 2 GB", Property.SPECIFIC, True),
        ("Look into “no route to parcel depot” in the log", Property.SPECIFIC, True),
        ("Improve it https://tracker.example/browse/OPS-12", Property.SPECIFIC, False),
        ("Make sure that the steps of the restore are documented", Property.BOUNDED, True),
        ("Make sure that everyone is always careful", Property.BOUNDED, False),
        ("Document the restore, so that it is easier in the future", Property.BOUNDED, True),
        ("Make the restore easier in the future", Property.BOUNDED, False),
        ("Move the parcel v2 check to something more robust", Property.BOUNDED, False),
        ("Move the parcel v2 check to the gateway to make it more robust", Property.BOUNDED, True),
        ("Cut the parcel-agent pool from 9 to 4 workers", Property.BOUNDED, True),
        ("The parcel-agent pool has been cut from 9 to 4 workers", Property.BOUNDED, True),
        ("Adding a parcel-agent probe", Property.BOUNDED, True),
        ("We will remove the parcel v2 check", Property.BOUNDED, True),
        ("We will always look at the parcel v2 check", Property.BOUNDED, False),
        ("Parcel depots dropped the v2 labels", Property.BOUNDED, True),
        ("Extend the parcel schema with a lock", Property.BOUNDED, True),
        ("Ensure that parcel-agent cannot start without a lock", Property.BOUNDED, True),
        ("Parcel depots: Drop labels older than 3 days", Property.ACTIONABLE, True),
        ("Rollback needs to be easy", Property.ACTIONABLE, False),
        ("Is the parcel-agent restarted after 3 failures?", Property.SPECIFIC, False),
    ],
)
def test_more_without_a_measure_is_wide_and_a_state_is_an_end(
    text: str, wanted: Property, *, has_it: bool
) -> None:
    assert check_action(text).has(wanted) is has_it
