"""What tests of written sections share: pictures, and a library that keeps them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from pmdesk.store.library import Library
from ui.background import Lane
from ui.prose.images import LaneImages


@pytest.fixture
def images(qtbot: QtBot, tmp_path: Path) -> Iterator[LaneImages]:
    """The pictures of a real library, worked on in real lanes."""
    work, lane = Lane("work"), Lane("library")
    opened: list[Library] = []
    lane.run(lambda: Library.open(tmp_path / "library.pmdesk"), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    yield LaneImages(work, lane, opened[0].put_image, opened[0].image)
    work.close()
    lane.run(opened[0].close)
    lane.close()


def picture(width: int = 40, height: int = 30, author: str = "") -> QImage:
    """Draw a small picture; its author goes into its file as metadata."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.darkGreen)
    made.setText("Author", author)
    return made


def as_file(image: QImage, kind: bytes = b"png") -> bytes:
    """Return an image as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, kind).write(image)
    return bytes(buffer.data().data())
