"""Files from elsewhere, read under limits: what is too much or tries to get out is refused."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats.source import Source, suffix

MOST_BYTES = 50_000_000
MOST_FILES = 10_000
MOST_RATIO = 100
"""How many times its size in the archive a file may have; beyond that it is made to fill a disk."""

READABLE = frozenset({".json", ".csv", ".tsv", ".ics", ".txt", ".md", ".log"})
"""What is read of a folder or an archive; pictures and the like beside it are passed over."""

_ARCHIVES = frozenset({".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar"})
_OUTWARD = re.compile(r"\\|^[A-Za-z]:")
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
"""What reading a broken archive can raise."""

_CHUNK = 65_536
_SMALL = 1_000_000
"""Bytes up to which the ratio does not matter: a short list of equal lines packs well too."""

_ZIP_START, _ZIP_END, _ZIP_TAIL = b"PK\x03\x04", b"PK\x05\x06", 65_557
_MOST_DIRECTORY = MOST_FILES * 500
"""Bytes of an archive’s own list of files, which is read as a whole before anything else."""


def read_path(path: Path) -> Source:
    """Return a file, or what is readable in a folder or a zip archive.

    Raises `ImportFailed` with one sentence; then nothing was read, and nothing is ever written.
    """
    try:
        if path.is_dir():
            return _folder(path)
        if _content(path, path.name, len(_ZIP_START), whole=False) == _ZIP_START:
            return _named(path, _archive(path))
        content = _content(path, path.name, MOST_BYTES)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ImportFailed(f"“{path}” cannot be read: {reason}. Check its name.") from None
    return Source.of(path.name, content)


def read_file(path: Path) -> bytes:
    """Return the bytes of one file, up to the limit; raises `ImportFailed` with one sentence."""
    try:
        return _content(path, path.name, MOST_BYTES)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ImportFailed(f"“{path}” cannot be read: {reason}. Check its name.") from None


def read_archive(path: Path) -> dict[str, bytes]:
    """Return every file of an approval packet; raises `ImportFailed` with one sentence."""
    try:
        if _content(path, path.name, 2, whole=False) != _ZIP_START[:2]:
            raise ImportFailed(f"“{path.name}” is not an approval packet. Ask for it once more.")
        return _archive(path, lambda _name: True)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ImportFailed(f"“{path}” cannot be read: {reason}. Check its name.") from None


def read_stream(stream: IO[bytes], name: str) -> Source:
    """Return what a stream holds, up to the limit of a file."""
    return Source.of(name, _limited(stream, name, MOST_BYTES))


def _named(path: Path, parts: dict[str, bytes], notes: tuple[str, ...] = ()) -> Source:
    if not parts:
        kinds = ", ".join(sorted(READABLE))
        message = f"“{path.name}” holds no file that can be read here."
        raise ImportFailed(f"{message} Choose one with a file that ends in {kinds}.")
    return Source(path.stem if path.is_file() else path.resolve().name, parts, notes)


def _content(path: Path, name: str, most: int, *, whole: bool = True) -> bytes:
    """Return the bytes of a regular file; a pipe or a device could go on for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ImportFailed(f"“{name}” is not a file. Choose a file, a folder or a zip archive.")
    with path.open("rb") as file:
        return _limited(file, name, most) if whole else file.read(most)


def _limited(stream: IO[bytes], name: str, most: int) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise _too_large(name)
    return content


def _too_large(name: str) -> ImportFailed:
    message = f"“{name}” holds more than {MOST_BYTES // 1_000_000} MB."
    return ImportFailed(f"{message} Export a shorter time, or only the channel that matters.")


def _too_many(name: str) -> ImportFailed:
    message = f"“{name}” holds more than {MOST_FILES:,} files."
    return ImportFailed(f"{message} Choose the folder of the one channel or export that matters.")


def _folder(top: Path) -> Source:
    links: list[str] = []
    parts = dict(_contents(top, _files(top, links)))
    notes = tuple(
        f"“{link}” was passed over: it is a link that may lead elsewhere." for link in sorted(links)
    )
    return _named(top, parts, notes)


def _contents(top: Path, files: list[Path]) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    for path in files:
        name = path.relative_to(top).as_posix()
        content = _content(path, top.name, left)
        left -= len(content)
        yield name, content


def _files(top: Path, links: list[str]) -> list[Path]:
    """Return the readable files below a folder, in order; links are named, never followed."""
    found: list[Path] = []
    folders, seen = [top], 0
    while folders:
        for path in folders.pop().iterdir():
            seen += 1
            if seen > MOST_FILES:
                raise _too_many(top.name)
            if path.is_symlink():
                links.append(path.relative_to(top).as_posix())
            elif path.is_dir():
                folders.append(path)
            elif _is_wanted(path.relative_to(top).as_posix()):
                found.append(path)
    return sorted(found)


def _archive(path: Path, wanted: Callable[[str], bool] | None = None) -> dict[str, bytes]:
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive, path.name, wanted or _is_wanted)
    except _DAMAGE:
        message = f"“{path.name}” is a damaged zip archive."
        raise ImportFailed(f"{message} Copy or download it once more.") from None


def _check_directory(path: Path) -> None:
    """Look at the size of the archive’s list before anyone reads that list into memory."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _ZIP_TAIL, 0))
        tail = file.read(_ZIP_TAIL)
    at = tail.rfind(_ZIP_END)
    if at < 0:
        raise zipfile.BadZipFile
    files, size = struct.unpack_from("<HI", tail, at + 10)
    if files > MOST_FILES or size > _MOST_DIRECTORY:
        raise _too_many(path.name)


def _unpacked(
    archive: zipfile.ZipFile, name: str, wanted: Callable[[str], bool]
) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise _too_many(name)
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for member in members:
        _check_member(member, name, found)
        if not member.is_dir() and wanted(member.filename):
            found[member.filename] = _unpack(archive, member, name, left)
            left -= len(found[member.filename])
    return found


def _check_member(member: zipfile.ZipInfo, name: str, found: dict[str, bytes]) -> None:
    inside = PurePosixPath(member.filename)
    written = member.orig_filename
    problem = ""
    if inside.is_absolute() or ".." in inside.parts or _OUTWARD.search(written):
        problem = f"a file in it, “{written[:80]}”, would go outside of it"
    elif stat.S_ISLNK(member.external_attr >> 16):
        problem = f"“{written[:80]}” in it is a link that may lead elsewhere"
    elif suffix(member.filename) in _ARCHIVES:
        problem = f"it holds another archive, “{written[:80]}”"
    elif member.filename in found:
        problem = f"it holds “{written[:80]}” twice"
    elif member.flag_bits & 1:
        problem = "it is protected by a password"
    elif member.compress_type not in _PACKINGS:
        problem = "it is packed in a way that is not read here"
    elif member.filename == "[Content_Types].xml":
        problem = "it is a spreadsheet or a document; save that as CSV or as text"
    if problem:
        raise ImportFailed(f"“{name}” was not opened: {problem}. Nothing was read.")


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, left: int) -> bytes:
    """Return one file, counted while it unfolds: what an archive says of itself may be a lie."""
    parts: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise _too_large(name)
            if size > max(_SMALL, member.compress_size * MOST_RATIO):
                message = f"“{name}” was not opened: “{member.filename[:80]}” in it unfolds to"
                raise ImportFailed(f"{message} over {MOST_RATIO} times its size. Nothing was read.")
            parts.append(chunk)
    content = b"".join(parts)
    if content.startswith(_ZIP_START):
        message = f"“{name}” was not opened: it holds another archive, “{member.filename[:80]}”."
        raise ImportFailed(f"{message} Nothing was read.")
    return content


def _is_wanted(path: str) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.split("/"))
    return suffix(path) in READABLE and not hidden
