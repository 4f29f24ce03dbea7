"""What needs some words is found where one of each list stands, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.language.wordindex import WordIndex

WORDS = st.sampled_from("abcdef")
LISTS = st.lists(st.frozensets(WORDS, min_size=1, max_size=3), max_size=4)


@given(st.lists(LISTS, max_size=9), st.sets(WORDS))
def test_a_thing_is_held_by_words_of_each_of_its_lists(
    needs: list[list[frozenset[str]]], words: set[str]
) -> None:
    expected = [
        number
        for number, lists in enumerate(needs)
        if all(not one.isdisjoint(words) for one in lists)
    ]
    assert list(WordIndex(needs).held(dict.fromkeys(words).keys())) == expected


def test_of_more_than_four_lists_the_first_four_are_asked_for() -> None:
    index = WordIndex([[frozenset(word) for word in "abcde"]])
    assert list(index.held(dict.fromkeys("abcd").keys())) == [0]
    assert list(index.held(dict.fromkeys("abce").keys())) == []
