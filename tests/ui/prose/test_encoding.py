"""Pictures are kept as bare PNG, within limits."""

import struct
import zlib

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tests.ui.prose.conftest import as_file, picture
from ui.prose.encoding import PictureRefused, reencoded, thumbnail

BARE = {b"IHDR", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA", b"cHRM"}
"""Chunks of a PNG file that tell nothing about anyone."""


def chunks(png: bytes) -> set[bytes]:
    """Return the names of the chunks of a PNG file."""
    found, place = set(), 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        found.add(png[place + 4 : place + 8])
        place += length + 12
    return found


def with_chunk(png: bytes, name: bytes, data: bytes) -> bytes:
    """Put a chunk behind the header of a PNG file."""
    made = struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return png[:33] + made + png[33:]


def with_exif(jpeg: bytes, orientation: int, note: bytes) -> bytes:
    """Put an EXIF block with an orientation and a description behind the start of a JPEG file."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(">HHII", 0x010E, 2, len(note), 38)
    tiff = b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">H", 2) + entries + b"\x00" * 4 + note
    block = b"Exif\x00\x00" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def test_texts_in_a_picture_do_not_survive() -> None:
    data = as_file(picture(author="Ada Park"))
    assert b"Ada Park" in data
    kept = reencoded(data)
    assert b"Ada Park" not in kept.png
    assert chunks(kept.png) <= BARE


def test_a_place_and_a_profile_do_not_survive() -> None:
    data = with_chunk(as_file(picture()), b"eXIf", b"MM\x00\x2a\x00\x00\x00\x08\x00\x00Ada Park")
    assert b"Ada Park" not in reencoded(data).png


def test_a_photograph_is_turned_upright_before_its_note_is_dropped() -> None:
    data = with_exif(as_file(picture(40, 30), b"jpeg"), 6, b"Ada Park\x00")
    kept = reencoded(data)
    assert (kept.width, kept.height) == (30, 40)
    assert b"Ada Park" not in kept.png


def test_pixels_stay_as_they_are() -> None:
    image = picture()
    image.setPixelColor(3, 5, Qt.GlobalColor.yellow)
    kept = QImage.fromData(reencoded(as_file(image)).png)
    assert kept.convertToFormat(image.format()) == image


def test_what_is_transparent_stays_so() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert QImage.fromData(reencoded(as_file(image)).png).pixelColor(0, 0).alpha() == 0


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    header = as_file(picture())
    huge = header[:16] + struct.pack(">II", 10_000, 10_000) + header[24:29]
    huge += struct.pack(">I", zlib.crc32(huge[12:29])) + header[33:]
    with pytest.raises(PictureRefused, match="more than 50 million pixels"):
        reencoded(huge)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture at all",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"%PDF-1.4",
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(PictureRefused, match="use a PNG or JPEG file"):
        reencoded(data)


def test_a_damaged_picture_is_refused_with_a_sentence() -> None:
    with pytest.raises(PictureRefused, match="damaged"):
        reencoded(as_file(picture())[:40])


def test_a_thumbnail_keeps_its_shape_and_is_never_larger_than_the_picture() -> None:
    png = reencoded(as_file(picture(400, 100))).png
    assert thumbnail(png, QSize(200, 200)).size() == QSize(200, 50)
    assert thumbnail(png, QSize(4000, 4000)).size() == QSize(400, 100)
