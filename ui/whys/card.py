"""A card of the drawn tree: sized to its words, painted from the palette in use."""

import math
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.language import waves
from ui.language.waves import Find
from ui.theme import theme
from ui.whys.faces import Face
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lines import Lines, shortened

TEXT_PX = 13
_OVERLINE_PX = 11
_NOTE_PX, _NOTE_GAP, _MOST_NOTE_LINES = 11, 5, 4
_PAD_X, _PAD_TOP, _PAD_BOTTOM = 14, 10, 10
_RADIUS = 8
_RING = 5
_FADED = 0.4
_NARROW, _WIDE, _VERY_WIDE = 132, 206, 280
_CHIP_GAP = 14
_CHIP_SPACING = 4
_LEAST_LINES, _MOST_LINES, _EDITED_LINES = 2, 10, 30
_MOST_CHARACTERS = 600
"""What a card shows of a very long text; the editor and the outline show it all."""


class Tone(NamedTuple):
    """The colour roles of a card, and how thick its border is."""

    fill: str
    border: str
    overline: str
    thickness: float


TONES = {
    "impact": Tone("surface", "impact", "impact", 2),
    "root": Tone("ok_soft", "ok", "ok", 2),
    "proximate": Tone("surface", "edge", "respond", 1.25),
    "contributing": Tone("surface", "edge", "lead", 1.25),
    "reason": Tone("surface", "line", "muted", 1.25),
}


class Card(QGraphicsItem):
    """One reason on the canvas; its position is its top left corner."""

    def __init__(self, why_id: str, face: Face, find: Find = lambda _text: ()) -> None:
        super().__init__()
        self._find = find
        self._notes: list[Lines] = []
        self.why_id = why_id
        self.is_current = False
        self.is_focused = False
        self.is_target = False
        self._is_edited = False
        self._face = face
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.measure()

    @property
    def face(self) -> Face:
        """The words on the card."""
        return self._face

    @property
    def body(self) -> QRectF:
        """The card itself, in its own coordinates."""
        return QRectF(0, 0, self._width, self._height)

    @property
    def words(self) -> QRectF:
        """Where the text stands, which is where it is edited."""
        top, notes = self._text_top, self._notes_height()
        width = self._width - 2 * theme.px(_PAD_X)
        height = self._height - top - notes - theme.px(_PAD_BOTTOM)
        return QRectF(theme.px(_PAD_X), top, width, height)

    @property
    def lines(self) -> Lines:
        """The words as they are laid out."""
        return self._text

    @property
    def chip(self) -> QRect:
        """Where the chip below the card says what fixes a cause; null where there is none."""
        return self._chip(self._face.chip, self._height + theme.px(_CHIP_GAP))

    @property
    def fold_mark(self) -> QRect:
        """Where the chip below the card counts what is folded away; null where nothing is."""
        above = self.chip
        top = above.bottom() + 1 + theme.px(_CHIP_SPACING) if above.isValid() else None
        return self._chip(self._fold_words(), top or self._height + theme.px(_CHIP_GAP))

    def _chip(self, words: str, top: float) -> QRect:
        size = chip_size(words) if words else QSize()
        left = round((self._width - size.width()) / 2)
        return QRect(QPoint(left, round(top)), size) if words else QRect()

    def _fold_words(self) -> str:
        count = self._face.folded
        return f"+ {count} {'reason' if count == 1 else 'reasons'}" if count else ""

    @property
    def room(self) -> tuple[float, float]:
        """Width and height that card and chip take up together."""
        return self._room

    def _whole(self) -> QRectF:
        return self.body.united(QRectF(self.chip)).united(QRectF(self.fold_mark))

    def show_face(self, face: Face) -> bool:
        """Say something else; return whether the card needs another size for it."""
        if face == self._face:
            return False
        before = self.room
        self._face = face
        self.measure()
        return self.room != before

    def show_text(self, text: str) -> bool:
        """Show what is being typed; return whether the card needs another size for it."""
        return self.show_face(replace(self._face, text=text))

    def mark(self, **flags: bool) -> None:
        """Set `is_current`, `is_focused` or `is_target`, and repaint on a change."""
        if any(getattr(self, name) != flag for name, flag in flags.items()):
            for name, flag in flags.items():
                setattr(self, name, flag)
            self.update()

    def lift(self, *, lifted: bool) -> None:
        """Fade the card while it is dragged elsewhere."""
        self.setOpacity(_FADED if lifted else 1.0)

    def set_edited(self, *, edited: bool) -> None:
        """Leave the words to the field above the card, and make room for all of them."""
        self._is_edited = edited
        self.measure()

    def measure(self) -> None:
        """Lay the words out again, as the face or the zoom of the application changed."""
        self.prepareGeometryChange()
        overline = QFontMetricsF(self._overline_font())
        least = max(theme.px(_NARROW), overline.horizontalAdvance(self._face.overline) + 2)
        self._text_top = theme.px(_PAD_TOP) + overline.height() + theme.px(1)
        text = self._shown_text()
        width = max(least, _fitting_width(text))
        self._text = shortened(
            text, theme.font(TEXT_PX), width, most=_EDITED_LINES if self._is_edited else _MOST_LINES
        )
        height = max(
            self._text.height, _LEAST_LINES * QFontMetricsF(theme.font(TEXT_PX)).lineSpacing()
        )
        self._notes = [
            shortened(note, theme.font(_NOTE_PX), width, most=_MOST_NOTE_LINES)
            for note in self._face.notes
        ]
        self._width = round(width + 2 * theme.px(_PAD_X))
        self._height = round(self._text_top + height + self._notes_height() + theme.px(_PAD_BOTTOM))
        whole, ring = self._whole(), theme.px(_RING)
        self._room = whole.width(), whole.height()
        self._bounds = whole.adjusted(-ring, -ring, ring, ring)
        self.update()

    def _notes_height(self) -> float:
        gap = theme.px(_NOTE_GAP) if self._notes else 0
        return gap + sum(note.height for note in self._notes)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tone = TONES[self._face.tone]
        if self.is_target or (self.is_current and self.is_focused):
            self._paint_ring(painter)
        self._paint_body(painter, tone)
        pad = theme.px(_PAD_X)
        painter.setFont(self._overline_font())
        painter.setPen(theme.color(tone.overline))
        ascent = QFontMetricsF(painter.font()).ascent()
        painter.drawText(QPointF(pad, theme.px(_PAD_TOP) + ascent), self._face.overline)
        if not self._is_edited:
            painter.setPen(theme.color("text" if self._face.text.strip() else "muted"))
            corner, text = QPointF(pad, self._text_top), self._shown_text()
            self._text.draw(painter, corner)
            if self._face.text.strip():
                waves.paint(painter, self._text.layout, corner, text, self._find(text))
        self._paint_notes(painter)
        if self._face.chip:
            paint_chip(painter, self.chip, self._face.chip, self._face.chip_kind)
        if self._face.folded:
            paint_chip(painter, self.fold_mark, self._fold_words(), "draft")

    def _shown_text(self) -> str:
        text = self._face.text
        if self._is_edited:
            return text or self._face.hint
        text = text.strip("\n")
        if len(text) > _MOST_CHARACTERS:
            text = text[:_MOST_CHARACTERS] + "…"
        return text or self._face.hint

    def _paint_notes(self, painter: QPainter) -> None:
        """Write below the words what shows the reason, and why the chain ends here."""
        painter.setPen(theme.color("muted"))
        top = self._height - theme.px(_PAD_BOTTOM) - self._notes_height() + theme.px(_NOTE_GAP)
        for note in self._notes:
            note.draw(painter, QPointF(theme.px(_PAD_X), top))
            top += note.height

    def _paint_ring(self, painter: QPainter) -> None:
        """Show that the keyboard acts on this card."""
        gap = theme.px(3)
        painter.setPen(QPen(theme.color("focus"), theme.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.px(_RADIUS) + gap
        painter.drawRoundedRect(self.body.adjusted(-gap, -gap, gap, gap), radius, radius)

    def _paint_body(self, painter: QPainter, tone: Tone) -> None:
        fill, border, thickness = tone.fill, tone.border, tone.thickness
        if self.is_current:
            plain = self._face.tone != "root"
            fill, border, thickness = ("accent_soft" if plain else fill), "accent", 2.5
        width = thickness * theme.zoom / 100
        dashed = self._face.is_assumed
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        if dashed and border == "line":
            border = "edge"  # a broken line needs a darker colour to be seen
        painter.setPen(QPen(theme.color(border), width, style))
        painter.setBrush(theme.color(fill))
        half = width / 2
        radius = theme.px(_RADIUS) - half
        painter.drawRoundedRect(self.body.adjusted(half, half, -half, -half), radius, radius)

    def _overline_font(self) -> QFont:
        font = theme.font(_OVERLINE_PX, bold=self._face.tone != "reason")
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        return font


def _fitting_width(text: str) -> float:
    """Return a width in which the lines of a text come out about equally long."""
    metrics = QFontMetricsF(theme.font(TEXT_PX))
    natural = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    widest = theme.px(_WIDE if natural < 5 * theme.px(_WIDE) else _VERY_WIDE)
    lines = math.ceil(natural / widest)
    slack = metrics.averageCharWidth() * (6 if lines > 1 else 0.5)
    return min(widest, natural / max(1, lines) + slack)
