"""The head of the import: what was recognized, and where else to read from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, row
from ui.widgets.text import ElidedLabel

_EVEN = "Show the text in letters of one width"
_PLAIN = "text"
"""What readings call a text of no particular kind, which need not be said."""


class Head(QWidget):
    """A title, the kind of text that was recognized, and the ways to bring another one."""

    paste_requested = Signal()
    file_requested = Signal()
    folder_requested = Signal()
    clear_requested = Signal()
    even_toggled = Signal(bool)
    """Whether all letters of the text should be equally wide."""

    def __init__(self) -> None:
        super().__init__()
        self._format = Chip("")
        self.paste = button("Paste", self.paste_requested.emit, icon="copy")
        self._file = button("File…", self.file_requested.emit, icon="file-text")
        self._folder = button("Folder…", self.folder_requested.emit, icon="folder-open")
        self._file.setAccessibleName("Read a file…")
        self._folder.setAccessibleName("Read a folder…")
        self.even = button("Aa", kind="quiet", tooltip=_EVEN)
        self.even.setAccessibleName(_EVEN)
        self.even.setCheckable(True)
        self.even.toggled.connect(self.even_toggled)
        self._clear = icon_button("trash-2", "Start again", self.clear_requested.emit)
        self.setLayout(
            row(
                ElidedLabel("Import into the timeline", "heading"),
                self._format,
                STRETCH,
                self.even,
                self.paste,
                self._file,
                self._folder,
                self._clear,
                margins=(10, 16),
            )
        )
        self.show_format("", is_empty=True)

    def show_format(self, name: str, file: str = "", *, is_empty: bool) -> None:
        """Say what the text or file was recognized as; an empty text has nothing to clear."""
        plain = "" if name == _PLAIN else name[:1].upper() + name[1:]
        known = " · ".join(filter(None, (plain, file)))
        self._format.show_text(known, "draft", f"Recognized as: {known}")
        self._format.setVisible(bool(known))
        self._clear.setEnabled(not is_empty)
        self.even.setVisible(not is_empty)
