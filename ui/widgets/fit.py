"""How large a dialog opens."""

from PySide6.QtWidgets import QDialog

from ui.theme import theme

_TITLE_BAR = 48
"""What a window's frame takes of the screen, in pixels, whatever the zoom."""


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Open a dialog at a size given at 100 %, and never larger than its screen."""
    room = dialog.screen().availableSize()
    dialog.resize(
        min(theme.px(width), room.width() * 9 // 10),
        min(theme.px(height), (room.height() - _TITLE_BAR) * 9 // 10),
    )
