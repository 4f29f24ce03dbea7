"""An icon that is no button."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import theme


class IconMark(QWidget):
    """One of Lucide's icons, `size` pixels at 100 %, in the colour of a role."""

    def __init__(self, name: str, role: str = "text", size: int = 16) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_icon(name, role)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._icon = icon(name, role)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRect(0, 0, self.width(), self.height())
        self._icon.paint(QPainter(self), place)
