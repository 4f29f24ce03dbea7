"""Hebrew and Arabic stand on the line as they are read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.direction import is_turned, letters_of, ordered, shaped


@pytest.mark.parametrize(
    ("typed", "turned"),
    [("abc", False), ("שלום", True), ("abc שלום", False), ("14:20 שלום", True), ("", False)],
)
def test_a_paragraph_runs_as_its_first_letter_does(typed: str, turned: bool) -> None:  # noqa: FBT001
    assert is_turned(typed) is turned


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("abc 123", "abc 123"),
        ("אבג", "גבא"),
        ("אב גד", "דג בא"),
        ("אב API גד", "דג API בא"),
        ("אב 14:20 גד", "דג 14:20 בא"),
        ("אב 25% גד", "דג 25% בא"),
        ("אב (גד)", "(דג) בא"),
        ("אב API v2.", ".API v2 בא"),
        ("אב, גד", "דג ,בא"),
        ("abc אב גד xyz", "abc דג בא xyz"),
        ("abc אב 5 גד xyz", "abc דג 5 בא xyz"),
        ("abc אב.", "abc בא."),
    ],
)
def test_a_line_is_drawn_in_the_order_in_which_it_is_read(typed: str, drawn: str) -> None:
    assert ordered(typed, turned=is_turned(typed)) == drawn


def test_marks_stay_on_their_letter() -> None:
    assert ordered("בּא", turned=True) == "אבּ"


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("ببب", "\ufe91\ufe92\ufe90"),
        ("ب", "\ufe8f"),
        ("دب", "\ufea9\ufe8f"),
        ("بد", "\ufe91\ufeaa"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("ب ب", "\ufe8f \ufe8f"),
        ("abc", "abc"),
    ],
)
def test_a_letter_has_the_form_that_its_neighbours_ask_for(typed: str, forms: str) -> None:
    assert shaped(typed) == forms


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=20))
def test_the_forms_stand_for_what_was_typed(typed: str) -> None:
    assert "".join(map(letters_of, shaped(typed))) == typed


@given(st.text("abאבבא12 .:(-%\u05bc", max_size=20), st.booleans())
def test_no_sign_is_lost_on_the_way(typed: str, turned: bool) -> None:  # noqa: FBT001
    brackets = str.maketrans(")", "(")
    drawn = ordered(typed, turned=turned)
    assert sorted(drawn.translate(brackets)) == sorted(typed.translate(brackets))
    assert all(unicodedata.name(char, "") for char in drawn)
