"""What it costs to check wording, beside a bare search for one alternation of all its cues."""

import re

from pmdesk.language.languages import language
from tests.benchmarks.pairs import Result, measure, timed
from tests.pmdesk.language import paragraphs
from tests.pmdesk.language.anew import check_anew
from tests.pmdesk.language.test_extremes import WORST

LONG, SHORT = 32_000, 16_000


def run() -> list[Result]:
    """Measure paragraphs of 300 words, and whether the worst texts cost what their length says."""
    return [
        _ordinary(),
        *(_worst(name, *paragraph) for name, paragraph in paragraphs.worst().items()),
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
        check_anew(make(size), paragraphs.PEOPLE)


def _ordinary() -> Result:
    words = frozenset().union(*(one.pattern.needs[0] for one in language("en").trials.every))
    cues = "|".join(map(re.escape, sorted(words)))
    bare = re.compile(rf"\b(?:{cues})\b", re.IGNORECASE)
    text = paragraphs.ordinary()
    return measure(
        "300 words, checked",
        timed(lambda: check_anew(text, paragraphs.PEOPLE), 10),
        timed(lambda: bare.findall(text), 10),
        limit=3.0,
        against="re, one alternation of the cues",
    )


def _worst(name: str, text: str, people: tuple[str, ...]) -> Result:
    usual = paragraphs.ordinary()
    return measure(
        f"300 words, {name}",
        timed(lambda: check_anew(text, people), 10),
        timed(lambda: check_anew(usual, paragraphs.PEOPLE), 10),
        limit=2.5,
        against="300 ordinary words",
    )
