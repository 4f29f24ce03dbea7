"""The tree as a drawing, a picture and text of its own: whole, safe and the same every time."""

import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from exports import markdown, tree
from exports.options import Options
from exports.outline import tree_of
from exports.tree import plan
from exports.tree.plan import Panel, Plan, Words
from exports.work import ExportCancelled, Work
from pmdesk.changes import insert
from pmdesk.model import Mark, Standing
from pmdesk.record import Record
from tests.examples import event, record, sample_like_record, why, with_impact

SVG = "{http://www.w3.org/2000/svg}"
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def telling() -> Record:
    """Return a tree in which everything is said that can be."""
    base = with_impact(record(event("14:20", "First refusal")), "Down <b>& out</b>")
    whys = [
        why("a", "impact", "A", all_needed=True, standing=Standing.ASSUMED),
        why("b", "a", "B", Mark.PROXIMATE, evidence=(base.events[0].id,)),
        why("c", "a", "C", Mark.ROOT, standing=Standing.CONFIRMED, stop_because="Enough"),
    ]
    return insert("Add", *whys).applied_to(base)


def shown(text: str) -> str:
    """Return the words of a drawing, in its order."""
    root = ET.fromstring(text)  # noqa: S314 - our own
    return " ".join("".join(found.itertext()) for found in root.iter(f"{SVG}text"))


def test_the_drawing_says_everything_that_the_tree_does() -> None:
    said = shown(tree.as_svg(telling()))
    for expected in (
        "IMPACT", "Down <b>& out</b>", "WHY 1 · ASSUMED", "and", "WHY 2 · PROXIMATE",
        "1 event shows it: 14:20", "★ ROOT CAUSE · CONFIRMED ✓", "Stop here: Enough",
        "No priority action fixes this yet.",
    ):  # fmt: skip
        assert expected in said


def test_what_is_assumed_has_a_broken_edge() -> None:
    frames = [shape for shape in planned(telling()).shapes if isinstance(shape, Panel)]
    assert [frame.dashed for frame in frames] == [False, True, False, False, False]
    assert tree.as_svg(telling()).count("stroke-dasharray") == 1


def planned(base: Record) -> Plan:
    return plan.whole(tree_of(base).reasons)


def test_every_word_is_within_its_card_and_every_card_within_the_drawing() -> None:
    whole = planned(sample_like_record())
    cards = [shape for shape in whole.shapes if isinstance(shape, Panel)]
    for card in cards:
        assert card.x >= 0
        assert card.x + card.width <= whole.width
        assert card.y + card.height <= whole.height
    for words in (shape for shape in whole.shapes if isinstance(shape, Words)):
        assert any(
            card.x <= words.x
            and words.x + words.line.width <= card.x + card.width
            and card.y < words.baseline < card.y + card.height
            for card in cards
        )


@given(ANYTHING)
def test_whatever_is_typed_the_drawing_is_well_formed_and_runs_nothing(typed: str) -> None:
    root = ET.fromstring(tree.as_svg(with_impact(record(), typed)))  # noqa: S314 - our own
    allowed = {f"{SVG}{name}" for name in ("svg", "title", "rect", "polyline", "text")}
    assert {found.tag for found in root.iter()} <= allowed


def test_a_picture_is_as_large_as_the_tree_and_never_too_large() -> None:
    small = Image.open(io.BytesIO(tree.as_png(telling())))
    whole = planned(telling())
    assert small.width == round(whole.width * 2.5 + 0.5)
    many = [why(f"w{number:04}", "impact", f"Reason {number}") for number in range(600)]
    wide = insert("Add", *many).applied_to(with_impact(record(), "Down"))
    large = Image.open(io.BytesIO(tree.as_png(wide)))
    assert large.width * large.height < 41_000_000


def test_a_picture_says_how_far_it_is_and_can_be_called_off() -> None:
    many = [why(f"w{number:04}", "impact", f"Reason {number}") for number in range(60)]
    wide = insert("Add", *many).applied_to(with_impact(record(), "Down"))
    told: list[float] = []
    tree.as_png(wide, Work(told.append))
    assert len(told) > 2
    assert told == sorted(told)
    with pytest.raises(ExportCancelled):
        tree.as_png(wide, Work(cancelled=lambda: True))


def test_a_picture_shows_the_colours_of_root_and_impact() -> None:
    picture = Image.open(io.BytesIO(tree.as_png(telling()))).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1_000_000) or []}
    assert (0xE2, 0xF4, 0xE7) in colours
    assert (0xBD, 0x3D, 0x16) in colours


def test_mermaid_text_has_an_arrow_for_every_reason_and_a_node_for_and() -> None:
    lines = [line.strip() for line in tree.as_mermaid(telling()).splitlines()]
    assert lines[0] == "flowchart TD"
    assert lines[1] == 'n0["IMPACT<br/>Down #60;b#62;#38; out#60;#47;b#62;"]'
    assert [line for line in lines if "-->" in line] == [
        "n0 --> n1",
        "n1and --> n2",
        "n1and --> n3",
    ]
    assert "class n1 assumed" in lines
    assert "class n3 root" in lines


@given(ANYTHING)
def test_nothing_that_is_typed_ends_a_mermaid_label(typed: str) -> None:
    first = tree.as_mermaid(with_impact(record(), typed)).splitlines()[1]
    assert first.count('"') == 2
    assert first.endswith('"]')


def test_markdown_lists_what_is_known_of_each_reason() -> None:
    said = markdown.write(telling(), {}, Options())
    assert "**WHY 1 · ASSUMED** A (All of these together)" in said
    assert "**WHY 2 · PROXIMATE** B (1 event shows it: 14:20)" in said
    assert "C (Stop here: Enough; No priority action fixes this yet.)" in said
