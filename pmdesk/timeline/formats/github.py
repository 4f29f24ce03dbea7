"""GitHub: the timeline of an issue or a pull request."""

from collections.abc import Callable, Mapping
from typing import Any

from pmdesk.timeline.formats.entries import Format, Unfit, origin, spoken
from pmdesk.timeline.formats.fields import Entry, first_text, has, is_list_of, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent

_SAID: Mapping[str, Callable[[Entry], str]] = {
    "commented": lambda entry: text(entry, "body"),
    "committed": lambda entry: f"Commit {text(entry, 'sha')[:7]}: {text(entry, 'message')}",
    "reviewed": lambda entry: "\n".join(
        filter(None, (f"Review: {spoken(text(entry, 'state'))}", text(entry, "body")))
    ),
    "closed": lambda _: "Closed the issue",
    "reopened": lambda _: "Reopened the issue",
    "merged": lambda entry: f"Merged commit {text(entry, 'commit_id')[:7]}",
    "renamed": lambda entry: (
        f"Renamed from “{text(entry, 'rename', 'from')}” to “{text(entry, 'rename', 'to')}”"
    ),
    "cross-referenced": lambda entry: f"Referred to in “{text(entry, 'source', 'issue', 'title')}”",
    "referenced": lambda entry: f"Referred to in commit {text(entry, 'commit_id')[:7]}",
    "labeled": lambda entry: f"Added the label “{text(entry, 'label', 'name')}”",
    "unlabeled": lambda entry: f"Removed the label “{text(entry, 'label', 'name')}”",
    "assigned": lambda entry: f"Assigned to {text(entry, 'assignee', 'login')}",
    "unassigned": lambda entry: f"Assignment to {text(entry, 'assignee', 'login')} removed",
    "milestoned": lambda entry: f"Added to the milestone “{text(entry, 'milestone', 'title')}”",
}


def _fits(value: Any) -> bool:
    return is_list_of(value, "event") and any(
        has(one, "actor") or has(one, "created_at") or has(one, "sha") for one in value[:5]
    )


def _event(entry: Entry) -> ReadEvent:
    written = first_text(entry, "created_at", "submitted_at") or text(entry, "author", "date")
    start = read_stamp(written)
    if start is None:
        raise Unfit("It has no time that can be read.")
    kind = text(entry, "event")
    say = _SAID.get(kind)
    return ReadEvent(
        start=start,
        text=say(entry) if say else spoken(kind),
        written=written,
        author=_author(entry),
        source="GitHub",
        link=text(entry, "html_url") or text(entry, "source", "issue", "html_url"),
        origin=origin("github", first_text(entry, "node_id", "id", "sha")),
        kind=kind,
    )


def _author(entry: Entry) -> str:
    people = ((name, "login") for name in ("actor", "user"))
    named = next(filter(None, (text(entry, *path) for path in people)), "")
    return named or text(entry, "author", "name")


ISSUE_TIMELINE = Format(
    "GitHub issue timeline",
    _fits,
    lambda value: value,
    _event,
    (
        Kind("commented", "Comments"),
        Kind("committed", "Commits"),
        Kind("reviewed", "Reviews"),
        Kind("closed", "Closed"),
        Kind("reopened", "Reopened"),
        Kind("merged", "Merged"),
        Kind("renamed", "Renamed"),
    ),
)
