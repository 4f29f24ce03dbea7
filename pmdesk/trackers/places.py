"""Where issues go: trackers, their projects, and which of them an action belongs to."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Item, ProjectMapping, Service, Team, Tracker, TrackerKind
from pmdesk.record import Record

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
"""Hosts to which nothing leaves this machine."""


def is_safe(scheme: str, host_name: str) -> bool:
    """Tell whether nobody can read a token on its way to a host."""
    return scheme == "https" or (scheme == "http" and host_name in _LOOPBACK)


@dataclass(frozen=True)
class Place:
    """One project of one tracker."""

    tracker: Tracker
    mapping: ProjectMapping

    @property
    def name(self) -> str:
        """What the place is called where there are several."""
        return f"{self.mapping.project} – {self.tracker.name}"


def projects(directory: Record, tracker: Tracker) -> tuple[ProjectMapping, ...]:
    """Return the projects of a tracker, in order."""
    known = directory.all(ProjectMapping)
    return tuple(mapping for mapping in known if mapping.tracker_id == tracker.id)


def places(directory: Record) -> tuple[Place, ...]:
    """Return every project of every tracker, in order."""
    return tuple(
        Place(tracker, mapping)
        for tracker in directory.all(Tracker)
        for mapping in projects(directory, tracker)
    )


def place_for(directory: Record, team: str, service: str) -> Place | None:
    """Return where the actions of a team go, or else those of a service; None where nobody says.

    A project that is named but has no entry of its own is used with all that its tracker does by
    itself. Where the directory knows one place only, that is where they go.
    """
    for kind, name in ((Team, team), (Service, service)):
        owner = _named(directory, kind, name)
        found = _place_of(directory, owner) if owner else None
        if found:
            return found
    known = places(directory)
    return known[0] if len(known) == 1 else None


def _named(directory: Record, kind: type[Item], name: str) -> Team | Service | None:
    wanted = name.strip().casefold()
    same = (item for item in directory.all(kind) if getattr(item, "name", "").casefold() == wanted)
    found = next(same, None) if wanted else None
    return found if isinstance(found, Team | Service) else None


def _place_of(directory: Record, owner: Team | Service) -> Place | None:
    """Return the place that a team or a service names, in whole or in part."""
    tracker, project = owner.tracker.casefold(), owner.tracker_project.casefold()
    if not (tracker or project):
        return None
    fitting = [
        place
        for place in places(directory)
        if tracker in {"", place.tracker.name.casefold()}
        and project in {"", place.mapping.project.casefold()}
    ]
    if fitting:
        return fitting[0]
    named = [known for known in directory.all(Tracker) if known.name.casefold() == tracker]
    if not (named and project):
        return None
    bare = ProjectMapping.checked(
        record_id=directory.id, tracker_id=named[0].id, project=owner.tracker_project
    )
    return Place(named[0], bare)


def add_tracker(directory: Record, name: str, kind: TrackerKind, url: str = "") -> Change:
    """Add a tracker under a name that no other has."""
    _require_free(directory, name)
    made = Tracker.checked(record_id=directory.id, name=name, kind=kind, url=url)
    return insert("Add tracker", made)


def rename_tracker(directory: Record, tracker: Tracker, name: str) -> Change:
    """Give a tracker another name, also where teams and services name it."""
    _require_free(directory, name, tracker)
    change = set_fields("Rename tracker", tracker, name=name)
    same = tracker.name.casefold()
    users = [owner for owner in _owners(directory) if owner.tracker.casefold() == same]
    return change.joined(set_fields("Rename tracker", user, tracker=name) for user in users)


def set_address(tracker: Tracker, text: str) -> Change:
    """Say where a tracker is; raises `InvalidValue` where that is no address to send a token to."""
    return set_fields("Change address", tracker, url=address(text))


def address(text: str) -> str:
    """Return an address as it is kept, without what would not be sent; empty is allowed.

    Raises `InvalidValue` with a sentence, also where it holds a name or a token.
    """
    wanted = text.strip().rstrip("/")
    if not wanted:
        return ""
    try:
        parts = urlsplit(wanted)
        _ = parts.port
    except ValueError:
        raise InvalidValue(
            "This is no address. It looks like https://tracker.example.", "url"
        ) from None
    host_name = parts.hostname or ""
    if not (host_name and is_safe(parts.scheme, host_name)):
        message = (
            "An address begins with https://, such as https://tracker.example, so that nobody "
            "reads the token on its way."
        )
        raise InvalidValue(message, "url")
    if "@" in parts.netloc or parts.query or parts.fragment:
        message = (
            "Leave out names, tokens and what follows a ? or #: an address is kept in the library, "
            "a token never is."
        )
        raise InvalidValue(message, "url")
    return wanted


def remove_tracker(directory: Record, tracker: Tracker) -> Change:
    """Take a tracker out, with its projects; actions keep their keys and links."""
    return remove("Remove tracker", *projects(directory, tracker), tracker)


def add_project(directory: Record, tracker: Tracker, project: str) -> Change:
    """Add a project of a tracker, with all that the tracker does by itself."""
    made = ProjectMapping.checked(record_id=directory.id, tracker_id=tracker.id, project=project)
    _require_new(directory, made)
    return insert("Add project", made)


def rename_project(directory: Record, mapping: ProjectMapping, project: str) -> Change:
    """Give a project another name, also where teams and services name it."""
    renamed = mapping.having(project=project)
    _require_new(directory, renamed)
    tracker = directory.item(Tracker, mapping.tracker_id)
    users = [
        owner
        for owner in _owners(directory)
        if owner.tracker.casefold() == tracker.name.casefold()
        and owner.tracker_project.casefold() == mapping.project.casefold()
    ]
    change = set_fields("Rename project", mapping, project=project)
    return change.joined(
        set_fields("Rename project", user, tracker_project=project) for user in users
    )


def remove_project(mapping: ProjectMapping) -> Change:
    """Take a project out; teams and services that name it use what its tracker does by itself."""
    return remove("Remove project", mapping)


def _owners(directory: Record) -> tuple[Team | Service, ...]:
    return (*directory.all(Team), *directory.all(Service))


def _require_new(directory: Record, mapping: ProjectMapping) -> None:
    tracker = directory.item(Tracker, mapping.tracker_id)
    others = (known for known in projects(directory, tracker) if known.id != mapping.id)
    if any(known.project.casefold() == mapping.project.casefold() for known in others):
        raise InvalidValue(f"{tracker.name} has “{mapping.project}” already.", "project")


def _require_free(directory: Record, name: str, present: Tracker | None = None) -> None:
    wanted = " ".join(name.split()).casefold()
    others = (known for known in directory.all(Tracker) if not present or known.id != present.id)
    taken = next((known.name for known in others if known.name.casefold() == wanted), "")
    if taken:
        message = f"There is a tracker “{taken}” already. Give this one another name."
        raise InvalidValue(message, "name")
