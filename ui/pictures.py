"""Pictures of every screen, taken from the real window on the sample record."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import resources
from pmdesk.errors import PmdeskError
from pmdesk.model import SectionKey
from pmdesk.settings import Settings
from pmdesk.store.library import Library
from ui.background import Lane
from ui.desk import Desk
from ui.frame import Frame
from ui.messages import Owner
from ui.parts import Outside
from ui.record.page import RecordPage
from ui.reports.export_dialog import ExportDialog
from ui.theme import theme

_LARGE = 0.9
"""Of the window’s size, that of a dialog that opens as large as it can."""

PATIENCE = 20.0
"""Seconds that a page may take to appear."""


def take(
    folder: Path,
    themes: Sequence[str] = ("light", "dark"),
    zooms: Sequence[int] = (100,),
    sizes: Sequence[tuple[int, int]] = ((1440, 900),),
) -> Iterator[Path]:
    """Save a picture of every screen in each theme, zoom and size; yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with _open_desk() as desk:
        for name in themes:
            for zoom in zooms:
                for size in sizes:
                    desk.look.prefer(theme=name, zoom=zoom)
                    desk.frame.resize(*size)
                    yield from _screens(desk, folder, f"{name}-{zoom}-{size[0]}x{size[1]}")


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of every dialog."""
    if "This plugin does not support" not in text:
        sys.stderr.write(f"{text}\n")


@contextmanager
def _open_desk() -> Iterator[Desk]:
    qInstallMessageHandler(_say)
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["pmdesk"])
    theme.start(app, "light", 100, reduced_motion=True)
    lane = Lane("library")
    with tempfile.TemporaryDirectory() as folder:
        found: list[Library] = []
        lane.run(lambda: Library.open(Path(folder) / "library.pmdesk"), found.append)
        _wait(lambda: bool(found))
        frame = Frame()
        frame.show()
        desk = Desk(frame, found[0], lane, Settings(), Outside(remember=lambda _settings: None))
        desk.start()
        _wait(lambda: desk.record_page is not None)
        desk.messages.withdraw(Owner.WELCOME)
        try:
            yield desk
        finally:
            frame.close()
            _wait(lambda: not frame.isVisible() and desk.closing.is_done)
            lane.close()
            frame.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _screens(desk: Desk, folder: Path, variant: str) -> Iterator[Path]:
    page = desk.record_page
    if page is None:
        return
    record_id = page.document.record.id
    for number, key in enumerate(SectionKey, start=2):
        page.open_section(key)
        yield grab(desk.frame, folder / f"{number:02}-{key.value}-{variant}.png")
    page.columns.call_sections()
    yield grab(desk.frame, folder / f"17-sections-{variant}.png")
    page.columns.put_back()
    for name, make in (
        *desk.dialogs.about_record().items(),
        ("new", desk.dialogs.new),
        ("templates", desk.dialogs.templates),
    ):
        yield _grab_dialog(make(), folder / f"20-{name}-{variant}.png")
    export = ExportDialog("jira-csv", "A4", "jira-csv")
    yield _grab_dialog(export, folder / f"20-export-{variant}.png")
    dialog = desk.importer.dialog(page.document)
    dialog.resize(desk.frame.size() * _LARGE)
    dialog.take_text(resources.read_text("samples/chat.txt"))
    yield _grab_dialog(dialog, folder / f"21-import-chat-{variant}.png")
    yield from _meeting(desk, page, folder, variant)
    desk.overviews.show_report()
    _wait(lambda: desk.reporting.page is not None and bool(desk.reporting.page.parts))
    yield grab(desk.frame, folder / f"40-report-{variant}.png")
    desk.overviews.show_board()
    yield grab(desk.frame, folder / f"41-board-{variant}.png")
    desk.overviews.show_library()
    yield grab(desk.frame, folder / f"01-library-{variant}.png")
    desk.record.open(record_id)
    _wait(lambda: desk.record_page is not None)


def _meeting(desk: Desk, page: RecordPage, folder: Path, variant: str) -> Iterator[Path]:
    """Take both windows of the meeting in every step, a little while after it began."""
    page.run_meeting()
    meeting = page.meeting
    if meeting is None:
        return
    if not meeting.progress.started:
        meeting.go_on()
    meeting.open_audience()
    audience = meeting.audience
    for number, timed in enumerate(meeting.progress.steps):
        meeting.go_to(number)
        yield grab(desk.frame, folder / f"30-meeting-{number}-{timed.step.key}-{variant}.png")
        if audience is not None:
            audience.resize(desk.frame.size())
            name = f"31-audience-{number}-{timed.step.key}-{variant}.png"
            yield grab(audience, folder / name)
    meeting.close_audience()
    page.leave_meeting()


def _grab_dialog(dialog: QDialog, path: Path) -> Path:
    dialog.show()
    grab(dialog, path)
    dialog.close()
    dialog.deleteLater()
    return path


def grab(widget: QWidget, path: Path) -> Path:
    """Save a picture of a widget that is shown, once it has come to rest."""
    _settle()
    if not widget.grab().save(str(path)):
        message = f"The picture “{path}” could not be written. Is there room on the disk?"
        raise PmdeskError(message)
    return path


def _settle() -> None:
    """Let layouts, timers that wait for a pause, and background work come to rest."""
    until = time.monotonic() + 0.25
    while time.monotonic() < until:
        QApplication.processEvents()


def _wait(arrived: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not arrived():
        if time.monotonic() > until:
            message = "A page did not appear in time; the machine may be overloaded. Try again."
            raise PmdeskError(message)
        QApplication.processEvents()
