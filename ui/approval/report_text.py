"""A written postmortem to read in a window: the blocks of the reports, as plain text."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from exports.blocks import (
    Block,
    Bullets,
    Cause,
    Fact,
    Figures,
    Heading,
    LessonColumns,
    Paragraph,
    Picture,
    Reason,
    Table,
    TitleBlock,
    TreeFigure,
)
from exports.outline import NO_FIX
from pmdesk.turning import told
from ui.breakable import MAY_BREAK, breakable
from ui.theme import theme

_TEXT = 14
_HEADINGS = {1: (12, "accent", 26), 2: (19, "text", 20), 3: (15, "text", 12)}
"""Size in pixels, ink and space above of the heading of each level."""

_MOST_ROWS = 500
"""Rows of a table that a window shows at once without a wait; the PDF has them all."""

_MARGIN = 28
_INDENT = 22


class ReportText(QTextEdit):
    """Text that can be read, searched by eye, scrolled and copied; nobody can change it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._images: Mapping[str, QImage] = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setAccessibleName(name)
        theme.changed.connect(self._write)

    def show_blocks(self, blocks: Sequence[Block], images: Mapping[str, QImage]) -> None:
        """Show a document; `images` are those of its pictures that there are, by digest."""
        self._blocks, self._images = blocks, images
        self._write()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: the words alone, without the places where they may break."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText().replace(MAY_BREAK, ""))
        return copied

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(theme.px(_MARGIN))
        for digest, image in self._images.items():
            self.document().addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(f"picture:{digest}"), image
            )
        cursor = QTextCursor(self.document())
        # As one edit: else every cell of a table would lay all of it out anew.
        cursor.beginEditBlock()
        writing = _Writing(cursor, self._images)
        for block in self._blocks:
            writing.write(block)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writing:
    """Blocks on their way into a document."""

    def __init__(self, cursor: QTextCursor, images: Mapping[str, QImage]) -> None:
        self._cursor = cursor
        self._images = images

    def write(self, block: Block) -> None:  # noqa: C901 - a table
        """Write one block; what is only drawn is told by the blocks beside it."""
        match block:
            case TitleBlock():
                self._title(block)
            case Heading():
                self._heading(block.text, block.level)
            case Paragraph():
                self._line(block.text, "muted" if block.muted else "text", above=6)
            case Bullets():
                self._points(block.items)
            case Table():
                self._table(block)
            case Figures():
                self._facts(Fact(f.title, f.shown or f.reason) for f in block.figures)
            case TreeFigure():
                self._tree(block.reasons)
            case Cause():
                self._cause(block)
            case LessonColumns():
                self._lessons(block)
            case Picture():
                self._picture(block)

    def _title(self, block: TitleBlock) -> None:
        if block.key:
            self._line(f"{block.kind} {block.key}", "accent", size=12, bold=True)
        self._line(block.title, "text", size=23, bold=True, above=2)
        self._line(" · ".join(chip.text for chip in block.chips), "muted", bold=True, above=4)
        self._facts(block.facts)

    def _heading(self, text: str, level: int) -> None:
        size, ink, above = _HEADINGS[level]
        shown = text.upper() if level == 1 else text
        self._line(shown, ink, size=size, bold=True, above=above)

    def _facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self._begin(above=3)
            _put(self._cursor, f"{fact.label}: ", _shape("muted"))
            _put(self._cursor, fact.text, _shape("text"))

    def _points(self, items: Iterable[str]) -> None:
        for item in items:
            self._line(f"•  {item}", "text", above=3, indent=1)

    def _tree(self, reasons: Iterable[Reason]) -> None:
        for reason in reasons:
            self._begin(above=5, indent=reason.depth)
            _put(self._cursor, f"{reason.caption}  ", _shape(reason.role, size=11, bold=True))
            _put(self._cursor, reason.text, _shape("text"))

    def _cause(self, cause: Cause) -> None:
        category = f"  ·  {cause.category}" if cause.category else ""
        self._line(f"{cause.number}. {cause.text}{category}", "text", bold=True, above=12)
        self._facts(cause.facts)
        self._points(cause.fixes or (NO_FIX,))

    def _lessons(self, block: LessonColumns) -> None:
        for title, texts in block.columns:
            self._line(title, "text", bold=True, above=8)
            self._points(texts or ("–",))

    def _picture(self, block: Picture) -> None:
        if block.sha256 in self._images:
            self._begin(above=8)
            shown = QTextImageFormat()
            shown.setName(f"picture:{block.sha256}")
            self._cursor.insertImage(shown)
        self._line(block.caption or block.name, "muted", above=2)

    def _table(self, table: Table) -> None:
        self._begin(above=6)
        shape = QTextTableFormat()
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(theme.color("line"))
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.px(5))
        shape.setHeaderRowCount(1)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        total = sum(column.share for column in table.columns)
        shape.setColumnWidthConstraints([
            QTextLength(QTextLength.Type.PercentageLength, 100 * column.share / total)
            for column in table.columns
        ])  # fmt: skip
        rows = table.rows[:_MOST_ROWS]
        made = self._cursor.insertTable(len(rows) + 1, len(table.columns), shape)
        for place, column in enumerate(table.columns):
            cursor = made.cellAt(0, place).firstCursorPosition()
            _put(cursor, column.title, _shape("muted", size=12, bold=True))
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                cursor = made.cellAt(number, place).firstCursorPosition()
                _put(cursor, cell.text, _shape(cell.role or "text", size=13))
                if cell.note:
                    cursor.insertBlock()
                    _put(cursor, cell.note, _shape("muted", size=12))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        rest = len(table.rows) - len(rows)
        self._line(f"and {rest:,} more: see the PDF" if rest else "", "muted", above=4)

    def _line(
        self, text: str, ink: str, *, size: int = _TEXT, bold: bool = False, above: int = 0,
        indent: int = 0,
    ) -> None:  # fmt: skip
        if text:
            self._begin(above, indent)
            _put(self._cursor, text, _shape(ink, size=size, bold=bold))

    def _begin(self, above: int, indent: int = 0) -> None:
        """Begin a paragraph; the first of the document is there already."""
        shape = QTextBlockFormat()
        shape.setTopMargin(theme.px(above))
        shape.setLeftMargin(theme.px(indent * _INDENT))
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not self._cursor.atStart():
            self._cursor.insertBlock()
        self._cursor.setBlockFormat(shape)


def _put(cursor: QTextCursor, text: str, shape: QTextCharFormat) -> None:
    """Write words that break between words, and within one only where it is endless."""
    cursor.insertText(breakable(told(text)), shape)


def _shape(ink: str, *, size: int = _TEXT, bold: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    font = QFont(theme.font(size, bold=bold))
    shape.setFont(font)
    shape.setForeground(theme.color(ink))
    return shape
