"""The page that says why a library could not be opened, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label


class ProblemPage(QWidget):
    """A sentence and three ways on."""

    other_requested = Signal(str)
    again_requested = Signal()
    quit_requested = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = sized(label(sentence, wrap=True), max_width=560, min_width=400)
        buttons = row(
            button("Try again", self.again_requested.emit, kind="primary"),
            button("Open another library…", self._ask_for_other),
            button("Quit", self.quit_requested.emit),
            STRETCH,
        )
        words = column(
            STRETCH, label("Your library could not be opened", "title"), text, buttons, STRETCH,
            spacing=14,
        )  # fmt: skip
        self.setLayout(row(STRETCH, words, STRETCH, margins=40))

    def _ask_for_other(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Open another library, or name a new one",
            "",
            "Libraries (*.pmdesk)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.other_requested.emit(name)
