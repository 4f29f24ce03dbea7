"""The ways in which people are named in a text, and where they are."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from pmdesk.masking.namewords import known
from pmdesk.masking.places import is_place
from pmdesk.search import Folded, fold
from resources import read_text

ARTICLE = re.compile(r"(?:the|an?|our|one)\s", re.IGNORECASE)
"""What a role may begin with."""

_APOSTROPHE = re.compile("[\u2019\u2018\u02bc\u00b4`]")
_UNSEEN_GAP = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Where a line may be broken or the direction turns: nobody sees it, and chats put it by names."""

_ASIDE = re.compile(r"\([^)]*\)|[“”\"]")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”“]+", re.IGNORECASE)
_UNSPACED = 0x2E80
"""From this character on, writings do without spaces, so that words have no edges."""

_EDGE = r"(?<![^\W_])"
"""Where a word begins."""

_REACH = 12
"""Characters before a name in which a title stands."""
_SHORTEST_HANDLE = 4
_SHORTEST_JOINED = 6
_SHORTEST_PIECE = 3
_PAIR = 2
_GAP = r"[\s._\-]{1,2}"
_ACTS = re.compile(
    r"['’]s?\b|,\s| (?:and|&) [A-Z]|\s*\(|"
    r"\s+from (?:the )?[\w-]+ (?:team|group|squad|department)\b|"
    r"\s+(?:\w+ly\s+)?(?:\w+ed|is|was|has|had|did|does|saw|ran|went|said|says|took|made|found|"
    r"told|wrote|got|began|came|gave|knew|left|sent|thought|then|who|"
    r"should|would|could|must|might|will|can|cannot|\w+n['’]t|"
    r"thinks|suspects|notices|suggests|asks|tells|reports|confirms|"
    r"realizes|realises|believes|wants|knows|finds|sees|notes|pings|joins|posts|tries|offers|puts|"
    r"starts|restarts|merges|deploys|opens|closes|fixes|decides|wonders|replies|agrees)\b"
)
"""What follows a name at the start of a sentence, and seldom an order such as “Mark it”."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|\n)[\s\-*•–\d.)“”\"‘(]*$")
_NUMBER = re.compile(r"\s+\d+$")
_NUMBER_AFTER = re.compile(r"^\s*\d|^\s*(?:of\s+)?(?:19|20)\d\d")
_MONTHS = frozenset(("april", "may", "june", "august"))
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s*$")


@dataclass(frozen=True)
class Person:
    """Someone by name, by handle or address where there is one, and what they are called instead.

    `called` is without an article, such as “on-call Widgets engineer”; `role` is the role alone.
    """

    name: str
    handle: str = ""
    called: str = "participant"
    number: int = 0
    """Tells people of the same role apart; 0 where there is one only."""
    role: str = ""

    @property
    def is_nameless(self) -> bool:
        """Whether the role stands where the name was: its words are nobody’s name."""
        if goes_by_role(self.name):
            return True
        same = _bare(self.name) in {_bare(self.called), _bare(self.role)}
        return same and any(map(_is_of_role, self.name.split()))


def goes_by_role(name: str) -> bool:
    """Tell whether a name is a role with its article, such as “The release engineer”."""
    return bool(ARTICLE.match(name)) and any(map(_is_of_role, name.split()[-1:]))


def _is_of_role(word: str) -> bool:
    """Tell a word such as “engineer”, “SRE” or “Lead” from one that is written as a name."""
    return word.islower() or word.isupper() or word.lower() in words("roles")


def _bare(role: str) -> str:
    """Return a role folded, without article and number."""
    return _NUMBER.sub("", ARTICLE.sub("", fold(role).text.strip()))


class Sighting(NamedTuple):
    """A stretch of a text that names someone; more than one person where several go by it."""

    start: int
    end: int
    people: tuple[Person, ...]
    is_link: bool = False


class Names:
    """Finds people in texts, whatever the case, the accents and the order of their names."""

    def __init__(self, people: Iterable[Person]) -> None:
        everyone = tuple(people)
        self.parts = frozenset(_parts(everyone))
        """Folded parts of which every form of a name holds one."""
        self._people: dict[str, list[Person]] = {}
        self._ordinary: set[str] = set()
        for person in everyone:
            for form in _forms(person):
                sharing = self._people.setdefault(form.pattern, [])
                if person not in sharing:
                    sharing.append(person)
                if form.is_ordinary:
                    self._ordinary.add(form.pattern)
        # The longest first, so that a full name is not taken for a first name with a rest.
        self._patterns = sorted(self._people, key=lambda form: (_first_of(form), -len(form)))
        self._any = re.compile(_any_of(self._patterns)) if self._people else None

    def find(self, text: str) -> tuple[Sighting, ...]:
        """Return where people are named, in order and never overlapping."""
        if self._any is None:
            return ()
        found = list(self._named(self._any, text, _even(fold(text))))
        if (spaced := _UNSEEN_GAP.sub(" ", text)) != text:
            # Such a gap may stand within a name, and as well between two words.
            found += self._named(self._any, text, _even(fold(spaced)))
            found.sort(key=lambda seen: (seen.start, -seen.end))
        return tuple(_joined(_widened(text, found))) if found else ()

    def _named(self, pattern: re.Pattern[str], text: str, folded: Folded) -> Iterator[Sighting]:
        place = 0
        while match := pattern.search(folded.text, place):
            start, end = folded.original(*match.span())
            start -= text[max(start - 1, 0) : start] == "@"
            while end < len(text) and _is_accent(text[end]):
                end += 1
            place = match.end()
            form = self._patterns[(match.lastindex or 1) - 1]
            is_name = form not in self._ordinary or _means_a_person(text, start, end)
            if is_name and not is_place(text, start, end, known(), self.parts):
                yield Sighting(_title(text, start), end, tuple(self._people[form]))


def _parts(people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        for text in (person.name, person.handle.partition("@")[0] or person.handle.strip("@")):
            ways = _spellings(text)
            parts = [part for way in ways for part in way.split() if len(part) > 1]
            yield from (*parts, *_pieces(parts))


class _Form(NamedTuple):
    """A way to name someone, as a pattern for folded text."""

    pattern: str
    is_ordinary: bool = False


@cache
def words(about: str) -> frozenset[str]:
    """Return a list of words, folded: what is `ordinary`, `titles`, `particles`, `roles`."""
    content = tomllib.loads(read_text("names/words.toml"))
    return frozenset(content[about].split())


def _forms(person: Person) -> Iterator[_Form]:
    yield from _forms_of_handle(person.handle)
    if person.is_nameless:
        return
    for spelled in _spellings(_ASIDE.sub(" ", person.name)):
        parts = [part for part in spelled.split() if part.strip(".,") not in words("titles")]
        yield from _forms_of_name([part.strip(",;") for part in parts if part.strip(".,;")])
    signs = fold(person.name).text.strip()
    if signs and not re.search(r"[^\W_]", signs):
        yield _Form(re.escape(signs))


def _spellings(name: str) -> Iterator[str]:
    """Yield a name folded, and as it is written where the letters are not at hand."""
    folded = _even(fold(name)).text
    yield folded
    spelled = name.casefold()
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        spelled = spelled.replace(letter, letters)
    if (other := _even(fold(spelled)).text) != folded:
        yield other
    if "ø" in folded:
        yield folded.replace("ø", "o")


def _forms_of_name(parts: list[str]) -> Iterator[_Form]:
    if not parts:
        return
    names = [part for part in parts if part not in words("particles")] or parts
    first, last = names[0], names[-1]
    yield _Form(_bounded(_GAP.join(map(re.escape, parts))), len(parts) == 1 and _ordinary(first))
    for alone in (*names, *_pieces(names)):
        if len(alone.strip(".")) > 1:
            yield _Form(_bounded(re.escape(alone)), _ordinary(alone))
    if len(parts) > _PAIR:
        yield _Form(_bounded("".join(map(re.escape, parts))))
    if len(names) > 1:
        surname = _GAP.join(map(re.escape, parts[parts.index(first) + 1 :]))
        is_word = surname == re.escape(last) and _ordinary(last)
        yield _Form(_bounded(surname), is_word)
        yield from _forms_of_pair(re.escape(first), re.escape(last), first, last)


def _pieces(names: list[str]) -> Iterator[str]:
    """Yield the names within double names: whoever is called Park-Lee may be called Park."""
    doubles = (name.split("-") for name in names if "-" in name)
    return (piece for double in doubles for piece in double if len(piece) >= _SHORTEST_PIECE)


def _forms_of_pair(one: str, other: str, first: str, last: str) -> Iterator[_Form]:
    """Yield first and last name together, in both orders, joined, and with initials."""
    yield _Form(_bounded(rf"{one}(?:{_GAP}[^\W\d_]{{1,12}}\.?)?{_GAP}{other}"))
    yield _Form(_bounded(rf"{other},?{_GAP}{one}"))
    yield _Form(_bounded(one + other))
    yield _Form(_bounded(rf"{re.escape(first[0])}(?:\.[\s\-]?|[_\-]){other}"))
    yield _Form(_bounded(rf"{one}[\s._\-]{re.escape(last[0])}"))
    for joined in (first[0] + last, first + last[0]):
        if len(joined) >= _SHORTEST_JOINED:
            yield _Form(_bounded(re.escape(joined)))


def _forms_of_handle(handle: str) -> Iterator[_Form]:
    folded = _even(fold(handle.strip().removeprefix("mailto:"))).text
    bare = folded.lstrip("@")
    local = bare.partition("@")[0]
    if not local:
        return
    yield _Form(_bounded("@" + re.escape(local)))
    yield _Form(_bounded(re.escape(bare)), _ordinary(bare))
    if len(local) >= _SHORTEST_HANDLE:
        yield _Form(_bounded(re.escape(local)), _ordinary(local))


def _ordinary(word: str) -> bool:
    return len(word.strip(".")) < 2 or word in words("ordinary")  # noqa: PLR2004 - one letter


def _any_of(patterns: Sequence[str]) -> str:
    """Return what matches any of some patterns, each in a group of its own.

    Most letters of a text stand within a word or begin no name, and one look tells that. Those
    that begin alike stand together, so that of many names few are tried.
    """
    each = [
        f"(?={first})(?:{'|'.join(f'({pattern})' for pattern in alike)})"
        for first, alike in groupby(patterns, _first_of)
    ]
    edged = all(pattern.startswith((_EDGE, "@")) for pattern in patterns)
    start = rf"(?:{_EDGE}|(?=@))" if edged else ""
    firsts = "".join(sorted({_first_of(pattern) for pattern in patterns}))
    return f"{start}(?=[{firsts}])(?:{'|'.join(each)})"


def _first_of(pattern: str) -> str:
    """Return the letter with which a pattern begins."""
    bare = pattern.removeprefix(_EDGE)
    return bare[:2] if bare.startswith("\\") else bare[0]


def _bounded(pattern: str) -> str:
    """Let a pattern match whole words only, where a writing has words; digits may follow."""
    if any(ord(char) >= _UNSPACED for char in pattern):
        return pattern
    start = "" if pattern.startswith("@") else _EDGE
    return rf"{start}{pattern}\d{{0,4}}(?![^\W_])"


def _even(folded: Folded) -> Folded:
    """Return folded text in which all apostrophes are one."""
    return Folded(_APOSTROPHE.sub("'", folded.text), folded.places)


def _is_accent(char: str) -> bool:
    return bool(unicodedata.combining(char))


def _means_a_person(text: str, start: int, end: int) -> bool:
    """Tell whether an ordinary word is used as a name: by its capital, its place, what follows."""
    after, before = text[end : end + 40], text[:start]
    if "@" in (text[start], before[-1:]):
        return True
    if not before.strip() and not after.strip():
        return True
    if text[start].islower():
        return False
    is_month = text[start:end].lower() in _MONTHS
    if _NUMBER_AFTER.match(after) or (is_month and _NUMBER_BEFORE.search(before)):
        return False
    return not _SENTENCE_START.search(before) or bool(_ACTS.match(after))


def _title(text: str, start: int) -> int:
    """Return where the title of a name begins, or where the name does."""
    title = _titles(known().titles).search(text, max(0, start - _REACH), start)
    return title.start() if title else start


@cache
def _titles(titles: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, titles.split()))})\.?[ ]$")


def _widened(text: str, found: list[Sighting]) -> Iterator[Sighting]:
    """Let a name within an address or a link stand for all of it."""
    links = [match.span() for match in _LINK.finditer(text)]
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for seen in found:
        if span := _around(seen, links):
            yield Sighting(min(seen.start, span[0]), span[1], seen.people, is_link=True)
        elif span := _around(seen, addresses):
            yield Sighting(min(seen.start, span[0]), span[1], seen.people)
        else:
            yield seen


def _around(seen: Sighting, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((span for span in spans if span[0] < seen.end and seen.start < span[1]), None)


def _joined(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """Drop what lies within the sighting before it."""
    end = 0
    for seen in sightings:
        if seen.start >= end:
            yield seen
            end = seen.end
