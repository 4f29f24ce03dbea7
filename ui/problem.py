"""The page that says why a library could not be opened, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label


class ProblemPage(QWidget):
    """A sentence and three ways on."""

    other_requested = Signal()
    again_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sized(label("", wrap=True), max_width=560, min_width=400)
        buttons = row(
            button("Try again", self.again_requested.emit, kind="primary"),
            button("Open another library…", self.other_requested.emit),
            button("Quit", self.quit_requested.emit),
            STRETCH,
        )
        title = label("Your library could not be opened", "title")
        words = column(STRETCH, title, self._sentence, buttons, STRETCH, spacing=14)
        self.setLayout(row(STRETCH, words, STRETCH, margins=40))

    def say(self, sentence: str) -> None:
        """Say what went wrong, in place of what went wrong before."""
        self._sentence.setText(sentence)

    def sentence(self) -> str:
        """Return what the page says."""
        return self._sentence.text()
