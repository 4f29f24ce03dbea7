"""Text on the screen: always shown as it was typed, never read as markup."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pmdesk.turning import told
from ui.widgets.lines import one_line

Role = Literal[
    "body",
    "small",
    "strong",
    "muted",
    "hint",
    "caption",
    "overline",
    "subheading",
    "heading",
    "title",
    "figure",
    "display",
    "error",
    "warning",
]

_TOOLTIP_LINE = 60


class PlainLabel(QLabel):
    """A label that takes no text for markup, whatever it looks like."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(told(text))


def label(text: str = "", role: Role = "body", *, wrap: bool = False) -> QLabel:
    """Make a label; with `wrap` it breaks lines and may become narrower than its text."""
    made = PlainLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if role == "overline":
        font = made.font()
        font.setCapitalization(font.Capitalization.AllUppercase)
        font.setLetterSpacing(font.SpacingType.PercentageSpacing, 106)
        made.setFont(font)
    return made


def escape_mnemonic(text: str) -> str:
    """Return text in which `&` is shown and nothing turns round, for buttons, menus and tabs."""
    return told(text).replace("&", "&&")


def tooltip_text(text: str) -> str:
    """Return text for a tooltip or an item's tooltip role: shown as typed, long lines wrapped."""
    text = told(text)
    is_long = len(text) > _TOOLTIP_LINE
    if not is_long and "<" not in text:
        return text
    from html import escape

    spaces = "pre-wrap" if is_long else "pre"
    return f'<p style="margin: 0; white-space: {spaces}">{escape(text)}</p>'


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows `text` as typed."""
    widget.setToolTip(tooltip_text(text))
    widget.setAccessibleDescription(text)


class ElidedLabel(PlainLabel):
    """One line that ends with … where it does not fit; its tooltip then says it all."""

    def __init__(self, text: str = "", role: Role = "body") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.contentsRect(), flags, self._shown())

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return one_line(self.text(), self.fontMetrics(), width)

    def _explain(self) -> None:
        is_cut = self._shown() != self.text()
        self.setToolTip(tooltip_text(self.text()) if is_cut else "")
