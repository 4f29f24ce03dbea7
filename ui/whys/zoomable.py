"""A view of a drawing that one comes closer to, steps back from and pushes around."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

SMALLEST, LARGEST = 0.25, 4.0
LEGIBLE = 0.7
"""The scale below which nobody can read or type."""
_COMFORTABLE = 0.85
"""The smallest scale in which a drawing is shown at first."""
_CLOSEST_FIT = 1.5
_STEP = 1.2
_AIR = 28
"""Pixels kept free around what is brought into view, where there is room."""
_NOTCH = 120


class Zoomable(QGraphicsView):
    """Zooms from 25 % to 400 % by keys, wheel and buttons; drags by hand."""

    looked_elsewhere = Signal()
    """The view shows another part of the drawing, or shows it in another size."""
    framed = Signal()
    """The view chose by itself what to show; what matters may have to be brought back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pan_from: QPoint | None = None
        self._was_shown = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: 0; }")
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        fit = QShortcut(QKeySequence("Ctrl+Shift+0"), self)
        fit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        fit.activated.connect(self.fit)

    @property
    def zoom(self) -> float:
        """How large the drawing is shown; 1 is its natural size."""
        return self.transform().m11()

    def set_zoom(self, scale: float) -> None:
        """Show the drawing larger or smaller."""
        scale = max(SMALLEST, min(scale, LARGEST))
        self.setTransform(QTransform.fromScale(scale, scale))
        self.looked_elsewhere.emit()

    def zoom_in(self) -> None:
        """Come one step closer."""
        self.set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        """Go one step back."""
        self.set_zoom(self.zoom / _STEP)

    def fit(self) -> None:
        """Show the whole drawing, never larger than its natural size."""
        self.set_zoom(min(1.0, self._fitting_scale()))
        self.framed.emit()

    def fit_part(self, part: QRectF) -> None:
        """Show a part of the drawing as large as there is room for, and in the middle."""
        room = self.viewport().size()
        scale = min(room.width() / part.width(), room.height() / part.height())
        self.set_zoom(min(scale, _CLOSEST_FIT))
        self.centerOn(part.center())

    def show_part(self, part: QRectF) -> None:
        """Bring a part of the drawing into view, with some room around it."""
        self.ensureVisible(part, _AIR, _AIR)

    @property
    def is_panned(self) -> bool:
        """Whether the drawing is being pushed around."""
        return self._pan_from is not None

    def start_pan(self, spot: QPoint) -> None:
        """Take hold of the drawing at a point of the viewport."""
        self._pan_from = spot
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def pan(self, spot: QPoint) -> None:
        """Push the drawing so that what was held is now at `spot`."""
        way = spot - (self._pan_from or spot)
        self._pan_from = spot
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - way.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - way.y())

    def end_pan(self) -> None:
        """Let go of the drawing."""
        self._pan_from = None
        self.viewport().unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self.set_zoom(self.zoom * _STEP ** (event.angleDelta().y() / _NOTCH))
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.looked_elsewhere.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looked_elsewhere.emit()
        self.framed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.set_zoom(max(_COMFORTABLE, min(1.0, self._fitting_scale())))
            self.framed.emit()

    def _fitting_scale(self) -> float:
        room, drawing = self.viewport().size(), self.sceneRect().size()
        return min(room.width() / drawing.width(), room.height() / drawing.height())
