"""Libraries of many postmortems, for the report: made up, but the same every time."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from pmdesk import creation
from pmdesk.changes import insert
from pmdesk.model import (
    Action,
    ActionKind,
    ActionState,
    Category,
    Item,
    Mark,
    Service,
    State,
    Team,
    Why,
)
from pmdesk.ranks import spread
from pmdesk.record import Record
from pmdesk.store import shelf
from pmdesk.store.library import Library

TODAY = date(2026, 11, 26)
_FIRST = datetime(2025, 9, 1, 9, 30, tzinfo=UTC)
DEPARTMENTS = {
    "Platform": ("Build scheduler", "Artifact store"),
    "Shop": ("Checkout", "Product search"),
    "Data and analytics for everybody who sells abroad": ("Reports",),
    "": ("Badge printer",),
}
"""Services by department; the last has neither."""


def directory() -> list[Item]:
    """Return the services and teams of the crowd."""
    made: list[Item] = []
    for department, names in DEPARTMENTS.items():
        for name in names:
            team = f"Team {name}"
            made.append(_of(Service, name=name, delivery_team=team, slo_weeks=4 + 4 * len(made)))
            made.append(_of(Team, name=team, department=department))
    return made


def _of(kind: type[Item], **values: object) -> Item:
    return kind.checked(record_id=creation.DIRECTORY_ID, id=f"{kind.__name__} {values['name']}",
                        **values)  # fmt: skip


def records(size: int, actions: int = 10) -> Iterator[Record]:
    """Make postmortems with two root causes and some actions each, over fifteen months."""
    chance = random.Random(7)  # noqa: S311 - made up, not secret
    services = [name for names in DEPARTMENTS.values() for name in names]
    for number in range(1, size + 1):
        at = _FIRST + timedelta(days=chance.randrange(450), minutes=chance.randrange(600))
        record_id = f"crowd-{number}"
        change = creation.blank(
            record_id, at, number=number, title=f"Incident {number}", impact_start=at,
            severity=chance.choice((1, 2, 2, 3, 3, 3, 4)), service=chance.choice(services),
            zone="Europe/Berlin", state=State.DRAFT,
        )  # fmt: skip
        blank = change.applied_to(Record(record_id))
        top = blank.reasons()[0]
        ranks = spread(2)
        causes = [
            Why.checked(
                record_id=record_id, id=f"{record_id} cause {n}", parent_id=top.id, rank=rank,
                text="No alert watches it", mark=Mark.ROOT, category=Category.ARCHITECTURE,
                earlier="PM-1" if chance.random() < 0.15 else "",
            )
            for n, rank in enumerate(ranks)
        ]  # fmt: skip
        made = [_action(chance, at.date(), causes[n % 2], n) for n in range(actions)]
        yield Record.of(record_id, [*blank.items(), *causes, *made])


def _action(chance: random.Random, began: date, cause: Why, number: int) -> Action:
    """Make an action that is most likely done if its incident is long past."""
    is_fix = number % 5 < 2
    committed = began + timedelta(days=chance.randrange(3, 20))
    done = committed + timedelta(days=int(chance.gammavariate(2, 18)))
    is_done = done < TODAY and chance.random() < 0.85
    return Action.checked(
        record_id=cause.record_id, id=f"{cause.record_id} action {number}",
        text=f"Add alert {number}", cause_id=cause.id if is_fix else "",
        kind=ActionKind.PRIORITY if is_fix else ActionKind.IMPROVEMENT,
        state=ActionState.DONE if is_done else ActionState.COMMITTED,
        committed_on=committed, done_on=done if is_done else None,
        due=committed + timedelta(weeks=8) if is_fix else None,
    )  # fmt: skip


def fill(library: Library, found: Iterable[Record]) -> None:
    """Put the directory and some records into a library."""
    _write(library, creation.DIRECTORY_ID, directory())
    for record in found:
        _write(library, record.id, record.items())


def _write(library: Library, record_id: str, items: Iterable[Item]) -> None:
    change = insert("Import", *items)
    shelf.edit(library, record_id, lambda _record: change, lambda: _FIRST, "Owner")
