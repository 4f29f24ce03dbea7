"""The list of sections down the left: grouped, each with its mark and its count of findings."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pmdesk import process
from pmdesk.language import Strength
from pmdesk.model import Group, SectionKey
from pmdesk.process import Completion
from ui.document import Document
from ui.language.wording import Wording
from ui.theme import theme
from ui.widgets.lines import one_line

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
_SAID = {
    Completion.EMPTY: "empty",
    Completion.STARTED: "started",
    Completion.COMPLETE: "complete",
}


@dataclass(frozen=True)
class Row:
    """A line of the list: a group's title, or a section with how far it has come."""

    title: str
    key: SectionKey | None = None
    completion: Completion = Completion.EMPTY
    findings: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.key is None:
            return self.title
        found = f", {self.findings} to look at" if self.findings else ""
        return f"{self.title}, {_SAID[self.completion]}{found}"


def _rows(document: Document) -> list[Row]:
    found = Counter(finding.section for finding in process.findings(document.record))
    wording = Wording.of(document)
    found.update(f.section for f in wording.found if f.finding.strength is Strength.STRONG)
    done = process.completions(document.record)
    rows: list[Row] = []
    for group in Group:
        rows.append(Row(group.label))
        sections = [key for key in SectionKey if key.group is group]
        rows += [Row(key.label, key, done[key], found[key]) for key in sections]
    return rows


class SectionList(QAbstractListModel):
    """The sections of a document; their marks follow it once typing pauses."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.rows = _rows(document)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self.refresh)
        document.changed.connect(self._soon.start)
        Wording.of(document).surveyed.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the record again and tell what differs."""
        rows = _rows(self._document)
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row_of(self, key: SectionKey) -> int:
        """Return the row of a section."""
        return next(number for number, row in enumerate(self.rows) if row.key is key)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    """Draws a group's title, or a section's dot, name and count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_group = index.data(ROW).key is None
        above = index.row() > 0
        return QSize(0, theme.px((36 if above else 26) if is_group else 31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: Row = index.data(ROW)
        if row.key is None:
            self._paint_group(painter, option, row)
        else:
            self._paint_section(painter, option, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        font = theme.font(11, bold=True)
        font.setLetterSpacing(font.SpacingType.PercentageSpacing, 106)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        area = option.rect.adjusted(theme.px(10), 0, 0, -theme.px(4))
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flags, row.title.upper())

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        px, area = theme.px, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(area, px(6), px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(6), px(6))
        dot = QRectF(area.left() + px(10), area.center().y() - px(5), px(10), px(10))
        _draw_mark(painter, dot, row.completion)
        painter.setFont(theme.font(14, bold=chosen))
        painter.setPen(theme.color("accent" if chosen else "text"))
        text = area.adjusted(px(28), 0, -px(34 if row.findings else 6), 0)
        shown = one_line(row.title, painter.fontMetrics(), int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if row.findings:
            painter.setFont(theme.font(12, bold=True))
            painter.setPen(theme.color("warn"))
            place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area.adjusted(0, 0, -px(10), 0), place, str(row.findings))


def _draw_mark(painter: QPainter, dot: QRectF, completion: Completion) -> None:
    role = "muted" if completion is Completion.EMPTY else "ok"
    pen = painter.pen()
    pen.setColor(theme.color(role))
    pen.setWidthF(theme.px(3) / 2)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    full = completion is Completion.COMPLETE
    painter.setBrush(theme.color("ok") if full else Qt.GlobalColor.transparent)
    painter.drawEllipse(dot)
    if completion is Completion.STARTED:
        painter.setBrush(theme.color("ok"))
        painter.drawPie(dot, 90 * 16, 180 * 16)


class SectionNav(QListView):
    """The list itself; moving through it opens sections."""

    chosen = Signal(object)
    """The `SectionKey` of the section to open."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SectionList(document, self)
        self.setModel(self.list)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("Sections")
        self.setProperty("plain", "true")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, key: SectionKey) -> None:
        """Mark a section as the open one."""
        self.setCurrentIndex(self.list.index(self.list.row_of(key)))

    def step(self, by: int) -> None:
        """Open the next or previous section."""
        keys = list(SectionKey)
        row: Row | None = self.currentIndex().data(ROW)
        here = keys.index(row.key) if row and row.key else 0
        self.choose(keys[max(0, min(here + by, len(keys) - 1))])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _tell(self, current: QModelIndex) -> None:
        row: Row | None = current.data(ROW)
        if row and row.key:
            self.chosen.emit(row.key)
