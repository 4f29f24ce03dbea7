"""The tree as an outline: the same reasons and the same keys, in lines from top to bottom."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeView,
    QWidget,
)

from pmdesk.changes import set_fields
from pmdesk.model import Why
from pmdesk.whys.reasons import kind_name
from ui.document import Document
from ui.items import Column, Index
from ui.theme import theme
from ui.whys.card_editor import CardEditor
from ui.whys.edits import TreeEdits
from ui.whys.faces import fix_name, hint_for
from ui.whys.menu import tree_menu
from ui.whys.model import WhyTree
from ui.whys.outline_lines import Lines
from ui.whys.pointer import Pointer
from ui.whys.verbs import handle

COLUMNS = (
    Column[Why](
        "Reason",
        lambda _record, why: why.text or hint_for(why),
        lambda _record, why, text: set_fields("Edit reason", why, text=text),
        lambda _record, why: why.text,
    ),
    Column[Why]("Mark", kind_name),
    Column[Why]("Fixed by", fix_name),
)


class Outline(QTreeView):
    """Shows the tree line by line; selection and edits are those of the canvas."""

    def __init__(
        self, document: Document, pointer: Pointer, edits: TreeEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pointer = pointer
        self._edits = edits
        self._folds = edits.folds
        self._is_following = False
        self._tree = WhyTree(document, COLUMNS, self)
        self.setModel(self._tree)
        self.setItemDelegate(Lines(self._tree, edits, self))
        self._set_up()
        self._connect()
        self._show_all()

    def write(self, typed: str = "") -> None:
        """Write the selected reason in its line; `typed` is what was typed already."""
        index = self._tree.index_of(self._pointer.why_id)
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if typed and isinstance(editor, CardEditor):
            editor.insertPlainText(typed)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return False if next else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.keyCombination()
        if handle(self._edits, self._pointer, keys, in_outline=True):
            return
        if event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            self._edits.write(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if why := self._pointer.why:
            tree_menu(self._edits, why, self, in_outline=True).popup(event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_following:
            self._pointer.select(self._tree.item(current).id)

    def _set_up(self) -> None:
        self.setAccessibleName("Five whys outline")
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setUniformRowHeights(False)
        self.setStyleSheet("QTreeView { border: 0; }")
        self.setWordWrap(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(theme.px(22))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def _connect(self) -> None:
        model: QAbstractItemModel = self._tree
        model.rowsAboutToBeRemoved.connect(lambda: self._follow(following=True))
        model.modelAboutToBeReset.connect(lambda: self._follow(following=True))
        model.rowsInserted.connect(self._open)
        model.rowsMoved.connect(lambda _p, _a, _b, target: self._open(target))
        model.modelReset.connect(self._show_all)
        self.collapsed.connect(lambda index: self._folds.fold(self._tree.item(index).id))
        self.expanded.connect(lambda index: self._folds.unfold(self._tree.item(index).id))
        self._folds.changed.connect(self._show_folds)
        self._pointer.moved.connect(self._show_pointer)
        theme.changed.connect(self._restyle)

    def _follow(self, *, following: bool) -> None:
        self._is_following = following

    def _open(self, parent: QModelIndex, *_rows: int) -> None:
        self.expandRecursively(parent)
        self._show_folds()

    def _show_all(self) -> None:
        self.expandAll()
        self._show_folds()
        self._show_pointer()

    def _show_folds(self, why_id: str = "") -> None:
        """Fold and unfold lines as the branches of the drawn tree are."""
        for key in [why_id] if why_id else list(self._folds.folded):
            index = self._tree.index_of(key)
            if index.isValid() and self.isExpanded(index) is (key in self._folds.folded):
                self.setExpanded(index, key not in self._folds.folded)

    def _show_pointer(self) -> None:
        self._is_following = False
        index = self._tree.index_of(self._pointer.why_id)
        if index.isValid() and index != self.currentIndex().siblingAtColumn(0):
            self.setCurrentIndex(index)

    def _restyle(self) -> None:
        self.setIndentation(theme.px(22))
        self.scheduleDelayedItemsLayout()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
