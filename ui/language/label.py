"""A text that is only shown, with its findings underlined."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.wording import Place
from ui.language import waves
from ui.language.watch import Painted, PaintedWatch
from ui.language.wording import Wording
from ui.theme import theme
from ui.widgets.lines import Lines, lines

_USUAL, _LEAST = 400, 80


class WordedLabel(QWidget):
    """Plain text that wraps, as high as it needs to be."""

    def __init__(self, wording: Wording, place: Callable[[], Place]) -> None:
        super().__init__()
        self._wording = wording
        self._place = place
        self._text = self._empty = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        PaintedWatch(self, wording, lambda _point: self._painted(), self._painted)
        wording.changed.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str, empty: str = "") -> None:
        """Show a text, or where there is none, what stands in its place."""
        self._text, self._empty = text, empty
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the text that is shown."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._lines(width).height)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_USUAL), self.heightForWidth(theme.px(_USUAL)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("text" if self._text else "muted"))
        laid = self._lines(self.width())
        laid.draw(painter, QPointF())
        waves.paint(painter, laid.layout, QPointF(), self._text, self._wording.find(self._text))

    def _lines(self, width: int) -> Lines:
        return lines(self._text or self._empty, self.font(), width)

    def _painted(self) -> Painted:
        laid = self._lines(self.width())
        return Painted(self._place(), self._text, self._text, laid, QPointF(QPoint()))
