"""Messages in the window: banners that stay, so that no one has to read fast."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import button, icon_button
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import row
from ui.widgets.restyle import restyle
from ui.widgets.text import label

MessageKind = Literal["info", "ok", "warn", "bad"]
MessageAction = tuple[str, Callable[[], object]]

# Icon and colour of each kind.
SIGNS: dict[MessageKind, tuple[str, str]] = {
    "info": ("info", "accent"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-alert", "bad"),
}


class MessageBar(QFrame):
    """A banner that says one thing until it is closed or replaced; hidden at first."""

    closed = Signal()
    """The user has read the message."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = IconMark("info", "accent")
        self._text = label("", wrap=True)
        self._actions: QHBoxLayout = row(spacing=6)
        self._close = icon_button("x", "Close this message", self._put_away)
        # The style sheet’s margin around the banner lies within these.
        line = row(self._sign, self._text, self._actions, self._close, margins=(14, 24))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def text(self) -> str:
        """Return what the banner says, or an empty text while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self,
        text: str,
        kind: MessageKind = "info",
        actions: Sequence[MessageAction] = (),
        *,
        closable: bool = True,
    ) -> None:
        """Say something else, with a button for each action, and speak it."""
        name, role = SIGNS[kind]
        self._sign.show_icon(name, role)
        self._text.setText(text)
        self._close.setVisible(closable)
        replace_actions(self._actions, actions)
        restyle(self, "banner", kind)
        self.show()
        announce(self, text)

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()


def replace_actions(line: QHBoxLayout, actions: Sequence[MessageAction]) -> None:
    """Put a button for each action in place of those that stand in `line`."""
    while (item := line.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for text, act in actions:
        line.addWidget(button(text, act))


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader speak `text` without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
