"""Starts of the real program: one window for one library, and nothing slow before it."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pmdesk.store import shelf
from pmdesk.store.library import Library
from tests.fakes import FakeClock
from ui.single import raise_running

PATIENCE = 60_000
"""Milliseconds in which even a busy machine starts the program."""

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
    qtbot.waitUntil(lambda: raise_running(library), timeout=PATIENCE)
    assert start().wait(PATIENCE / 1000) == 0
    assert first.poll() is None
    first.send_signal(signal.SIGTERM)
    assert first.wait(PATIENCE / 1000) == 0


def test_a_window_that_was_killed_does_not_stand_in_the_way_of_the_next(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    library = tmp_path / "library.pmdesk"
    first = start()
    qtbot.waitUntil(lambda: raise_running(library), timeout=PATIENCE)
    first.kill()
    first.wait(PATIENCE / 1000)
    start()
    qtbot.waitUntil(lambda: raise_running(library), timeout=PATIENCE)


def test_nothing_slow_is_imported_before_the_library_is_listed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    library, told = tmp_path / "library.pmdesk", tmp_path / "imports.txt"
    with Library.open(library) as opened:
        shelf.first_records(opened, FakeClock())
    command = [sys.executable, "-X", "importtime", "-m", "pmdesk", "--library", str(library)]
    with told.open("w") as imports, subprocess.Popen(command, stderr=imports) as process:
        try:
            # The page of an open record is imported once the list is on the screen.
            qtbot.waitUntil(lambda: "ui.record.page" in told.read_text(), timeout=PATIENCE)
        finally:
            process.kill()
    packages = {
        line.split("|")[2].split(".")[0].strip()
        for line in told.read_text().splitlines()
        if line.count("|") == 2
    }
    assert {"ui", "sqlmodel"} <= packages
    assert not packages & {"alembic", "httpx", "keyring", "reportlab"}
