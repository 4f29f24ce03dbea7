"""The text that is read: numbered lines, and a soft ground behind each that became an event."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit

from ui.importing.line_numbers import LineNumbers
from ui.importing.marks import NO_SPAN, Marks, Span
from ui.theme import theme

_GAP, _AIR = 2, 10
_LONGEST = 5_000
"""Characters of a line up to which it is broken between words."""
_GROUNDS = {"soft": ("bg", "edge", 3), "strong": ("accent_soft", "accent", 5)}
"""Ground, and colour and width of the bar, of lines that were read and of those pointed out."""


class TextPane(QPlainTextEdit):
    """What was pasted or typed; what became of it is told from outside and only painted."""

    mark_entered = Signal(int)
    """The cursor came into the stretch of this place among those that are marked."""
    offered = Signal(QMimeData)
    """Something was pasted or dropped; whoever listens decides what to do with it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._numbers = LineNumbers(self, self._numbered)
        self._marks = Marks()
        self._strong = NO_SPAN
        self._is_even = False
        self.setAccessibleName("Text to read")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setProperty("plain", "true")
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow_scroll)
        self.cursorPositionChanged.connect(self._tell_mark)
        theme.changed.connect(self._make_room)
        self._make_room()

    def set_even(self, even: bool) -> None:
        """Give all letters the same width, for texts that are laid out with spaces."""
        self._is_even = even
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font().pixelSize())
        self.document().setDefaultFont(font if even else self.font())
        self.viewport().update()

    def make_ready_for(self, text: str) -> None:
        """Break very long lines anywhere: to look for the ends of words there takes minutes."""
        if any(len(line) > _LONGEST for line in text.split("\n")):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark the stretches, as characters from and to, of which events were made."""
        self._marks = Marks(self.toPlainText(), spans)
        self._strong = NO_SPAN
        self.viewport().update()

    def point_out(self, span: Span) -> None:
        """Mark one stretch more strongly than the others, and bring it into view."""
        self._strong = self._marks.in_qt(span)
        if span != NO_SPAN:
            self._show(*self._strong)
        self.viewport().update()

    @property
    def pointed_out(self) -> str:
        """The stretch that is marked more strongly than the others."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._strong[0])
        cursor.setPosition(self._strong[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for block, box in self._blocks(event.rect().top(), event.rect().bottom()):
            if ground := self._ground(block):
                self._paint_ground(painter, self._apart(block, box), *_GROUNDS[ground])
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner, width = self.contentsRect(), self._numbers.room(self.blockCount())
        self._numbers.setGeometry(QRect(inner.topLeft(), inner.bottomRight()))
        self._numbers.setFixedWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_even:
            self.set_even(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.offered.emit(source)

    def _blocks(self, top: int, bottom: int) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the lines between two heights of the view, with where they are."""
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > bottom:
                return
            if box.bottom() >= top:
                yield block, box
            block = block.next()

    def _numbered(self, top: int, bottom: int) -> Iterator[tuple[int, QRectF]]:
        return ((block.blockNumber() + 1, box) for block, box in self._blocks(top, bottom))

    def _ground(self, block: QTextBlock) -> str:
        first, last = block.position(), block.position() + block.length()
        if first < self._strong[1] and self._strong[0] < last:
            return "strong"
        return "soft" if self._marks.within(first, last) is not None else ""

    def _apart(self, block: QTextBlock, box: QRectF) -> QRectF:
        """Leave a gap above the line in which an event begins, so that each is seen by itself."""
        begins = self._marks.begins_within(block.position(), block.position() + block.length())
        return box.adjusted(0, theme.px(_GAP), 0, 0) if begins else box

    def _paint_ground(
        self, painter: QPainter, box: QRectF, ground: str, bar: str, width: int
    ) -> None:
        whole = QRectF(0, box.top(), self.viewport().width(), box.height())
        painter.fillRect(whole, theme.color(ground))
        whole.setWidth(theme.px(width))
        painter.fillRect(whole, theme.color(bar))

    def _tell_mark(self) -> None:
        block = self.textCursor().block()
        found = self._marks.within(block.position(), block.position() + block.length())
        if self.hasFocus() and found is not None:
            self.mark_entered.emit(found)

    def _show(self, first: int, last: int) -> None:
        """Scroll a stretch into view, from its start on, where it is not wholly in view."""
        start = self.document().findBlock(first)
        end = self.document().findBlock(max(last - 1, first))
        top = self.blockBoundingGeometry(start).translated(self.contentOffset()).top()
        below = self.blockBoundingGeometry(end).translated(self.contentOffset()).bottom()
        if top < 0 or below > self.viewport().height():
            self.verticalScrollBar().setValue(max(0, start.firstLineNumber() - 1))

    def _make_room(self) -> None:
        self.document().setDocumentMargin(theme.px(_AIR))
        self.setViewportMargins(self._numbers.room(self.blockCount()), 0, 0, 0)
        self._numbers.setFixedWidth(self._numbers.room(self.blockCount()))
        self._numbers.update()

    def _follow_scroll(self, part: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, part.y(), self._numbers.width(), part.height())
