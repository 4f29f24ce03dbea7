"""What the window says while the library is being opened."""

from PySide6.QtWidgets import QWidget

from ui.widgets.layout import STRETCH, box, column
from ui.widgets.text import label


def waiting_page() -> QWidget:
    """Make the page that is there until the library is."""
    return box(column(STRETCH, label("Opening your library…", "muted"), STRETCH, margins=40))
