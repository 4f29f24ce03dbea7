"""Simple shapes of which drawings are planned, for the screen, the page and the web alike.

A shape has its place from the top left corner, and its colour as the name of a role.
"""

from dataclasses import dataclass

DASHES = (2.0, 1.6)
"""How long the dashes of a line are, and the gaps between them, in thicknesses of the line."""


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str
    thickness: float
    is_dashed: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners, a circle if they are round enough.

    `tint` is how much of the fill's colour is left over the surface; without `fill` it is hollow.
    """

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str = ""
    tint: float = 1.0
    ink: str = ""
    thickness: float = 0.0
    is_dashed: bool = False


@dataclass(frozen=True)
class Area:
    """A closed outline with straight sides."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    ink: str = ""
    thickness: float = 0.0
    is_dashed: bool = False


@dataclass(frozen=True)
class Words:
    """A line of text that begins at `x` and stands on `baseline`; `size` is its height."""

    x: float
    baseline: float
    text: str
    ink: str
    size: float
    is_bold: bool = False


Shape = Line | Box | Area | Words
