"""Pictures in what is pasted or dropped: the pixels themselves, or files that hold them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from ui.prose.encoding import MAX_BYTES, PictureRefused, as_png
from ui.prose.images import Source

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")
"""The ends of names of the files that are taken for pictures."""

FILE_PATTERN = f"Pictures ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
"""The same for a file dialog."""

PASTED = "Pasted picture"
"""The name of a picture that has none of its own."""


def is_picture(data: QMimeData) -> bool:
    """Tell whether data is rather a picture than a text; a copied table often comes as both."""
    if data.hasFormat("text/plain") and not data.hasUrls():
        return False
    return data.hasImage() or bool(_files(data))


def pictures(data: QMimeData) -> list[tuple[str, Source]]:
    """Return the name and the source of every picture in the data."""
    if files := _files(data):
        return [(path.name, partial(read_picture, path)) for path in files]
    image = data.imageData()
    return [(PASTED, partial(as_png, image))] if isinstance(image, QImage) else []


def read_picture(path: Path) -> bytes:
    """Read a picture file; for a background thread."""
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"“{path.name}” is larger than {MAX_BYTES // 1_000_000} MB; shrink it first."
            raise PictureRefused(message)
        return path.read_bytes()
    except OSError as error:
        message = (
            f"“{path.name}” cannot be read: {error.strerror}. Copy it elsewhere and try again."
        )
        raise PictureRefused(message) from error


def _files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
