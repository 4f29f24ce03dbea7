"""The text of a section being written: plain text only, set like a page, told in pauses."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from pmdesk.changes import shared_prefix
from ui.prose.clipboard import is_picture
from ui.theme import theme
from ui.widgets.typing_pause import TypingPause

_TEXT_PX = 16
_LINE_HEIGHT = 120.0
_MARGIN_PX = 24
_COLUMN = 78
# The average width of a character depends on which ones are frequent.
_FREQUENT = "The on-call engineer was told by an alert that builds had failed since a change."
_PARAGRAPH = "\u2029"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ProseEdit(QTextEdit):
    """An editor for one long text; `name` is its spoken name.

    QTextEdit, unlike QPlainTextEdit, can space its lines; nothing but plain text gets in or out.
    `edited` carries the whole text once typing pauses and whenever the focus leaves.
    """

    edited = Signal(str)
    images_offered = Signal(QMimeData)
    painted = Signal(QRect)
    """A part of the text was painted; more can be painted over it now."""

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._following = False
        self._typing = TypingPause(self, self.text)
        self._typing.settled.connect(self.edited)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        spaced = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spaced.setLineHeight(_LINE_HEIGHT, proportional.value)
        self.textCursor().setBlockFormat(spaced)
        self.document().contentsChange.connect(self._note)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return the text as it stands; `toPlainText` would turn some spaces into others."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def set_text(self, text: str) -> None:
        """Show a text that comes from elsewhere; the cursor stays at the words where it was."""
        self._typing.replace(text)
        shown = self.text()
        if shown == text:
            return
        start = shared_prefix(shown, text)
        end = shared_prefix(shown[start:][::-1], text[start:][::-1])
        self._following = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(shown[:start]))
        cursor.setPosition(_units(shown[: len(shown) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self._following = False

    def select(self, start: int, end: int) -> None:
        """Select characters of the text and bring them into view."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def flush(self) -> None:
        """Emit `edited` now, if something was typed and not told yet."""
        self._typing.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit(event.rect())

    def lines_in(self, part: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Go through the lines in a part of the viewport, each with its place there."""
        layout = self.document().documentLayout()
        scrolled = QPointF(0, self.verticalScrollBar().value())
        block = self.cursorForPosition(part.topLeft()).block()
        while block.isValid():
            corner = layout.blockBoundingRect(block).topLeft() - scrolled
            if corner.y() > part.bottom():
                return
            yield block, corner
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            # Left to itself, the second Enter in a row only takes the spacing of lines away.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions()[:3]:  # the field's own undo and redo, and the line below them
            menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(_PARAGRAPH, "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or is_picture(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_picture(source):
            self.images_offered.emit(source)
        else:
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def _dress(self) -> None:
        """Take sizes from the theme: the width is one in which lines are comfortable to read."""
        self._following = True
        font, margin = theme.font(_TEXT_PX), theme.px(_MARGIN_PX)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(margin)
        self._following = False
        letter = QFontMetricsF(font).horizontalAdvance(_FREQUENT) / len(_FREQUENT)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMaximumWidth(round(letter * _COLUMN) + 2 * margin + bar)

    def _note(self) -> None:
        if not self._following:
            self._typing.touch()


def _units(text: str) -> int:
    """Count as Qt does, which takes two places for a character beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
