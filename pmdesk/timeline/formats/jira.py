"""Jira: the comments of an issue and the history of its fields."""

from collections.abc import Iterator
from typing import Any

from pmdesk.timeline.formats.adf import read_document
from pmdesk.timeline.formats.entries import Format, Unfit, origin, spoken
from pmdesk.timeline.formats.fields import Entry, has, is_list_of, listed, reach, text
from pmdesk.timeline.formats.stamps import read_stamp
from pmdesk.timeline.reading import Kind, ReadEvent


def _fits(value: Any) -> bool:
    return any(_lists(issue) for issue in _issues(value))


def _issues(value: Any) -> list[Any]:
    """Return the issues of a search, or the one that this is or belongs to."""
    found = listed(value, "issues")
    return list(found) if found else [value]


def _lists(issue: Any) -> list[tuple[str, Any]]:
    """Return where comments and changes can stand, with what names their entries."""
    places = (
        ("comment", listed(issue, "comments")),
        ("comment", listed(issue, "fields", "comment", "comments")),
        ("change", listed(issue, "values")),
        ("change", listed(issue, "histories")),
        ("change", listed(issue, "changelog", "histories")),
    )
    marks = {"comment": ("body", "created"), "change": ("items", "created")}
    return [(name, found) for name, found in places if is_list_of(found, *marks[name])]


def _entries(value: Any) -> Iterator[Any]:
    """Go through comments, and the fields of each change, with the issue they belong to."""
    for issue in _issues(value):
        about = {"key": text(issue, "key"), "self": text(issue, "self")}
        for name, found in _lists(issue):
            for entry in found:
                if not isinstance(entry, dict):
                    yield entry
                elif name == "comment":
                    yield {**entry, "about": about}
                else:
                    yield from _fields(entry, about)


def _fields(entry: dict[str, Any], about: dict[str, str]) -> Iterator[Any]:
    for place, item in enumerate(listed(entry, "items")):
        yield {**entry, "about": about, "item": item, "place": place}


def _event(entry: Entry) -> ReadEvent | None:
    written = text(entry, "created")
    start = read_stamp(written)
    if start is None:
        raise Unfit("Its “created” is not a time with a zone.")
    changed = has(entry, "item")
    said = _change(reach(entry, "item")) if changed else read_document(reach(entry, "body"))
    if not said:
        return None
    key = text(entry, "about", "key")
    return ReadEvent(
        start=start,
        text=said,
        written=written,
        author=text(entry, "author", "displayName") or text(entry, "author", "name"),
        source=f"Jira {key}".strip(),
        link=_link(entry, key),
        origin=origin("jira", text(entry, "id"), text(entry, "place") or "comment"),
        kind=text(entry, "item", "field").lower() if changed else "comment",
    )


def _change(item: Any) -> str:
    field, before, after = (text(item, name) for name in ("field", "fromString", "toString"))
    if not field:
        return ""
    if before and after:
        return f"{spoken(field)} changed from {before} to {after}"
    return f"{spoken(field)} set to {after}" if after else f"{spoken(field)} {before} removed"


def _link(entry: Entry, key: str) -> str:
    site, found, _ = (text(entry, "about", "self") or text(entry, "self")).partition("/rest/api/")
    return f"{site}/browse/{key}" if found and key else ""


ISSUE = Format(
    "Jira issue",
    _fits,
    _entries,
    _event,
    (
        Kind("comment", "Comments"),
        Kind("status", "Changes of status"),
        Kind("priority", "Changes of priority"),
        Kind("assignee", "Changes of assignee"),
    ),
)
