"""Finds who is the subject of a verb, without parsing: the words to its left say enough.

From a trigger the search walks left over adverbs and auxiliaries, takes the noun phrase that ends
there, and steps over phrases that only describe it (“the engineer on the night shift”). The last
word of the phrase says who it is: “the operator pod” is a pod.
"""

from dataclasses import dataclass
from functools import cached_property

from pmdesk.language.links import ASIDE, FAR, REACH, Links
from pmdesk.language.who import NO_AGENT, THINGS, Agent, Who

_CLAUSE_ENDS = frozenset(";:(|")
_OPENING = ("boundaries", "relatives")
"""Lists of words that begin another clause."""
_NEAR = 5
"""Tokens before an act in which its owner stands."""


@dataclass(eq=False)
class Clauses(Links):
    """The subjects in one sentence, for one rule."""

    def before(self, at: int) -> Agent:
        """Return the subject of what begins at a character."""
        last = self._skipped(self._index(at) - 1)
        if last >= 0 and (self._word(last) in self.lexicon["joiners"] or self._word(last) == ","):
            return self._inherited(last)
        if last >= 0 and self._word(last) in self.lexicon["relatives"]:
            before = self._phrase(last - 1 - (self._word(last - 1) == ","))
            # “Who” is said of persons: “the one who did it”.
            is_plain = before.who in THINGS
            who = Who.PERSON if is_plain else before.who
            return before._replace(who=who) if who is not Who.NONE else self._agent(last, last)
        if last > 0 and self._is_relative(last):
            return self._phrase(last - 1)
        if last >= 0 and self._opens_gerund(last, self._index(at)):
            return self._doer(last)
        return self._phrase(last)

    def _doer(self, opening: int) -> Agent:
        """Return whose clause another without a subject belongs to, before it or behind a comma."""
        before = self._inherited(opening)
        if before.who is not Who.NONE:
            return before
        behind = range(opening + 1, min(opening + ASIDE, len(self.sentence.tokens) - 1))
        comma = next((place for place in behind if self._word(place) == ","), -1)
        return self.after(self.sentence.tokens[comma + 1].start) if comma > 0 else NO_AGENT

    def owner(self, at: int) -> Agent:
        """Return whose the thing is whose name begins at a character: “the engineer’s” one."""
        place = self._index(at) - 1
        word = self._word(place)
        for who, name in ((Who.PERSON, "possessives"), (Who.I, "my"), (Who.WE, "our")):
            if word in self.lexicon[name]:
                token = self.sentence.tokens[place]
                is_thing = word in self.lexicon["theirs"] and not self._are_people(place)
                return Agent(Who.OTHER if is_thing else who, token.start, token.end)
        if word == "'":
            place -= 1
        elif not word.endswith("'s"):
            return NO_AGENT
        return self._agent(self._first_of_phrase(place), place)

    def doer(self, at: int) -> Agent:
        """Return who did what is the subject of what begins at a character.

        That is whoever has the act, “the mate’s haste”, is named before it, “pilot error”, or
        behind it, “a call by the mate”.
        """
        last = self._skipped(self._index(at) - 1)
        last -= self._word(last) in self.lexicon["thing_relatives"]
        for place in range(last, max(-1, last - FAR), -1):
            word = self._word(place)
            if word in {",", *_CLAUSE_ENDS} or any(word in self.lexicon[one] for one in _OPENING):
                break
            found = self._did(place, last) if word in self.lexicon["acts"] else NO_AGENT
            if found.who is not Who.NONE:
                return found
        return NO_AGENT

    def _did(self, deed: int, last: int) -> Agent:
        """Return who did what a token names, in a phrase that ends at another one."""
        for link in range(deed + 1, last):
            if self._word(link) in self.lexicon["doers_by"]:
                behind = self.after(self.sentence.tokens[link].end)
                if behind.who not in THINGS:
                    return behind
        for place in range(deed, max(-1, deed - _NEAR), -1):
            found = self.owner(self.sentence.tokens[place].start)
            if found.who is not Who.NONE:
                return found
            if place < deed and self._breaks(place):
                break
        return self._phrase(deed - 1) if self._is_head(deed - 1) else NO_AGENT

    def around(self, at: int) -> Agent:
        """Return the subject of the clause in which a character stands."""
        return self._inherited(self._index(at))

    def _phrase(self, last: int) -> Agent:
        """Return whom the noun phrase that ends at a token names, past what describes it."""
        found: Agent = NO_AGENT
        is_inside = False
        floor = max(-1, last - REACH)
        while last > floor:
            first = self._first_of_phrase(last)
            if first > last:
                return found
            found = self._agent(first, last)
            if is_inside and found.who is Who.OUTSIDER:
                found = found._replace(who=Who.PERSON)
            link = self._before_doing(first - 1)
            # “Paging him” is a thing; “saying he …” is none.
            if self._is_gerund(link) and self._word(last) not in self.lexicon["nominatives"]:
                return Agent(Who.OTHER, found.start, found.end)
            if link < 1 or not self._describes(link) or self._does(link):
                break
            link = self._before_adverbs(link)
            before = self._agent(self._first_of_phrase(link - 1), link - 1)
            if before.who is Who.NONE or self._is_article(link - 1):
                break
            if self._word(link - 1) in self.lexicon["partitives"]:
                # “A typo by one of the engineers” is a typo.
                is_of_thing = self._word(link - 2) in self.lexicon["makers_by"]
                return found._replace(who=Who.OTHER) if is_of_thing else found
            linked_in = self._word(link) in self.lexicon["insiders_by"]
            is_inside = is_inside or (found.who is Who.PERSON and linked_in)
            last = link - 1 - self._is_at(link - 1, "gerund", "past")
        return self._past_relative(found)

    def _past_relative(self, found: Agent) -> Agent:
        """Return the person of “the engineer who deployed the change”, not the change."""
        if found.who not in THINGS:
            return found
        place = self._index(found.start) - 1
        for before in range(place, max(place - 8, -1), -1):
            word = self._word(before)
            if word in self.lexicon["whoever"]:
                return self._agent(before, before)
            if word in self.lexicon["relatives"]:
                return self._phrase(before - 1)
            if word in self.lexicon["thing_relatives"] and self._is_verb(before + 1):
                return self._phrase(before - 1)
            if word in self.lexicon["boundaries"] or word in {",", ";", ":"}:
                break
        return found

    def _inherited(self, joiner: int) -> Agent:
        """Return the subject of the clause before “and”: the last noun phrase before a verb."""
        floor = max(0, joiner - REACH)
        for place in range(joiner - 1, floor - 1, -1):
            if self._word(place) in _CLAUSE_ENDS:
                floor = place + 1
                break
        for place, verb in reversed(self._subjects):
            if place < floor:
                break
            if verb < joiner:
                return self._agent(self._first_of_phrase(place), place)
        return NO_AGENT

    @cached_property
    def _subjects(self) -> list[tuple[int, int]]:
        """The words in order that are the subject of a verb, each with that verb, as tokens."""
        return [
            (place, verb)
            for place in range(len(self.sentence.tokens))
            if (self._is_head(place) or self._word(place) in self.lexicon.subjects)
            and (verb := self._verb_after(place))
            and not self._is_described(self._first_of_phrase(place))
        ]
