"""What the room sees: the step's own words, large, and nothing that is not for the room."""

from collections.abc import Iterator

import pytest

from pmdesk import sample
from pmdesk.meeting import agenda, stage
from pmdesk.meeting.stage import Slide
from pmdesk.record import Record
from tests import examples
from tests.fakes import FakeClock

SAMPLE = sample.sample("pm", FakeClock()()).applied_to(Record("pm"))
STEPS = {step.key: step for step in agenda.guide().steps}


def words(slide: Slide) -> Iterator[str]:
    yield from (slide.heading, slide.text)
    for block in slide.blocks:
        yield block.title
        for line in block.lines:
            yield from (line.lead, line.tag, line.text)


@pytest.mark.parametrize("key", STEPS)
def test_every_step_has_something_to_show_also_of_an_empty_record(key: str) -> None:
    for record in (SAMPLE, examples.record(), examples.sample_like_record()):
        slide = stage.slide(record, STEPS[key])
        assert slide.heading
        assert slide.blocks


def test_the_room_sees_nothing_private() -> None:
    private = "only for the facilitator"
    record = SAMPLE.putting(SAMPLE.meeting.having(private_notes=private))
    for step in STEPS.values():
        assert private not in "\n".join(words(stage.slide(record, step)))


def test_events_come_in_order_with_their_times_and_ticks() -> None:
    lines = stage.slide(examples.sample_like_record(), STEPS["timeline"]).blocks[0].lines
    assert [(line.lead, line.done) for line in lines][:3] == [
        ("09:00", False), ("14:20", True), ("~14:27", False),
    ]  # fmt: skip


def test_the_tree_is_indented_and_root_causes_are_named() -> None:
    lines = stage.slide(examples.sample_like_record(), STEPS["causes"]).blocks[0].lines
    assert [line.level for line in lines] == [0, 1, 2, 3, 1, 2]
    assert [line.tag for line in lines if line.tag] == [
        "Proximate", "Root cause", "Contributing", "Root cause",
    ]  # fmt: skip


def test_actions_stand_beside_the_causes_that_they_cover() -> None:
    ideas, covered = stage.slide(examples.sample_like_record(), STEPS["actions"]).blocks
    assert len(ideas.lines) == 3
    assert [line.done for line in covered.lines] == [True, True]
