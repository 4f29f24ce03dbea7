"""A filter understands words and signs."""

import pytest

from pmdesk.model import Moment
from pmdesk.timeline.filtering import nothing_matches, reader
from tests.examples import event

EVENTS = (
    event("14:20", "Builds fail", Moment.IMPACT_STARTS, source="#platform-help"),
    event("14:27", "Alert seen", Moment.DETECTED, confirmed=True, link="https://pager.example/1"),
    event("14:31", "Café closes", source="pager", key_moment=True, approximate=True),
    event("14:42", "Logs read", end="14:50", learned_later=True),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "abcd"), ("fail", "a"), ("CAFE", "c"), ("builds platform", "a"), ("builds seen", ""),
        ("#detected", "b"), ("#impact", "a"), ("#de", "b"), ("#platform-help", "a"),
        ("@pager", "bc"), ("@pager seen", "b"), ("is:unconfirmed", "acd"), ("is:confirmed", "b"),
        ("is:key", "c"), ("is:later", "d"), ("is:about", "c"), ("is:range", "d"),
        ("is:linked", "b"), ("is:unsourced", "d"), ("is:nothing", ""), ("is:unc", "acd"),
    ],
)  # fmt: skip
def test_a_filter_lets_through_what_meets_each_of_its_parts(text: str, found: str) -> None:
    passes = reader(text)
    assert "".join(name for name, e in zip("abcd", EVENTS, strict=True) if passes(e)) == found


def test_a_filter_that_lets_nothing_through_says_why_where_that_is_known() -> None:
    assert nothing_matches("nobody") == "No event matches. Esc shows all."
    assert nothing_matches("is:key x") == "No event matches. Esc shows all."
    assert "“is:foo” is not known. After “is:” goes confirmed," in nothing_matches("is:foo")
