"""The strip in words, for those who do not see it."""

from collections.abc import Iterator
from datetime import datetime

from pmdesk import dates
from pmdesk.strip.story import Story
from pmdesk.strip.window import Window


def describe(told: Story, shown: Window) -> str:
    """Say what the strip shows: phases with their times, how many events, the key moments."""
    return "; ".join(_parts(told, shown)) + "."


def _parts(told: Story, shown: Window) -> Iterator[str]:
    for phase in told.phases:
        if phase.role != "lead":
            until = f"to {_when(told, phase.end)}" if phase.is_over else "on, its end is not known"
            yield f"{phase.name} {_when(told, phase.start)} {until}"
    count = len(told.events)
    yield "1 event" if count == 1 else f"{count:,} events"
    for event in sorted(told.turning_points, key=lambda event: event.order()):
        about = "about " if event.approximate else ""
        yield f"{event.moment.label} {about}{_when(told, event.start)}"
    if told.key_events:
        count = len(told.key_events)
        yield "1 key moment" if count == 1 else f"{count:,} key moments"
    for turn in told.turns:
        yield f"{turn.text} at {_when(told, turn.moment)}"
    if shown != told.whole:
        yield f"Showing {_when(told, shown.start)} to {_when(told, shown.end)}"


def _when(told: Story, moment: datetime) -> str:
    clock = dates.clock(moment.replace(microsecond=0), told.zone)
    if not told.is_dated:
        return clock
    return f"{dates.short_day(moment.astimezone(told.zone))} {clock}"
