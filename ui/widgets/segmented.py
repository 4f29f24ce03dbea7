"""A row of buttons of which exactly one is down."""

from collections.abc import Hashable
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.combo import Choices
from ui.widgets.layout import row, sized

_TEXT = 13
# Padding and border on either side, as the style sheet draws them.
_PADDING = 13


class Segmented(QWidget):
    """A few values side by side; `chosen` carries what the user picked, never what code set."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Choices, value: Hashable = None) -> None:
        super().__init__()
        self._values = [offered for offered, _ in choices]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = row(spacing=0)
        for place, (_, text) in enumerate(choices):
            segment = button(text)
            segment.setCheckable(True)
            segment.setAccessibleName(f"{name}: {text}")
            segment.setProperty("segment", _place(place, len(choices)))
            sized(segment, min_width=_room(text))
            self._group.addButton(segment, place)
            line.addWidget(segment)
        self.setLayout(line)
        self.set_value(value)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def value(self) -> Hashable:
        """Return the chosen value, or None while nothing is chosen."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Hashable) -> None:
        """Show `value` without telling anyone; one that is not offered shows as none."""
        self._group.setExclusive(False)
        for place, offered in enumerate(self._values):
            self._group.button(place).setChecked(offered == value)
        self._group.setExclusive(True)


def _room(text: str) -> int:
    """Return the width at 100 % in which a text fits also in the bold letters of the chosen one."""
    advance = QFontMetricsF(theme.font(_TEXT, bold=True)).horizontalAdvance(text)
    return ceil(advance * 100 / theme.zoom) + 2 * _PADDING


def _place(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(place, "inner")
