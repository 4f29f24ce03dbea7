"""What makes a text answer for its findings: the pointer rests on one, or a key asks for it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from pmdesk.language import Finding
from pmdesk.wording import Place
from ui.language.underlines import TextField, Underlines
from ui.language.waves import characters, units
from ui.language.wording import Wording
from ui.widgets.lines import Lines


@dataclass(frozen=True)
class Spot:
    """A finding as it is on the screen: whose text, what, where, and who shows it."""

    place: Place
    text: str
    finding: Finding
    area: QRect
    """Global."""
    host: QWidget

    @property
    def phrase(self) -> str:
        """The words that were found."""
        return self.text[self.finding.start : self.finding.end]


class Watch(QObject):
    """Tells `Wording.pointed` when the pointer rests on a finding in a widget's text.

    Points are those of the widget's surface: of its viewport where it has one.
    """

    def __init__(self, widget: QWidget, wording: Wording) -> None:
        super().__init__(widget)
        self.wording = wording
        self._widget = widget
        self.surface.installEventFilter(self)

    @property
    def surface(self) -> QWidget:
        """What shows the text: the viewport of the widget, or the widget itself."""
        widget = self._widget
        return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget

    @classmethod
    def around(cls, widget: QWidget | None) -> "Watch | None":
        """Return the watch of a widget or of the nearest one around it, else one within it."""
        if widget is None or not isValid(widget):
            return None
        within = widget.findChildren(Watch)
        while widget is not None:
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            if (found := widget.findChild(Watch, "", direct)) is not None:
                return found
            widget = widget.parentWidget()
        return next((watch for watch in within if watch.surface.isVisible()), None)

    def at(self, point: QPoint) -> Spot | None:
        """Return the finding at a point of the surface."""
        raise NotImplementedError

    def here(self) -> Spot | None:
        """Return the finding at the cursor, else the next one in the same text, else its first."""
        raise NotImplementedError

    def where(self, place: Place, finding: Finding) -> Spot | None:
        """Return where a known finding of a text is shown; places are those of the whole text."""
        raise NotImplementedError

    def caret(self) -> tuple[Place, int] | None:
        """Return in which text the cursor is, and where in it; None where there is no cursor."""
        return None

    def go_past(self, spot: Spot) -> None:
        """Put the cursor after the words of a finding, should they be selected."""

    def settle(self) -> None:
        """Hand over what was typed, before the record is changed."""

    def catch_up(self, text: str) -> None:
        """Show a text that was changed from elsewhere."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.at(event.pos())
            if spot is not None:
                self.wording.pointed.emit(spot)
                return True
        return super().eventFilter(watched, event)


class EditorWatch(Watch):
    """Watches an editor whose text is one field of the record."""

    def __init__(self, editor: TextField, wording: Wording, place: Callable[[], Place]) -> None:
        super().__init__(editor, wording)
        self._editor = editor
        self._place = place
        self.underlines = Underlines(editor, wording)

    def at(self, point: QPoint) -> Spot | None:
        cursor = self._editor.cursorForPosition(point)
        block = cursor.block()
        place = characters(block.text(), cursor.positionInBlock())
        for finding in self.underlines.findings(block):
            if finding.start <= place <= finding.end:
                spot = self._spot(block, finding)
                inside = spot.area.translated(-self._editor.viewport().mapToGlobal(QPoint()))
                return spot if inside.adjusted(-4, -4, 4, 4).contains(point) else None
        return None

    def here(self) -> Spot | None:
        place, at = self.caret()
        found = self.wording.find(_whole_text(self._editor))
        chosen = next((one for one in found if one.end >= at), found[0] if found else None)
        return self.where(place, chosen) if chosen else None

    def where(self, place: Place, finding: Finding) -> Spot | None:
        before = 0
        block = self._editor.document().begin()
        while block.isValid() and place == self._place():
            line = block.text()
            if finding.start < before + len(line):
                return self._spot(block, finding.moved(-before))
            before += len(line) + 1
            block = block.next()
        return None

    def caret(self) -> tuple[Place, int]:
        cursor = self._editor.textCursor()
        block = cursor.block()
        at = characters(block.text(), cursor.positionInBlock())
        return self._place(), _text_before(block) + at

    def go_past(self, spot: Spot) -> None:
        cursor = self._editor.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n")
        if cursor.hasSelection() and chosen == spot.phrase:
            cursor.setPosition(cursor.selectionEnd())
            self._editor.setTextCursor(cursor)

    def settle(self) -> None:
        self._editor.flush()

    def catch_up(self, text: str) -> None:
        self._editor.set_text(text)

    def _spot(self, block: QTextBlock, finding: Finding) -> Spot:
        first, last = QTextCursor(block), QTextCursor(block)
        line = block.text()
        first.setPosition(block.position() + units(line[: max(0, finding.start)]))
        last.setPosition(block.position() + units(line[: finding.end]))
        start, end = self._editor.cursorRect(first), self._editor.cursorRect(last)
        area = start.united(end) if start.top() == end.top() else start
        area.moveTopLeft(self._editor.viewport().mapToGlobal(area.topLeft()))
        before = _text_before(block)
        whole = _whole_text(self._editor)
        return Spot(self._place(), whole, finding.moved(before), area, self._editor)


def _text_before(block: QTextBlock) -> int:
    """Count the characters before a line, each line's end as one."""
    count, above = 0, block.previous()
    while above.isValid():
        count += len(above.text()) + 1
        above = above.previous()
    return count


def _whole_text(editor: TextField) -> str:
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


@dataclass(frozen=True)
class Painted:
    """A text as a widget has painted it; `shown` is what of `text` is there, from `offset` on.

    `corner` is where its lines begin on the surface, `scale` how much larger they are than laid.
    """

    place: Place
    text: str
    shown: str
    lines: Lines
    corner: QPointF
    offset: int = 0
    scale: float = 1.0


class PaintedWatch(Watch):
    """Watches a widget that paints texts.

    `under` tells which text is at a point, `current` which one the keyboard is at.
    """

    def __init__(
        self,
        widget: QWidget,
        wording: Wording,
        under: Callable[[QPoint], Painted | None],
        current: Callable[[], Painted | None],
    ) -> None:
        super().__init__(widget, wording)
        self._under = under
        self._current = current

    def at(self, point: QPoint) -> Spot | None:
        painted = self._under(point)
        if painted is None:
            return None
        place = painted.lines.place_at((QPointF(point) - painted.corner) / painted.scale)
        place = characters(painted.shown, place) if place >= 0 else -1
        found = self.wording.find(painted.shown)
        there = (f for f in found if f.start <= place <= f.end)
        return next((self._spot(painted, finding) for finding in there), None)

    def here(self) -> Spot | None:
        painted = self._current()
        found = self.wording.find(painted.shown) if painted else ()
        return self._spot(painted, found[0]) if painted and found else None

    def where(self, place: Place, finding: Finding) -> Spot | None:
        painted = self._current()
        if painted is None or painted.place != place:
            return None
        there = finding.moved(-painted.offset)
        return self._spot(painted, there) if there.end <= len(painted.shown) else None

    def _spot(self, painted: Painted, finding: Finding) -> Spot:
        before, shown = painted.offset, painted.shown
        start, end = units(shown[: finding.start]), units(shown[: finding.end])
        laid = painted.lines.area(start, end)
        corner = painted.corner + laid.topLeft() * painted.scale
        area = QRectF(corner, laid.size() * painted.scale).toAlignedRect()
        area.moveTopLeft(self.surface.mapToGlobal(area.topLeft()))
        return Spot(painted.place, painted.text, finding.moved(before), area, self._widget)
