"""Whether a text tells of what a person did, rather than of a system or a process."""

from collections.abc import Iterable

from pmdesk.language.checking import check
from pmdesk.language.clauses import Clauses
from pmdesk.language.finding import Category, Finding, Strength
from pmdesk.language.languages import language
from pmdesk.language.masking import mask
from pmdesk.language.sentences import Sentence, split
from pmdesk.language.who import Who
from pmdesk.model import Participant

_PERSONS = {Who.PERSON, Who.NAMED, Who.I}


def speaks_of_person(
    text: str, participants: Iterable[str | Participant] = (), *, code: str = "en"
) -> bool:
    """Tell whether the subject of a text is a person, by name or role, or the coach says so."""
    found = check(text, tuple(participants), code=code)
    if any(finding.strength is Strength.STRONG for finding in found):
        return True
    return any(_has_person(sentence, found, code) for sentence in split(mask(text)))


def _has_person(sentence: Sentence, found: Iterable[Finding], code: str) -> bool:
    names = {
        at - sentence.start: Who.NAMED
        for finding in found
        if finding.category is Category.PERSONAL_NAME
        for at in range(finding.start, finding.end)
    }
    clauses = Clauses(sentence, language(code).lexicon, names)
    return clauses.around(len(sentence.text)).who in _PERSONS
