"""Editing in the cells of the timeline: what is typed stays until it is understood."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pmdesk.errors import PmdeskError
from pmdesk.model import Moment, TimelineEvent
from pmdesk.wording import Place
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.timeline import cells
from ui.timeline.columns import MOMENT, TEXT, TIME, EventModel
from ui.timeline.problem import Problem
from ui.widgets.combo import ChoiceBox
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_edit import LineEdit

Index = QModelIndex | QPersistentModelIndex
Editor = ChoiceBox | GrowingEdit | LineEdit
_Hint = QAbstractItemDelegate.EndEditHint
_MOMENTS = [(moment, moment.label) for moment in Moment]
_ENDS = {
    Qt.Key.Key_Return: _Hint.NoHint,
    Qt.Key.Key_Enter: _Hint.NoHint,
    Qt.Key.Key_Tab: _Hint.EditNextItem,
    Qt.Key.Key_Backtab: _Hint.EditPreviousItem,
}
_NOTHING = object()
_BREAKS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EventDelegate(QStyledItemDelegate):
    """Paints cells and edits them: Enter and Tab end an edit, Escape takes it back.

    Long and short texts are saved whenever typing pauses, as everywhere; a time only when it is
    finished, for a half typed one would be another time.
    """

    def __init__(self, model: EventModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._model = model
        self._wording = Wording.of(model.document)
        self._open: dict[QWidget, QPersistentModelIndex] = {}
        self._loaded: dict[QWidget, Any] = {}
        self._first: dict[QWidget, Any] = {}
        self._saving: QWidget | None = None
        self._problem = Problem(parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_hovered = index.row() == self.hovered_row
        cells.paint(painter, option, index, self._wording, hovered=is_hovered)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a cell of the width `option.rect` needs, open editor included."""
        height = cells.text_height(index, option.font, option.rect.width())
        editor = self._editor_at(index)
        if isinstance(editor, GrowingEdit):
            height = max(height, editor.sizeHint().height() + 1)
        return QSize(option.rect.width(), height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = self._editor_for(index)
        made.setParent(parent)
        at = self._open[made] = QPersistentModelIndex(index)
        self._first[made] = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(made, ChoiceBox):
            made.activated.connect(lambda _place: self._end(made, _Hint.NoHint))
            QTimer.singleShot(0, made, made.showPopup)
        elif index.column() != TIME:
            made.edited.connect(lambda _text: self._is_understood(made))
        if isinstance(made, GrowingEdit):
            EditorWatch(made, self._wording, lambda: self._place(at))
            made.textChanged.connect(
                lambda: self.sizeHintChanged.emit(self._model.index(at.row(), at.column()))
            )
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value, unless it is the one that typing started from or led to."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if editor is self._saving or self._loaded.get(editor, _NOTHING) == value:
            return
        self._loaded[editor] = value
        if isinstance(editor, ChoiceBox):
            editor.set_value(value)
        elif isinstance(editor, LineEdit):
            editor.set_text(value)
        elif isinstance(editor, GrowingEdit):
            editor.set_text(value)
            if not editor.hasFocus():
                editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self._try(editor, index, _value(editor))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Leave ticks to the table: the whole cell is their target, not a box at its left."""
        return False

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        cell = option.rect.adjusted(0, 0, 0, -1)
        if not isinstance(editor, GrowingEdit):
            cell.setHeight(min(cell.height(), editor.sizeHint().height()))
        editor.setGeometry(cell)

    def is_misunderstood(self, editor: QWidget) -> bool:
        """Tell whether an editor holds text that could not be saved."""
        return self._problem.editor is editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self.is_misunderstood(editor):
            self._problem.dismiss()
        for known in (self._open, self._loaded, self._first):
            known.pop(editor, None)
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, ChoiceBox | GrowingEdit | LineEdit):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            # What pops up over the cell, such as the card on a word, gives the keyboard back.
            is_understood = self._is_understood(watched)
            if not is_understood or event.reason() is Qt.FocusReason.PopupFocusReason:
                return False
        return super().eventFilter(watched, event)

    def _editor_for(self, index: Index) -> Editor:
        name = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if index.column() == MOMENT:
            return ChoiceBox(name, _MOMENTS)
        return GrowingEdit(name) if index.column() == TEXT else LineEdit(name)

    def _place(self, at: QPersistentModelIndex) -> Place:
        return Place(TimelineEvent, self._model.item(at).id, "text")

    def _editor_at(self, index: Index) -> QWidget | None:
        return next((editor for editor, at in self._open.items() if at == index), None)

    def _press(self, editor: Editor, event: QKeyEvent) -> bool:
        """Return whether a key ended the edit or was refused."""
        self._problem.dismiss()
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._take_back(editor)
            return True
        new_line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _BREAKS
        if key not in _ENDS or new_line:
            return False
        self._end(editor, _ENDS[key])
        return True

    def _end(self, editor: Editor, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Save and close, where what was typed is understood."""
        if self._is_understood(editor):
            self.closeEditor.emit(editor, hint)

    def _take_back(self, editor: Editor) -> None:
        """Put back what was there when the edit began, and forget what was typed since."""
        first = self._first[editor]
        if isinstance(editor, GrowingEdit | LineEdit):
            editor.set_text(first)
        self._try(editor, self._open[editor], first)
        self.closeEditor.emit(editor, _Hint.RevertModelCache)

    def _is_understood(self, editor: Editor) -> bool:
        """Save what was typed; return False where that cannot be, and say why."""
        index = self._open.get(editor)
        return index is None or self._try(editor, index, _value(editor))

    def _try(self, editor: QWidget, index: Index, value: Any) -> bool:
        if value == self._loaded.get(editor):
            return True
        document, event = self._model.document, self._model.item(index)
        column = self._model.columns[index.column()]
        try:
            change = column.change(document.record, event, value) if column.change else None
        except PmdeskError as error:
            self._problem.show_below(editor, str(error))
            return False
        if change:
            self._saving = editor
            document.edit(change, merge=f"typing:{event.id}:{index.column()}")
            self._saving = None
        # The record may hold it tidied up; that is no reason to take a space from under the cursor.
        self._loaded[editor] = index.data(Qt.ItemDataRole.EditRole)
        return True


def _value(editor: QWidget) -> Any:
    return editor.text() if isinstance(editor, GrowingEdit | LineEdit) else _chosen(editor)


def _chosen(editor: QWidget) -> Any:
    return editor.value() if isinstance(editor, ChoiceBox) else None
