"""How large a dialog opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from ui.theme import theme

_TITLE_BAR = 48
"""What a window's frame takes of the screen, in pixels, whatever the zoom."""


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Open a dialog at a size given at 100 %, and never larger than its screen."""
    dialog.resize(room_for(dialog, theme.px(width), theme.px(height)))


def room_for(dialog: QDialog, width: int, height: int) -> QSize:
    """Return a size in pixels as far as the dialog's screen has room for it."""
    room = dialog.screen().availableSize()
    most = QSize(room.width() * 9 // 10, (room.height() - _TITLE_BAR) * 9 // 10)
    return QSize(width, height).boundedTo(most)
