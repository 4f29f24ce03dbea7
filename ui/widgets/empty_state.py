"""What a page shows while there is nothing on it yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label

_ICON = 40
_WIDTH = 420


class EmptyState(QWidget):
    """An icon, a sentence that says what belongs here, and the button that begins it."""

    def __init__(self, icon: str, sentence: str, action: QPushButton | None = None) -> None:
        super().__init__()
        text = sized(label(sentence, "muted", wrap=True), max_width=_WIDTH)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # As wide as it may be before the room beside it gets any; narrower where there is less.
        words = row(STRETCH, text, STRETCH, spacing=0)
        words.setStretch(1, 1_000_000)
        parts = column(
            row(STRETCH, IconMark(icon, "lead", _ICON), STRETCH),
            words,
            spacing=12,
        )
        if action is not None:
            parts.addLayout(row(STRETCH, action, STRETCH))
        self.setLayout(column(STRETCH, parts, STRETCH, margins=24))
