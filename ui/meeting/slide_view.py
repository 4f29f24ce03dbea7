"""Draws a slide: a few large words, sized by the window and not by the zoom of the desk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pmdesk.meeting.stage import Block, Line, Slide
from ui.breakable import breakable
from ui.theme import FAMILIES, theme
from ui.widgets.layout import clear
from ui.widgets.restyle import restyle
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import PlainLabel

LEAST_PX = 24
"""The smallest letters, in pixels: 18 point, legible when the picture is halved."""

_PER_HEIGHT = 30
"""A window shows about so many lines of text."""


class SlideView(QWidget):
    """Shows one slide; the item under discussion is kept in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide = Slide("")
        self._item = ""
        self.current: QWidget | None = None
        """The line about the item under discussion."""
        self._size = LEAST_PX
        self._heading, self._text = PlainLabel(), PlainLabel()
        self._blocks = QHBoxLayout()
        self._blocks.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage(self._blocks)
        self._whole = QVBoxLayout(self)
        for part in (self._heading, self._text):
            part.setWordWrap(True)
            self._whole.addWidget(part)
        self._whole.addWidget(self._scroll, 1)
        theme.changed.connect(self._draw)

    def show_slide(self, slide: Slide, item: str = "") -> None:
        """Show a slide, with the line about `item` marked."""
        if (slide, item) != (self._slide, self._item):
            self._slide, self._item = slide, item
            self._draw()

    def words(self) -> str:
        """Return everything that can be read here."""
        return "\n".join(shown.text() for shown in self.findChildren(QLabel) if shown.text())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw anew: what a style sheet dresses for the first time loses its font."""
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = max(LEAST_PX, self.height() // _PER_HEIGHT)
        if size != self._size:
            self._size = size
            self._draw()

    def _draw(self) -> None:
        size = self._size
        self._whole.setContentsMargins(2 * size, size, 2 * size, size)
        self._whole.setSpacing(size // 2)
        self._blocks.setSpacing(size)
        _say(self._heading, self._slide.heading, round(size * 1.5), bold=True)
        _say(self._text, self._slide.text, size, role="muted")
        self._text.setVisible(bool(self._slide.text))
        clear(self._blocks)
        for block in self._slide.blocks:
            self._blocks.addWidget(self._block(block), block.weight)

    def _block(self, block: Block) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._size // 3)
        if block.title:
            title = PlainLabel()
            _say(title, block.title, self._size, bold=True)
            layout.addWidget(title)
        for line in block.lines:
            indented = QHBoxLayout()
            indented.addSpacing(line.level * self._size)
            indented.addWidget(self._line(line))
            layout.addLayout(indented)
        layout.addStretch(1)
        return made

    def _line(self, line: Line) -> QFrame:
        size, made = self._size, QFrame()
        is_current = bool(line.item) and line.item == self._item
        restyle(made, "card", "selected" if is_current else "plain")
        if is_current:
            self.current = made
            self._scroll.bring_into_view(made)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(size // 2, size // 4, size // 2, size // 4)
        layout.setSpacing(size // 2)
        top = Qt.AlignmentFlag.AlignTop
        if line.lead:
            layout.addWidget(_words(line.lead, size, bold=True), 0, top)
        layout.addWidget(_words(line.text, size, wrap=True), 1)
        if line.tag:
            layout.addWidget(_words(line.tag, size, role=line.ink, bold=True), 0, top)
        if line.done:
            layout.addWidget(_words("✓", size, role="ok", bold=True), 0, top)
        return made


def _words(
    text: str, size: int, *, role: str = "text", bold: bool = False, wrap: bool = False
) -> QLabel:
    made = PlainLabel()
    made.setWordWrap(wrap)
    _say(made, text, size, role=role, bold=bold)
    return made


def _say(shown: QLabel, text: str, size: int, *, role: str = "text", bold: bool = False) -> None:
    """Give a label words in a size of their own; style sheets know only those of the desk."""
    font = QFont(FAMILIES)
    font.setPixelSize(size)
    font.setBold(bold)
    shown.setFont(font)
    restyle(shown, "ink", role)
    shown.setText(breakable(text))
