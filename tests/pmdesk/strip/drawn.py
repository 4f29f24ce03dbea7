"""Plans of records, as tests ask for them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from pmdesk.model import Moment
from pmdesk.record import Record
from pmdesk.strip import Plan, Window, plan, story
from tests.examples import at, event, record

WIDTH = 600.0


def measure(text: str) -> float:
    """Take each character for six units wide."""
    return 6.0 * len(text)


def drawn(given: Record, width: float = WIDTH, window: Window | None = None) -> Plan:
    """Plan a record, all of it unless a window is given."""
    told = story(given)
    return Plan(None) if told.is_empty else plan(told, window or told.whole, width, measure)


def bars(planned: Plan) -> dict[str, tuple[float, float]]:
    """Return where each phase begins and ends."""
    return {bar.phase.role: (bar.x, bar.x + bar.width) for bar in planned.bars}


def window(start: str, end: str) -> Window:
    """Return a window of the day of the examples."""
    return Window(at(start), at(end))


moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return records of events of every kind, close together or years apart."""
    base = draw(moments)
    near = st.timedeltas(timedelta(), timedelta(hours=20))
    starts = draw(st.lists(st.one_of(moments, near.map(base.__add__)), min_size=1, max_size=25))
    flags = st.fixed_dictionaries(
        {name: st.booleans() for name in ("approximate", "key_moment", "learned_later")}
    )
    events = [
        event("10:00", "x" * draw(st.integers(1, 60)), draw(st.sampled_from(Moment))).having(
            id=str(number), start=start, **draw(flags)
        )
        for number, start in enumerate(starts)
    ]
    return record(*events, zone=draw(st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kolkata"])))


@st.composite
def windows(draw: st.DrawFn, whole: Window) -> Window:
    """Return windows that someone may come to by zooming and panning."""
    found = whole
    for _ in range(draw(st.integers(0, 4))):
        place = whole.at(draw(st.floats(0, 1)))
        found = found.zoomed(draw(st.floats(0.2, 20)), place, whole)
        found = found.panned(draw(st.floats(-2, 2)), whole)
    return found
