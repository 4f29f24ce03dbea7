"""What every test gets: a screen off stage, an empty home, no network, no tolerance for noise."""

import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
"""Where programs look for the user's own folders, and what each becomes below a test's home."""

LOCAL_HOSTS = {"", "127.0.0.1", "::1", "localhost"}

# Qt, fontconfig and keyring read these when they are loaded, so they are set before the first test.
FIRST_HOME = Path(tempfile.mkdtemp(prefix="pmdesk-tests-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update({name: str(FIRST_HOME / folder) for name, folder in HOMES.items()})
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

# A slow machine is no bug, so no example has a deadline.
settings.register_profile("pmdesk", deadline=None)
settings.load_profile("pmdesk")


def pytest_unconfigure() -> None:
    shutil.rmtree(FIRST_HOME, ignore_errors=True)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Let a test talk to this machine only; `arguments` are those of the audit event."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in LOCAL_HOSTS:
        message = f"a test reached for the network: {host}"
        raise RuntimeError(message)


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home, so that none sees another's settings or the user's."""
    folder = tmp_path_factory.mktemp("home")
    for name, below in HOMES.items():
        (folder / below).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(name, str(folder / below))
    return folder


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs an error or leaves a thread or a window behind.

    A test that is about a logged error reads it in `caplog` and then clears that.
    """
    before = set(threading.enumerate())
    yield
    noise = [
        *_logged_errors(caplog),
        *(f"thread left behind: {thread.name}" for thread in _threads_since(before)),
        *(f"window left behind: {title}" for title in _close_windows()),
    ]
    if noise:
        pytest.fail("\n".join(noise), pytrace=False)


def _logged_errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        f"error logged: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR
    ]


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return the threads that still run; one that is about to end has a second to do so."""
    # Python cannot tell when a thread of Qt's pool ends, and keeps its "Dummy" for ever.
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith("Dummy-")
    ]
    for thread in started:
        thread.join(timeout=1)
    return [thread for thread in started if thread.is_alive()]


def _close_windows() -> list[str]:
    """Hide the windows still shown, so that only this test fails, and return their titles."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    titles = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in shown]
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    return titles
