"""The checker is measured on sentences: on one half it was built, on the other it is judged."""

import pytest

from pmdesk.language import Category, check
from tests.pmdesk.language import corpus


def measured(name: str) -> corpus.Score:
    sentences, people = corpus.read(name)
    return corpus.score(sentences, lambda text: {f.category.value for f in check(text, people)})


def test_both_halves_have_enough_of_every_category_and_as_many_traps() -> None:
    for name in ("held_back", "development"):
        sentences, _ = corpus.read(name)
        blameless = sum(not sentence.expected for sentence in sentences)
        assert 0.4 < blameless / len(sentences) < 0.6
        for category in Category:
            assert sum(category.value in s.expected for s in sentences) >= 18
    texts = [s.text for name in ("held_back", "development") for s in corpus.read(name)[0]]
    assert len(texts) == len(set(texts)) >= 600


@pytest.mark.parametrize("category", list(Category))
def test_a_category_is_found_in_sentences_that_were_held_back(category: Category) -> None:
    score = measured("held_back")
    assert score.precision(category.value) >= 0.75
    assert score.recall(category.value) >= 0.8


def test_sentences_that_were_held_back_are_judged_well() -> None:
    score = measured("held_back")
    assert score.precision() >= 0.9
    assert score.recall() >= 0.9
    name = Category.PERSONAL_NAME.value
    assert min(score.precision(name), score.recall(name)) >= 0.95


def test_sentences_that_the_rules_were_made_for_are_judged_as_they_should_be() -> None:
    score = measured("development")
    assert score.precision() >= 0.98
    assert score.recall() >= 0.98


@pytest.mark.parametrize("part", [1, 2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("names_are_given", [True, False])
def test_sentences_in_the_manner_of_reports_are_judged_well(
    *, names_are_given: bool, part: int
) -> None:
    sentences, people = corpus.read(f"in_reports_{part}")
    known = people if names_are_given else ()
    score = corpus.score(sentences, lambda text: {f.category.value for f in check(text, known)})
    assert score.precision() >= 0.95
    assert score.recall() >= (0.94 if names_are_given else 0.8)
