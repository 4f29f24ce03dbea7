"""How many requests raising takes: python -m tests.pmdesk.trackers.requests."""

from collections.abc import Iterator

from pmdesk.model import TrackerKind
from pmdesk.trackers.exchange import drive
from pmdesk.trackers.raising import check, push
from pmdesk.trackers.refreshing import refresh
from tests.pmdesk.trackers.settings import FIRST, SECOND, room_for


def counted(kind: TrackerKind) -> tuple[int, int, int, int]:
    """Return requests of a run, and for each action those of preview, raising and refreshing."""
    before, one = _raised(kind, {FIRST}), _raised(kind, {FIRST, SECOND})
    (preview, raising), (preview_two, raising_two) = before, one
    each = preview_two - preview, raising_two - raising
    room = room_for(kind)
    room.push()
    asked = len(room.server.requests)
    refresh(room.adapter, room.record.actions, room.server)
    return raising - each[1], *each, (len(room.server.requests) - asked) // 2


def _raised(kind: TrackerKind, chosen: set[str]) -> tuple[int, int]:
    room = room_for(kind)
    planned = tuple(one for one in room.planned() if one.action.id in chosen)
    checked = check(room.adapter, planned, room.server)
    preview = len(room.server.requests)
    push(room.adapter, checked, room.world)
    return preview, len(room.server.requests) - preview


def tested(kind: TrackerKind) -> int:
    """Return how many requests the test of a connection takes."""
    room = room_for(kind)
    drive(room.adapter.test(), room.server)
    return len(room.server.requests)


def lines() -> Iterator[str]:
    """Yield the table."""
    yield f"{'':18}{'test':>6}{'run':>6}{'preview':>10}{'raise':>8}{'refresh':>9}"
    yield f"{'':18}{'':6}{'':6}{'for each action':>27}"
    for kind in TrackerKind:
        run, preview, raising, again = counted(kind)
        yield f"{kind.label:18}{tested(kind):6}{run:6}{preview:10}{raising:8}{again:9}"


if __name__ == "__main__":
    print("\n".join(lines()))  # noqa: T201
