"""Work in a lane ends in exactly one answer, whatever went wrong."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from pmdesk.errors import NotFound, PmdeskError
from ui.background import Lane


def fail() -> None:
    raise NotFound("There is no such thing.")


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    made = Lane("lane")
    yield made
    made.close()


def test_work_is_done_in_order_and_answered_in_order(qtbot: QtBot, lane: Lane) -> None:
    said: list[int] = []
    for number in range(20):
        lane.run(partial(abs, number), said.append)
    qtbot.waitUntil(lambda: len(said) == 20)
    assert said == list(range(20))


def test_work_that_ends_at_once_is_answered_later_all_the_same(
    qtbot: QtBot, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = ThreadPoolExecutor.submit

    def submit_and_wait(pool: ThreadPoolExecutor, work: Callable[[], int]) -> Future[int]:
        future = submit(pool, work)
        future.result()
        return future

    monkeypatch.setattr(ThreadPoolExecutor, "submit", submit_and_wait)
    said: list[int] = []
    lane.run(lambda: 1, said.append)
    assert not said, "whoever asks goes on before the answer comes"
    qtbot.waitUntil(lambda: said == [1])


def test_an_error_of_the_world_comes_back_as_its_sentence(qtbot: QtBot, lane: Lane) -> None:
    said: list[str] = []
    lane.run(fail, failed=lambda error: said.append(str(error)))
    qtbot.waitUntil(lambda: said == ["There is no such thing."])


def test_an_error_of_ours_is_answered_and_reported(qtbot: QtBot, lane: Lane) -> None:
    said: list[str] = []
    with qtbot.capture_exceptions() as reported:
        lane.run(lambda: 1 // 0, failed=lambda error: said.append(str(error)))
        qtbot.waitUntil(lambda: bool(reported))
    assert said == ["Something inside pmdesk went wrong. The log file says where."]
    assert reported[0][0] is ZeroDivisionError


def test_what_is_asked_of_a_closed_lane_is_left_undone(qapp: object) -> None:
    lane = Lane("closed")
    lane.close()
    said: list[int] = []
    lane.run(lambda: 1, said.append)
    assert not said


def test_a_lane_that_was_closed_in_the_middle_tells_nobody(qapp: object) -> None:
    lane = Lane("closed")
    said: list[int] = []
    said_why: list[PmdeskError] = []
    lane.run(lambda: 1, said.append)
    lane.run(fail, failed=said_why.append)
    lane.close()
    QCoreApplication.processEvents()
    assert not said
    assert not said_why


def test_an_error_of_ours_is_reported_though_the_lane_was_closed(qtbot: QtBot) -> None:
    lane = Lane("closed")
    with qtbot.capture_exceptions() as reported:
        lane.run(lambda: 1 // 0)
        lane.close()
        QCoreApplication.processEvents()
    assert reported[0][0] is ZeroDivisionError


def test_the_last_work_is_answered_and_nothing_is_done_after_it(qtbot: QtBot, lane: Lane) -> None:
    said: list[object] = []
    lane.finish(lambda: "last", said.append, said.append)
    lane.run(lambda: said.append("done"), said.append)
    qtbot.waitUntil(lambda: bool(said))
    lane.close()
    QCoreApplication.processEvents()
    assert said == ["last"]
