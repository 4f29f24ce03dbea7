"""The tree as it is drawn: cards that are edited where they stand."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.changes import touched
from pmdesk.model import Why
from pmdesk.session import Edit
from ui.document import Document
from ui.language.wording import Wording
from ui.theme import theme
from ui.whys import worded
from ui.whys.card import Card
from ui.whys.card_editor import CardEditor
from ui.whys.drag import Drag
from ui.whys.drawing import Drawing
from ui.whys.edits import Then, TreeEdits
from ui.whys.event_lines import event_of
from ui.whys.faces import spoken
from ui.whys.menu import tree_menu
from ui.whys.minimap import MiniMap
from ui.whys.pointer import Pointer
from ui.whys.verbs import handle
from ui.whys.writing import Writing
from ui.whys.zoomable import Zoomable

_BEGIN = "Start with the impact: type what customers saw, and for how long."
_GO_ON = (
    "Now press Tab: why did it happen? Then Enter: and why did it have the impact that it did? "
    "Ask “why?” of each answer until a change there would stop the whole class of incident."
)
_HINT_WIDTH = 420


class Canvas(Zoomable):
    """Shows the drawing of a tree, and turns keys and mouse into edits of it."""

    chip_clicked = Signal()

    _ARROWS: ClassVar = {
        Qt.Key.Key_Up: Pointer.up,
        Qt.Key.Key_Down: Pointer.down,
        Qt.Key.Key_Left: Pointer.left,
        Qt.Key.Key_Right: Pointer.right,
        Qt.Key.Key_Home: Pointer.first,
    }

    def __init__(
        self, document: Document, pointer: Pointer, edits: TreeEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._pointer = pointer
        self._edits = edits
        self._drag: Drag | None = None
        self._marked = ""
        self._pressed: tuple[Card, QPoint] | None = None
        self.drawing = Drawing(document, edits.folds, self)
        self._writing = Writing(self, self.drawing, edits)
        self._set_up()
        self._connect()
        self.map = MiniMap(self, self.drawing)
        worded.watch(self, document, self.card_at, self._current_card)
        self._show_pointer()

    @property
    def editor(self) -> CardEditor | None:
        """The field in which the selected reason is being written, if it is."""
        return self._writing.editor

    def write(self, typed: str = "") -> None:
        """Write the selected reason where its card stands; `typed` is what was typed already."""
        card, why = self._current_card(), self._pointer.why
        if card is not None and why is not None and self.editor is None:
            self._writing.begin(card, why, typed)

    def fit_selected(self) -> None:
        """Show the selected reason with all below it as large as there is room for."""
        whole = QRectF()
        seen = {self._pointer.why_id}
        for _, why in self._document.record.walk(self._pointer.why_id):
            seen.add(why.id)
        for card in self.drawing.cards():
            if card.why_id in seen:
                whole = whole.united(card.sceneBoundingRect())
        if not whole.isEmpty():
            self.fit_part(whole)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return False if next else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._drag and key == Qt.Key.Key_Escape:
            self._end_drag()
        elif key in self._ARROWS and event.modifiers() in _BARE:
            self._ARROWS[key](self._pointer)
        elif key == Qt.Key.Key_0 and event.modifiers() in _BARE:
            self.fit()
        elif key == Qt.Key.Key_9 and event.modifiers() in _BARE:
            self.fit_selected()
        elif handle(self._edits, self._pointer, event.keyCombination()):
            pass
        elif _is_typing(event):
            self._edits.write(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        card = self.card_at(spot)
        if event.button() == Qt.MouseButton.MiddleButton or card is None:
            self.start_pan(spot)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (card, spot)
        if card is not None:
            self._pointer.select(card.why_id)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self.is_panned:
            self.pan(spot)
        elif self._drag is not None:
            lands = self._drag.move(self.mapToScene(spot))
            shape = Qt.CursorShape.DragMoveCursor if lands else Qt.CursorShape.ForbiddenCursor
            self.viewport().setCursor(shape)
        elif self._pressed is not None:
            self._start_drag(spot)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._drag.place() if self._drag else None
        dragged = self._drag.card.why_id if self._drag else ""
        clicked = self._pressed[0] if self._pressed else None
        self._end_drag()
        if self.is_panned:
            self.end_pan()
        elif dragged and place:
            self._edits.move(dragged, *place)
        elif clicked and not dragged:
            self._click_chip(clicked, event.position().toPoint())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        card = self.card_at(event.position().toPoint())
        self.drawing.mark_target(card)
        event.setAccepted(card is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drawing.mark_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drawing.mark_target(None)
        if (card := self.card_at(event.position().toPoint())) is not None:
            self._pointer.select(card.why_id)
            self._edits.toggle_event(card.why_id, event_of(event.mimeData()))
            event.acceptProposedAction()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (card := self.card_at(event.position().toPoint())) is not None:
            self._pointer.select(card.why_id)
            self._edits.write()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        card = self._current_card()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and card is not None:
            corner = self.mapFromScene(card.mapToScene(card.body.bottomLeft()))
            spot = self.viewport().mapToGlobal(corner)
        elif (under := self.card_at(event.pos())) is not None:
            self._pointer.select(under.why_id)
        if why := self._pointer.why:
            tree_menu(self._edits, why, self).popup(spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_cards()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_cards()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Say below an impact that stands alone how the tree goes on."""
        record, card = self._document.record, self._current_card()
        if card is None or len(record.table(Why).items) != 1 or self.editor is not None:
            return
        hint = _GO_ON if card.face.text.strip() else _BEGIN
        middle, top = card.sceneBoundingRect().center().x(), card.sceneBoundingRect().bottom()
        width = theme.px(_HINT_WIDTH)
        room = QRectF(middle - width / 2, top + theme.px(16), width, theme.px(200))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, hint)

    def card_at(self, spot: QPoint) -> Card | None:
        """Return the card, or its chip, at a point of the viewport."""
        found = self.itemAt(spot)
        if not isinstance(found, Card):
            return None
        inner = found.mapFromScene(self.mapToScene(spot))
        on_chip = found.chip.contains(inner.toPoint()) or found.fold_mark.contains(inner.toPoint())
        return found if found.body.contains(inner) or on_chip else None

    def _set_up(self) -> None:
        self.setScene(self.drawing)
        self.setAccessibleName("Five whys tree")
        self.setMinimumHeight(120)
        self.setAcceptDrops(True)
        self._paint_ground()

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self._pointer.moved.connect(self._show_pointer)
        self._writing.ended.connect(self._mark_cards)
        Wording.of(self._document).changed.connect(self.viewport().update)
        self.framed.connect(self._show_current)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._paint_ground()
        self._writing.place()
        self._show_current()

    def _paint_ground(self) -> None:
        self.setBackgroundBrush(theme.color("surface"))

    def _current_card(self) -> Card | None:
        return self.drawing.card(self._pointer.why_id)

    def _follow(self, edit: Edit) -> None:
        """Keep the field that is being written in step with its reason, should that change."""
        why, written = self._pointer.why, self._writing.why_id
        if written and why and (Why, written) in touched(edit.change):
            self._writing.follow(why)
        self._show_pointer()

    def _show_pointer(self) -> None:
        if self._writing.why_id not in {"", self._pointer.why_id}:
            self._writing.end(Then.REST)
        self._mark_cards()
        self._show_current()
        self._tell_place()

    def _mark_cards(self) -> None:
        """Show which card is selected and whether keys go to it; all others are as they were."""
        focused = self.hasFocus() or self.editor is not None
        before, self._marked = self._marked, self._pointer.why_id
        for why_id in {before, self._marked}:
            if card := self.drawing.card(why_id):
                is_current = why_id == self._marked
                card.mark(is_current=is_current, is_focused=focused and is_current)

    def _show_current(self) -> None:
        if card := self._current_card():
            self.show_part(card.sceneBoundingRect())
        self.map.follow()

    def _tell_place(self) -> None:
        """Give those who hear the canvas the selected reason and where it stands."""
        why = self._pointer.why
        said = spoken(self._document.record, why) if why else "The tree is empty."
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(changed)

    def _start_drag(self, spot: QPoint) -> None:
        card, pressed_at = self._pressed or (None, spot)
        far = (spot - pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if card is None or not far or card.face.tone == "impact":
            return
        self._drag = Drag(self.drawing, self._document.record, card)
        self._drag.move(self.mapToScene(spot))

    def _end_drag(self) -> None:
        self._pressed = None
        if self._drag is not None:
            self._drag.end()
            self._drag = None
            self.viewport().unsetCursor()

    def _click_chip(self, card: Card, spot: QPoint) -> None:
        """Do what the chip below a card leads to, if the click was on one."""
        inner = card.mapFromScene(self.mapToScene(spot)).toPoint()
        if card.chip.contains(inner):
            self.chip_clicked.emit()
        elif card.fold_mark.contains(inner):
            self._edits.folds.unfold(card.why_id)


_BARE = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


def _is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes something."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    text = event.text()
    return held == Qt.KeyboardModifier.NoModifier and bool(text) and text.isprintable()
