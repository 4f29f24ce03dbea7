"""Finds who is the subject of a verb, without parsing: the words to its left say enough.

From a trigger the search walks left over adverbs and auxiliaries, takes the noun phrase that ends
there, and steps over phrases that only describe it (“the engineer on the night shift”). The last
word of the phrase says who it is: “the operator pod” is a pod.
"""

from dataclasses import dataclass
from functools import cached_property

from pmdesk.language.persons import NO_AGENT, THINGS, Agent, Phrases, Who

_REACH = 40
"""Words that a search goes back at most."""
_CLAUSE_ENDS = frozenset(";:(|")
_FAR = 12
"""Tokens within which the verb of a person stands."""
_OPENING = ("boundaries", "relatives")
"""Lists of words that begin another clause."""
_NEAR = 5
"""Tokens before an act in which its owner stands."""
_DASHES = {"–", "—"}
_ASIDE = 24
"""Tokens of a passage between two commas, dashes or brackets at most."""


@dataclass(eq=False)
class Clauses(Phrases):
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

    def _opens_gerund(self, last: int, first: int) -> bool:
        """Whether “after” or the like opens a clause without a subject: “after wrongly wiping”."""
        if self._word(last) not in self.lexicon["before_gerunds"]:
            return False
        adverbs, endings = self.lexicon["adverbs"], self.lexicon.endings("adverb")
        tokens = self.sentence.tokens[first : first + 3]
        words = (token.word for token in tokens)
        verb = next((one for one in words if one not in adverbs and not one.endswith(endings)), "")
        return verb.endswith(self.lexicon.endings("gerund"))

    def _doer(self, opening: int) -> Agent:
        """Return whose clause another without a subject belongs to, before it or behind a comma."""
        before = self._inherited(opening)
        if before.who is not Who.NONE:
            return before
        behind = range(opening + 1, min(opening + _ASIDE, len(self.sentence.tokens) - 1))
        comma = next((place for place in behind if self._word(place) == ","), -1)
        return self.after(self.sentence.tokens[comma + 1].start) if comma > 0 else NO_AGENT

    def _is_relative(self, place: int) -> bool:
        """Whether “that” at a token speaks of the person before it: “someone that did it”."""
        return self._word(place) in self.lexicon["thing_relatives"] and self._is_head(place - 1)

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
        for place in range(last, max(-1, last - _FAR), -1):
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

    def _skipped(self, last: int) -> int:
        """Walk left over adverbs, auxiliaries and passages between two commas."""
        skipped = self.lexicon.skipped
        floor = max(-1, last - _REACH)
        while last > floor:
            word = self._word(last)
            if word in {",", ")", *_DASHES}:
                opening = self._opening(last)
                if opening < 0:
                    return last
                last = opening - 1
            elif word in skipped or (
                word.endswith(self.lexicon.endings("adverb")) and word not in self.lexicon["people"]
            ):
                last -= 1
            elif word in self.lexicon["to"] and self._word(last - 1) in self.lexicon["reported"]:
                last -= 2
            else:
                return last
        return last

    def _opening(self, closing: int) -> int:
        """Return where the passage began that ends here: “, in hindsight,” or “(Payments)”."""
        wanted = "(" if self._word(closing) == ")" else self._word(closing)
        for place in range(closing - 1, max(closing - _ASIDE, 0), -1):
            is_comma = wanted == ","
            if self._word(place) == wanted and (not is_comma or self._is_aside(place + 1, closing)):
                return place
        return -1

    def _is_aside(self, first: int, closing: int) -> bool:
        """Whether a passage that begins at a token only describes what stands before it."""
        word = self._word(first)
        is_link = word in self.lexicon.stops and word not in self.lexicon["joiners"]
        is_act = word.endswith(self.lexicon.endings("gerund") + self.lexicon.endings("past"))
        return is_link or is_act or self._is_full_name(first, closing)

    def _is_full_name(self, first: int, behind: int) -> bool:
        """Whether the tokens up to another are written as a name is: “the head, Ada Lind,”."""
        tokens = self.sentence.tokens[first:behind]
        return len(tokens) > 1 and all(self.sentence.raw(one)[:1].isupper() for one in tokens)

    def _phrase(self, last: int) -> Agent:
        """Return whom the noun phrase that ends at a token names, past what describes it."""
        found: Agent = NO_AGENT
        is_inside = False
        floor = max(-1, last - _REACH)
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
            last = link - 1 - self._acts_behind(link - 1)
        return self._past_relative(found)

    def _is_article(self, place: int) -> bool:
        """Whether a word only opens a phrase; “those on call” are people."""
        word = self._word(place)
        return word in self.lexicon["determiners"] and word not in self.lexicon["those"]

    def _acts_behind(self, place: int) -> bool:
        """Whether a word says what the person before it does: “the team caring for him”."""
        word = self._word(place)
        is_act = word.endswith(self.lexicon.endings("gerund") + self.lexicon.endings("past"))
        return is_act and word not in self.lexicon["gerund_nouns"] and self._is_head(place - 1)

    def _before_doing(self, link: int) -> int:
        """Return what links a phrase to the noun before it: “the one in charge of paging us”."""
        is_linked = self._is_gerund(link) and self._word(link - 1) in self.lexicon["prepositions"]
        return link - 1 if is_linked and link > 1 else link

    def _before_adverbs(self, link: int) -> int:
        """Return where the words begin that lead a link: “the one responsible for it”."""
        while link > 1 and self._word(link - 1) in self.lexicon["adverbs"]:
            link -= 1
        return link

    def _is_gerund(self, place: int) -> bool:
        """Whether the phrase after a token is its object: “appointing a manager” is no manager."""
        word = self._word(place)
        if (
            not word.endswith(self.lexicon.endings("gerund"))
            or word in self.lexicon["prepositions"]
            or word in self.lexicon["not_gerunds"]
        ):
            return False
        return place == 0 or not self._is_someone(place - 1)

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

    def _describes(self, place: int) -> bool:
        """Whether a word links what follows to a noun before it."""
        word = self._word(place)
        if word in self.lexicon["boundaries"] and self._word(place - 1).endswith(
            self.lexicon.endings("past")
        ):
            # “It landed after the pilot forgot it” has two clauses.
            return False
        if word in self.lexicon["prepositions"] and word not in self.lexicon["relatives"]:
            return True
        return word.endswith(self.lexicon.endings("gerund")) and self._is_someone(place - 1)

    def _is_someone(self, place: int) -> bool:
        """Whether a token is a word for a person, or “someone”."""
        return self._is_head(place) or self._word(place) in self.lexicon["pronouns"]

    def _first_of_phrase(self, last: int) -> int:
        """Return where the noun phrase begins that ends at a token; after it if there is none."""
        if last >= 0 and self._word(last) in self.lexicon.subjects:
            return last
        first = last + 1
        for place in range(last, max(last - 7, -1), -1):
            word = self._word(place)
            is_part = word in self.lexicon["quantifiers"] and place < last
            if word in self.lexicon.subjects or (self._breaks(place) and not is_part):
                break
            if place < last and self._does_behind(place):
                break
            first = place
            if word in self.lexicon["determiners"]:
                break
        return first

    def _does_behind(self, place: int) -> bool:
        """Whether a word says what the person before it is at: “a fitter doing some work”."""
        word = self._word(place)
        is_act = word.endswith(self.lexicon.endings("gerund"))
        return is_act and word not in self.lexicon["gerund_nouns"] and self._is_head(place - 1)

    def _inherited(self, joiner: int) -> Agent:
        """Return the subject of the clause before “and”: the last noun phrase before a verb."""
        floor = max(0, joiner - _REACH)
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

    def _is_described(self, first: int) -> bool:
        """Whether the phrase that begins at a token only describes what stands before it."""
        return first > 0 and self._describes(first - 1) and not self._is_agent(first - 1)

    def _does(self, link: int) -> bool:
        """Whether who does it stands behind “by”: “caused by an engineer”."""
        is_by = self._word(link) in self.lexicon["by"]
        return is_by and self._word(link - 1).endswith(self.lexicon.endings("past"))

    def _is_agent(self, link: int) -> bool:
        """Whether who is meant stands behind a preposition: “at noon the engineer”, “done by”."""
        before = self._word(link - 1)
        is_free = link < 1 or not before.isalpha() or before.endswith(self.lexicon.endings("past"))
        return self._word(link) in self.lexicon["agents_by"] and (
            is_free or before in self.lexicon["irregular"]
        )

    def _verb_after(self, place: int) -> int:
        """Return the token after one that looks like its verb, else 0.

        Adverbs may stand between, and behind a person what describes that: “the engineer on call”.
        """
        lists, is_inside = self.lexicon, False
        first = self._past_brackets(place + 1)
        for verb in range(first, min(first + _FAR, len(self.sentence.tokens))):
            word = self._word(verb)
            if word in lists["adverbs"] or word.endswith(lists.endings("adverb")):
                continue
            if self._word(place) in lists["nominatives"]:
                return verb if word[0].isalpha() else 0
            if self._is_verb(verb) or (self._is_name(place) and word.endswith("s")):
                return 0 if word in lists["not_past"] else verb
            is_link = word in lists["prepositions"] and word not in lists["relatives"]
            if not is_link and (not is_inside or self._ends_phrase(word)):
                return 0
            is_inside = is_inside or self._is_head(place)
            if not is_inside:
                return 0
        return 0

    def _past_brackets(self, place: int) -> int:
        """Return a token, or the one behind the brackets that it opens: “the mate (CM)”."""
        inside = range(place + 1, min(place + _FAR, len(self.sentence.tokens)))
        closing = (at + 1 for at in inside if self._word(at) == ")")
        opens = place < len(self.sentence.tokens) and self._word(place) == "("
        return next(closing, place) if opens else place

    def _is_verb(self, place: int) -> bool:
        """Whether a token looks like a verb that a subject stands before."""
        word = self._word(place if place < len(self.sentence.tokens) else -1)
        return word in self.lexicon.finite or word.endswith(self.lexicon.endings("past"))

    def _is_name(self, place: int) -> bool:
        return self.sentence.tokens[place].start in self.names
