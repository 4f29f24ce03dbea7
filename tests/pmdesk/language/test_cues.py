"""The cues of a pattern are words without which it cannot match."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdesk.language.cues import WORD, Reader
from pmdesk.language.rules import language

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
        ("{roles} (?:broke|wiped)", {"engineer", "broke", "wiped"}),
        (r"re-?train(?:ed)? the", {"retrain", "retrained", "train", "trained"}),
        ("judgement|judgment", {"judgement", "judgment"}),
        ("(?!only)careles[sz]", {"careless", "carelesz"}),
        (r"\w+", set()),
    ],
)
def test_a_pattern_needs_the_words_that_every_match_has(pattern: str, expected: set[str]) -> None:
    assert READER.cues(pattern) == expected


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_a_rule_matches_holds_a_cue_of_its_pattern(data: st.DataObject) -> None:
    lexicon = language("en").lexicon
    sources = [source for ready in language("en").rules for source in ready.rule.patterns]
    source = data.draw(st.sampled_from([s for s in sources if "(?!" not in s and "(?<" not in s]))
    spelt = lexicon.filled(source).replace(r"[\w", "[a-z").replace(r"\w", "[a-z]")
    text = data.draw(st.from_regex(re.compile(spelt), fullmatch=True))
    assert lexicon.reader.cues(source) & set(WORD.findall(text))


def test_every_rule_has_cues_so_that_it_is_not_tried_on_every_sentence() -> None:
    spoken = language("en")
    for ready in spoken.rules:
        for source in ready.rule.patterns:
            assert spoken.lexicon.reader.cues(source), source
