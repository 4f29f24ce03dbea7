"""Writing files so that each is there whole or not at all, under names that every system takes."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from pmdesk.errors import ExportFailed

JPEG = b"\xff\xd8\xff"
"""How the content of a JPEG begins."""

_PART = ".pmdesk-part"
_ONE_AT_A_TIME = Lock()
"""Held while files are written: what else is unfinished in the folder was left by the dead."""

_LONGEST = 120
"""Bytes of a name; leaves room for endings and for the mark of an unfinished file."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")


def safe_name(title: str) -> str:
    """Return a title as a file name, without suffix, that is valid on every system."""
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", title))
    name = " ".join(name.split()).strip(". ")
    name = name.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    return f"_{name}" if not name or _DEVICES.match(name) else name


def write_all(target: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into one folder, whole or not at all, and return their paths.

    `files` are contents by the ending of their name; `target` is where the first of them goes, with
    or without its ending, and the others go beside it. All are written beside their places first
    and moved there once every one of them is safe on the disk. What a killed export has left
    behind in the folder is removed. Raises `ExportFailed` with a sentence for the user.
    """
    folder, stem = target.parent, stem_of(target, next(iter(files)))
    contents = {folder / f"{stem}{ending}": content for ending, content in files.items()}
    parts = {path: path.with_name(f".{path.name}{_PART}") for path in contents}
    with _ONE_AT_A_TIME:
        try:
            _write_parts(folder, {parts[path]: content for path, content in contents.items()})
            for path in reversed(contents):
                parts[path].replace(path)
            _sync_folder(folder)
        except OSError as error:
            for part in parts.values():
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            raise ExportFailed(_sentence(folder, error)) from error
    return tuple(contents)


def target_in(output: Path | None, name: str, suffix: str) -> Path:
    """Return the file to write: the one named, or one called `name` in a folder.

    A path without a suffix is a folder; it is made where it is not there yet. Raises
    `ExportFailed` where the ending is that of another kind of file.
    """
    if output is None:
        return Path(name + suffix)
    if output.suffix and not output.is_dir():
        if output.suffix.casefold() != suffix:
            message = f"“{output.name}” does not end in {suffix}. Name it so, or choose a format."
            raise ExportFailed(message)
        return output
    output.mkdir(parents=True, exist_ok=True)
    return output / (name + suffix)


def stem_of(target: Path, ending: str) -> str:
    """Return the name of a file without its ending."""
    return target.name.removesuffix(ending)


def _write_parts(folder: Path, contents: Mapping[Path, bytes]) -> None:
    _remove_leftovers(folder)
    for part, content in contents.items():
        _write(part, content)


def _remove_leftovers(folder: Path) -> None:
    for left in folder.glob(f".*{_PART}"):
        left.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, and see it onto the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """See the new names onto the disk, where the system can do that for a folder."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(folder: Path, error: OSError) -> str:
    if not folder.is_dir():
        return f"There is no folder “{folder}”. Choose another place for the export."
    reason = (error.strerror or "the disk refused it").lower()
    return (
        f"The export to “{folder}” failed: {reason}. Nothing was changed there; make room or "
        "choose another place."
    )
