"""A planned drawing as SVG: plain shapes and text, with nothing that could run or load."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from exports.pdf.fonts import visible
from exports.pdf.ink import ink
from exports.tree.plan import Panel, Plan, Shape, Stroke, Words

_FAMILIES = "font-family=\"'Noto Sans', 'DejaVu Sans', sans-serif\""
_IN_ORDER = 'direction="ltr" unicode-bidi="bidi-override"'
"""Lines come in the order in which they are drawn; a viewer must not turn them once more."""


def write(plan: Plan, title: str) -> str:
    """Return a drawing on white, as large as its plan; `title` is what a screen reader says."""
    size = f'width="{plan.width:.2f}pt" height="{plan.height:.2f}pt"'
    view = f'viewBox="0 0 {plan.width:.2f} {plan.height:.2f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img" {_FAMILIES}>'
    ground = f'<rect width="100%" height="100%" fill="{_colour("surface")}"/>'
    name = f"<title>{escape(visible(f'Five whys: {title}', 'regular'))}</title>"
    shapes = (line for shape in plan.shapes for line in _written(shape))
    return "\n".join((head, name, ground, *shapes, "</svg>", ""))


def _written(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Words):
        yield from _words(shape)
        return
    paint = f'stroke="{_colour(shape.edge)}" stroke-width="{shape.thickness}"'
    if isinstance(shape, Stroke):
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
        yield f'<polyline points="{points}" fill="none" stroke-linejoin="round" {paint}/>'
    else:
        yield f'<rect {_box(shape)} fill="{_colour(shape.fill)}" {paint}{_dashes(shape)}/>'


def _box(panel: Panel) -> str:
    place = f'x="{panel.x:.2f}" y="{panel.y:.2f}"'
    return f'{place} width="{panel.width:.2f}" height="{panel.height:.2f}" rx="{panel.radius}"'


def _dashes(panel: Panel) -> str:
    return ' stroke-dasharray="3 2"' if panel.dashed else ""


def _words(words: Words) -> Iterator[str]:
    """Write a line so that it takes the room it was planned for, whatever font a viewer has."""
    said = "".join(text for _, text in words.line.runs)
    if not said.strip():
        return
    style = words.style
    bold = ' font-weight="bold"' if style.face == "bold" else ""
    room = f'textLength="{words.line.width:.2f}" lengthAdjust="spacingAndGlyphs"'
    place = f'x="{words.x:.2f}" y="{words.baseline:.2f}" font-size="{style.size}"{bold}'
    fill = f"fill={quoteattr(_colour(style.ink))}"
    yield f'<text {place} {fill} {room} {_IN_ORDER} xml:space="preserve">{escape(said)}</text>'


def _colour(role: str) -> str:
    return "#" + ink(role).hexval()[2:]
