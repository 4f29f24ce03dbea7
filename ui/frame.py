"""The first window: painted before anything slow is loaded, then filled.

That is why it knows neither the theme nor Qt's long lists of names.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

_MOVES = {QEvent.Type.Show, QEvent.Type.LayoutRequest}


class Frame(QMainWindow):
    """An empty window with room for pages, messages and a status line."""

    painted = Signal()
    """The first picture of the window is on the screen."""
    close_requested = Signal(QCloseEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("pmdesk")
        self.resize(1440, 900)
        self.setMinimumSize(720, 480)
        self._is_painted = False
        self._floating: QWidget | None = None
        self.pages = QStackedWidget()
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)
        self.setCentralWidget(whole)

    def fit_into(self, screen: QSize) -> None:
        """Fill a screen that has no room for the usual size and the title bar over it."""
        usual = self.size()
        if usual.width() > screen.width() or usual.height() >= screen.height():
            self.resize(usual.boundedTo(screen))
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def put_above(self, widget: QWidget) -> None:
        """Show a widget over the pages, such as a message that stays."""
        self._column.insertWidget(self._column.indexOf(self.pages), widget)

    def put_below(self, widget: QWidget) -> None:
        """Show a widget under the pages, such as the status line."""
        self._column.addWidget(widget)

    def float_over(self, widget: QWidget) -> None:
        """Let a widget appear over the foot of the pages, above a line that is typed in there."""
        widget.setParent(self.centralWidget())
        self._floating = widget
        widget.installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _follow_focus(self) -> None:
        if self._floating is not None and self._floating.isVisible():
            self._place_floating()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._floating and event.type() in _MOVES:
            self._place_floating()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    def _place_floating(self) -> None:
        if self._floating is not None:
            size = self._floating.sizeHint()
            room = self.pages.geometry()
            left = room.center().x() - size.width() // 2
            top = room.bottom() - size.height() - 16
            place = QRect(QPoint(max(8, left), top), size)
            typed = self._typed_line()
            if typed.intersects(place):
                place.moveBottom(typed.top() - 8)
            self._floating.setGeometry(place)
            self._floating.raise_()

    def _typed_line(self) -> QRect:
        """Return where the line is that has the keyboard, empty where no line has."""
        line, whole = QApplication.focusWidget(), self.centralWidget()
        if whole is None or not isinstance(line, QLineEdit) or not whole.isAncestorOf(line):
            return QRect()
        return QRect(line.mapTo(whole, QPoint()), line.size())

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # What was painted reaches the screen after this event.
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_requested.emit(event)
