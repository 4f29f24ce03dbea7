"""Where pictures go and come from: a small protocol, and the way through the background lanes."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from pmdesk.errors import PmdeskError
from pmdesk.pictures import StoredImage
from ui.background import Lane
from ui.prose.encoding import Picture, reencoded, thumbnail

Source = Callable[[], bytes]
"""Gives the bytes of a picture, or raises a `PmdeskError`; called in the background."""

Failed = Callable[[PmdeskError], None]


class Images(Protocol):
    """The pictures of a library, as views see them; results arrive on the window's thread."""

    def add(self, source: Source, done: Callable[[StoredImage], None], failed: Failed) -> None:
        """Read, clean and keep a picture."""

    def load(
        self, sha256: str, bounds: QSize, done: Callable[[QImage], None], failed: Failed
    ) -> None:
        """Fetch a kept picture, no larger than `bounds`."""


class LaneImages:
    """Works on pictures in one lane and has the library keep them in its own.

    `put` keeps bytes and returns their digest, `get` returns them; both run in the library's lane.
    """

    def __init__(
        self,
        work: Lane,
        library: Lane,
        put: Callable[[bytes], str],
        get: Callable[[str], bytes],
    ) -> None:
        self._work = work
        self._library = library
        self._put = put
        self._get = get

    def add(self, source: Source, done: Callable[[StoredImage], None], failed: Failed) -> None:
        """See `Images.add`."""

        def keep(picture: Picture) -> None:
            size = picture.width, picture.height
            self._library.run(
                lambda: self._put(picture.png),
                lambda sha256: done(StoredImage(sha256, *size)),
                failed,
            )

        self._work.run(lambda: reencoded(source()), keep, failed)

    def load(
        self, sha256: str, bounds: QSize, done: Callable[[QImage], None], failed: Failed
    ) -> None:
        """See `Images.load`."""

        def shrink(png: bytes) -> None:
            self._work.run(lambda: thumbnail(png, bounds), done, failed)

        self._library.run(lambda: self._get(sha256), shrink, failed)
