"""The fonts of the printed page, and which of them has which character.

Noto Sans sets the text, DejaVu Sans the characters that it lacks. What neither has is written out
as its number, so that nothing on the page is an empty box.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from typing import Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

import resources
from exports.pdf.direction import letters_of, shaped
from pmdesk.turning import TURNING, told

Face = Literal["regular", "bold", "italic"]

REGULAR = "NotoSans-Regular"
_FILES: dict[Face, tuple[str, str]] = {
    "regular": (REGULAR, "DejaVuSans"),
    "bold": ("NotoSans-Bold", "DejaVuSans-Bold"),
    "italic": ("NotoSans-Italic", "DejaVuSans"),
}

_PER_BLOCK = 100
"""Lines that a block of a character map may have."""


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """Return the character map by which readers turn a font's codes back into text.

    ReportLab's own writes characters beyond U+FFFF with five digits, which readers take for
    something else; they have to be given as a pair of surrogates. A form of an Arabic letter is
    turned back into the letter; the two of a ligature stand as they are drawn, left to right.
    """
    letters = (letters_of(chr(char))[::-1].encode("utf-16-be").hex() for char in subset)
    lines = [f"<{code:02X}> <{char.upper()}>" for code, char in enumerate(letters)]
    blocks = [lines[at : at + _PER_BLOCK] for at in range(0, len(lines), _PER_BLOCK)]
    maps = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join((
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
        *maps,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ))  # fmt: skip


vars(ttfonts)["makeToUnicodeCMap"] = _to_unicode


@cache
def font(name: str) -> ttfonts.TTFont:
    """Return a font of `resources/fonts`, made known to ReportLab."""
    made = ttfonts.TTFont(name, BytesIO(resources.read_bytes(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(made)
    return made


@cache
def _characters(name: str) -> frozenset[str]:
    return frozenset(map(chr, font(name).face.charToGlyph))


@lru_cache(maxsize=100_000)
def width(text: str, face: Face) -> float:
    """Return how wide a text is at a size of 1."""
    return sum(pdfmetrics.stringWidth(part, name, 1) for name, part in runs(text, face))


def runs(text: str, face: Face) -> tuple[tuple[str, str], ...]:
    """Split a visible text into parts that one font can set, each with the font's name."""
    main, spare = _FILES[face]
    if _characters(main).issuperset(text):
        return ((main, text),) if text else ()
    has = _characters(main)
    parts = groupby(text, key=lambda char: main if char in has else spare)
    return tuple((name, "".join(chars)) for name, chars in parts)


_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u00ad]")
"""Characters that only join, part or dress others."""


def visible(text: str, face: Face) -> str:
    """Return a text in which every character can be drawn."""
    main, spare = _FILES[face]
    text = shaped(text.replace("\t", "    ").replace("\u00a0", " "))
    if _characters(main).issuperset(text) and not TURNING.search(text):
        return text
    text = told(_UNSEEN.sub("", text))
    missing = set(text) - _characters(main) - _characters(spare) - {"\n"}
    return text.translate({ord(char): _number(char) for char in missing})


def _number(char: str) -> str:
    """Write a character out by its number, and a sign such as an emoji with its name."""
    name = unicodedata.name(char, "") if unicodedata.category(char) == "So" else ""
    return f"[U+{ord(char):04X}{' ' * bool(name)}{name.lower()}]"
