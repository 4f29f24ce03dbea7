"""Starts of the real program: one window for one library, and nothing slow before it."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.single import raise_running

Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the program on one library; whatever still runs at the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def run() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "pmdesk", "--library", str(tmp_path / "library.pmdesk")]
        started.append(subprocess.Popen(command, text=True, stderr=subprocess.PIPE))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_start_ends_at_once_and_the_first_window_stays(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    library = tmp_path / "library.pmdesk"
    first = start()
    qtbot.waitUntil(lambda: raise_running(library), timeout=20_000)
    assert start().wait(20) == 0
    assert first.poll() is None
    first.send_signal(signal.SIGTERM)
    assert first.wait(20) == 0


def test_a_window_that_was_killed_does_not_stand_in_the_way_of_the_next(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    library = tmp_path / "library.pmdesk"
    first = start()
    qtbot.waitUntil(lambda: raise_running(library), timeout=20_000)
    first.kill()
    first.wait(20)
    start()
    qtbot.waitUntil(lambda: raise_running(library), timeout=20_000)
