"""What a step changed, word by word, in the colours of the theme."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from pmdesk.describe import Difference
from pmdesk.turning import told
from pmdesk.worddiff import Fate, compare, shortened
from ui.theme import theme

_COLORS = {
    Fate.KEPT: ("text", ""),
    Fate.REMOVED: ("bad", "bad_soft"),
    Fate.INSERTED: ("ok", "ok_soft"),
    Fate.LEFT_OUT: ("muted", ""),
}


class DifferencesView(QTextEdit):
    """Text that can be read, scrolled and copied; what went is struck out, what came underlined."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[Difference] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("plain", "true")
        self.setAccessibleName("What this step changed")
        theme.changed.connect(self._write)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show what a step did."""
        self._shown = differences
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, difference in enumerate(self._shown):
            _begin(cursor, above=16 if number else 0)
            cursor.insertText(told(difference.about), _shape("muted", bold=True))
            if difference.before or difference.after:
                _begin(cursor, above=4)
                write = _write_whole if difference.whole else _write_pieces
                write(cursor, difference)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write_whole(cursor: QTextCursor, difference: Difference) -> None:
    cursor.insertText(told(difference.before or difference.after), _shape("text"))


def _write_pieces(cursor: QTextCursor, difference: Difference) -> None:
    was_removed = False
    for piece in shortened(compare(difference.before, difference.after)):
        if was_removed and piece.text[:1].isalnum():
            cursor.insertText(" ", _shape("text"))
        was_removed = piece.fate is Fate.REMOVED
        shape = _shape(*_COLORS[piece.fate])
        shape.setFontStrikeOut(piece.fate is Fate.REMOVED)
        shape.setFontUnderline(piece.fate is Fate.INSERTED)
        cursor.insertText(told(piece.text), shape)


def _begin(cursor: QTextCursor, above: int) -> None:
    """Begin a paragraph with some room above it; the first one is there already."""
    shape = QTextBlockFormat()
    shape.setTopMargin(theme.px(above))
    shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if not cursor.atStart():
        cursor.insertBlock()
    cursor.setBlockFormat(shape)


def _shape(role: str, ground: str = "", *, bold: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setForeground(theme.color(role))
    if ground:
        shape.setBackground(theme.color(ground))
    if bold:
        shape.setFontWeight(QFont.Weight.Bold)
    return shape
