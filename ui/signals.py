"""The system asking the program to end, handled like closing the window."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class EndRequest(QObject):
    """Turns SIGTERM and SIGINT into a Qt signal; Python alone would wait for the next event."""

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        self._reader.recv(64)
        self.received.emit()
