"""Trackers and their projects as a file that a team shares: no token and no account is in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import ImportFailed, InvalidValue
from pmdesk.model import Item, ProjectMapping, Tracker
from pmdesk.record import Record
from pmdesk.timeline.formats import strict
from pmdesk.trackers.places import address, projects

T = TypeVar("T", bound=Item)
FORMAT, VERSION = "pmdesk-trackers", 1
_TRACKER = ("name", "kind", "url")
_PROJECT = (
    "project", "issue_type", "priority_value", "improvement_value", "labels", "due_field",
    "priority_link", "improvement_link",
)  # fmt: skip
_HEAD = {"format", "version", "trackers"}
_SECRETS = ("token", "password", "secret", "account", "key")
_ELSEWHERE = "Export the trackers in the directory of another pmdesk, and choose that file."


@dataclass(frozen=True)
class Taken:
    """What a file would change in the directory, and a sentence about it."""

    change: Change
    sentence: str


def write(directory: Record, trackers: Iterable[Tracker]) -> str:
    """Return trackers and their projects as JSON; what is empty is left out."""
    listed = [
        {
            **_filled(tracker, _TRACKER),
            "projects": [_filled(m, _PROJECT) for m in projects(directory, tracker)],
        }
        for tracker in trackers
    ]
    content = {"format": FORMAT, "version": VERSION, "trackers": listed}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _filled(item: Item, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in names}
    return {name: list(v) if isinstance(v, tuple) else str(v) for name, v in values.items() if v}


def take(directory: Record, text: str, name: str = "trackers.json") -> Taken:
    """Return the change that adds what the file `name` holds, or brings it up to date.

    Trackers and projects are known by their names; what the file does not name stays as it is.
    Raises `ImportFailed` with one sentence, and then nothing of it is taken.
    """
    reading = _Reading(directory)
    for number, told in enumerate(_listed(text, name), start=1):
        reading.take(told, f"Tracker {number}")
    return Taken(Change("Import trackers", tuple(reading.operations)), reading.sentence())


def _listed(text: str, name: str) -> list[Any]:
    try:
        content = strict.load(name, text)
    except strict.NotJson:
        raise ImportFailed(f"This file is no JSON. {_ELSEWHERE}") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ImportFailed(f"This file holds no trackers of pmdesk. {_ELSEWHERE}")
    version = content.get("version")
    if version != VERSION:
        message = f"This file is of version {version!r}; this pmdesk reads version {VERSION}."
        raise ImportFailed(f"{message} Use a newer pmdesk, or export it anew.")
    _require_known(content, _HEAD, "The file")
    listed = content.get("trackers")
    if not isinstance(listed, list):
        raise ImportFailed(f"The file has no list of trackers. {_ELSEWHERE}")
    return listed


def _require_known(told: Any, names: Iterable[str], where: str) -> None:
    if not isinstance(told, Mapping):
        raise ImportFailed(f"{where} in this file is not written as pmdesk does it. {_ELSEWHERE}")
    unknown = next((name for name in told if name not in set(names)), None)
    if unknown is None:
        return
    if any(word in unknown.casefold() for word in _SECRETS):
        message = f"{where} has “{unknown}”: tokens and accounts do not belong in a file to share."
        raise ImportFailed(f"{message} Take it out, and make the token invalid.")
    raise ImportFailed(f"{where} has “{unknown}”, which this pmdesk does not know. Take it out.")


class _Reading:
    """What has been read of a file so far, as operations on the directory."""

    def __init__(self, directory: Record) -> None:
        self.directory = directory
        self.operations: list[Any] = []
        self._counts = {"added": 0, "changed": 0}
        self._moved: list[str] = []
        self._seen: set[str] = set()

    def take(self, told: Any, where: str) -> None:
        """Take one tracker with its projects."""
        _require_known(told, {*_TRACKER, "projects"}, where)
        mappings = told.get("projects", [])
        if not isinstance(mappings, list):
            raise ImportFailed(f"{where} has no list of projects. {_ELSEWHERE}")
        values = {name: told[name] for name in _TRACKER if name in told}
        made = self._made(Tracker, values, where)
        if made.name.casefold() in self._seen:
            raise ImportFailed(f"“{made.name}” is in this file twice. Take one of them out.")
        self._seen.add(made.name.casefold())
        known = _named(self.directory.all(Tracker), "name", made)
        if known is not None:
            self._require_same_kind(known, made, values)
            self._note_address(known, made, values)
        tracker = self._put(made, known, values)
        for number, mapping in enumerate(mappings, start=1):
            self._take_project(tracker, mapping, f"Project {number} of {tracker.name}")

    def _take_project(self, tracker: Tracker, told: Any, where: str) -> None:
        _require_known(told, _PROJECT, where)
        made = self._made(ProjectMapping, {**told, "tracker_id": tracker.id}, where)
        key = f"{tracker.id} {made.project.casefold()}"
        if key in self._seen:
            raise ImportFailed(f"“{made.project}” is in this file twice. Take one of them out.")
        self._seen.add(key)
        known = _named(projects(self.directory, tracker), "project", made)
        self._put(made, known, told)

    def _require_same_kind(self, known: Tracker, made: Tracker, told: Mapping[str, Any]) -> None:
        if "kind" in told and known.kind is not made.kind:
            raise ImportFailed(
                f"“{known.name}” is of the kind {known.kind.label} here and {made.kind.label} in "
                "this file. Rename one of them; nothing was taken."
            )

    def _note_address(self, known: Tracker, made: Tracker, told: Mapping[str, Any]) -> None:
        if "url" in told and known.url and known.url != made.url:
            self._moved.append(
                f"The address of “{known.name}” was {known.url} and is {made.url or 'empty'} now."
            )

    def _made(self, kind: type[Any], values: Mapping[str, Any], where: str) -> Any:
        try:
            if "url" in values:
                values = {**values, "url": address(_text(values["url"]))}
            return kind.checked(record_id=self.directory.id, **values)
        except InvalidValue as error:
            raise ImportFailed(f"{where}: {error} Nothing was taken.") from None

    def _put(self, made: Any, present: Any, told: Iterable[str]) -> Any:
        """Add an item, or give the one that is present the values that the file tells."""
        if present is None:
            change, present, what = insert("", made), made, "added"
        else:
            values = {name: getattr(made, name) for name in told}
            change, what = set_fields("", present, **values), "changed"
        self.operations += change.operations
        self._counts[what] += len(change.operations)
        return present

    def sentence(self) -> str:
        """Say what the file brings."""
        added, changed = self._counts["added"], self._counts["changed"]
        if not added and not changed:
            return "Everything in this file is known already."
        said = f"{added} added and {changed} changed: trackers and projects counted together."
        return " ".join([said, *self._moved])


def _named(known: Iterable[T], name: str, made: T) -> T | None:
    """Return what is known by the name of an item that was made, None where nothing is."""
    wanted = getattr(made, name).casefold()
    return next((item for item in known if getattr(item, name).casefold() == wanted), None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
