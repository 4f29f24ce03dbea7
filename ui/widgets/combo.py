"""A box that offers values under their labels."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
)

from pmdesk.turning import told
from ui.icons import pixmap
from ui.theme import theme
from ui.widgets.lines import one_line

Choices = Sequence[tuple[Hashable, str]]

_ARROW = 14


class ChoiceBox(QComboBox):
    """One value out of a few; `chosen` carries what the user picked, never what code set.

    The wheel scrolls the page under the box unless the box has the focus.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Choices, value: Hashable = None) -> None:
        super().__init__()
        self._values: list[Hashable] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # The box's own delegate would leave out what the style sheet says of items.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.set_choices(choices)
        self.set_value(value)
        self.activated.connect(self._choose)

    def value(self) -> Hashable:
        """Return the chosen value, or None while nothing is chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Hashable) -> None:
        """Show `value` without telling anyone; one that is not offered shows as none."""
        self._shown = self._values.index(value) if value in self._values else -1
        self.setCurrentIndex(self._shown)

    def set_choices(self, choices: Choices) -> None:
        """Offer other values, and keep the chosen one where it is still offered."""
        value = self.value()
        self.clear()
        self._values = [offered for offered, _ in choices]
        self.addItems([told(text) for _, text in choices])
        self.set_value(value)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what does not fit by an ellipsis, where Qt would cut it off."""
        super().initStyleOption(option)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width()
        option.currentText = one_line(option.currentText, self.fontMetrics(), room)

    def showPopup(self) -> None:
        # The list's frame has no shape of its own, and so would be drawn without its border.
        popup = self.view().parentWidget()
        if isinstance(popup, QFrame):
            popup.setFrameShape(QFrame.Shape.StyledPanel)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        role = "muted" if self.isEnabled() else "faint"
        side = theme.px(_ARROW)
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        place.moveRight(self.width() - theme.px(8))
        arrow = pixmap("chevron-down", role, _ARROW, self.devicePixelRatioF())
        QPainter(self).drawPixmap(place, arrow)

    def _choose(self, place: int) -> None:
        if place != self._shown:
            self._shown = place
            self.chosen.emit(self._values[place])
