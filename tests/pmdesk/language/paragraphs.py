"""Paragraphs of 300 words: an ordinary one, and the worst that could be thought of."""

from collections.abc import Iterable
from itertools import cycle, islice

from pmdesk.language import Category
from tests.pmdesk.language import corpus

WORDS = 300
PEOPLE = ("Priya Raman", "Tomasz Zieliński", "@kdelacroix", "Grace Okafor", "Will Hartley")
MANY = tuple(
    f"{first} {last}"
    for first in ("Ada", "Bert", "Carla", "Dirk", "Eva", "Finn", "Gus", "Hana", "Ines", "Jon")
    for last in ("Lind", "Moss", "Okoro", "Price", "Quade")
)
"""Fifty participants."""

_SENTENCES = corpus.read("development")[0]


def _paragraph(texts: Iterable[str], words: int) -> str:
    each = (word for text in cycle(list(texts)) for word in text.split())
    return " ".join(islice(each, words))


def ordinary(words: int = WORDS) -> str:
    """Return a paragraph of blameless sentences full of the words that rules look for."""
    return _paragraph((one.text for one in _SENTENCES[::7] if not one.expected), words)


def _dense(category: Category, words: int) -> str:
    return _paragraph((one.text for one in _SENTENCES if category.value in one.expected), words)


def _run_on(words: int) -> str:
    """Return one sentence without an end, in which all that is blameful follows on an “and”."""
    parts = (one.text.rstrip(".!?").lower() for one in _SENTENCES[3::3] if one.expected)
    return _paragraph((f"{part.replace('. ', ' ')} and" for part in parts), words)


_HOSTILE = {
    "triggers": "the engineer should have ignored",
    "made and caused": "the team made a mistake by mistake because of the team",
    "who": "the engineer who broke the engineer who",
    "did not": "they did not check, they never read, nobody tested",
    "how could": "how could the operator not just",
    "one name": "Ada Lind and Will Hartley",
    "listed names": "Maria Jose told John that Peter asked",
    "quotation marks": 'he said "it was careless"',
}


def worst(words: int = WORDS) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return paragraphs of so many words by what is bad about them, each with its participants."""
    mixed = _paragraph((one.text for one in _SENTENCES), words)
    found = {
        **{f"dense {one.value}": _dense(one, words) for one in Category},
        "a run-on": _run_on(words),
        "a run-on without commas": _run_on(words).replace(",", ""),
        "capitals": mixed.upper(),
        "commas": ", ".join(mixed.replace(",", "").split()),
        **{name: _paragraph([text], words) for name, text in _HOSTILE.items()},
    }
    people = {name: (text, PEOPLE) for name, text in found.items()}
    return {
        **people,
        "fifty participants": (_paragraph(MANY, words), MANY),
        "fifty in a run-on": (_run_on(words), MANY),
    }
