"""Tells what the words between a noun phrase and its verb are: links, asides, other verbs."""

from dataclasses import dataclass

from pmdesk.language.persons import Phrases

REACH = 40
"""Words that a search goes back at most."""
FAR = 12
"""Tokens within which the verb of a person stands."""
ASIDE = 24
"""Tokens of a passage between two commas, dashes or brackets at most."""
_DASHES = {"–", "—"}


@dataclass(eq=False)
class Links(Phrases):
    """The words of one sentence that lead from one noun phrase to the next."""

    def _is_relative(self, place: int) -> bool:
        """Whether “that” at a token speaks of the person before it: “someone that did it”."""
        return self._word(place) in self.lexicon["thing_relatives"] and self._is_head(place - 1)

    def _opens_gerund(self, last: int, first: int) -> bool:
        """Whether “after” or the like opens a clause without a subject: “after wrongly wiping”."""
        if self._word(last) not in self.lexicon["before_gerunds"]:
            return False
        adverbs, endings = self.lexicon["adverbs"], self.lexicon.endings("adverb")
        tokens = self.sentence.tokens[first : first + 3]
        words = (token.word for token in tokens)
        verb = next((one for one in words if one not in adverbs and not one.endswith(endings)), "")
        return verb.endswith(self.lexicon.endings("gerund"))

    def _skipped(self, last: int) -> int:
        """Walk left over adverbs, auxiliaries and passages between two commas."""
        skipped = self.lexicon.skipped
        floor = max(-1, last - REACH)
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
        for place in range(closing - 1, max(closing - ASIDE, 0), -1):
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

    def _before_doing(self, link: int) -> int:
        """Return what links a phrase to the noun before it: “the one in charge of paging us”."""
        is_linked = self._is_gerund(link) and self._word(link - 1) in self.lexicon["prepositions"]
        return link - 1 if is_linked and link > 1 else link

    def _before_adverbs(self, link: int) -> int:
        """Return where the words begin that lead a link: “the one responsible for it”."""
        while link > 1 and self._word(link - 1) in self.lexicon["adverbs"]:
            link -= 1
        return link

    def _is_at(self, place: int, *kinds: str) -> bool:
        """Whether a word says what the person before it is at: “a fitter doing some work”."""
        ends = tuple(ending for kind in kinds for ending in self.lexicon.endings(kind))
        is_act = self._word(place).endswith(ends)
        is_noun = self._word(place) in self.lexicon["gerund_nouns"]
        return is_act and not is_noun and self._is_head(place - 1)

    def _is_article(self, place: int) -> bool:
        """Whether a word only opens a phrase; “those on call” are people."""
        word = self._word(place)
        return word in self.lexicon["determiners"] and word not in self.lexicon["those"]

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

    def _is_described(self, first: int) -> bool:
        """Whether the phrase that begins at a token only describes what stands before it."""
        return first > 0 and self._describes(first - 1) and not self._is_agent(first - 1)

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
            if place < last and self._is_at(place, "gerund"):
                break
            first = place
            if word in self.lexicon["determiners"]:
                break
        return first

    def _verb_after(self, place: int) -> int:
        """Return the token after one that looks like its verb, else 0.

        Adverbs may stand between, and behind a person what describes that: “the engineer on call”.
        """
        lists, is_inside = self.lexicon, False
        first = self._past_brackets(place + 1)
        for verb in range(first, min(first + FAR, len(self.sentence.tokens))):
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
        inside = range(place + 1, min(place + FAR, len(self.sentence.tokens)))
        closing = (at + 1 for at in inside if self._word(at) == ")")
        opens = place < len(self.sentence.tokens) and self._word(place) == "("
        return next(closing, place) if opens else place

    def _is_verb(self, place: int) -> bool:
        """Whether a token looks like a verb that a subject stands before."""
        word = self._word(place if place < len(self.sentence.tokens) else -1)
        return word in self.lexicon.finite or word.endswith(self.lexicon.endings("past"))

    def _is_name(self, place: int) -> bool:
        return self.sentence.tokens[place].start in self.names
