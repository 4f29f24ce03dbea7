"""Telling what was typed once typing pauses, but never late."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

PAUSE_MS = 600
# What is typed without a pause is told after this long all the same.
LONGEST_MS = 1000

_FOCUS_OUT, _SHORTCUT_OVERRIDE = QEvent.Type.FocusOut, QEvent.Type.ShortcutOverride
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TypingPause(QObject):
    """Watches one editor and emits `settled` with its whole text, never twice the same.

    That is 600 ms after the last `touch()`, at most one second after the first, and at
    once when the focus leaves. Undo belongs to the record, not to the editor: its keys
    are left to the window, after what was typed has been told.
    """

    settled = Signal(str)

    def __init__(self, editor: QWidget, read: Callable[[], str]) -> None:
        super().__init__(editor)
        self._read = read
        self._told = read()
        self._since_first = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        editor.installEventFilter(self)

    def touch(self) -> None:
        """Say that something was typed."""
        if not self._timer.isActive():
            self._since_first.start()
        left = LONGEST_MS - self._since_first.elapsed()
        self._timer.start(max(0, min(PAUSE_MS, left)))

    def flush(self) -> None:
        """End the pause now, if something was typed since the last one."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def replace(self, text: str) -> None:
        """Say that the text now comes from elsewhere, so there is nothing to tell."""
        self._timer.stop()
        self._told = text

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        kind = event.type()  # asked once: a key is some ten events
        if kind == _FOCUS_OUT:
            self.flush()
        elif kind == _SHORTCUT_OVERRIDE and _is_undo(event):
            self.flush()
            event.ignore()
            return True
        return False

    def _tell(self) -> None:
        text = self._read()
        if text != self._told:
            self._told = text
            self.settled.emit(text)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO)
