"""What stands in place of the text where a file is read that is none to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import button
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label


class FilePane(QWidget):
    """Names the file, and leads back to the text."""

    text_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "heading", wrap=True)
        self._about = label("", "muted", wrap=True)
        self.back = button("Read a text instead", self.text_requested.emit)
        whole = column(
            STRETCH,
            row(IconMark("file-text", "lead", 40), STRETCH),
            self._name,
            self._about,
            row(self.back, STRETCH),
            STRETCH,
            spacing=10,
            margins=24,
        )
        self.setLayout(column(ScrollPage(whole), spacing=0))

    def show_file(self, name: str, about: str) -> None:
        """Say which file is read, and what is known of it."""
        self._name.setText(name)
        self._about.setText(about)
