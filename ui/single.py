"""One window for one library: a second start raises the first window and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 500
"""Milliseconds for a running window to answer."""


def _name(library: Path) -> str:
    return "pmdesk-" + hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:24]


def raise_running(library: Path) -> bool:
    """Ask the window that has the library open to come to the front; tell whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for later starts with the same library."""

    rung = Signal()

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A window that was killed leaves its socket behind; nobody answers there.
        QLocalServer.removeServer(_name(library))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(library))

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.deleteLater()
            self.rung.emit()
