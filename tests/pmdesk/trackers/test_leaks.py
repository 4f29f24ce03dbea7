"""A token is nowhere but on its way: not on the disk, in a log, in an error or in an export."""

import json
import logging
import os
import sys
import traceback
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from exports.formats import FORMATS
from exports.options import Options
from pmdesk.changes import Change, insert
from pmdesk.errors import PmdeskError
from pmdesk.model import Action, TrackerKind
from pmdesk.record import Record
from pmdesk.secrets import SessionTokens
from pmdesk.session import Session
from pmdesk.store.library import Library
from pmdesk.trackers.exchange import Request, Response, drive
from pmdesk.trackers.raising import check, push
from pmdesk.trackers.refreshing import refresh
from pmdesk.transport import Transport
from tests.fakes import FakeClock
from tests.pmdesk.trackers.room import Room
from tests.pmdesk.trackers.servers.wire import Wire, listening
from tests.pmdesk.trackers.settings import room_for
from tests.pmdesk.trackers.test_faults import PREFIXES

TOKEN = "ATATT3xFfGF0-Se+cret/Token_42=7C9E"  # noqa: S105 - made up


def forms(token: str) -> Iterator[str]:
    """Yield the token as it is, as in an address, and as it looks inside of any base 64."""
    yield token
    yield quote(token, safe="")
    yield json.dumps(token)[1:-1]
    for offset in range(3):
        coded = b64encode(b"x" * offset + token.encode()).decode()
        yield coded[4 if offset else 0 : -4]


def found_in(place: str, content: bytes | str) -> list[str]:
    text = content.decode("latin-1") if isinstance(content, bytes) else content
    return [f"{place}: {form}" for form in forms(TOKEN) if form in text]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Write all that any library logs, at every level, to a file."""
    path = tmp_path / "all.log"
    handler = logging.FileHandler(path)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library" / "library.pmdesk") as opened:
        yield opened


def keeping(room: Room, library: Library) -> None:
    """Keep the room's record in a library, and every change of it."""
    session = Session(Record(room.record.id), clock=FakeClock(), role=lambda: "Owner")

    def store(change: Change) -> None:
        edit = session.note(change)
        assert edit is not None
        library.save(edit)

    store(insert("Make", *room.record.items()))
    room.before_store = store


def echoing(wire: Wire, status: int) -> Response:
    """Answer as the worst server: it repeats every header that it was sent."""
    headers = json.dumps(wire.seen[-1])
    return Response(status, json.dumps({"message": headers}).encode(), {"X-Echo": "yes"})


def asked(room: Room, wire: Wire) -> Iterator[object]:
    """Ask for everything once at a server that works and at several that do not."""
    tokens = SessionTokens()
    tokens.put("t", TOKEN)
    yield tokens
    transport = Transport(room.adapter, tokens.get("t"), sleep=room.wait)
    with transport as send:
        yield transport
        room.send = send
        for spoilt in (401, 403, 404, 422, 429, 500, 0):
            wire.answer = lambda _, status=spoilt: echoing(wire, status)  # type: ignore[misc]
            wire.answer = room.server if not spoilt else wire.answer
            try:
                yield drive(room.adapter.test(), send)
                yield check(room.adapter, room.planned(), send)
                yield push(room.adapter, room.planned(), room.world)
                yield refresh(room.adapter, room.record.actions, send)
            except PmdeskError as error:
                yield error
        yield send(Request("GET", "/nothing"))


@pytest.mark.parametrize("kind", TrackerKind, ids=lambda kind: kind.value)
def test_a_token_is_nowhere(kind: TrackerKind, library: Library, log: Path, tmp_path: Path) -> None:
    hits: list[str] = []
    with listening(Wire(lambda _: Response(500), prefix=PREFIXES.get(kind, ""))) as wire:
        room = room_for(kind, wire.address)
        keeping(room, library)
        for value in asked(room, wire):
            hits += found_in("value", f"{value!r} {value}")
            if isinstance(value, Exception):
                hits += found_in("error", "".join(traceback.format_exception(value)))
    assert found_in("wire", json.dumps(wire.seen)), "the token did travel"
    assert all(action.tracker_key for action in room.record.all(Action))
    hits += found_in("record", repr(room.record) + repr(room.stored) + repr(room.said))
    for path in (tmp_path / "library").rglob("*"):
        hits += found_in(path.name, path.read_bytes())
    for made in FORMATS.values():
        if made.key != "pdf":
            for content in made.produce(room.record, {}, Options(names=True)).values():
                hits += found_in(made.key, content)
    hits += found_in("log", log.read_bytes())
    hits += found_in("arguments", f"{sys.argv} {sys.orig_argv} {dict(os.environ)}")
    assert hits == []
    assert len(list((tmp_path / "library").rglob("*.pmdesk"))) == 1


def test_the_search_finds_a_token_in_every_form() -> None:
    for text in (
        f"before {TOKEN} behind",
        f"?key={quote(TOKEN, safe='')}&",
        b64encode(f"ann@example.com:{TOKEN}".encode()).decode(),
        b64encode(f":{TOKEN}".encode()).decode(),
        b64encode(f"x:{TOKEN}:more".encode()).decode(),
    ):
        assert found_in("text", text), text
