"""The cues of a pattern are words without which it cannot match."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdesk.language.cues import WORD, Reader
from pmdesk.language.languages import language
from pmdesk.language.masking import mask
from pmdesk.language.sentences import split
from tests.pmdesk.language import corpus

READER = Reader({"roles": frozenset({"engineer", "team"})}, {"softly": r"(?:\w+ly ){0,3}"})


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("forgot", {"forgot"}),
        ("ignor(?:ed|ing)", {"ignored", "ignoring"}),
        ("(?:the )?fault of", {"fault"}),
        (r"had \w+ neglected", {"neglected"}),
        (r"(?:over)?\w+ing blame", {"blame"}),
        ("{softly}dismissed by", {"dismissed"}),
        ("{roles} (?:broke|wiped)", {"broke", "wiped"}),
        (r"re-?train(?:ed)? the", {"retrain", "retrained", "train", "trained"}),
        ("judgement|judgment", {"judgement", "judgment"}),
        ("(?!only)careles[sz]", {"careless", "carelesz"}),
        (r"\w+", set()),
        (r"(?:the|\w+'s) boat", {"boat"}),
        (r"\w+'s own", {"own"}),
        (r"^\W*imagine (?:no|the)", {"imagine"}),
    ],
)
def test_a_pattern_needs_the_words_that_every_match_has(pattern: str, expected: set[str]) -> None:
    trigger = READER.trigger(pattern)
    assert (trigger.words if trigger else set()) == expected


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_rule_matches_holds_a_cue_of_its_pattern(data: st.DataObject) -> None:
    lexicon = language("en").lexicon
    sources = [source for ready in language("en").rules for source in ready.rule.patterns]
    source = data.draw(st.sampled_from([s for s in sources if "(?!" not in s and "(?<" not in s]))
    spelt = lexicon.filled(source).replace(r"[\w", "[a-z").replace(r"\w", "[a-z]")
    text = data.draw(st.from_regex(re.compile(spelt), fullmatch=True))
    trigger = lexicon.reader.trigger(source)
    assert trigger
    assert trigger.words & set(WORD.findall(text))
    for words in trigger.also:
        assert words & set(WORD.findall(text))


def test_every_rule_has_cues_so_that_it_is_not_tried_on_every_sentence() -> None:
    for ready in language("en").rules:
        for pattern in ready.patterns:
            assert pattern.trigger, pattern.source


@pytest.mark.parametrize(
    ("pattern", "left", "right"),
    [
        ("forgot", 6, 6),
        ("was forgotten by", 16, 16),
        (r"(?:the|a) (?:un)?fit", 9, 9),
        (r"(?:the|a) \w{3,12} forgot", 23, 7),
        (r"forgot \w{3,12}", 7, 19),
        (r"forgot(?! it) [ab]+ ", 10, 31),
    ],
)
def test_how_far_a_match_reaches_is_read_from_the_pattern(
    pattern: str, left: int, right: int
) -> None:
    trigger = READER.trigger(pattern)
    assert trigger
    assert (trigger.left, trigger.right) == (left, right)


def test_a_pattern_finds_near_its_words_what_it_finds_in_the_whole_sentence() -> None:
    texts = [one.text for name in ("development", "held_back") for one in corpus.read(name)[0][::6]]
    sentences = [sentence for text in texts for sentence in split(mask(text))]
    for ready in language("en").rules:
        for pattern in (*ready.patterns, *ready.unless.every):
            for sentence in sentences:
                whole = [match.span() for match in pattern.compiled.finditer(sentence.lower)]
                assert [match.span() for match in pattern.matches(sentence)] == whole
