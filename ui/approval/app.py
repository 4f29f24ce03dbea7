"""`pmdesk open`: the window of an approver alone, without a library."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from pmdesk import log, settings
from ui.approval.opened import open_packet
from ui.approval.packet_window import PacketWindow
from ui.ask import AskWithDialogs
from ui.clock import now
from ui.crash import CrashReporter
from ui.theme import theme


def run(path: Path) -> int:
    """Show a packet and stay until its window is closed; return the exit code.

    Raises `ImportFailed` with one sentence before any window opens.
    """
    opened = open_packet(path)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pmdesk")
    app.setDesktopFileName("pmdesk")
    log.start(settings.state_folder())
    crashes = CrashReporter()
    crashes.install()
    preferred = settings.load()
    theme.start(app, preferred.theme, preferred.zoom, reduced_motion=preferred.reduced_motion)
    around = QWidget()
    window = PacketWindow(opened, AskWithDialogs(around), now)
    crashes.happened.connect(window.say)
    window.show()
    return app.exec()
