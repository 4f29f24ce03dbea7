"""How much is tried on a paragraph: rules are tried near their words, and nowhere else."""

import pytest

from pmdesk.language import check
from pmdesk.language.languages import language
from pmdesk.language.masking import mask
from pmdesk.language.sentences import split
from tests.pmdesk.language import paragraphs
from tests.pmdesk.language.anew import check_anew
from tests.steps import steps

SPOKEN = language("en")
SHORT = paragraphs.worst(600)


def stretches(text: str) -> list[int]:
    """Return how many characters each pattern that is tried looks at."""
    return [
        min(end, len(sentence.text)) - start
        for sentence in split(mask(text))
        for trial in SPOKEN.trials.near(sentence)
        for start, end in trial.pattern.stretches(sentence)
    ]


@pytest.mark.parametrize("name", SHORT)
def test_twice_the_paragraph_takes_twice_the_trials_and_no_more_steps(name: str) -> None:
    short, people = SHORT[name]
    long = f"{short} {short}"
    assert len(stretches(long)) <= 2.2 * len(stretches(short)) + 10
    assert sum(stretches(long)) <= 2.2 * sum(stretches(short)) + 500
    # A pattern is compiled when a sentence first needs it.
    check(long, people)
    twice = steps(lambda: check_anew(long, people))
    assert twice < 2.3 * steps(lambda: check_anew(short, people)) + 500


@pytest.mark.parametrize("name", SHORT)
def test_while_one_sentence_is_typed_the_others_are_not_read_again(name: str) -> None:
    text, people = SHORT[name]
    sentences = len(list(split(mask(text))))
    check_anew(f"{text} Xyz was", people)
    whole = steps(lambda: check_anew(f"{text} Xyz was", people))
    check(f"{text} Xyz", people)
    typed = steps(lambda: check(f"{text} Xyz was", people))
    assert typed < whole / 2 or sentences < 4


def test_what_was_read_behind_one_sentence_is_read_again_behind_another() -> None:
    said = "They should have paged the team."
    assert check(said)
    assert not check(f"The alerts were silent. {said}")
    assert len(check(f"The week was quiet. {said}")) == len(check(said))


@pytest.mark.parametrize("name", SHORT)
def test_of_a_hundred_rules_less_than_one_is_tried_for_a_word(name: str) -> None:
    text, _ = SHORT[name]
    assert len(stretches(text)) < len(text.split())


@pytest.mark.parametrize("name", SHORT)
def test_what_is_looked_at_is_little_however_long_the_sentence_is(name: str) -> None:
    text, _ = SHORT[name]
    assert sum(stretches(text)) < 13 * len(text)


@pytest.mark.parametrize("name", ["a run-on", "a run-on without commas"])
def test_the_far_end_of_a_run_on_excepts_nothing(name: str) -> None:
    text, people = paragraphs.worst()[name]
    assert len(check(text, people)) >= 15
    assert len(check(f"{text} and this review is blameless", people)) >= 15


def test_a_rule_is_not_tried_where_only_one_of_its_two_words_stands() -> None:
    assert stretches("The nodes should be drained by noon.") == []
    assert stretches("The nodes have been drained by noon.") == []
    assert stretches("The nodes should have been drained by noon.") != []
