"""Edits reach the disk in order, and none is lost while the disk fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pmdesk import creation
from pmdesk.changes import set_fields
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.store import file
from pmdesk.store.library import Library
from tests.fakes import FakeClock
from ui.background import Lane
from ui.document import Document
from ui.saver import Saver


@dataclass
class Bench:
    """A document whose edits go to a library in a lane of its own."""

    lane: Lane
    library: Library
    saver: Saver
    document: Document

    def type(self, text: str) -> None:
        section = self.document.record.section(SectionKey.SUMMARY)
        self.document.edit(set_fields("Type in Summary", section, text=text))

    def in_lane(self, qtbot: QtBot, work: str) -> object:
        """Run SQL where the connection lives, and return the first value that it gives."""
        found: list[object] = []
        self.lane.run(lambda: file.raw(self.library.engine).execute(work).fetchone(), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0][0] if isinstance(found[0], tuple) else None


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    lane, clock = Lane("library"), FakeClock()
    opened: list[Library] = []
    lane.run(lambda: Library.open(tmp_path / "library.pmdesk"), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    saver = Saver(lane, opened[0], clock)
    document = Document(Session(Record("pm"), clock=clock), saver.save)
    with qtbot.waitSignal(saver.saved):
        document.edit(creation.blank("pm", clock(), title="A"))
    yield Bench(lane, opened[0], saver, document)
    lane.run(opened[0].close)
    lane.close()


def test_saved_is_said_only_when_the_edit_is_on_disk(qtbot: QtBot, bench: Bench) -> None:
    with qtbot.waitSignal(bench.saver.saved):
        bench.type("Cards were refused.")
        assert bench.saver.waiting == 1
    assert bench.saver.waiting == 0
    assert bench.in_lane(qtbot, "SELECT text FROM section WHERE key = 'summary'") == (
        "Cards were refused."
    )


def test_edits_wait_in_order_while_the_disk_fails_and_follow_when_it_recovers(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.in_lane(qtbot, "PRAGMA max_page_count = 1")
    with qtbot.waitSignal(bench.saver.failed) as failed:
        bench.type("x" * 100_000)
    assert "the disk is full" in failed.args[0]
    bench.type("x" * 100_000 + " and more")
    assert bench.saver.waiting == 2
    assert bench.saver.has_failed
    bench.in_lane(qtbot, "PRAGMA max_page_count = 1000000")
    with qtbot.waitSignals([bench.saver.recovered, bench.saver.saved]):
        bench.saver.send()
    qtbot.waitUntil(lambda: bench.saver.waiting == 0)
    length = bench.in_lane(qtbot, "SELECT length(text) FROM section WHERE key = 'summary'")
    assert length == 100_000 + len(" and more")


def test_whoever_waits_for_the_end_is_told_how_it_went(qtbot: QtBot, bench: Bench) -> None:
    said: list[str] = []
    bench.type("Last words.")
    bench.saver.settle(lambda: said.append("done"), lambda: said.append("failed"))
    qtbot.waitUntil(lambda: said == ["done"])
    bench.in_lane(qtbot, "PRAGMA max_page_count = 1")
    bench.type("y" * 100_000)
    bench.saver.settle(lambda: said.append("done"), lambda: said.append("failed"))
    qtbot.waitUntil(lambda: said == ["done", "failed"])
    assert bench.saver.waiting == 1


def test_all_who_wait_for_the_disk_are_answered_and_none_twice(qtbot: QtBot, bench: Bench) -> None:
    told: list[str] = []
    closing, pushing = (lambda: told.append("closing")), (lambda: told.append("pushing"))
    bench.type("Written")
    for waiting in (closing, pushing, closing):
        bench.saver.settle(waiting, lambda: told.append("failed"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["closing", "pushing"]
