"""Finds persons by their names, the surest evidence first.

First the participants: full, first and last name, handle, address. Then forms that only people
have: a title or an initial with a surname, a handle, an address. Last a list of first names, which
is a mere hint and needs a verb of doing or saying beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pmdesk.language import roles
from pmdesk.language.finding import Strength
from pmdesk.language.folding import folded, spellings
from pmdesk.language.masking import FILLER
from pmdesk.language.namewords import NameWords
from pmdesk.model import Participant

_HANDLE = re.compile(r"(?<![\w.@/\-])@([A-Za-z][\w\-]{1,38})(?![\w(/]|\.\w)")
_ADDRESS = re.compile(r"(?<![\w.+\-@/:])([A-Za-z][\w.+\-]{0,63})@[\w\-]+(?:\.[\w\-]+){1,4}")
_WORD = re.compile(r"[^\W\d_][\w]*(?:['’\-][^\W\d_]\w*)*")
_SPLIT = re.compile(r"[\s,._]+")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A person’s name in a text; `participant` is who it is, where the record knows."""

    start: int
    end: int
    strength: Strength
    participant: Participant | None = None
    is_listed: bool = False
    """Whether only the list of names knows it."""


@dataclass(frozen=True)
class Roster:
    """The people of a record, found by any form of their names.

    A participant that is a plain text is a name, a handle or an address.
    """

    people: tuple[str | Participant, ...]
    words: NameWords
    not_people: frozenset[str] = frozenset()
    """Folded words that are known not to be persons: learned ones, and services."""
    _forms: dict[str, Participant | None] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls,
        people: Iterable[str | Participant],
        words: NameWords,
        not_people: Iterable[str] = (),
    ) -> "Roster":
        """Collect the forms of every name."""
        return cls(tuple(people), words, frozenset(map(folded, not_people)))

    @cached_property
    def forms(self) -> dict[str, Participant | None]:
        """Every folded form by which a participant is found, the fullest first."""
        found: dict[str, Participant | None] = {}
        for person in self.people:
            who = None if isinstance(person, str) else person
            written = (person,) if isinstance(person, str) else (person.name, person.handle)
            for text in written:
                for form in _forms(text, self.words.particle_words):
                    found.setdefault(form, who)
        return {form: found[form] for form in sorted(found, key=len, reverse=True)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.forms:
            return None
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s{1,5}") for form in self.forms)
        return re.compile(rf"(?<![\w\-@.])@?(?:{forms})(?![\w\-]|\.\w|@)")

    def find(self, text: str) -> list[Name]:
        """Return the names in a text whose code and quotations are hidden, in order.

        To find them in what is quoted as well, give the text as it is.
        """
        if not text or (not self._pattern and not _MAY_HOLD.search(text)):
            return []
        found = list(self._participants(text))
        taken = {at for name in found for at in range(name.start, name.end)}
        for name in (*self._formed(text), *self._listed(text)):
            if name.start not in taken:
                taken.update(range(name.start, name.end))
                found.append(name)
        return sorted(found, key=lambda name: name.start)

    def _participants(self, text: str) -> Iterator[Name]:
        if self._pattern is None:
            return
        plain = folded(text)
        for match in self._pattern.finditer(plain):
            form = " ".join(match[0].split()).removeprefix("@")
            if form in self.not_people or not self._is_name(text, plain, match, form):
                continue
            yield Name(match.start(), match.end(), Strength.STRONG, self.forms[form])

    def _is_name(self, text: str, plain: str, match: re.Match[str], form: str) -> bool:
        """Whether a form stands here for a person, and is not a common word or a thing."""
        if match[0].startswith("@") or " " in form or "@" in form:
            return True
        raw = text[match.start() : match.end()]
        after = _following(plain, match.end())
        if after in self.words.thing_words and plain[match.end() : match.end() + 1] != "'":
            return False
        if form in self.words.common_words:
            return self._is_framed(text, plain, match, after)
        return not raw.islower() or len(form) > _LONG_ENOUGH

    def _is_framed(self, text: str, plain: str, match: re.Match[str], after: str) -> bool:
        """Whether a name that is a common word stands where only a name can stand."""
        raw = text[match.start() : match.end()]
        if not raw[0].isupper() or (raw.isupper() and len(raw) > _INITIALS):
            return False
        rest = plain[match.end() : match.end() + 3]
        if rest.startswith(("'s", "’s")) or after in self.words.act_words:
            return True
        before = text[: match.start()].rstrip(" \t*_")
        if _is_start(before):
            return rest.startswith((" (", ",")) or after == "from"
        previous = _WORD.findall(folded(before[-24:]))
        if (previous and previous[-1] in self.words.month_words) or rest.strip()[:1].isdigit():
            return False
        following = text[match.end() : match.end() + 2].strip()
        return not (following[:1].isupper() or re.search(r"[A-Z]\w*$", before[-24:]))

    def _formed(self, text: str) -> Iterator[Name]:
        for match in self.words.titled.finditer(text):
            words = _WORD.findall(match[0])
            if folded(words[-1]) in self.words.other_words | self.not_people:
                continue
            before = _WORD.findall(folded(text[max(0, match.start() - 24) : match.start()]))
            if match[0][1] == "." and before and before[-1] in self.words.numbered_words:
                continue
            is_first = match[0][1] == "." and _is_start(text[: match.start()].rstrip(" \t*_"))
            if is_first and _following(folded(text), match.end()) not in self.words.act_words:
                continue
            yield Name(match.start(), match.end(), Strength.STRONG)
        for match in _HANDLE.finditer(text):
            if self._is_personal(match[1]) and not match[1][0].isupper():
                yield Name(match.start(), match.end(), Strength.STRONG)
        for match in _ADDRESS.finditer(text):
            if self._is_personal(match[1]):
                sure = re.fullmatch(r"[A-Za-z]{2,}[._][A-Za-z]{2,}", match[1])
                strength = Strength.STRONG if sure else Strength.HINT
                yield Name(match.start(), match.end(), strength)

    def _is_personal(self, handle: str) -> bool:
        small = folded(handle)
        parts = set(re.split(r"[._\-+\d]+", small)) | {small}
        return (
            not parts & self.words.group_parts
            and not small.endswith("bot")
            and small not in self.not_people
            and FILLER not in small
        )

    def _listed(self, text: str) -> Iterator[Name]:
        listed = self.words.listed_words
        for match in _CAPITALISED.finditer(text):
            small = folded(match[0])
            if small not in listed or small in self.not_people:
                continue
            end = self._with_surname(text, match.end())
            if self._acts(text, match.start(), end, is_full=end > match.end(), small=small):
                yield Name(match.start(), end, Strength.HINT, is_listed=True)

    def _with_surname(self, text: str, end: int) -> int:
        """Return where a first name ends together with the surname behind it."""
        surname = _SURNAME.match(text, end)
        if surname is None or folded(surname[1]) in self.words.other_words | self.words.thing_words:
            return end
        return surname.end()

    def _acts(self, text: str, start: int, end: int, *, is_full: bool, small: str) -> bool:
        """Whether a listed name stands in a frame that makes it a person."""
        plain = folded(text[end : end + 40])
        words = _WORD.findall(plain)
        follows = bool(plain[:1] == " " and words and words[0] in self.words.act_words)
        if follows and len(words) > 1 and words[0] in self.words.weak_words:
            follows = words[1] in self.words.act_words
        before = _WORD.findall(folded(text[max(0, start - 24) : start]))
        is_behind = bool(before) and before[-1] in self.words.before_words
        if is_behind and text[start - 1 : start] not in " \n":
            is_behind = False
        if small in self.words.common_words:
            return is_full and (follows or is_behind)
        return follows or is_behind


_LONG_ENOUGH = 3
_INITIALS = 2
_CAPITALISED = re.compile(r"(?<![\w@./#\-])[^\W\d_a-z][^\W\d_A-Z]{2,20}(?![\w\-/]|\.\w)")
_SURNAME = re.compile(
    r"[ ]([^\W\d_a-z][^\W\d_]{1,24}(?:-[^\W\d_a-z][^\W\d_]{1,20})?)(?![\w/]|\.\w)"
)
_MAY_HOLD = re.compile(r"[^\W\d_a-z]|@")


def _forms(text: str, particles: frozenset[str]) -> Iterator[str]:
    """Yield the folded forms of a name, a handle or an address as it was written down."""
    text = " ".join(text.split()).removeprefix("@")
    if not text:
        return
    local, at, _ = text.partition("@")
    yield from spellings(text)
    parts = [part for part in _SPLIT.split(local) if part.casefold() not in particles]
    if at and len(parts) == 1:
        yield from spellings(local)
        return
    if at:
        yield from spellings(" ".join(parts))
    for part in parts:
        if len(part) >= _SHORTEST and _PART.fullmatch(part):
            yield from spellings(part)


def _following(plain: str, end: int) -> str:
    match = _NEXT.match(plain, end)
    return match[1] if match else ""


_PART = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NEXT = re.compile(r"[ ](?:\w+ly )?([^\W\d_]+)")


def _is_start(before: str) -> bool:
    """Whether what follows a text begins a sentence."""
    return not before or before[-1] in ".!?:;|\n-•*>"


def rewordings(name: Name, text: str) -> tuple[tuple[str, ...], bool]:
    """Return what to call a person instead, and whether it fits in the name’s place."""
    before = text[: name.start].rstrip(" \t*_")
    exact = roles.phrase(name.participant) if name.participant else ""
    found: tuple[str, ...] = (exact,) if exact else roles.UNKNOWN
    if _is_start(before):
        found = tuple(role[:1].upper() + role[1:] for role in found)
    return found, bool(exact)
