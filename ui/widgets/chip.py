"""Chips: one or two words on a rounded ground that say what state something is in."""

from math import ceil
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets.lines import one_line
from ui.widgets.restyle import restyle
from ui.widgets.text import PlainLabel

ChipKind = Literal["sev", "draft", "ok", "warn", "neutral"]

# Ground and text of each kind.
COLORS: dict[ChipKind, tuple[str, str]] = {
    "sev": ("bad_soft", "bad"),
    "draft": ("accent_soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "neutral": ("sunken", "muted"),
}

_HEIGHT = 20
_PADDING = 9
_TEXT = 12


class Chip(PlainLabel):
    """A chip; `name` is spoken where the text alone does not say enough."""

    def __init__(self, text: str = "", kind: ChipKind = "neutral", name: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_text(text, kind, name)

    def show_text(self, text: str, kind: ChipKind, name: str = "") -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(name or text)
        restyle(self, "chip", kind)


def chip_size(text: str) -> QSize:
    """Return the room that `paint_chip` needs at the present zoom."""
    width = ceil(QFontMetricsF(theme.font(_TEXT, bold=True)).horizontalAdvance(text))
    return QSize(width + 2 * theme.px(_PADDING), theme.px(_HEIGHT))


def paint_chip(painter: QPainter, rect: QRect, text: str, kind: ChipKind) -> None:
    """Paint a chip at the left of `rect`, centred vertically, shortened where it must be."""
    size = chip_size(text).boundedTo(rect.size())
    ground, ink = (theme.color(role) for role in COLORS[kind])
    chip = QRect(rect.left(), rect.center().y() - size.height() // 2, *size.toTuple())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(chip), size.height() / 2, size.height() / 2)
    painter.setFont(theme.font(_TEXT, bold=True))
    painter.setPen(ink)
    room = size.width() - 2 * theme.px(_PADDING)
    shown = one_line(text, painter.fontMetrics(), room)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
