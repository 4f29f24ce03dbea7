"""The small marks of a row: what an event is and what shows it, each an icon with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from pmdesk.model import TimelineEvent
from pmdesk.timeline.evidence import Shown
from ui.icons import pixmap
from ui.theme import theme

_ICON, _SIZE, _GAP, _BETWEEN = 14, 12, 4, 10


@dataclass(frozen=True)
class Mark:
    """One mark: its name in code, its icon, the words beside it, what is said of it."""

    key: str
    icon: str
    words: str
    spoken: str
    role: str = "muted"

    @property
    def leads(self) -> bool:
        """Whether a click on it opens something."""
        return self.key in {"link", "pictures", "reasons"}


def marks_of(event: TimelineEvent, shown: Shown) -> tuple[Mark, ...]:
    """Return the marks of an event, the important ones first."""
    pictures, reasons = shown.pictures.get(event.id, 0), shown.reasons.get(event.id, 0)
    found = []
    if event.key_moment:
        found.append(Mark("key", "star", "Key", "Key moment", "accent"))
    if event.learned_later:
        found.append(Mark("later", "history", "Learned later", "Learned later"))
    if reasons:
        spoken = "Evidence of 1 reason" if reasons == 1 else f"Evidence of {reasons} reasons"
        found.append(Mark("reasons", "git-branch", "", spoken, "accent"))
    if event.link:
        found.append(Mark("link", "link", "", f"Link: {event.link}", "accent"))
    if pictures:
        spoken = "1 picture" if pictures == 1 else f"{pictures} pictures"
        found.append(Mark("pictures", "image", str(pictures), spoken, "accent"))
    return tuple(found)


def font() -> QFont:
    """Return the font of the words beside icons."""
    return theme.font(_SIZE)


def width(marks: Sequence[Mark]) -> int:
    """Return how much room marks take, the space before them included, in pixels."""
    return sum(_width(mark) + theme.px(_BETWEEN) for mark in marks)


def line_height() -> int:
    """Return the height of a line of marks below a text, in pixels."""
    return QFontMetrics(font()).height() + theme.px(_GAP)


def placed(marks: Sequence[Mark], room: QRect) -> Iterator[tuple[Mark, QRectF]]:
    """Return each mark with its place; they stand at the right of their room."""
    left = room.right() - width(marks) + theme.px(_BETWEEN)
    left = max(left, room.left())
    for mark in marks:
        yield mark, QRectF(left, room.top(), _width(mark), room.height())
        left += _width(mark) + theme.px(_BETWEEN)


def paint(painter: QPainter, marks: Sequence[Mark], room: QRect) -> None:
    """Paint marks into a room that is one line high."""
    painter.save()
    painter.setFont(font())
    ratio = painter.device().devicePixelRatioF()
    side = theme.px(_ICON)
    for mark, place in placed(marks, room):
        top = place.center().y() - side / 2
        drawn = pixmap(mark.icon, mark.role, _ICON, ratio)
        painter.drawPixmap(QPointF(place.left(), top), drawn)
        painter.setPen(theme.color("muted" if mark.role == "muted" else "text"))
        beside = place.adjusted(side + theme.px(_GAP), 0, 1, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(beside, flags, mark.words)
    painter.restore()


def _width(mark: Mark) -> int:
    words = QFontMetrics(font()).horizontalAdvance(mark.words)
    return theme.px(_ICON) + (theme.px(_GAP) + words if mark.words else 0)
