"""Tells who a noun phrase names, by its last word and what stands before it."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from pmdesk.language.lexicon import Lexicon
from pmdesk.language.sentences import Sentence, Token
from pmdesk.language.who import NO_AGENT, Agent, Names, Who

_SOON = 4
"""Words within which the verb of a subject stands."""
_REACH = 40
"""Words that are looked back at most."""


@dataclass(eq=False)
class Phrases:
    """The noun phrases of one sentence, for one rule.

    `names` says which of its words are known to be names; `is_human` that people rather than
    systems do what the rule speaks of, so that “they” and “the operator” are persons; `is_only`
    that nothing but people does it, so that “the dispatcher” is one, too.
    """

    sentence: Sentence
    lexicon: Lexicon
    names: Names
    is_human: bool = False
    is_only: bool = False
    heads: dict[int, bool] = field(default_factory=dict)
    """Which tokens are words for persons, of those that were asked for; the same for all rules."""

    def asked(self, *, is_human: bool, is_only: bool) -> Self:
        """Return the phrases of the same sentence for another rule."""
        return type(self)(self.sentence, self.lexicon, self.names, is_human, is_only, self.heads)

    def after(self, at: int) -> Agent:
        """Return whom the noun phrase that begins at a character names."""
        tokens = self.sentence.tokens
        first = self._index(at)
        if first >= len(tokens) or (
            self._ends_phrase(tokens[first].word)
            and tokens[first].word not in self.lexicon["determiners"]
        ):
            return NO_AGENT
        if tokens[first].word in self.lexicon["pronouns"]:
            return self._agent(first, first)
        for last in range(first, min(first + 8, len(tokens))):
            if last > first and (self._breaks(last) or self._is_other(last)):
                return self._agent(first, last - 1)
            is_head = self._is_head(last) or self._word(last) in self.lexicon["nobody"]
            if is_head and self._ends_after(last):
                return self._agent(first, last)
        return self._agent(first, min(first + 8, len(tokens)) - 1)

    def _is_other(self, place: int) -> bool:
        """Whether an article opens another phrase: “greedy locks | the operator”, “all the men”."""
        is_article = self._word(place) in self.lexicon["determiners"]
        return is_article and self._word(place - 1) not in self.lexicon.openers

    def within(self, start: int, end: int) -> Agent:
        """Return whom the noun phrase between two characters names."""
        first, last = self._index(start), self._index(end) - 1
        for place in range(first, last + 1):
            if self._word(place) in self.lexicon["prepositions"] and place > first:
                return self._agent(first, place - 1)
        return self._agent(first, last)

    def _index(self, at: int) -> int:
        """Return the number of the first token that does not begin before a character."""
        return bisect_left(self.sentence.tokens, (at,))

    def _word(self, place: int) -> str:
        return self.sentence.tokens[place].word if place >= 0 else ""

    def _ends_phrase(self, word: str) -> bool:
        return not word or not (word[0].isalnum() or word[0] == "_") or word in self.lexicon.stops

    def _breaks(self, place: int) -> bool:
        """Whether a phrase does not go on over a token; over “the first officer” it does."""
        word = self._word(place)
        is_ordinal = (
            word in self.lexicon["adverbs"] and self._word(place - 1) in self.lexicon["determiners"]
        )
        return self._ends_phrase(word) and not is_ordinal

    def _is_head(self, place: int) -> bool:
        """Whether a token is a word for a person."""
        if place < 0:
            return False
        known = self.heads.get(place)
        if known is None:
            token = self.sentence.tokens[place]
            known = token.start in self.names or (
                self.lexicon.is_person(self._last_part(token)) and not self._leads(place)
            )
            self.heads[place] = known
        return known

    def _leads(self, place: int) -> bool:
        """Whether a word is the verb of “leads to”."""
        before = self._word(place - 1)
        is_verb = self._word(place) in self.lexicon["leading"]
        return (
            is_verb
            and before not in self.lexicon["determiners"]
            and self._word_after(place) in self.lexicon["to"]
        )

    def _ends_after(self, place: int) -> bool:
        """Whether the word for a person at a token is the last of its phrase."""
        if place + 1 >= len(self.sentence.tokens):
            return True
        word = self._word(place + 1)
        lists = self.lexicon
        if self._ends_phrase(word) or word in lists.verbs or word in lists.subjects:
            return True
        return word.endswith(self.lexicon.all_endings) or word[0].isdigit()

    def _last_part(self, token: Token) -> str:
        word = token.word.rpartition("/")[2]
        if "-" not in word or word in self.lexicon["people"] or word in self.lexicon["persons"]:
            return word
        modifier, _, last = word.rpartition("-")
        is_tool = last in self.lexicon.tools
        # “cert-manager” is none, “duty-manager” is one.
        return word if is_tool and modifier not in self.lexicon["human_modifiers"] else last

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
        known = self._by_word(word) if word in lists.subjects else None
        if known is None and first == last:
            known = self._pronoun(last, word)
        if known is not None:
            return known
        if last > first and len(word) <= _NUMBER and not self._is_head(last):
            # “Team B”, “Operator 2”
            return self._who(first, last - 1)
        if last > first and word in lists["behind_people"] and self._is_head(last - 1):
            return self._who(first, last - 1)
        word = self._last_part(Token(head.start, head.end, word))
        pair = f"{self._word(last - 1)}-{word}" if last > first else ""
        is_two = pair in lists["persons"]
        if is_two or (lists.is_person(word) and not self._leads(last)):
            # “A social worker”, not “a queue worker”.
            return Who.PERSON if is_two else self._person(first, last, word)
        return Who.NOBODY if pair in lists["nobody"] else self._thing(last, word)

    def _thing(self, place: int, word: str) -> Who:
        """Tell companies, and those outside, from things."""
        if word in self.lexicon["outsiders"]:
            return Who.OUTSIDER
        if word in self.lexicon["organisations"]:
            return Who.ORGANISATION
        return Who.PROPER if self._is_proper(place) else Who.OTHER

    def _is_proper(self, place: int) -> bool:
        """Whether a word is written as a name is, within a sentence: “why Xyzcorp did not”."""
        raw = self.sentence.raw(self.sentence.tokens[place])
        return place > 0 and raw[:1].isupper() and not raw.isupper()

    def _by_word(self, word: str) -> Who | None:
        return next((who for who, name in _BY_WORD if word in self.lexicon[name]), None)

    def _pronoun(self, place: int, word: str) -> Who | None:
        """Return who a word that stands alone is, or None where it is no pronoun."""
        lists = self.lexicon
        if word in lists["objects"] or word in lists["me"]:
            return Who.I if word in lists["me"] else Who.PERSON
        if word in lists["those"]:
            after = self._word_after(place)
            also = f"{after}-{self._word_after(place + 1)}"
            is_people = not lists["of_people"].isdisjoint((after, also))
            return Who.PERSON if is_people else Who.OTHER
        if word in self.lexicon["them"]:
            are_people = self._acts(place) or self._are_people(place)
            return Who.PERSON if are_people else Who.OTHER
        return self._part(place) if word in self.lexicon["partitives"] else None

    def _person(self, first: int, last: int, word: str) -> Who:
        """Tell “the duty operator” from “the Postgres operator”."""
        modifier = self._word(last - 1) if last > first else ""
        lists = self.lexicon
        if word in lists["departments"] and modifier and modifier not in lists["departments_by"]:
            return Who.OTHER
        if word in lists["rarely_people"]:
            is_surely = self.is_only or self._is_of_a_trade
            said = lists["human_modifiers"] if is_surely else lists.said_of_people
            is_bare = not modifier or modifier.endswith("'s")
            is_person = modifier in said or (is_bare and is_surely)
            return Who.PERSON if is_person else Who.OTHER
        if modifier in self.lexicon["machine_modifiers"] and word in self.lexicon["ambiguous"]:
            return Who.OTHER
        if word not in self.lexicon["ambiguous"] or self.is_human or self._is_of_a_trade:
            return Who.PERSON
        is_human = not modifier or modifier in self.lexicon["human_modifiers"]
        return Who.PERSON if is_human or modifier.endswith("'s") else Who.OTHER

    @cached_property
    def _is_of_a_trade(self) -> bool:
        """Whether it is of ships, trains, patients, or of “him”: no driver is software there."""
        near = (self.sentence, self.sentence.before)
        trades, here = self.lexicon["trades"], self.sentence.ends
        # “The driver … his bed” is none, either.
        is_of_one = not self.lexicon["of_one"].isdisjoint(here)
        return is_of_one or any(one and not trades.isdisjoint(one.ends) for one in near)

    def _word_after(self, place: int) -> str:
        return self._word(place + 1 if place + 1 < len(self.sentence.tokens) else -1)

    def _part(self, place: int) -> Who:
        """Return who “some of the engineers” are: what follows says it."""
        if self._word_after(place) not in self.lexicon["of"]:
            return Who.OTHER
        after = self.after(self.sentence.tokens[place + 1].end)
        return after.who

    def _acts(self, place: int) -> bool:
        """Whether what follows a token is what people do."""
        following = self.sentence.tokens[place + 1 : place + 1 + _SOON]
        return any(token.word in self.lexicon["human_acts"] for token in following)

    def _are_people(self, place: int) -> bool:
        """Whether “they” and “their” are said of people."""
        return self.is_human or self._speaks_of_people(place)

    def _speaks_of_people(self, place: int) -> bool:
        """Whether people were spoken of before a token, or persons in the sentence before."""
        those = self.lexicon["organisations"] | self.lexicon["anybody"]
        for other in range(place - 1, max(place - _REACH, -1), -1):
            if self._is_head(other) or self._word(other) in those:
                return True
        before = self.sentence.before
        return before is not None and not before.ends.keys().isdisjoint(self.lexicon.surely_people)


_BY_WORD = (
    (Who.I, "speaker"),
    (Who.WE, "us"),
    (Who.NOBODY, "nobody"),
    (Who.PERSON, "pronouns"),
)
_NUMBER = 2
