"""What a reason of the tree says about itself, wherever the tree is shown."""

from collections.abc import Sequence
from functools import lru_cache

from pmdesk.dates import event_time, several_days
from pmdesk.model import Category, Mark, Participant, Standing, TimelineEvent, Why
from pmdesk.record import Record

TOGETHER = "All of these together"
"""What is said between a reason and those below it where none alone would have led to it."""

_MOST_TIMES = 6
"""Events whose times are named; of more, only how many there are."""

_STANDINGS = {Standing.ASSUMED: "assumed", Standing.CONFIRMED: "confirmed ✓"}


def place_name(depth: int, why: Why) -> str:
    """Return what a reason is called by its place, mark and standing: Why 1 · Proximate."""
    if not why.parent_id:
        return "Impact"
    named = "★ " + mark_name(why) if why.mark is Mark.ROOT else f"Why {depth}"
    said = why.mark.label if why.mark not in {Mark.NONE, Mark.ROOT} else ""
    return " · ".join(part for part in (named, said, _STANDINGS.get(why.standing, "")) if part)


def mark_name(why: Why) -> str:
    """Return the mark of a reason with its category, empty where there is none."""
    if why.mark is Mark.NONE:
        return ""
    has_category = why.mark is Mark.ROOT and why.category is not Category.NONE
    return f"{why.mark.label} · {why.category.label}" if has_category else why.mark.label


def kind_name(record: Record, why: Why) -> str:
    """Return all that is said of a reason beside its place: mark, standing, how it came about."""
    together = TOGETHER.lower() if is_joint(record, why) else ""
    first = mark_name(why) if why.parent_id else "Impact"
    return " · ".join(part for part in (first, _STANDINGS.get(why.standing, ""), together) if part)


def notes(record: Record, why: Why) -> tuple[str, ...]:
    """Return what is said below the words of a reason: its evidence, and why the chain ends."""
    found = events_of(record, why)
    said = []
    if found:
        count = "1 event shows it" if len(found) == 1 else f"{len(found)} events show it"
        said.append(f"{count}: {_times(record, found)}")
    if why.stop_because.strip():
        said.append(f"Stop here: {why.stop_because.strip()}")
    return tuple(said)


def _times(record: Record, found: Sequence[TimelineEvent]) -> str:
    """Return when events were, so that they can be found in the timeline."""
    zone, every = record.postmortem.tzinfo, record.events
    # First and last tell it nearly always, and a tree asks for each of its reasons.
    dated = several_days((every[0], every[-1]), zone)
    times = [event_time(event, zone, dated=dated) for event in found[:_MOST_TIMES]]
    said = ("; " if dated else ", ").join(times)
    more = len(found) - len(times)
    return f"{said} and {more} more" if more else said


def events_of(record: Record, why: Why) -> tuple[TimelineEvent, ...]:
    """Return the events that show a reason, in the order of the timeline."""
    found = (record.get(TimelineEvent, event_id) for event_id in why.evidence)
    return tuple(sorted((e for e in found if e), key=lambda event: event.order()))


def shown_by(record: Record, event_id: str) -> tuple[Why, ...]:
    """Return the reasons that an event shows, in the order of the tree."""
    return tuple(why for _, why in record.walk() if event_id in why.evidence)


def is_joint(record: Record, why: Why) -> bool:
    """Tell whether the reasons below one led to it only together."""
    return why.all_needed and len(record.reasons(why.id)) > 1


def ends_on_person(record: Record, why: Why) -> bool:
    """Tell whether nobody asked on below a reason that tells of what someone did."""
    if not why.parent_id or record.reasons(why.id):
        return False
    people = (name for one in record.all(Participant) for name in (one.name, one.handle) if name)
    return _tells_of_person(why.text, tuple(people))


@lru_cache(4096)
def _tells_of_person(text: str, people: tuple[str, ...]) -> bool:
    # The rules of the language are read when a reason is first looked at, not at the start.
    from pmdesk.language.subject import speaks_of_person

    return speaks_of_person(text, people)


def proximate_of(record: Record, cause: Why) -> str:
    """Return a root cause's proximate cause: what was written, else the one marked above it."""
    if cause.proximate_cause.strip():
        return cause.proximate_cause
    above = (why.text for why in reversed(record.chain(cause)) if why.mark is Mark.PROXIMATE)
    return next(above, "")
