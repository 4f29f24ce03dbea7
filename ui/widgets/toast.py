"""A line over the page that says what was done, and offers to undo it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy

from ui.widgets.layout import row
from ui.widgets.message_bar import MessageAction, announce, replace_actions
from ui.widgets.text import label

SHOWN_MS = 8000


class Toast(QFrame):
    """What was just done, for eight seconds, or for as long as the pointer or focus is on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("toast", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = label()
        self._actions = row(spacing=6)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        self.setLayout(row(self._text, self._actions, spacing=12, margins=(5, 14)))
        self.hide()

    def text(self) -> str:
        """Return what the line says, or an empty text while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(self, text: str, action: MessageAction | None = None) -> None:
        """Say what was done; `action` is most often ("Undo", …), and closes the line."""
        self._text.setText(text)
        replace_actions(self._actions, [self._closing(action)] if action else [])
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def _closing(self, action: MessageAction) -> MessageAction:
        text, act = action

        def act_and_hide() -> None:
            self.hide()
            act()

        return text, act_and_hide

    def _leave(self) -> None:
        focused = QApplication.focusWidget() in self.findChildren(QPushButton)
        if focused or self.underMouse():
            self._timer.start()
        else:
            self.hide()
