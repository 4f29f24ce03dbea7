"""What it costs to check wording, beside a bare search for one alternation of all its cues."""

import re
from itertools import cycle

from pmdesk.language import check
from pmdesk.language.rules import language
from tests.benchmarks.pairs import Result, measure, timed
from tests.pmdesk.language import corpus
from tests.pmdesk.language.test_extremes import WORST

WORDS = 300
LONG, SHORT = 32_000, 16_000
PEOPLE = ("Priya Raman", "Tomasz Zieliński", "@kdelacroix", "Grace Okafor", "Will Hartley")


def run() -> list[Result]:
    """Measure a paragraph of each sort, and whether the worst texts cost what their length says."""
    sentences = corpus.read("development")[0]
    mixed = _paragraph([one.text for one in sentences])
    blameful = _paragraph([one.text for one in sentences if one.expected])
    return [
        _compared("a paragraph, checked", mixed),
        _compared("the worst paragraph, checked", blameful),
        measure(
            "the worst texts, checked",
            timed(lambda: _check_worst(LONG)),
            timed(lambda: _check_worst(SHORT)),
            limit=2.6,
            against="the same of half the length",
            pairs=3,
        ),
    ]


def _check_worst(size: int) -> None:
    for make in WORST.values():
        check(make(size), PEOPLE)


def _compared(name: str, text: str) -> Result:
    cues = "|".join(map(re.escape, sorted(language("en").by_cue)))
    bare = re.compile(rf"\b(?:{cues})\b", re.IGNORECASE)
    return measure(
        name,
        timed(lambda: check(text, PEOPLE), 10),
        timed(lambda: bare.findall(text), 10),
        limit=3.0,
        against="re, one alternation of the cues",
    )


def _paragraph(sentences: list[str]) -> str:
    """Take sentences from here and there until there are 300 words."""
    words: list[str] = []
    for number in cycle(range(0, len(sentences), 7)):
        words += sentences[(number + len(words)) % len(sentences)].split()
        if len(words) >= WORDS:
            return " ".join(words[:WORDS])
    raise AssertionError
