"""Trackers and projects travel between libraries in a file, and never a token with them."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import ImportFailed
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.sharing import take, write

EMPTY = Record("d")


def ours() -> Record:
    return Record.of("d", [
        Tracker.checked(record_id="d", id="t", name="Our Jira", url="https://jira.example",
                        account="ada@example.com"),
        Tracker.checked(record_id="d", id="u", name="Redmine", kind=TrackerKind.REDMINE),
        ProjectMapping.checked(record_id="d", tracker_id="t", project="KUBE", issue_type="Bug",
                               priority_value="High", labels=("a", "b"), due_field="cf_1",
                               priority_link="Priority Action"),
        ProjectMapping.checked(record_id="d", tracker_id="t", project="PAY"),
    ])  # fmt: skip


def told(directory: Record) -> Any:
    return json.loads(write(directory, directory.all(Tracker)))


def file(*trackers: Any, **more: Any) -> str:
    return json.dumps({"format": "pmdesk-trackers", "version": 1, "trackers": trackers, **more})


def test_what_is_written_is_read_back_the_same_but_for_accounts() -> None:
    text = write(ours(), ours().all(Tracker))
    taken = take(EMPTY, text)
    after = taken.change.applied_to(EMPTY)
    assert told(after) == told(ours())
    assert "ada@example.com" not in text
    assert taken.sentence.startswith("4 added and 0 changed")
    again = take(after, text)
    assert not again.change
    assert again.sentence == "Everything in this file is known already."


def test_a_known_tracker_gets_the_files_values_and_keeps_its_account_and_other_projects() -> None:
    text = file(
        {"name": "our jira", "url": "https://new.example", "projects": [{"project": "kube"}]}
    )
    known = ours()
    after = take(known, text).change.applied_to(known)
    (jira, _) = after.all(Tracker)
    assert (jira.url, jira.account) == ("https://new.example", "ada@example.com")
    kube, pay = after.all(ProjectMapping)
    assert (kube.issue_type, kube.labels, pay.project) == ("Bug", ("a", "b"), "PAY")


def test_what_a_file_does_not_tell_of_a_tracker_stays_as_it_is() -> None:
    known = ours()
    text = file({"name": "Redmine"}, {"name": "Our Jira", "projects": [{"project": "NEW"}]})
    after = take(known, text).change.applied_to(known)
    assert [(t.kind, t.url) for t in after.all(Tracker)] == [
        (t.kind, t.url) for t in known.all(Tracker)
    ]


def test_a_known_tracker_never_becomes_one_of_another_kind() -> None:
    text = file({"name": "Redmine", "kind": "gitlab"})
    with pytest.raises(ImportFailed, match=r"“Redmine” is of the kind Redmine here and GitLab in"):
        take(ours(), text)


def test_an_address_that_changes_is_said() -> None:
    taken = take(ours(), file({"name": "Our Jira", "url": "https://new.example"}))
    assert taken.sentence.endswith(
        "The address of “Our Jira” was https://jira.example and is https://new.example now."
    )


def test_a_name_that_a_file_gives_twice_is_refused() -> None:
    text = file({"name": "A"}).replace('"name": "A"', '"name": "A", "name": "B"')
    with pytest.raises(ImportFailed, match=r"“ours.json” cannot be read: .*“name” twice"):
        take(ours(), text, "ours.json")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no json", "This file is no JSON"),
        ("[" * 100_000, "nested more than 50 deep"),
        ("{}", "holds no trackers of pmdesk"),
        (file(version=2), "of version 2; this pmdesk reads version 1"),
        (file(trackers={}), "no list of trackers"),
        (file("x"), "Tracker 1 in this file is not written"),
        (file({"name": "A", "api_token": "x"}), "tokens and accounts do not belong"),
        (file({"name": "A", "colour": "x"}), "“colour”, which this pmdesk does not know"),
        (file({"name": ""}), "Tracker 1: Tracker cannot be empty"),
        (file({"name": "A", "kind": "bugzilla"}), "Tracker 1: Kind must be"),
        (file({"name": "A", "url": "https://u:p@x.example"}), "Leave out names, tokens"),
        (file({"name": "A", "projects": 3}), "Tracker 1 has no list of projects"),
        (file({"name": "A", "projects": [{"project": "P", "labels": "x"}]}), "Project 1 of A"),
        (file({"name": "A"}, {"name": "a"}), "“a” is in this file twice"),
        (
            file({"name": "A", "projects": [{"project": "P"}, {"project": "p"}]}),
            "“p” is in this file twice",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole_with_a_sentence(
    text: str, sentence: str
) -> None:
    with pytest.raises(ImportFailed, match=sentence):
        take(ours(), text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["name", "kind", "url", "projects", "x"]), _JSON))
def test_whatever_a_file_holds_it_is_taken_or_refused(tracker: Any) -> None:
    with contextlib.suppress(ImportFailed):
        assert take(ours(), file(tracker)).sentence.endswith(".")
