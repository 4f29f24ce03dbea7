"""The small list over the entry line: the tags that can be meant by what is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget

from ui.theme import theme

_WIDTH, _ROW = 220, 30


class Suggestions(QListWidget):
    """Lies over the window and never has the keyboard; the line passes on what it is told."""

    taken = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.destroyed.connect(self.deleteLater)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Suggested tags")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.taken.emit(item.text()))
        self.was_stepped = False
        """Whether the user went through the list, so that Enter means one of its lines."""
        self.hide()

    def offer(self, words: Sequence[str]) -> None:
        """Show some words above the line; none hide the list."""
        self.was_stepped = False
        self.clear()
        self.addItems(list(words))
        if not words:
            self.hide()
            return
        self.setCurrentRow(0)
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = len(words) * theme.px(_ROW) + 2 * self.frameWidth() + theme.px(4)
        self.resize(theme.px(_WIDTH), height)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand right above the line, wherever that is by now."""
        window = self._line.window()
        place = self._line.mapTo(window, QPoint(self._line.cursorRect().left(), 0))
        left = min(place.x(), window.width() - self.width())
        self.move(max(left, 0), max(place.y() - self.height(), 0))

    def step(self, by: int) -> None:
        """Go up or down, round at the ends."""
        self.was_stepped = True
        self.setCurrentRow((self.currentRow() + by) % self.count())

    def take(self) -> None:
        """Say that the current word is meant."""
        item = self.currentItem()
        if item is not None:
            self.taken.emit(item.text())
