"""Pictures decoded anew, so that nothing but their pixels leaves: no place, no camera, no name."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from exports.files import JPEG

_MOST_PIXELS = 50_000_000
_QUALITY = 88


@dataclass(frozen=True)
class Clean:
    """A picture as it may leave: its bytes, what kind they are, how its file name ends."""

    content: bytes
    media_type: str
    suffix: str


def decoded(content: bytes) -> Image.Image | None:
    """Return the pixels of a picture, or None where it cannot be read or is far too large."""
    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            alpha = "A" in opened.getbands() or "transparency" in opened.info
            return opened.convert("RGBA" if alpha else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def clean(content: bytes) -> Clean | None:
    """Return a picture encoded anew, a photograph as JPEG and all others as PNG."""
    pixels = decoded(content)
    if pixels is None:
        return None
    target = BytesIO()
    if content.startswith(JPEG):
        pixels.convert("RGB").save(target, "JPEG", quality=_QUALITY)
        return Clean(target.getvalue(), "image/jpeg", ".jpg")
    pixels.save(target, "PNG")
    return Clean(target.getvalue(), "image/png", ".png")
