"""Whether an action has an end: whether one can tell when it is done."""

from itertools import pairwise

from pmdesk.language.narrow import AMOUNT, ENOUGH, Narrow

_OPENING = 4
"""Words among which the verb of what was done stands."""
_PAST = "ed"
_OF_STATES = ("ed", "in", "on", "off", "up", "set", "written")


class Ending(Narrow):
    """What tells when an action is done."""

    @property
    def is_bounded(self) -> bool:
        """Whether it has an end."""
        lists = self.guide.lists
        if self.process is not None:
            return self._goes_on_to_result or self.asks_one_thing or self._names_state
        if not self.is_actionable:
            is_meant = self._is_done or self._is_promised
            return self._is_noun_of_result or self.asks_one_thing or is_meant
        has_number = AMOUNT.search(self.line) is not None
        if self._is_endless and not has_number:
            return False
        if self.words[0] in lists["amount_verbs"]:
            return has_number or not lists["until"].isdisjoint(self.words)
        if self.words[0] in lists["open_verbs"]:
            return self.narrowness >= ENOUGH
        return not self._is_bare_plural

    @property
    def _goes_on_to_result(self) -> bool:
        """Whether work only comes first: “investigate and fix”."""
        joiner, verb = (*self.words[1:3], "", "")[:2]
        lists = self.guide.lists
        return joiner in lists["joiners"] and verb in lists["verbs"]

    @property
    def _is_noun_of_result(self) -> bool:
        """Whether it opens with what a verb with a result is called: “adding an index”."""
        stem = self.words[0].removesuffix("ing")
        forms = {stem, f"{stem}e", stem[:-1]} if stem != self.words[0] else set()
        closed = self.guide.lists["verbs"] - self.guide.lists["open_verbs"]
        return not closed.isdisjoint(forms) and not self._is_endless and not self._is_bare_plural

    @property
    def _is_done(self) -> bool:
        """Whether it tells of what was done, as a list that is kept up to date does."""
        lists, words = self.guide.lists, self.words
        is_passive = any(
            word in lists["done"] and self._is_past(after) for word, after in pairwise(words)
        )
        opens = any(map(self._is_past, words[:_OPENING]))
        return (opens or is_passive) and self.narrowness > 0 and not self._is_endless

    @property
    def _is_promised(self) -> bool:
        """Whether it says that something will be done: “we will revert it”."""
        lists = self.guide.lists
        rest = [word for word in self._told if word not in lists["openers"]]
        closed = lists["verbs"] - lists["open_verbs"]
        says = any(word in lists["modals"] and after in closed for word, after in pairwise(rest))
        return says and not self._is_endless

    def _is_past(self, word: str) -> bool:
        return word.endswith(_PAST) or word in self.guide.lists["pasts"]

    @property
    def _is_endless(self) -> bool:
        """Whether a word has no end, such as “more”; “more than” and “to better tell” have one."""
        lists, words = self.guide.lists, ("", *self._told, "")
        return any(
            word in lists["endless"]
            and before not in lists["no_end_before"]
            and after not in lists["no_end_after"]
            for before, word, after in zip(words, words[1:], words[2:], strict=False)
        )

    @property
    def _told(self) -> tuple[str, ...]:
        """The words without the purpose behind them: “…, so that it is found in the future”."""
        lists = self.guide.lists
        ends = (
            at
            for at, (word, after) in enumerate(pairwise(self.words))
            if word in lists["purposes"]
            or (at and word == "to" and after in lists["purpose_verbs"])
        )
        return self.words[: next(ends, None)]

    @property
    def _names_state(self) -> bool:
        """Whether it asks that something is in a state that can be seen: “make sure it is off”."""
        lists, words = self.guide.lists, self._told
        if self.words[0] not in lists["assurances"] or not lists["endless"].isdisjoint(words):
            return False
        pairs = tuple(pairwise(words))
        is_state = any(
            word in lists["states"] and after.endswith(_OF_STATES) for word, after in pairs
        )
        is_able = any(word in lists["abilities"] for word, _ in pairs)
        return is_state or (is_able and self.narrowness >= ENOUGH)

    @property
    def _is_bare_plural(self) -> bool:
        """Whether it asks for some more of a kind: “add tests”."""
        content = self.content
        is_some = (
            len(content) == 1
            and content[0].endswith("s")
            and content[0] in self.guide.lists["vague"]
        )
        return is_some or not content
