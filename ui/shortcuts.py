"""Shortcuts of the window reach it from every text field.

Text fields take some keys for themselves, on X11 even Ctrl+E; a shortcut that works only while
nothing is being typed is none. Undo and redo stay with the field, which knows when to pass them on.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_KEPT = {"undo", "redo"}


class ShortcutGuard(QObject):
    """Watches the one text field that has the keyboard, and no other event of the application."""

    def __init__(self, actions: Iterable[QAction], parent: QObject) -> None:
        super().__init__(parent)
        watched = [action for action in actions if action.objectName() not in _KEPT]
        self._shortcuts = [keys for action in watched for keys in action.shortcuts()]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a shortcut unaccepted, so that it goes on to the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        return QKeySequence(event.keyCombination()) in self._shortcuts

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QTextEdit | QPlainTextEdit):
            now.installEventFilter(self)
