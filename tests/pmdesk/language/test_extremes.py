"""No text makes the checker slow, none makes it fail, and every place is right."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdesk.language import Category, check, check_action
from pmdesk.language.languages import language
from pmdesk.language.masking import mask, prose_of
from pmdesk.language.sentences import MAX_SENTENCE, split
from tests.pmdesk.language import corpus
from tests.pmdesk.language.anew import check_anew
from tests.steps import steps

PEOPLE = ["Ada Lind", "@blind"]
SENTENCES = [sentence.text for sentence in corpus.read("development")[0]]
texts = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.text(max_size=30),
        st.sampled_from(
            ["`", "“", '"', "\n", "\n\n", "> ", "```\n", "    ", "| ", "Ada ", "’", "'"]
        ),
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=150)
@given(texts)
def test_every_finding_lies_in_the_text_and_what_is_hidden_keeps_its_length(text: str) -> None:
    assert len(mask(text)) == len(prose_of(text)) == len(text)
    for finding in check(text, PEOPLE):
        assert 0 <= finding.start < finding.end <= len(text)
        assert 1 <= len(finding.rewordings) <= 3
    check_action(text)


@settings(max_examples=100)
@given(texts)
def test_sentences_are_pieces_of_the_text_in_order(text: str) -> None:
    end = 0
    for sentence in split(text):
        assert sentence.start >= end
        assert text[sentence.start :].replace("\n", " ").startswith(sentence.text)
        assert len(sentence.text) <= MAX_SENTENCE
        end = sentence.start + len(sentence.text)


WORST: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "a" * n,
    "blanks": lambda n: "the engineer" + " " * n + "forgot",
    "triggers without an end": lambda n: "the engineer should have ignored " * (n // 32),
    "adverbs": lambda n: "the engineer " + "really " * (n // 7) + "should have checked",
    "auxiliaries": lambda n: "the engineer " + "had been " * (n // 9) + "warned",
    "joiners": lambda n: "the engineer " + "and " * (n // 4) + "forgot it",
    "prepositions": lambda n: "the engineer " + "of the team " * (n // 12) + "forgot it",
    "commas": lambda n: "the engineer" + ", again" * (n // 7) + ", forgot it",
    "quotation marks": lambda n: '"' * n,
    "backticks": lambda n: "`" * n,
    "brackets": lambda n: "<" * n,
    "equals": lambda n: "a=" * (n // 2),
    "hyphens": lambda n: "a-" * (n // 2),
    "handles": lambda n: "@" * n,
    "addresses": lambda n: "a.b@c." * (n // 6),
    "names": lambda n: "Ada Lind " * (n // 9),
    "initials": lambda n: "A. " * (n // 3),
    "new lines": lambda n: "\n" * n,
    "bars": lambda n: "| " * (n // 2),
    "how": lambda n: "how could the " * (n // 14),
    "make sure": lambda n: "make sure that the " * (n // 19),
}


@pytest.mark.parametrize("name", WORST)
def test_twice_the_text_takes_about_twice_the_steps(name: str) -> None:
    long, short = (WORST[name](size) for size in (16_000, 8_000))
    check(short, PEOPLE)
    twice = steps(lambda: check_anew(long, PEOPLE))
    assert twice < 3 * steps(lambda: check_anew(short, PEOPLE)) + 2_000


def test_no_pattern_repeats_what_repeats() -> None:
    """Nested repetition without a bound is what makes a pattern slow."""
    spoken = language("en")
    nested = re.compile(r"[*+]\)[*+]|[*+][^()|]{0,20}\)[*+]")
    for ready in spoken.rules:
        for source in (*ready.rule.patterns, *ready.rule.unless, *ready.rule.unless_after):
            assert not nested.search(spoken.lexicon.filled(source)), source


def test_a_finding_in_a_very_long_paragraph_is_in_its_place() -> None:
    before = "The queue was drained and the pool was grown, " * 500
    text = f"{before}then the engineer forgot the flag."
    (finding,) = check(text)
    assert text[finding.start : finding.end] == "forgot"
    assert finding.category is Category.FAILED_TO_PERSON
