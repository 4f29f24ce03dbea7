"""How the lines of the outline look, and the field in which one is written."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from pmdesk.model import Mark, Why
from pmdesk.whys.reasons import notes
from pmdesk.wording import Place
from ui.items import ITEM
from ui.language import waves
from ui.language.watch import EditorWatch, Painted, PaintedWatch
from ui.language.wording import Wording
from ui.theme import theme
from ui.whys.card import TONES
from ui.whys.card_editor import CardEditor
from ui.whys.edits import Then, TreeEdits
from ui.whys.faces import hint_for, tone_of
from ui.whys.model import WhyTree
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lines import Lines as Laid
from ui.widgets.lines import shortened

_PAD_X, _PAD_Y = 10, 7
_TEXT, _MARK, _FIX = range(3)
_MOST_LINES, _MOST_NOTE_LINES = 40, 3
_Index = QModelIndex | QPersistentModelIndex


class Lines(QStyledItemDelegate):
    """Draws a reason over as many lines as it takes, its mark in colour, its fix as a chip."""

    def __init__(self, tree: WhyTree, edits: TreeEdits, outline: QTreeView) -> None:
        super().__init__(outline)
        self._tree = tree
        self._outline = outline
        self._edits = edits
        self._wording = Wording.of(tree.document)
        PaintedWatch(
            outline,
            self._wording,
            lambda point: self._painted(outline.indexAt(point)),
            lambda: self._painted(outline.currentIndex().siblingAtColumn(_TEXT)),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        pad_x, pad_y = theme.px(_PAD_X), theme.px(_PAD_Y)
        if index.column() == _TEXT:
            levels = self._tree.depth(index) + 1
            indent = levels * self._outline.indentation()
            width = self._outline.columnWidth(_TEXT) - indent - 2 * pad_x
            width = max(width, theme.px(60))
            height = self._text(index, width).height + sum(
                note.height for note in self._notes(index, width)
            )
            return QSize(theme.px(200), round(height) + 2 * pad_y)
        if index.column() == _FIX and index.data():
            return chip_size(index.data()) + QSize(2 * pad_x, 2 * pad_y)
        width = QFontMetrics(theme.font(12, bold=True)).horizontalAdvance(index.data())
        return QSize(width + 2 * pad_x, theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        why: Why = index.data(ITEM)
        painter.save()
        self._paint_ground(painter, option)
        cell = option.rect.adjusted(theme.px(_PAD_X), 0, -theme.px(_PAD_X), 0)
        if index.column() == _TEXT:
            painter.setPen(theme.color("text" if why.text.strip() else "muted"))
            corner = QPointF(cell.left(), cell.top() + theme.px(_PAD_Y))
            laid = self._text(index, cell.width())
            laid.draw(painter, corner)
            text = laid.layout.text()
            waves.paint(painter, laid.layout, corner, text, self._wording.find(index.data()))
            self._paint_notes(painter, index, corner + QPointF(0, laid.height), cell.width())
        elif index.column() == _MARK:
            painter.setFont(theme.font(12, bold=why.mark is not Mark.NONE))
            painter.setPen(theme.color(TONES[tone_of(why)].overline))
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, index.data())
        elif index.data():
            status = index.data(Qt.ItemDataRole.EditRole)
            paint_chip(
                painter, cell, index.data(), "warn" if status.startswith("No") else "neutral"
            )
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        why: Why = index.data(ITEM)
        editor = CardEditor(why.id, why.text, hint_for(why), parent)
        place = Place(Why, why.id, "text")
        EditorWatch(editor, self._wording, lambda: place)
        editor.edited.connect(lambda text: self._edits.set_text(why.id, text))
        editor.ended.connect(lambda then: self._end(editor, then))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CardEditor):
            editor.set_text(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was typed last; the rest was told in the pauses."""
        if isinstance(editor, CardEditor):
            editor.flush()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        pad_x, pad_y = theme.px(_PAD_X), theme.px(_PAD_Y)
        editor.setFont(theme.font(14))
        editor.setGeometry(option.rect.adjusted(pad_x, pad_y, 0, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave keys and focus to the field itself, which knows what they mean here."""
        return False

    def _end(self, editor: CardEditor, then: Then) -> None:
        editor.flush()
        editor.ended.disconnect()
        self.closeEditor.emit(editor)
        self._edits.end_writing(editor.why_id, then, began_empty=editor.began_empty)

    def _paint_notes(self, painter: QPainter, index: _Index, corner: QPointF, width: int) -> None:
        painter.setPen(theme.color("muted"))
        for note in self._notes(index, width):
            note.draw(painter, corner)
            corner += QPointF(0, note.height)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("sunken"))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, theme.color("line"))

    def _painted(self, index: QModelIndex) -> Painted | None:
        """Return the words of a reason as they stand in their line."""
        if not index.isValid() or index.column() != _TEXT:
            return None
        why: Why = index.data(ITEM)
        cell = self._outline.visualRect(index)
        laid = self._text(index, cell.width() - 2 * theme.px(_PAD_X))
        corner = QPointF(cell.left() + theme.px(_PAD_X), cell.top() + theme.px(_PAD_Y))
        return Painted(Place(Why, why.id, "text"), why.text, why.text, laid, corner)

    def _text(self, index: _Index, width: int) -> Laid:
        return shortened(index.data(), theme.font(14), width, most=_MOST_LINES)

    def _notes(self, index: _Index, width: int) -> list[Laid]:
        """Lay out what is known of a reason, below its words."""
        known = notes(self._tree.document.record, index.data(ITEM))
        return [shortened(note, theme.font(12), width, most=_MOST_NOTE_LINES) for note in known]
