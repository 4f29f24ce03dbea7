"""A timeline section in a window, and keys to type into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import insert, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.model import Postmortem
from pmdesk.pictures import StoredImage
from tests.examples import event
from tests.fakes import FakeAsk, FakeClock
from ui.document import Document
from ui.prose.encoding import reencoded, thumbnail
from ui.prose.images import Failed, Source
from ui.timeline.view import TimelineView

Keys = Callable[..., None]


class MemoryImages:
    """Cleans pictures as the library does, and keeps them in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def add(self, source: Source, done: Callable[[StoredImage], None], failed: Failed) -> None:
        try:
            picture = reencoded(source())
        except PmdeskError as error:
            failed(error)
            return
        digest = sha256(picture.png).hexdigest()
        self.kept[digest] = picture.png
        done(StoredImage(digest, picture.width, picture.height))

    def load(
        self, sha256: str, bounds: QSize, done: Callable[[QImage], None], failed: Failed
    ) -> None:
        done(thumbnail(self.kept[sha256], bounds))


@pytest.fixture
def images() -> MemoryImages:
    """Pictures that are there at once."""
    return MemoryImages()


@pytest.fixture
def view(
    document: Document, ask: FakeAsk, images: MemoryImages, qtbot: QtBot
) -> Iterator[TimelineView]:
    """The timeline of a blank postmortem, shown."""
    later = FakeClock(datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    made = TimelineView(document, ask, images, clock=later)
    made.resize(900, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def keys() -> Keys:
    """Type text or press a key, wherever the focus is."""

    def press(what: str | Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        if isinstance(what, str):
            QTest.keyClicks(target, what)
        else:
            QTest.keyClick(target, what, held)

    return press


def fill(document: Document, *lines: tuple[str, str]) -> None:
    """Put events of the examples' day on the timeline, and let the view lay itself out."""
    document.edit(insert("Add", *(event(time, text) for time, text in lines)))
    settle()


def settle() -> None:
    """Let nested layouts pass their sizes up and down."""
    for _ in range(4):
        QApplication.processEvents()


def in_zone(document: Document, zone: str) -> None:
    """Let the record show its times in a zone."""
    root: Postmortem = document.record.postmortem
    document.edit(set_fields("Change zone", root, zone=zone))
