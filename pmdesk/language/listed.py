"""First names from a list: a mere hint, and only where a person would stand.

That is before a verb of doing or saying, before what is someone’s, behind “asked”, where someone
is spoken to, and beside another name.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from pmdesk.masking.names import words as known_words
from pmdesk.masking.namewords import NameWords, small

Span = tuple[int, int]

_PART = r"[^\W\d_a-z][^\W\d_A-Z]{2,20}"
_FIRST = re.compile(rf"(?<![\w./#\-])(?<!\w@){_PART}(?:-{_PART})?(?![\w\-/]|\.\w)")
_LAST = re.compile(r"[ ]([^\W\d_a-z][^\W\d_]{1,24}(?:-[^\W\d_a-z][^\W\d_]{1,20})?)(?![\w/]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWNS = re.compile(r"['’]s? ([^\W\d_]+)(?: ([^\W\d_]+))?")
_JOINT = re.compile(r"(?:,|,? (?:and|or|&)) ")
_INSIDE = re.compile(r"[a-z0-9,] ")
_JOINTS = (", and ", ", or ", " and ", " or ", " & ", ", ")
_ROLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?$")
_FROM = re.compile(r" (?:of|from|at) (?:the )?[^\W\d_a-z]")
_PROSE = re.compile(r"(?<![\w@#/-])[a-z]{2,}(?![\w@/-])")
_WORDS_OF_PROSE = 4
"""Words in small letters that a sentence has at least; a byline or a caption has fewer."""
_BACK = re.compile(r" (?:he|she|his|her|him|himself|herself)\b")
_FAR = 100
"""Characters behind a name within which “he” or “her” comes back to it."""
_PAST = "ed"
_DOING = ("ing", "tten", "wn")
"""How the second word ends of “was doing”, “has written”."""
_REACH = 40
_SOON = 5
"""Words behind a name in which it is said who someone is."""


@dataclass(frozen=True)
class Listed:
    """The listed names in a sentence; `taken` are its characters that are known names already."""

    text: str
    names: frozenset[str]
    words: NameWords
    taken: Container[int] = ()

    def find(self) -> Iterator[Span]:
        """Yield where a listed name, with a surname if there is one, stands for a person."""
        spans = list(self._candidates())
        sure = [self._is_person(*span) for span in spans]
        for near in (range(1, len(spans)), range(len(spans) - 2, -1, -1)):
            for at in near:
                beside = at - near.step
                first, second = sorted((spans[at], spans[beside]))
                is_joined = _JOINT.fullmatch(self.text, first[1], second[0])
                sure[at] = sure[at] or (sure[beside] and bool(is_joined))
        yield from (span for span, is_sure in zip(spans, sure, strict=True) if is_sure)

    def _candidates(self) -> Iterator[Span]:
        for match in _FIRST.finditer(self.text):
            name, end = small(match[0]), self._with_surname(match.end())
            # “Julia” is a language, “Julia Brode” is none.
            is_both = end > match.end() and name in self.words["also_people"]
            is_name = is_both or all(map(self._is_name, name.split("-")))
            if match.start() in self.taken or not is_name:
                continue
            if name not in known_words("ordinary") or self._is_plainly_name(*match.span(), end):
                yield match.start(), end

    def _is_plainly_name(self, start: int, first_end: int, end: int) -> bool:
        """Whether a name that is a word, too, has its capital as a name: “then Mark”."""
        has_surname = end > first_end and not self.text.endswith("s", 0, end)
        return has_surname or self._is_inside(start)

    def _is_inside(self, start: int) -> bool:
        """Whether a capital is not that of a sentence: a small word or a time stands before it."""
        return bool(_INSIDE.match(self.text, max(0, start - 2)))

    def _is_name(self, word: str) -> bool:
        return word not in self.words["not_people"] and (
            word in self.names or word in known_words("given")
        )

    def _with_surname(self, end: int) -> int:
        surname = _LAST.match(self.text, end)
        if surname is None:
            return end
        is_other = small(surname[1]) in self.words.no_surnames
        return end if is_other else surname.end()

    def _is_person(self, start: int, end: int) -> bool:
        following = [word.lower() for word in _WORD.findall(self.text[end : end + _REACH])]
        after = self.text[end : end + 2]
        is_addressed = after == ", " and any(w in self.words["spoken_to"] for w in following[:2])
        acts = after[:1] == " " and self._acts(following)
        if self._is_full(start, end) or (after == ": " and self._opens(start)):
            return True
        if self._is_apposed(start, end) or self._is_whole(start, end):
            return True
        is_other = self._owns(end) or self._is_behind(start) or self._is_beside_known(start)
        return acts or is_addressed or is_other

    def _is_full(self, start: int, end: int) -> bool:
        """Whether a name with a surname is the subject of a sentence, whatever that says."""
        first, _, last = self.text[start:end].partition(" ")
        following = _WORD.match(self.text, end + 1)
        goes_on = following is not None and following[0] in self.words["weak_acts"]
        return bool(last) and goes_on and small(first) not in known_words("ordinary")

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a name with a surname stands in prose, or one that “he” or “her” comes back to.

        A byline or a caption is no prose.
        """
        first, _, last = self.text[start:end].partition(" ")
        plain = small(first)
        is_word = plain in known_words("ordinary") or plain in self.words["also_people"]
        back = bisect_left(self._backs, end)
        is_meant = any(at < end + _FAR for at in self._backs[back : back + 1])
        return not is_word and (is_meant or (bool(last) and self._is_prose))

    @cached_property
    def _is_prose(self) -> bool:
        return len(_PROSE.findall(self.text)) >= _WORDS_OF_PROSE

    @cached_property
    def _backs(self) -> tuple[int, ...]:
        """Where “he” or “her” stands."""
        return tuple(match.start() for match in _BACK.finditer(self.text))

    def _is_apposed(self, start: int, end: int) -> bool:
        """Whether a name says who someone is: “a colleague (Ada)”, “its driver, Ada Lind,”."""
        is_full = " " in self.text[start:end]
        around = self.text[max(0, start - 2) : start], self.text[end : end + 1]
        if around in {(" (", ")"), (" (", " ")}:
            role = _ROLE.search(self.text, max(0, start - _REACH), start - 2)
            return role is not None and role[0].lower() in self.words["roles_before"]
        is_between = around == (", ", ",") or bool(_FROM.match(self.text, end))
        is_plain = is_between and small(self._word_at(start)) not in known_words("ordinary")
        return is_full and (is_plain or (around[1] == "," and self._has_role(end)))

    def _has_role(self, end: int) -> bool:
        """Whether a role follows a name: “Ada Lind, senior network technician”."""
        following = _WORD.findall(self.text[end : end + _REACH])[:_SOON]
        return not self.words["roles_before"].isdisjoint(following)

    def _opens(self, start: int) -> bool:
        """Whether a name opens what it says, as in a chat: at the start, or after the time."""
        return not self.text[:start].rstrip(" *_-•>()[]0123456789:.APMUTCZ")

    def _acts(self, following: list[str]) -> bool:
        """Whether what follows a name is what people do."""
        if following and following[0].endswith("ly"):
            following = following[1:]
        if len(following) > 1 and following[0] in self.words["weak_acts"]:
            if following[1] in self.words["states"] or following[1].endswith(_DOING):
                return True
            following = following[1:]
        first = following[0] if following else ""
        is_past = first.endswith(_PAST) and first not in self.words["no_acts"]
        return is_past or first in self.words["acts"]

    def _owns(self, end: int) -> bool:
        """Whether what follows is someone’s: “’s laptop”."""
        owned = _OWNS.match(self.text, end)
        things = owned.groups("") if owned else ()
        return any(thing.lower() in self.words["owned"] for thing in things)

    def _is_behind(self, start: int) -> bool:
        """Whether a name stands behind a word that people stand behind: “asked”, “by”."""
        before = _WORD.findall(self.text[max(0, start - _REACH) : start])
        if self.text[start - 1 : start] != " " or not before:
            return False
        last, is_word = before[-1].lower(), small(self._word_at(start)) in known_words("ordinary")
        if "-".join(before[-2:]).lower() in self.words["before_pairs"]:
            return True
        if last == "and":
            return not is_word and len(before) > 1 and before[-2].istitle()
        return last in self.words["before"]

    def _word_at(self, start: int) -> str:
        match = _WORD.match(self.text, start)
        return match[0] if match else ""

    def _is_beside_known(self, start: int) -> bool:
        """Whether a known name and an “and” stand before it."""
        ends = (start - len(joint) for joint in _JOINTS if self.text.endswith(joint, 0, start))
        return any(end - 1 in self.taken for end in ends)
