"""What differs in meaning differs in shape, so that nothing is told by colour alone."""

from itertools import combinations

from pmdesk.model import Moment
from pmdesk.shapes import Area, Box, Line, Shape, Words
from pmdesk.strip import story
from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import Rows, dot_shapes, overview, shapes
from tests.examples import event, record, sample_like_record
from tests.pmdesk.strip.drawn import WIDTH, drawn, window

ROWS = Rows(2)


def outline(shape: Shape) -> tuple[object, ...]:
    """Return what is left of a shape without its colours: whether it is filled still shows."""
    filled = getattr(shape, "fill", "") not in {"", "surface"}
    points = shape.points if isinstance(shape, Area) else ()
    return type(shape), filled, points, getattr(shape, "is_dashed", False)


def test_each_kind_of_event_has_a_shape_of_its_own() -> None:
    kinds = [
        Dot(("a",), 50, "muted", approximate, key, later)
        for approximate in (False, True)
        for key in (False, True)
        for later in (False, True)
    ]
    drawings = [[outline(shape) for shape in dot_shapes(dot, ROWS)] for dot in kinds]
    assert all(a != b for a, b in combinations(drawings, 2))


def test_an_end_that_is_not_known_is_dashed() -> None:
    base = record(event("10:00", "a", Moment.IMPACT_STARTS), event("11:00", "b"))
    boxes = [s for s in shapes(drawn(base)) if isinstance(s, Box) and s.fill == "impact"]
    assert any(box.is_dashed for box in boxes)


def test_an_approximate_range_is_dashed() -> None:
    base = record(event("10:00", "a", end="11:00", approximate=True), event("12:00", "b"))
    lines = [s for s in shapes(drawn(base)) if isinstance(s, Line) and s.y1 == s.y2]
    assert [line.is_dashed for line in lines] == [True]


def test_the_overview_is_there_only_where_a_part_is_shown() -> None:
    told = story(sample_like_record())
    assert list(overview(told, drawn(sample_like_record()))) == []
    part = list(overview(told, drawn(sample_like_record(), window=window("14:00", "15:00"))))
    frame = part[-1]
    assert isinstance(frame, Box)
    assert 0 < frame.x < frame.x + frame.width < WIDTH


def test_all_that_is_drawn_is_within_the_height() -> None:
    planned = drawn(sample_like_record())
    rows = Rows(planned.rows)
    for shape in shapes(planned):
        if isinstance(shape, Words):
            assert 0 < shape.baseline < rows.height
        elif isinstance(shape, Box):
            assert 0 <= shape.y < shape.y + shape.height <= rows.height
