"""The small map of a large tree: where one looks, and a click away any other part."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.whys.card import TONES, Card
from ui.whys.drawing import Drawing
from ui.whys.zoomable import Zoomable

_WIDTH, _AIR = 190, 10
_HIGHEST, _LEAST = 130, 48
_PAD = 6
_PAUSE = 150
"""Milliseconds after an edit at which the map is drawn anew: typing comes first."""
_LARGE = 1.5
"""How many times larger than its window a drawing is that gets a map."""
_FEWEST = 16
"""Cards from which on a map says anything."""


class MiniMap(QWidget):
    """Lies over a corner of the canvas while there is more than it can show; keys need it not."""

    def __init__(self, canvas: Zoomable, drawing: Drawing) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing = drawing
        self._picture: QPixmap | None = None
        self.setAccessibleName("Map of the tree")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._draw_anew)
        drawing.arranged.connect(self._soon.start)
        drawing.arranged.connect(self.follow)
        canvas.looked_elsewhere.connect(self.follow)
        theme.changed.connect(self._draw_anew)
        self.hide()

    def follow(self) -> None:
        """Come, go and stay out of the way of the selected card, as the view has changed."""
        seen = self._seen()
        whole = self._drawing.sceneRect()
        is_large = max(whole.width() / max(seen.width(), 1), whole.height() / max(seen.height(), 1))
        many = sum(1 for _ in zip(range(_FEWEST), self._drawing.cards(), strict=False))
        self.setVisible(is_large >= _LARGE and many >= _FEWEST and self._place())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is None or self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        frame = (
            self._to_map()
            .mapRect(self._seen())
            .intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        )
        painter.setPen(QPen(theme.color("accent"), max(1.5, 1.5 * theme.zoom / 100)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def _go_to(self, spot: QPointF) -> None:
        there, _ = self._to_map().inverted()
        self._canvas.centerOn(there.map(spot))

    def _draw_anew(self) -> None:
        self._picture = None
        self.follow()

    def _place(self) -> bool:
        """Stand in the corner with the fewest cards, right and below before others.

        The selected card is never covered; where there is no corner without it, there is no map.
        """
        room = self._canvas.viewport().geometry()
        air = theme.px(_AIR)
        size = self._size()
        self.resize(size)
        across = (room.right() - size.width() - air, room.left() + air)
        down = (room.bottom() - size.height() - air, room.top() + air)
        corners = [QRectF(QPointF(left, top), QSizeF(size)) for top in down for left in across]
        selected = self._selected()
        free = [corner for corner in corners if not corner.intersects(selected)]
        if not free:
            return False
        here = self.pos()
        # Of corners that are as good as each other the one it has, so that it does not jump about.
        best = min(free, key=lambda it: (self._covered(it), it.topLeft().toPoint() != here))
        self.move(best.topLeft().toPoint())
        return size.width() * 3 < room.width() and size.height() * 2 < room.height()

    def _covered(self, corner: QRectF) -> float:
        """Return how much of cards a place over the canvas would hide, in square pixels."""
        place = corner.translated(-QPointF(self._canvas.viewport().pos())).toAlignedRect()
        scene = self._canvas.mapToScene(place).boundingRect()
        found = (item for item in self._drawing.items(scene) if isinstance(item, Card))
        parts = (card.sceneBoundingRect() & scene for card in found)
        return sum(part.width() * part.height() for part in parts)

    def _size(self) -> QSize:
        """Return a size of about the shape of the tree, within bounds either way."""
        whole, largest = self._drawing.sceneRect(), QSize(theme.px(_WIDTH), theme.px(_HIGHEST))
        fitting = whole.size().scaled(largest, Qt.AspectRatioMode.KeepAspectRatio).toSize()
        return fitting.expandedTo(QSize(theme.px(_LEAST), theme.px(_LEAST)))

    def _selected(self) -> QRectF:
        """Return where the selected card is, as the canvas sees it."""
        for card in self._drawing.cards():
            if card.is_current:
                place = self._canvas.mapFromScene(card.sceneBoundingRect()).boundingRect()
                return QRectF(place.translated(self._canvas.viewport().pos()))
        return QRectF()

    def _drawn(self) -> QPixmap:
        """Paint the ground and every card as a small box in the colour of what it is."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        to_map, least = self._to_map(), QSizeF(2, 2)
        brushes = {tone: theme.color(_COLOURS.get(tone, "muted")) for tone in TONES}
        for card in self._drawing.cards():
            box = to_map.mapRect(card.body.translated(card.pos()))
            box.setSize(box.size().expandedTo(least))
            painter.fillRect(box, brushes[card.face.tone])
        painter.end()
        return picture

    def _to_map(self) -> QTransform:
        """Return what brings a place of the drawing to its place on the map."""
        whole, pad = self._drawing.sceneRect(), 2 * theme.px(_PAD)
        across = (self.width() - pad) / max(whole.width(), 1)
        scale = min(across, (self.height() - pad) / max(whole.height(), 1))
        middle, own = whole.center() * scale, QRectF(self.rect()).center()
        return QTransform(scale, 0, 0, scale, own.x() - middle.x(), own.y() - middle.y())

    def _seen(self) -> QRectF:
        """Return the part of the drawing that the canvas shows."""
        return self._canvas.mapToScene(self._canvas.viewport().rect()).boundingRect()


_COLOURS = {"impact": "impact", "root": "ok", "proximate": "respond"}
