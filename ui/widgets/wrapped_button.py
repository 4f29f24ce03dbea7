"""A button whose words go on in the next line."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from ui.theme import theme
from ui.widgets.lines import Lines, lines

_PAD_X, _PAD_Y = 12, 7
_USUAL = 240


class WrappedButton(QPushButton):
    """As wide as there is room, and as high as its words; `mark` stands before them, muted."""

    def __init__(
        self,
        words: str,
        on_click: Callable[[], object],
        *,
        mark: str = "",
        kind: Literal["plain", "primary", "quiet"] = "plain",
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._ink = "on_accent" if kind == "primary" else "text"
        self.words = words
        self._mark = mark
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked: on_click())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._lines(width).height) + 2 * theme.px(_PAD_Y)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_USUAL), self.heightForWidth(theme.px(_USUAL)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_USUAL) // 2, theme.px(2 * _PAD_Y) + self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        left, top = theme.px(_PAD_X), theme.px(_PAD_Y)
        painter.setPen(theme.color("muted"))
        if self._mark:
            ascent = self.fontMetrics().ascent()
            painter.drawText(QPointF(left, top + ascent), self._mark)
        painter.setPen(theme.color(self._ink if self.isEnabled() else "faint"))
        self._lines(self.width()).draw(painter, QPointF(left + self._indent(), top))

    def _lines(self, width: int) -> Lines:
        return lines(self.words, self.font(), width - 2 * theme.px(_PAD_X) - self._indent())

    def _indent(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._mark + "  ") if self._mark else 0
