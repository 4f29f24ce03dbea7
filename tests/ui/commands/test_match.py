"""Fuzzy matching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commands.match import match


def marked(query: str, text: str) -> str:
    """Return a text with the characters that matched in capitals, the others in small letters."""
    found = match(query, text)
    assert found
    return "".join(c.upper() if n in found.places else c.lower() for n, c in enumerate(text))


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("time", "Go to Timeline", "go to TIMEline"),
        ("gt", "Go to Timeline", "Go To timeline"),
        ("gtt", "Go to Timeline", "Go To Timeline"),
        ("pdf exp", "Export PDF", "EXPort PDF"),
        ("line", "List of lines", "list of LINEs"),
        ("arg", "Kein Ärger", "kein ÄRGer"),
    ],
)
def test_starts_of_words_and_runs_are_what_matches(query: str, text: str, shown: str) -> None:
    assert marked(query, text) == shown


def test_characters_that_are_not_there_in_order_do_not_match() -> None:
    assert match("emit", "time") is None
    assert match("undo x", "Undo") is None


def test_a_whole_word_is_worth_more_than_scattered_letters() -> None:
    whole, scattered = match("undo", "Undo"), match("undo", "Run and go")
    assert whole
    assert scattered is None or whole.score > scattered.score


def test_nothing_typed_matches_everything_with_nothing_marked() -> None:
    found = match(" ", "Undo")
    assert found
    assert not found.places


@given(st.text(max_size=20), st.text(max_size=20))
def test_matching_never_fails_and_marks_only_what_is_there(query: str, text: str) -> None:
    found = match(query, text)
    assert found is None or all(0 <= place < len(text) for place in found.places)


@given(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=20))
def test_every_text_matches_itself(text: str) -> None:
    assert match(text, text)
