"""A real window on a real library, as a person would use it."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.settings import Settings
from pmdesk.store import file
from pmdesk.store.library import Library
from tests.fakes import FakeAsk
from ui.background import Lane
from ui.clock import now
from ui.desk import Desk
from ui.frame import Frame
from ui.parts import Outside
from ui.record.page import RecordPage


class Room:
    """A window on a library that is opened, used, closed and opened again."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self._path = path
        self._desk: Desk | None = None
        self.settings = Settings()
        self.remember: Callable[[Settings], None] = self._keep
        self.ask = FakeAsk()
        self.clock: Callable[[], datetime] = now

    def open(self) -> Desk:
        self.lane = Lane("library")
        opened: list[Library] = []
        self.lane.run(lambda: Library.open(self._path), opened.append)
        self.wait(lambda: bool(opened))
        self.library = opened[0]
        frame = Frame()
        with self.qtbot.waitActive(frame):
            frame.show()
            frame.activateWindow()
        self._desk = Desk(
            frame,
            self.library,
            self.lane,
            self.settings,
            Outside(self.remember, self.ask, self.clock),
        )
        self._desk.start()
        return self._desk

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    @property
    def page(self) -> RecordPage:
        self.wait(lambda: self.desk.record_page is not None)
        page = self.desk.record_page
        assert page is not None
        return page

    def close(self) -> None:
        if self._desk is None:
            return
        frame = self._desk.frame
        frame.close()
        self.wait(lambda: self.desk.closing.is_done and not frame.isVisible())
        self.lane.close()
        self._desk = None
        frame.deleteLater()

    def crash(self) -> None:
        """Lose the window as it is now: what the disk holds is all that the next one finds."""
        found = self._path.with_name("found")
        shutil.copytree(self._path.parent, found)
        self.close()
        self._path = found / self._path.name

    def limit_disk(self, pages: int) -> None:
        """Let the library have at most so many pages, as if the disk had no room for more."""
        done: list[object] = []
        sql = f"PRAGMA max_page_count = {pages}"
        engine = self.library.engine
        self.lane.run(lambda: file.raw(engine).execute(sql).fetchone(), done.append)
        self.wait(lambda: bool(done))

    def wait(self, arrived: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(arrived, timeout=15_000)

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(self._focus(), text)
        for key in keys:
            QTest.keyClick(self._focus(), key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)

    def _focus(self) -> QWidget:
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
