"""Trees of cards are drawn tidily, whatever their shape."""

from collections.abc import Iterator
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.whys.tree_layout import Box, Layout, Node, layout, strokes

GAP = 16.0
EXACT = 1e-6

sizes = st.tuples(st.integers(1, 300), st.integers(1, 90))
shapes = st.recursive(
    st.tuples(sizes, st.just(())),
    lambda below: st.tuples(sizes, st.lists(below, max_size=6).map(tuple)),
    max_leaves=60,
)


def named(shape: tuple[Any, Any], names: Iterator[int]) -> Node:
    """Turn a shape into nodes, each with a name of its own."""
    (width, height), below = shape
    key = str(next(names))
    return Node(key, width, height, tuple(named(child, names) for child in below))


trees = shapes.map(lambda shape: named(shape, count()))


def walk(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children)


def rows(placed: Layout) -> list[list[Box]]:
    found: dict[float, list[Box]] = {}
    for box in placed.boxes.values():
        found.setdefault(box.y, []).append(box)
    return [sorted(found[top], key=lambda box: box.x) for top in sorted(found)]


@given(trees)
def test_no_two_cards_come_closer_than_the_gaps(root: Node) -> None:
    placed = layout(root, gap_x=GAP, gap_y=40)
    for row in rows(placed):
        assert all(b.x - (a.x + a.width) >= GAP - EXACT for a, b in pairwise(row))
    for upper, lower in pairwise(rows(placed)):
        assert lower[0].y == pytest.approx(max(box.bottom for box in upper) + 40)


@given(trees)
def test_siblings_keep_their_order_and_branches_do_not_cross(root: Node) -> None:
    placed = layout(root)
    level = [root]
    while level:
        centres = [placed.boxes[node.key].centre for node in level]
        assert centres == sorted(centres)
        level = [child for node in level for child in node.children]


@given(trees)
def test_a_parent_stands_in_the_middle_of_its_outer_children(root: Node) -> None:
    boxes = layout(root).boxes
    for node in walk(root):
        if node.children:
            outer = boxes[node.children[0].key].centre, boxes[node.children[-1].key].centre
            assert boxes[node.key].centre == pytest.approx(sum(outer) / 2)


@given(trees)
def test_a_branch_looks_the_same_wherever_it_is(root: Node) -> None:
    whole = layout(root).boxes
    for branch in root.children:
        alone = layout(branch).boxes
        shift = whole[branch.key].x - alone[branch.key].x
        for key, box in alone.items():
            assert whole[key].x == pytest.approx(box.x + shift)


@given(trees)
def test_the_picture_begins_at_nought_and_is_as_large_as_it_says(root: Node) -> None:
    placed = layout(root)
    boxes = placed.boxes.values()
    assert min(box.x for box in boxes) == min(box.y for box in boxes) == 0
    assert max(box.x + box.width for box in boxes) == placed.width
    assert max(box.bottom for box in boxes) == placed.height


@given(trees)
def test_lines_lead_from_every_parent_to_every_child(root: Node) -> None:
    placed = layout(root)
    lines = {(line.parent, line.child): line.points for line in placed.connectors}
    assert len(lines) == len(placed.boxes) - 1
    for node in walk(root):
        for child in node.children:
            start, *_, end = lines[node.key, child.key]
            assert start == (placed.boxes[node.key].centre, placed.boxes[node.key].bottom)
            assert end == (placed.boxes[child.key].centre, placed.boxes[child.key].y)


@given(trees)
def test_strokes_reach_every_child_and_cover_no_stretch_twice(root: Node) -> None:
    placed = layout(root)
    for node in (node for node in walk(root) if node.children):
        lines = [line for line in placed.connectors if line.parent == node.key]
        drawn = strokes(lines, placed.boxes[node.key].bottom)
        tops = {
            (placed.boxes[child.key].centre, placed.boxes[child.key].y) for child in node.children
        }
        assert tops <= {point for stroke in drawn for point in stroke}
        upright = [(x, low, high) for stroke in drawn for x, low, high in downs(stroke)]
        for place, (x, low, high) in enumerate(upright):
            for other, upper, lower in upright[:place]:
                assert x != other or high <= upper + EXACT or lower <= low + EXACT


def downs(stroke: list[tuple[float, float]]) -> Iterator[tuple[float, float, float]]:
    """Go through the upright stretches of a stroke: place, upper and lower end."""
    for (x, y), (to_x, to_y) in pairwise(stroke):
        if x == to_x and y != to_y:
            yield x, min(y, to_y), max(y, to_y)


@given(trees)
def test_the_same_tree_is_always_drawn_alike(root: Node) -> None:
    assert layout(root).boxes == layout(root).boxes


def test_small_branches_between_large_ones_are_spread_evenly() -> None:
    def wide(name: str) -> Node:
        return Node(name, 10, 10, tuple(Node(f"{name}{i}", 100, 10) for i in range(3)))

    small = [Node(str(i), 10, 10) for i in range(3)]
    boxes = layout(Node("top", 10, 10, (wide("a"), *small, wide("b")))).boxes
    centres = [boxes[key].centre for key in ("a", "0", "1", "2", "b")]
    steps = [right - left for left, right in pairwise(centres)]
    assert steps == pytest.approx([steps[0]] * 4)


def chain(depth: int, sides: int = 0) -> Node:
    node = Node("0", 50, 20)
    for level in range(1, depth):
        leaves = tuple(Node(f"{level}.{side}", 50, 20) for side in range(sides))
        node = Node(str(level), 50, 20, (node, *leaves))
    return node


def test_a_chain_of_two_thousand_reasons_stands_in_one_column() -> None:
    placed = layout(chain(2000))
    assert {box.x for box in placed.boxes.values()} == {0}
    assert len(rows(placed)) == 2000


def steps_of(root: Node) -> int:
    """Count the comparisons of edges that a layout makes."""
    from pmdesk.whys.tree_layout import _Edges

    made = 0
    original = _Edges.at

    def counting(edges: _Edges, level: int) -> float:
        nonlocal made
        made += 1
        return original(edges, level)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Edges, "at", counting)
        layout(root)
    return made


@given(trees)
def test_the_work_is_in_proportion_to_the_tree(root: Node) -> None:
    nodes = sum(1 for _ in walk(root))
    assert steps_of(root) <= 2 * nodes


def test_a_deep_lopsided_tree_takes_no_more_work_than_its_size() -> None:
    assert steps_of(chain(3000, sides=2)) <= 2 * 3 * 3000
