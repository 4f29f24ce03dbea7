"""What the window says while the library is being opened."""

from PySide6.QtWidgets import QWidget

from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.text import label


def waiting_page() -> QWidget:
    """Make the page that is there until the library is."""
    words = row(STRETCH, label("Opening your library…", "muted"), STRETCH)
    return box(column(STRETCH, words, STRETCH, margins=40))
