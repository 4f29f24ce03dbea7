"""The drawing of a part shows its numbers to scale, in its place, and not by colour alone."""

from itertools import combinations
from typing import get_args

import pytest

from pmdesk.shapes import Box, Line, Shape, Words
from pmdesk.standing import Canvas, Chart, Part, Scope, drawing, incidents, report
from pmdesk.standing.chart import MOST_ROWS, spoken
from pmdesk.standing.figures import Column, Number, Pattern, Row
from pmdesk.standing.patterns import Place, filled
from tests.pmdesk.standing.test_report import DIRECTORY, TODAY, facts

WIDTH = 600.0


def measure(text: str) -> float:
    """Take each character for six units wide."""
    return 6.0 * len(text)


def drawn(part: Part, width: float = WIDTH) -> Chart:
    return drawing(part, Canvas(width, measure))


def counted(*values: float | None) -> tuple[Number, ...]:
    return tuple(Number(value, "–" if value is None else f"{value:.0f}") for value in values)


def made(*rows: Row, look: str = "bars") -> Part:
    columns = (Column("Kept", "", "ok"), Column("Missed", "", "bad", "crossed"), Column("All", ""))
    return Part("x", "X", "", "Row", columns, rows, "columns" if look == "columns" else "bars")


def words(chart: Chart) -> list[str]:
    return [shape.text for shape in chart.shapes if isinstance(shape, Words)]


def test_each_filling_differs_from_the_others_without_its_colour() -> None:
    fillings = [list(filled(Place(0, 0, 60, 16), "ok", pattern)) for pattern in get_args(Pattern)]
    plain = [[(type(shape), getattr(shape, "fill", "")) for shape in found] for found in fillings]
    assert all(a != b for a, b in combinations(plain, 2))


@pytest.mark.parametrize("pattern", get_args(Pattern))
@pytest.mark.parametrize("width", [0.5, 3.0, 17.0, 400.0])
def test_a_filling_stays_within_its_place(pattern: Pattern, width: float) -> None:
    for shape in filled(Place(10, 20, width, 16), "ok", pattern):
        assert _left(shape) >= 10 - 0.01
        assert _right(shape) <= max(10 + width, 10 + 2) + 0.01


def _left(shape: Shape) -> float:
    return min(shape.x1, shape.x2) if isinstance(shape, Line) else _box(shape).x


def _right(shape: Shape) -> float:
    if isinstance(shape, Line):
        return max(shape.x1, shape.x2)
    return _box(shape).x + _box(shape).width


def _box(shape: Shape) -> Box:
    assert isinstance(shape, Box)
    return shape


def test_stretches_of_a_bar_are_as_long_as_their_numbers_and_end_to_end() -> None:
    chart = drawn(made(Row("A", counted(6, 2, 8)), Row("B", counted(1, 0, 1))))
    first, second, third = chart.spots
    assert first.width == pytest.approx(3 * second.width) == pytest.approx(6 * third.width)
    assert second.x == pytest.approx(first.x + first.width)
    assert max(spot.x + spot.width for spot in chart.spots) < WIDTH
    assert chart.at(second.x + 1, second.y + 1) == second
    assert chart.at(0, 0) is None


def test_a_long_title_is_cut_and_leaves_room_for_the_bars() -> None:
    chart = drawn(made(Row("Data and analytics for everybody who sells " * 3, counted(1, 1, 2))))
    assert any(text.endswith("…") for text in words(chart))
    assert chart.spots[0].x < WIDTH / 2


def test_more_rows_than_can_be_read_are_left_to_the_table() -> None:
    part = made(*(Row(f"Team {n}", counted(1, 1, 2)) for n in range(40)))
    assert len({spot.row for spot in drawn(part).spots}) == MOST_ROWS
    assert spoken(part).endswith("28 more in the table.")


def test_panels_stand_beside_each_other_where_there_is_room() -> None:
    part = made(Row("Jan", counted(4, None, 4)), Row("Feb", counted(2, 3, 5)), look="columns")
    wide, narrow = drawn(part), drawn(part, 300)
    assert narrow.height > wide.height
    high, low = (spot for spot in wide.spots if spot.column == 0)
    assert high.height == pytest.approx(2 * low.height)
    assert "–" in words(wide)


@pytest.mark.parametrize("width", [1.0, 40.0, 200.0, 5000.0])
def test_a_report_can_be_drawn_in_any_width(width: float) -> None:
    every = incidents((facts(1), facts(2, severity=4, service="?")), DIRECTORY, TODAY)
    for part in report(every, Scope(), TODAY).parts:
        chart = drawn(part, width)
        assert chart.height > 0
        assert all(spot.width >= 0 and spot.height >= 0 for spot in chart.spots)
