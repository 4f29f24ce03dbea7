"""Libraries in windows of their own, and what a window says of its own."""

import sys

from PySide6.QtCore import QProcess

from pmdesk import __version__, settings
from ui.parts import Parts


def open_window(path: str) -> None:
    """Open another library in a window of its own, which is a program of its own."""
    QProcess.startDetached(sys.executable, ["-m", "pmdesk", "--library", path])


def ask_for_library(parts: Parts) -> None:
    """Ask for another library, and open it."""
    target = parts.ask.library(str(parts.library.path))
    if target is not None:
        open_window(str(target))


def tell_about(parts: Parts) -> None:
    """Say which program this is, and where it keeps things."""
    parts.ask.tell(
        "About pmdesk",
        f"pmdesk {__version__}\n\nYour library: {parts.library.path}\n"
        f"Backups: {settings.backup_folder()}\nLog: {settings.state_folder()}",
    )


def remember_window(parts: Parts) -> None:
    """Come back at the same place and as large at the next start."""
    geometry = bytes(parts.frame.saveGeometry().toBase64().data()).decode()
    parts.look.prefer(geometry=geometry)
