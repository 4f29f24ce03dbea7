"""Finds who is the subject of a verb, without parsing: the words to its left say enough.

From a trigger the search walks left over adverbs and auxiliaries, takes the noun phrase that ends
there, and steps over phrases that only describe it (“the engineer on the night shift”). The last
word of the phrase says who it is: “the operator pod” is a pod.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pmdesk.language.lexicon import Lexicon
from pmdesk.language.sentences import Sentence, Token

_REACH = 40
"""Words that a search goes back at most."""


class Who(StrEnum):
    """What the subject of a verb is; rules name these."""

    PERSON = "person"
    NAMED = "named"
    """A name that only a list of names knows."""
    I = "i"  # noqa: E741 - the word itself
    WE = "we"
    NOBODY = "nobody"
    OUTSIDER = "outsider"
    OTHER = "other"
    """A system, or a thing."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who does something, and where that stands in the sentence, as characters."""

    who: Who
    start: int = 0
    end: int = 0


NO_AGENT = Agent(Who.NONE)
Names = Mapping[int, Who]
"""Where words begin, in a sentence, that are names of persons."""


@dataclass(frozen=True)
class Clauses:
    """The subjects in one sentence, for one rule.

    `names` says which of its words are known to be names; `is_human` that only people do what the
    rule speaks of, so that “they” and “the operator” are persons.
    """

    sentence: Sentence
    lexicon: Lexicon
    names: Names
    is_human: bool = False

    def before(self, at: int) -> Agent:
        """Return the subject of what begins at a character."""
        last = self._skipped(self._index(at) - 1)
        if last >= 0 and (self._word(last) in self.lexicon["joiners"] or self._word(last) == ","):
            return self._inherited(last)
        if last >= 0 and self._word(last) in {"who", "whoever"}:
            before = self._phrase(last - 1 - (self._word(last - 1) == ","))
            return before if before.who is not Who.NONE else self._agent(last, last)
        return self._phrase(last)

    def after(self, at: int) -> Agent:
        """Return whom the noun phrase that begins at a character names."""
        tokens = self.sentence.tokens
        first = self._index(at)
        if first >= len(tokens) or (
            self._ends_phrase(tokens[first].word)
            and tokens[first].word not in self.lexicon["determiners"]
        ):
            return NO_AGENT
        for last in range(first, min(first + 8, len(tokens))):
            word = tokens[last].word
            if self._ends_phrase(word) and last > first:
                return self._agent(first, last - 1)
            if self._is_head(last) and self._ends_after(last):
                return self._agent(first, last)
        return self._agent(first, min(first + 8, len(tokens)) - 1)

    def within(self, start: int, end: int) -> Agent:
        """Return whom the noun phrase between two characters names."""
        first, last = self._index(start), self._index(end) - 1
        for place in range(first, last + 1):
            if self._word(place) in self.lexicon["prepositions"] and place > first:
                return self._agent(first, place - 1)
        return self._agent(first, last)

    def owner(self, at: int) -> Agent:
        """Return whose the thing is whose name begins at a character: “the engineer’s” one."""
        place = self._index(at) - 1
        word = self._word(place)
        possessive = {"his": Who.PERSON, "her": Who.PERSON, "your": Who.PERSON, "my": Who.I}
        possessive |= {"our": Who.WE, "their": Who.PERSON, "whose": Who.PERSON}
        if word in possessive:
            token = self.sentence.tokens[place]
            return Agent(possessive[word], token.start, token.end)
        if word == "'":
            place -= 1
        elif not word.endswith("'s"):
            return NO_AGENT
        return self._agent(self._first_of_phrase(place), place)

    def around(self, at: int) -> Agent:
        """Return the subject of the clause in which a character stands."""
        return self._inherited(self._index(at))

    def _index(self, at: int) -> int:
        """Return the number of the first token that does not begin before a character."""
        tokens = self.sentence.tokens
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if tokens[middle].start < at else (low, middle)
        return low

    def _word(self, place: int) -> str:
        return self.sentence.tokens[place].word if place >= 0 else ""

    def _skipped(self, last: int) -> int:
        """Walk left over adverbs, auxiliaries and passages between two commas."""
        skipped = self.lexicon.skipped
        floor = max(-1, last - _REACH)
        while last > floor:
            word = self._word(last)
            if word in {",", ")", "–", "—"}:
                opening = self._opening(last)
                if opening < 0:
                    return last
                last = opening - 1
            elif word in skipped or (word.endswith("ly") and word not in self.lexicon["people"]):
                last -= 1
            else:
                return last
        return last

    def _opening(self, closing: int) -> int:
        """Return where the passage began that ends here: “, in hindsight,” or “(Payments)”."""
        wanted = "(" if self._word(closing) == ")" else self._word(closing)
        for place in range(closing - 1, max(closing - 12, 0), -1):
            if self._word(place) == wanted:
                inside = self._word(place + 1)
                is_aside = inside in self.lexicon.stops - self.lexicon["joiners"]
                return place if is_aside or inside.endswith("ing") or wanted == "(" else -1
        return -1

    def _phrase(self, last: int) -> Agent:
        """Return whom the noun phrase that ends at a token names, past what describes it."""
        found: Agent = NO_AGENT
        floor = max(-1, last - _REACH)
        while last > floor:
            first = self._first_of_phrase(last)
            if first > last:
                return found
            found = self._agent(first, last)
            link = first - 1
            if self._is_gerund(link):
                return Agent(Who.OTHER, found.start, found.end)
            if link < 1 or not self._describes(link):
                break
            before = self._agent(self._first_of_phrase(link - 1), link - 1)
            if before.who is Who.NONE:
                break
            if self._word(link - 1) in self.lexicon["partitives"]:
                break
            last = link - 1
        return self._past_relative(found)

    def _is_gerund(self, place: int) -> bool:
        """Whether the phrase after a token is its object: “appointing a manager” is no manager."""
        word = self._word(place)
        if not word.endswith("ing") or word in self.lexicon["prepositions"]:
            return False
        return place == 0 or not self._is_head(place - 1)

    def _past_relative(self, found: Agent) -> Agent:
        """Return the person of “the engineer who deployed the change”, not the change."""
        if found.who is not Who.OTHER:
            return found
        place = self._index(found.start) - 1
        for before in range(place, max(place - 8, -1), -1):
            word = self._word(before)
            if word == "whoever":
                return self._agent(before, before)
            if word == "who":
                return self._phrase(before - 1)
            if word in self.lexicon["boundaries"] or word in {",", ";", ":"}:
                break
        return found

    def _describes(self, place: int) -> bool:
        """Whether a word links what follows to a noun before it."""
        word = self._word(place)
        if word in self.lexicon["prepositions"] and word not in {"who", "whom"}:
            return True
        return word.endswith("ing") and self._is_head(place - 1)

    def _first_of_phrase(self, last: int) -> int:
        """Return where the noun phrase begins that ends at a token; after it if there is none."""
        first = last + 1
        for place in range(last, max(last - 7, -1), -1):
            word = self._word(place)
            if self._ends_phrase(word) or (first <= last and word in self.lexicon.subjects):
                break
            first = place
            if word in self.lexicon["determiners"]:
                break
        return first

    def _ends_phrase(self, word: str) -> bool:
        return not word or not (word[0].isalnum() or word[0] == "_") or word in self.lexicon.stops

    def _is_head(self, place: int) -> bool:
        """Whether a token is a word for a person."""
        if place < 0:
            return False
        token = self.sentence.tokens[place]
        return token.start in self.names or self._last_part(token) in self.lexicon["people"]

    def _last_part(self, token: Token) -> str:
        word = token.word.rpartition("/")[2]
        if word in self.lexicon["people"] or "-" not in word:
            return word
        return word.rpartition("-")[2]

    def _ends_after(self, place: int) -> bool:
        """Whether the word for a person at a token is the last of its phrase."""
        if place + 1 >= len(self.sentence.tokens):
            return True
        word = self._word(place + 1)
        if self._ends_phrase(word) or word in self.lexicon.verbs:
            return True
        return word.endswith(("ing", "ed", "ly")) or word[0].isdigit()

    def _agent(self, first: int, last: int) -> Agent:
        """Return whom the noun phrase between two tokens, both included, names."""
        if first > last or last < 0:
            return NO_AGENT
        tokens = self.sentence.tokens
        return Agent(self._who(first, last), tokens[first].start, tokens[last].end)

    def _who(self, first: int, last: int) -> Who:
        head = self.sentence.tokens[last]
        word = head.word.removesuffix("'s").removesuffix("'")
        lists = self.lexicon
        if head.start in self.names:
            return self.names[head.start]
        known = next((who for who, name in _BY_WORD if word in lists[name]), None)
        if known is None and first == last:
            known = self._pronoun(last, word)
        if known is not None:
            return known
        if last > first and len(word) <= _NUMBER and not self._is_head(last):
            # “Team B”, “Operator 2”
            return self._who(first, last - 1)
        word = self._last_part(Token(head.start, head.end, word))
        if word in lists["people"]:
            return self._person(first, last, word)
        return Who.OUTSIDER if word in lists["outsiders"] else Who.OTHER

    def _pronoun(self, place: int, word: str) -> Who | None:
        """Return who a word that stands alone is, or None where it is no pronoun."""
        if word in _OBJECTS:
            return _OBJECTS[word]
        if word == "those":
            return Who.PERSON if self._word_after(place) in _OF_PEOPLE else Who.OTHER
        if word in self.lexicon["them"]:
            return Who.PERSON if self.is_human or self._speaks_of_people(place) else Who.OTHER
        return self._part(place) if word in self.lexicon["partitives"] else None

    def _person(self, first: int, last: int, word: str) -> Who:
        """Tell “the duty operator” from “the Postgres operator”."""
        modifier = self._word(last - 1) if last > first else ""
        if word in self.lexicon["rarely_people"]:
            said = self.lexicon["human_modifiers"] - self.lexicon["determiners"]
            return Who.PERSON if modifier in said else Who.OTHER
        if modifier in self.lexicon["machine_modifiers"] and word in self.lexicon["ambiguous"]:
            return Who.OTHER
        if word not in self.lexicon["ambiguous"] or self.is_human:
            return Who.PERSON
        is_human = not modifier or modifier in self.lexicon["human_modifiers"]
        return Who.PERSON if is_human or modifier.endswith("'s") else Who.OTHER

    def _word_after(self, place: int) -> str:
        return self._word(place + 1 if place + 1 < len(self.sentence.tokens) else -1)

    def _part(self, place: int) -> Who:
        """Return who “some of the engineers” are: what follows says it."""
        if self._word_after(place) != "of":
            return Who.OTHER
        after = self.after(self.sentence.tokens[place + 1].end)
        return after.who

    def _speaks_of_people(self, place: int) -> bool:
        """Whether a person was spoken of before a token, or in the sentence before."""
        if any(self._is_head(other) for other in range(place - 1, max(place - _REACH, -1), -1)):
            return True
        before = self.sentence.before
        return before is not None and bool(
            before.words & (self.lexicon["people"] - self.lexicon["ambiguous"])
        )

    def _inherited(self, joiner: int) -> Agent:
        """Return the subject of the clause before “and”: the first noun phrase before a verb."""
        start = joiner
        while start > max(0, joiner - _REACH) and self._word(start - 1) not in {";", ":", "(", "|"}:
            start -= 1
        best = NO_AGENT
        for place in range(start, joiner):
            word = self._word(place)
            is_subject = self._is_head(place) or word in self.lexicon.subjects
            if not is_subject or not self._verb_follows(place, joiner):
                continue
            first = self._first_of_phrase(place)
            if (
                first > 0
                and self._describes(first - 1)
                and self._word(first - 1) not in {"at", "by"}
            ):
                continue
            best = self._agent(first, place)
        return best

    def _verb_follows(self, place: int, end: int) -> bool:
        """Whether the word after a token, past adverbs, looks like a verb."""
        lists = self.lexicon
        place += 1
        while place < end and (
            self._word(place) in lists["adverbs"] or self._word(place).endswith("ly")
        ):
            place += 1
        word = self._word(place) if place < end else ""
        return (
            word in lists["auxiliaries"] or word in lists["past_irregular"]
            or word in lists["norms"] or (word.endswith("ed") and word not in _NOT_PAST)
        )  # fmt: skip


_BY_WORD = (
    (Who.I, "speaker"),
    (Who.WE, "us"),
    (Who.NOBODY, "nobody"),
    (Who.PERSON, "pronouns"),
)
_NUMBER = 2
_OBJECTS = {"him": Who.PERSON, "her": Who.PERSON, "me": Who.I}
_OF_PEOPLE = frozenset({"on", "who", "responsible", "involved", "present", "working"})
_NOT_PAST = frozenset({"need", "feed", "seed", "shed", "speed"})
