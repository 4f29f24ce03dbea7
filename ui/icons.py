"""Icons that take their colour from the palette in use whenever they are painted."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImageReader, QPainter, QPixmap

import resources
from ui.theme import theme


def icon(name: str, role: str = "text", *, inset: float = 0.0) -> QIcon:
    """Return Lucide's icon `name` in the colour of `role`; it follows the theme by itself.

    `inset` is the share of each side that stays empty around the drawing.
    """
    return QIcon(_TintedSvg(name, role, inset))


def pixmap(name: str, role: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return the icon for a painter: `size` pixels at 100 %, crisp on a screen of `ratio`."""
    return _render(name, theme.current().value(role), round(theme.px(size) * ratio), ratio)


class _TintedSvg(QIconEngine):
    """Draws an SVG file in the role's present colour, at exactly the pixels asked for."""

    def __init__(self, name: str, role: str, inset: float) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._inset = inset

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._role, self._inset)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # Qt asks in pixels of the screen, and sets the ratio itself.
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        side = min(size.width(), size.height())
        air = round(side * self._inset)
        drawn = _render(self._name, theme.current().value(role), side - 2 * air, 1.0)
        if not air:
            return drawn
        made = QPixmap(side, side)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.drawPixmap(air, air, drawn)
        painter.end()
        return made


@lru_cache(maxsize=512)
def _render(name: str, color: str, side: int, ratio: float) -> QPixmap:
    svg = resources.read_text(f"icons/{name}.svg").replace("currentColor", color)
    buffer = QBuffer()
    buffer.setData(svg.encode())
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(side, side))
    made = QPixmap.fromImage(reader.read())
    made.setDevicePixelRatio(ratio)
    return made
