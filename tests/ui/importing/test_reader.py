"""Reading while someone types: the newest reading counts, whatever comes when."""

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from pmdesk.errors import NotFound
from ui.background import Job, Lane
from ui.importing.offered import offered
from ui.importing.reader import Reader


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    made = Lane("reading", 2)
    yield made
    made.close()


def test_only_the_last_of_what_is_typed_quickly_is_read(qtbot: QtBot, lane: Lane) -> None:
    reader = Reader(lane)
    read: list[str] = []
    for text in ("1", "14", "14:"):
        reader.read(partial(lambda text, _job: read.append(text), text), is_long=False)
    with qtbot.waitSignal(reader.ready):
        assert reader.is_busy
    assert read == ["14:"]
    assert not reader.is_busy


def test_a_result_that_comes_after_a_newer_one_is_dropped(qtbot: QtBot, lane: Lane) -> None:
    reader, go_on, ended = Reader(lane), Event(), Event()
    got: list[object] = []

    def slow(_job: Job) -> str:
        go_on.wait(5)
        ended.set()
        return "old"

    reader.ready.connect(got.append)
    reader.read(slow, is_long=True, at_once=True)
    with qtbot.waitSignal(reader.ready):
        reader.read(lambda _job: "new", is_long=True, at_once=True)
    go_on.set()
    lane.run(lambda: ended.wait(5), lambda _ended: got.append("end"))
    qtbot.waitUntil(lambda: "end" in got)
    assert got == ["new", "end"]


def test_a_reading_that_is_stopped_is_told_so_and_says_nothing(qtbot: QtBot, lane: Lane) -> None:
    reader = Reader(lane)
    got: list[object] = []
    stopped: list[bool] = []

    def patient(job: Job) -> str:
        while not job.is_cancelled():
            job.report(0.5)
        stopped.append(True)
        return "late"

    reader.ready.connect(got.append)
    with qtbot.waitSignal(reader.progressed):
        reader.read(patient, is_long=True, at_once=True)
    reader.stop()
    qtbot.waitUntil(lambda: bool(stopped))
    lane.run(lambda: None, lambda _none: got.append("end"))
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["end"]


@pytest.mark.parametrize("is_long", [False, True])
def test_a_failure_is_a_sentence(qtbot: QtBot, lane: Lane, *, is_long: bool) -> None:
    reader = Reader(lane)
    said: list[str] = []
    reader.failed.connect(said.append)

    def fail(_job: Job) -> None:
        message = "The file is gone."
        raise NotFound(message)

    reader.read(fail, is_long=is_long, at_once=True)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The file is gone."]
    assert not reader.is_busy


def test_a_clipboard_that_was_never_filled_offers_nothing() -> None:
    assert offered(None) == ("", [])
