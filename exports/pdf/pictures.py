"""Pictures on paper, never larger than they are sharp, and without what a camera notes in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exports.blocks import Picture
from exports.images import decoded
from exports.pdf.ink import ink
from exports.pdf.lines import Style
from exports.pdf.pieces import Piece, Stack, text

_CAPTION = Style(8, 11.5, "italic", "muted")
_ABSENT = Style(8.8, 12.4, "italic", "warn")
_POINTS_PER_PIXEL = 0.6
_SHARE = 0.5
"""How much of a page's height a picture may take."""


@dataclass(frozen=True)
class _Drawn(Piece):
    """A picture at its size on the page."""

    image: ImageReader
    width: float
    tall: float
    before: float = 8
    keep: bool = True

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        bottom = top - self.tall
        canvas.drawImage(self.image, x, bottom, self.width, self.tall, mask="auto")
        canvas.setStrokeColor(ink("line"))
        canvas.setLineWidth(0.5)
        canvas.rect(x, bottom, self.width, self.tall, stroke=1, fill=0)


def picture(block: Picture, images: Mapping[str, bytes], width: float, height: float) -> Piece:
    """Set a picture with its caption, or a sentence in place of one that cannot be shown."""
    content = images.get(block.sha256)
    pixels = decoded(content) if content else None
    if pixels is None:
        sentence = f"The picture “{block.name}” is missing or cannot be read."
        return text(sentence, _ABSENT, width, before=8)
    image = ImageReader(pixels)
    wide, tall = image.getSize()
    scale = min(_POINTS_PER_PIXEL, width / wide, height * _SHARE / tall)
    drawn = _Drawn(image, wide * scale, tall * scale)
    caption = text(block.caption or block.name, _CAPTION, width)
    return Stack((drawn, replace(caption, before=3)), before=8)
