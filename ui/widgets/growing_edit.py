"""The plain-text edit that is always as high as its content."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextBlock, QTextOption, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.typing_pause import TypingPause

# Border and padding together, as the style sheet draws them.
_FRAME = 5
# How much of the page stays visible around the cursor.
_AIR = 24


class GrowingEdit(QPlainTextEdit):
    """Text of any length without a scroll bar of its own; `name` is its spoken name.

    `edited` carries the whole text once typing pauses and whenever the focus leaves.
    """

    edited = Signal(str)
    images_offered = Signal(QMimeData)
    painted = Signal(QRect)
    """A part of the text was painted; more can be painted over it now."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        placeholder: str = "",
        min_lines: int = 1,
        tab_moves_focus: bool = True,
    ) -> None:
        super().__init__(text)
        self._min_lines = min_lines
        self._typing = TypingPause(self, self.toPlainText)
        self._typing.settled.connect(self.edited)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(tab_moves_focus)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._typing.touch)
        self.cursorPositionChanged.connect(self._follow_cursor)

    def text(self) -> str:
        """Return the text as it stands, told or not."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show text that comes from elsewhere; nothing is emitted, the cursor stays near."""
        if text != self.toPlainText():
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._typing.replace(text)

    def flush(self) -> None:
        """Emit `edited` now, if something was typed and not told yet."""
        self._typing.flush()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit(event.rect())

    def lines_in(self, part: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Go through the lines in a part of the viewport, each with its place there."""
        block, bottom = self.cursorForPosition(part.topLeft()).block(), part.bottom()
        while block.isValid():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if corner.y() > bottom:
                return
            yield block, corner
            block = block.next()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _holds_images(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _holds_images(source):
            self.images_offered.emit(source)
        else:
            super().insertFromMimeData(source)

    def _height(self) -> int:
        layout = self.document().documentLayout()
        height = 0.0
        block = self.document().begin()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        least = self._min_lines * self.fontMetrics().lineSpacing()
        around = 2 * self.document().documentMargin() + 2 * theme.px(_FRAME)
        return round(max(height, least) + around)

    def _follow_cursor(self) -> None:
        page = _page_around(self)
        if page is not None and self.hasFocus() and (content := page.widget()) is not None:
            place = self.viewport().mapTo(content, self.cursorRect().center())
            page.ensureVisible(place.x(), place.y(), 0, theme.px(_AIR))


def _page_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _holds_images(source: QMimeData) -> bool:
    """Whether an image or local files were pasted or dropped, rather than text."""
    files = any(url.isLocalFile() for url in source.urls())
    return files or (source.hasImage() and not source.hasText())
