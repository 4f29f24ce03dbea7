"""A link in one line that ends with … where there is no room for more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import theme
from ui.widgets.lines import one_line
from ui.widgets.text import escape_mnemonic, set_tooltip

_PADDING = 6
"""What the style sheet keeps free on either side of a link, in pixels at 100 %."""
_LEAST = 48


class ElidedLink(QPushButton):
    """Looks and acts like a link button; its tooltip says it all."""

    def __init__(self, text: str, on_click: Callable[[], object], name: str = "") -> None:
        super().__init__()
        self._whole = " ".join(text.split())
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_tooltip(self, text)
        self.setAccessibleName(name or self._whole)
        self.setAccessibleDescription("")
        self.setText(escape_mnemonic(self._whole))
        self.clicked.connect(lambda _checked: on_click())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2 * theme.px(_PADDING)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten()

    def _shorten(self) -> None:
        room = self.width() - 2 * theme.px(_PADDING)
        shown = one_line(self._whole, self.fontMetrics(), room)
        self.setText(escape_mnemonic(shown))
