"""Places in a text as Python and as Qt count them, and the stretches that became events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.importing.marks import Marks
from ui.importing.places import Places

TEXTS = st.text(st.sampled_from("ab \n√é😀👩‍🚒"), max_size=30)


def in_qt(text: str) -> int:
    """Return how many units Qt counts in a text."""
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_a_place_is_counted_as_qt_counts_it(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert Places(text).to_qt(at) == in_qt(text[:at])


@given(TEXTS, st.data())
def test_the_first_stretch_that_shares_a_character_is_found(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    places = Places(text)
    shared = [
        name for name, (start, end) in enumerate(spans)
        if max(start, first) < min(end, last)
    ]  # fmt: skip
    found = Marks(text, spans).within(places.to_qt(first), places.to_qt(last))
    assert found == (shared[0] if shared else None)


@pytest.mark.parametrize(("first", "last", "begins"), [(0, 3, True), (1, 3, False), (3, 9, True)])
def test_where_a_stretch_begins_is_known(first: int, last: int, *, begins: bool) -> None:
    assert Marks("one two three", [(0, 3), (4, 7)]).begins_within(first, last) is begins
