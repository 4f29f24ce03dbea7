"""Pictures from anywhere, made safe to keep: decoded with limits, written anew as bare PNG."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from pmdesk.errors import PmdeskError

MAX_PIXELS = 50_000_000
"""Pixels that a picture may have, counted before any of them is decoded."""

MAX_BYTES = 100_000_000
"""Bytes that a picture file may have."""

# Formats of pixels only. A drawing such as SVG could name other files, so it is not among them.
_FORMATS = {b"png", b"jpeg", b"jpg", b"bmp", b"gif", b"webp", b"ppm", b"pgm", b"pbm"}


class PictureRefused(PmdeskError):
    """What was pasted or dropped cannot be kept as a picture."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: PNG bytes without metadata, and its size in pixels."""

    png: bytes
    width: int
    height: int


def reencoded(data: bytes) -> Picture:
    """Decode a picture and write it as PNG with nothing but its pixels; for a background thread.

    A photograph is turned upright first, since the note that says so is among what is dropped.
    Raises `PictureRefused` with a sentence for the user.
    """
    pixels = bare(_decoded(data))
    return Picture(as_png(pixels), pixels.width(), pixels.height())


def bare(image: QImage) -> QImage:
    """Return the pixels of an image in plain sRGB, without texts, profile or resolution."""
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    depth = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    copy = QImage(image.size(), depth)
    copy.fill(Qt.GlobalColor.transparent)
    painter = QPainter(copy)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    image.setDevicePixelRatio(1)
    painter.drawImage(0, 0, image)
    painter.end()
    return copy


def as_png(image: QImage) -> bytes:
    """Write an image as PNG."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def thumbnail(png: bytes, bounds: QSize) -> QImage:
    """Decode a kept picture no larger than `bounds`; for a background thread."""
    image = QImage.fromData(png)
    if image.width() > bounds.width() or image.height() > bounds.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image


def _decoded(data: bytes) -> QImage:
    if len(data) > MAX_BYTES:
        message = f"This file is larger than {MAX_BYTES // 1_000_000} MB; crop or shrink it first."
        raise PictureRefused(message)
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:
        raise PictureRefused("This is not a picture that can be kept; use a PNG or JPEG file.")
    size = reader.size()
    if size.width() * size.height() > MAX_PIXELS:
        limit = MAX_PIXELS // 1_000_000
        message = f"This picture has more than {limit} million pixels; crop or shrink it first."
        raise PictureRefused(message)
    image = reader.read()
    if image.isNull():
        raise PictureRefused("This picture is damaged and cannot be read; save it anew first.")
    return image
