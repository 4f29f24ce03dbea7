"""What the directory shows of each kind of thing that it knows: a table of columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.changes import Change, set_fields
from pmdesk.directory import unique
from pmdesk.errors import InvalidValue
from pmdesk.model import Contact, Item, Service, Team
from pmdesk.record import Record
from ui.items import Column
from ui.items_view import text_column


@dataclass(frozen=True)
class Shown:
    """One kind: its words, its columns and their widths at 100 %, 0 for those that share the rest.

    `one` and `many` are nouns, such as service and services.
    """

    kind: type[Item]
    one: str
    many: str
    about: str
    example: str
    columns: tuple[Column[Any], ...]
    widths: tuple[int, ...]


def _name(title: str) -> Column[Any]:
    """Make the column of the name by which items are told apart."""

    def change(record: Record, item: Any, value: Any) -> Change:
        return unique.rename(f"Change {title.lower()}", record, item, str(value))

    return Column(title, lambda _record, item: item.name, change)


def _names(field: str, title: str) -> Column[Service]:
    """Make a column of names, typed with commas between them."""

    def change(_record: Record, service: Service, value: Any) -> Change:
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        return set_fields(f"Change {title.lower()}", service, **{field: names})

    return Column(title, lambda _record, service: ", ".join(getattr(service, field)), change)


def _weeks(_record: Record, service: Service, value: Any) -> Change:
    digits = str(value).removesuffix("weeks").removesuffix("w").strip()
    if not digits.isdecimal():
        message = "The time for a fix is a number of weeks, such as 4 or 8."
        raise InvalidValue(message)
    return set_fields("Change weeks", service, slo_weeks=int(digits))


def _uses(field: str, others: type[Item], named: str) -> Callable[[Record, Any], str]:
    """Say how many other items name this one."""

    def show(record: Record, item: Any) -> str:
        name = getattr(item, field).casefold()
        count = sum(getattr(other, named).casefold() == name for other in record.all(others))
        return str(count) if count else "–"

    return show


SERVICES = Shown(
    Service,
    "service",
    "services",
    "A record looks here for the approvers of its faulty service, for who can commit to actions, "
    "and for how many weeks a fix of a root cause may take. Several names go in one cell, with "
    "commas.",
    "Name of a service – Enter adds",
    (
        _name("Service"),
        text_column("group", "Group"),
        text_column("delivery_team", "Delivery team"),
        Column("Weeks", lambda _record, service: str(service.slo_weeks), _weeks),
        text_column("responsible_manager", "Responsible manager"),
        _names("mandatory_approvers", "Mandatory approvers"),
        _names("optional_approvers", "Optional approvers"),
        text_column("tracker", "Tracker"),
        text_column("tracker_project", "Project"),
    ),
    (150, 120, 130, 66, 150, 160, 150, 110, 0),
)
TEAMS = Shown(
    Team,
    "team",
    "teams",
    "Actions go to the backlog of a team; its responsible manager can commit to them. Reports are "
    "divided by department.",
    "Name of a team – Enter adds",
    (
        _name("Team"),
        text_column("department", "Department"),
        text_column("manager", "Responsible manager"),
        text_column("contact", "Channel or address"),
        text_column("tracker", "Tracker"),
        text_column("tracker_project", "Project"),
        Column("Services", _uses("name", Service, "delivery_team")),
    ),
    (180, 150, 200, 190, 130, 110, 0),
)
PEOPLE = Shown(
    Contact,
    "person",
    "people",
    "Names stay here. Whoever is named as owner, manager, approver or participant is completed "
    "from this list, with the role by which records speak of them.",
    "Name of a person – Enter adds",
    (
        _name("Name"),
        text_column("role", "Role"),
        text_column("team", "Team"),
        text_column("handle", "Handle or address"),
    ),
    (220, 240, 200, 0),
)
SHOWN: Mapping[str, Shown] = {"Services": SERVICES, "Teams": TEAMS, "People": PEOPLE}
"""Each tab with a table of items, by its title."""
